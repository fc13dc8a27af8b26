"""What replaces them."""
import tensorflow.compat.v1 as tf
tf.disable_v2_behavior()
import numpy as np

keras, Lambda = tf.keras, tf.keras.layers.Lambda
boxes = keras.layers.Input([4, 6])
scores = keras.layers.Dense(3, "linear", True, "ones", name="scores")(boxes)
model = keras.models.Model(boxes, scores)


def compiled(layer):
    """A model that has its loss as its output."""
    trained = keras.models.Model(boxes, layer(scores))
    trained.compile("sgd", loss=lambda zeros, loss: loss)
    return float(trained.train_on_batch(np.ones((2, 4, 6)), np.zeros(2)))


lines = """
from tensorflow.compat.v1.keras.layers import InputSpec
assert tf.__version__ >= "1.15"
keras.layers.Reshape((-1, 2))(boxes)
tf.while_loop
loss = compiled(Lambda(lambda s: tf.fill(tf.shape(s)[:1], tf.reduce_sum(s))))
model.add_loss(tf.reduce_mean(scores))
""".strip().splitlines()
for line in lines:
    exec(line)
values = {"lines": lines, "losses": len(model.losses), "loss": loss}
print("all", len(lines), "work")
keras.backend.clear_session()  # frees the model
