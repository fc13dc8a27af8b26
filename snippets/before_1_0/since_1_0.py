"""The lines that replaced them in TensorFlow 1.0."""
import os
import tempfile

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()

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
        found = eval(line)
        tensors = found if isinstance(found, (list, tuple)) else [found]
        values[line] = "works"
        if tensors and isinstance(tensors[0], tf.Tensor):
            with tf.Session() as session:
                arrays = session.run(list(tensors))
            if isinstance(arrays[0], bytes):  # a summary
                parts = tf.Summary.FromString(arrays[0]).value
                values[line] = [part.tag for part in parts]
            else:
                values[line] = [array.tolist() for array in arrays]
        print(line, "->", str(values[line])[:60])
    os.chdir(here)
