"""Today's TensorFlow runs the exported Estimator without its Python code."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")

exported = tf.saved_model.load("exported")
reader = tf.train.load_checkpoint("exported/variables/variables")
serve = exported.signatures["serving_default"]
logits = serve(tf.constant(images))["logits"].numpy()

theirs = np.load("logits.npy")
difference = float(np.abs(logits - theirs).max())
values = {"largest difference": difference,
          "variables": sorted(reader.get_variable_to_shape_map())}
print("takes:", list(serve.structured_input_signature[1]))
print("returns:", list(serve.structured_outputs))
print("logits equal within 0.0001:", difference < 1e-4)
print("holds:", *values["variables"])
