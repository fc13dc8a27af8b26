"""Two exports, by 1.15 and by the stand-in: the same outputs today."""
import numpy as np
import tensorflow as tf

points = np.random.RandomState(1).normal(size=(3, 4)).astype("float32")
examples = tf.constant([tf.train.Example(features=tf.train.Features(feature={
    "x": tf.train.Feature(float_list=tf.train.FloatList(value=point))
})).SerializeToString() for point in points])


def outputs(folder):
    found = {}
    loaded = tf.saved_model.load(folder)
    for name, signature in sorted(loaded.signatures.items()):
        takes, = signature.structured_input_signature[1]
        fed = tf.constant(points) if takes == "x" else examples
        for key, value in signature(**{takes: fed}).items():
            found[" ".join([name, takes, key])] = value.numpy().tolist()
    return found


values, equal = {}, []
for name in "parsing", "raw":
    then, now = outputs("then/" + name), outputs("now/" + name)
    values[name] = {"then": then, "now": now}
    equal.append(list(then) == list(now) and all(
        np.allclose(then[key], now[key], 0, 1e-5) for key in then))
    print(name + ":", *now, sep="\n  ")
print("the same names, and outputs within 0.00001:", equal == [True, True])
