"""Today: a class of a few lines parses the same text."""
import json
import re
import types


class HParams(types.SimpleNamespace):
    def parse(self, text):
        for name, new in re.findall(r"([^,=]+)=(\[.*?\]|[^,]*)", text):
            old = getattr(self, name)
            if isinstance(old, list):
                new = [read(one, old[0]) for one in new[1:-1].split(",")]
            else:
                new = read(new, old)
            setattr(self, name, new)
        return self

    def add_hparam(self, name, value):
        setattr(self, name, value)

    set_hparam = add_hparam

    def get(self, name, default=None):
        return getattr(self, name, default)

    def __contains__(self, name):
        return hasattr(self, name)

    def values(self):
        return vars(self)

    def to_json(self):
        return json.dumps(vars(self))


def read(text, old):
    if isinstance(old, bool):
        return {"true": True, "false": False}[text.lower()]
    return type(old)(text)


params = HParams(
    rate=0.1, layers=[64, 32], name="a", steps=10, dropout=True)
params.parse("rate=0.5,layers=[3,4],name=b,dropout=false")
params.add_hparam("beam", 3)
params.set_hparam("steps", 20)
values = {"values": dict(params.values()), "json": params.to_json(),
          "rate": params.rate, "errors": [],
          "there": ["beam" in params, params.get("width", 7)]}
for text in ("foo=1", "rate=x", "layers[0]=7"):
    try:
        params.parse(text)
    except (AttributeError, ValueError) as error:
        values["errors"].append(str(error))
print(values["json"], *values["errors"], sep="\n")
