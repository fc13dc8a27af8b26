"""What replaces them."""
import tensorflow.compat.v1 as tf
tf.disable_v2_behavior()

keras = tf.keras
boxes = keras.layers.Input([4, 6])
scores = keras.layers.Dense(3, name="scores")(boxes)
model = keras.models.Model(boxes, scores)
lines = """
from tensorflow.compat.v1.keras.layers import InputSpec
assert tf.__version__ >= "1.15"
keras.layers.Reshape((-1, 2))(boxes)
model.add_loss(tf.reduce_mean(scores))
""".strip().splitlines()
for line in lines:
    exec(line)
values = {"lines": lines, "losses": len(model.losses)}
print("all", len(lines), "work")
keras.backend.clear_session()  # frees the model
