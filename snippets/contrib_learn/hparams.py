"""1.15 parses hyperparameters with tf.contrib.training."""
import tensorflow as tf

params = tf.contrib.training.HParams(
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
    except (KeyError, ValueError) as error:
        values["errors"].append(str(error))
print(values["json"], *values["errors"], sep="\n")
