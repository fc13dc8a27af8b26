"""Lines of an old program, with the two lines above."""
import tensorflow.compat.v1 as tf
tf.disable_v2_behavior()

keras = tf.keras
boxes = keras.layers.Input([4, 6])
scores = keras.layers.Dense(3, name="scores")(boxes)
model = keras.models.Model(boxes, scores)
lines = """
from keras.engine import InputSpec
assert keras.__version__ >= "2.0"
keras.layers.Reshape((None, 2))(boxes)
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
