"""The same lines, with tensorflow.compat.v1."""
import os
import tempfile

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
y = tf.constant([[5.0, 6.0], [7.0, 8.0]])
image = tf.reshape(x, [1, 2, 2, 1])
text = tf.constant("")
lines = """
tf.mul(x, y)
tf.sub(x, y)
tf.neg(x)
tf.inv(x)
tf.pack([x, y])
tf.unpack(x)
tf.select(x > 2, x, y)
tf.concat(1, [x, y])
tf.split(1, 2, x)
tf.batch_matmul(x, y)
tf.image.resize_images(image, 1, 1)
tf.image.per_image_whitening(image[0])
tf.nn.rnn
tf.scalar_summary("loss", 0.5)
tf.histogram_summary("x", x)
tf.image_summary("image", image)
tf.merge_summary([text])
tf.merge_all_summaries()
tf.train.SummaryWriter("logs").close()
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
