"""Today: a dataset, which a for loop or fit reads."""
import tempfile

import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # the default in TensorFlow 2


def batches(files, epochs=1, shuffle=False):
    data = tf.data.Dataset.from_tensor_slices(files)
    if shuffle:
        data = data.shuffle(len(files))
    data = data.repeat(epochs)
    data = data.map(lambda name: tf.image.decode_png(tf.io.read_file(name)))
    return data.batch(2, drop_remainder=True)


values = {}
with tempfile.TemporaryDirectory() as folder:
    files = [folder + "/%d.png" % number for number in range(5)]
    for number, file in enumerate(files):
        pixels = tf.constant([[[number]]], tf.uint8)
        tf.io.write_file(file, tf.image.encode_png(pixels))
    values["batches"] = [
        batch.numpy().ravel().tolist() for batch in batches(files)]
    shuffled = [batch.numpy().ravel() for batch in batches(files, 2, True)]
    values["shuffled"] = sorted(int(one) for two in shuffled for one in two)
print(*values["batches"])
