"""Today's TensorFlow runs the export of a canned Estimator."""
import numpy as np
import tensorflow as tf


def example(age, word):
    return tf.train.Example(features=tf.train.Features(feature={
        "age": tf.train.Feature(float_list=tf.train.FloatList(value=[age])),
        "word": tf.train.Feature(
            bytes_list=tf.train.BytesList(value=[word.encode()])),
    })).SerializeToString()


loaded = tf.saved_model.load("exported")
examples = tf.constant([
    example(0.1, "red"), example(0.7, "green"),
    example(0.3, "blue"), example(0.5, "pink")])
found = loaded.signatures["predict"](examples=examples)

values = {name: [list(signature.structured_input_signature[1]),
                 sorted(signature.structured_outputs)]
          for name, signature in sorted(loaded.signatures.items())}
difference = float(np.abs(found["logits"] - np.load("exported.npy")).max())
for name, (takes, returns) in values.items():
    print("%s(%s=…):" % (name, *takes), *returns)
print("logits equal within 0.00001:", difference < 1e-5)
values = {"signatures": values, "difference": difference,
          "largest": float(np.abs(found["logits"]).max())}
