"""Which of the new lines work without compat.v1."""
import os
import tempfile

import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
y = tf.constant([[5.0, 6.0], [7.0, 8.0]])
image = tf.reshape(x, [1, 2, 2, 1])
text = tf.constant("")
lines = """
tf.multiply(x, y)
tf.subtract(x, y)
tf.negative(x)
tf.reciprocal(x)
tf.stack([x, y])
tf.unstack(x)
tf.where(x > 2, x, y)
tf.concat([x, y], 1)
tf.split(x, 2, 1)
tf.matmul(x, y)
tf.image.resize_images(image, [1, 1])
tf.image.per_image_standardization(image[0])
tf.nn.static_rnn
tf.summary.scalar("loss", 0.5)
tf.summary.histogram("x", x)
tf.summary.image("image", image)
tf.summary.merge([text])
tf.summary.merge_all()
tf.summary.FileWriter("logs").close()
""".strip().splitlines()
values = {}
here = os.getcwd()
with tempfile.TemporaryDirectory() as folder:  # one line writes files
    os.chdir(folder)
    for line in lines:
        try:
            eval(line)
            values[line] = "works"
        except Exception as error:
            said = str(error).split(" for '")[0]  # without the node
            values[line] = type(error).__name__ + ": " + said
        print(line, "->", values[line][:60])
    os.chdir(here)
