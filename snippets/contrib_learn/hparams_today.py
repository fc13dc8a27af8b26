"""Today: a small class parses the same text."""
import json
import re
import types


class HParams(types.SimpleNamespace):
    def parse(self, text):
        for name, new in re.findall(r"([^,=\s]+)\s*=\s*(\[.*?\]|[^,]*)", text):
            old = getattr(self, name)
            if isinstance(old, list):
                new = [read(one, old[0]) for one in new[1:-1].split(",")]
            else:
                new = read(new, old)
            setattr(self, name, new)
        return self

    def __setattr__(self, name, value):
        if isinstance(getattr(self, name, None), float):
            value = float(value)  # 1 would turn it into an integer
        super().__setattr__(name, value)

    add_hparam = set_hparam = __setattr__

    def override_from_dict(self, values):
        for name, value in values.items():
            getattr(self, name)  # an unknown name is an error
            setattr(self, name, value)
        return self

    def parse_json(self, text):
        return self.override_from_dict(json.loads(text))

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
        return {"true": True, "1": True, "false": False, "0": False}[
            text.lower()]
    return type(old)(text)


params = HParams(
    rate=0.1, layers=[64, 32], name="a", steps=10, dropout=True)
params.parse("rate=0.5,layers=[3,4],name=b,dropout=false")
params.parse("rate = 1, layers = [5, 6], dropout=1")
params.rate = 2
params.override_from_dict({"steps": 5}).parse_json('{"name": "c"}')
params.parse("rate=1e-3")
params.add_hparam("beam", 3)
params.set_hparam("steps", 20)
values = {"values": dict(params.values()), "json": params.to_json(),
          "rate": params.rate, "errors": [],
          "there": ["beam" in params, params.get("width", 7)]}
for text in ("foo=1", "rate=x", "layers[0]=7", '{"foo": 1}'):
    try:
        if text[0] == "{":
            params.parse_json(text)
        else:
            params.parse(text)
    except (AttributeError, ValueError) as error:
        values["errors"].append(str(error))
print(values["json"], *values["errors"], sep="\n")
