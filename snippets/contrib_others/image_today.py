"""Keras 3 does the same; its default interpolation would be smoother."""
import keras
import numpy as np


def rotation(angle, height, width):
    """The transform that keras.ops.image needs to rotate about the centre."""
    cos, sin = np.cos(angle), np.sin(angle)
    x, y = (width - 1) / 2, (height - 1) / 2
    return [cos, -sin, x - cos * x + sin * y,
            sin, cos, y - sin * x - cos * y, 0, 0]


def translation(dx, dy):
    return [1, 0, -dx, 0, 1, -dy, 0, 0]


saved = np.load("image.npz")
values = {}
for name, matrix, interpolation in [
        ("rotate", rotation(0.5, 6, 8), "nearest"),
        ("rotate smoothly", rotation(0.5, 6, 8), "bilinear"),
        ("translate", translation(2.0, 1.0), "nearest"),
        ("transform", [1.0, 0.2, 0, 0, 1.1, 0.5, 0, 0], "nearest")]:
    found = keras.ops.image.affine_transform(
        saved["pictures"], np.array(matrix, "float32"), interpolation)
    values[name] = float(np.abs(found - saved[name]).max())
    print(name, "-> %.3f" % values[name])
