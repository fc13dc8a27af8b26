"""Lines of an old program, with the two lines above."""
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
from keras.engine import InputSpec
assert keras.__version__ >= "2.0"
keras.layers.Reshape((None, 2))(boxes)
keras.backend.control_flow_ops.while_loop
loss = compiled(Lambda(tf.reduce_sum))
model._losses = []; model.add_loss(tf.reduce_mean(scores))
""".strip().splitlines()
values = {}
for line in lines:
    try:
        exec(line)
        values[line] = "works"
    except Exception as error:
        values[line] = type(error).__name__ + ": " + str(error).split("\n")[0]
    print(line, "->", values[line])
keras.backend.clear_session()  # frees the model
