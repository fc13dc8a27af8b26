"""Names from TensorFlow 1.15, looked up today."""
import json

import tensorflow as tf

with open("names.json") as file:
    names = json.load(file)

gone = [name for name in names if not hasattr(tf, name)]
lost = [name for name in gone if not hasattr(tf.compat.v1, name)]
values = {"gone": gone, "lost": lost}
print("of %d names, %d are gone" % (len(names), len(gone)))
print("of these, %d are not in tf.compat.v1" % len(lost))
