"""Read, resize and save images, as scipy.misc did."""
import tempfile
from pathlib import Path

import numpy as np
import tensorflow as tf

old = np.load(Path(__file__).with_name("scipy_misc.npz"))  # of SciPy 1.1


def stretch(image):
    if image.dtype == np.uint8:
        return image
    low, high = image.min(), image.max()
    return np.uint8(np.round((image - low) * 255 / (high - low)))


def imread(path):
    return tf.io.decode_image(tf.io.read_file(path), 3).numpy()


def imresize(image, size):
    found = tf.image.resize(stretch(image), size, antialias=True)
    return np.uint8(np.round(found))


def imsave(path, image):
    tf.io.write_file(path, tf.image.encode_png(stretch(image)))


def apart(one, other):
    return int(np.abs(one.astype(int) - other).max())


with tempfile.TemporaryDirectory() as folder:
    path = folder + "/image.png"
    imsave(path, old["image"])
    image = imread(path)
    floats = old["floats"][:, :, None]
    imsave(path, floats)
    stretched = imread(path)[:, :, 0]
values = {"read": apart(image, old["image"]),
          "saved": apart(stretched, old["saved"]),
          "resized": apart(imresize(image, (6, 5)), old["half"]),
          "floats, resized": apart(
              imresize(floats, (6, 5))[:, :, 0], old["floats_half"])}
plain = np.uint8(np.round(tf.image.resize(image, (6, 5))))
values["without antialias"] = apart(plain, old["half"])
print(values)
