"""What replaces them in Keras 3, compared with the results of 1.15."""
import json
from pathlib import Path

import keras
import numpy as np
from keras import ops

draw = np.random.RandomState(0).uniform
x, y = np.float32(draw(0.1, 0.9, (2, 2, 3, 4)))
image, w = np.float32(draw(size=(1, 4, 4, 3))), np.float32(draw(size=(4, 5)))
kernel, where = np.float32(draw(size=(3, 3, 3, 2))), [2, 0]
image, w, x, y = [ops.array(array) for array in (image, w, x, y)]
word, one, times = [np.array(a) for a in ([[0], [1]], [1, 1], [3, 2])]
v, blank, training = keras.Variable([1.0, 2.0]), 3, True

lines = """
x.shape
len(x.shape)
x.dtype.name
keras.config.epsilon()
ops.convert_to_numpy(x)
ops.convert_to_numpy(v)
v.assign([3, 4])
v.assign_add([1, 1])
ops.power(x, 3)
ops.transpose(x, (0, 2, 1))
ops.einsum("bij,bkj->bik", x, y)
ops.reshape(x, (-1,))
keras.layers.Flatten()(x)
ops.repeat(x[:, :1], 3, axis=1)
ops.repeat(x, 2, axis=1)
ops.flip(x, 1)
ops.take(w, where, axis=0)
ops.where(x > y, x, y)
ops.normalize(x, axis=-1)
ops.clip(0.2 * (8 * x - 4) + 0.5, 0, 1)
ops.conv(image, kernel, padding="same")
ops.max_pool(image, (2, 2), (2, 2))
ops.pad(image, ((0, 0), (1, 1), (1, 1), (0, 0)))
keras.layers.UpSampling2D(2)(image)
ops.map(ops.sum, x)
x if training else y
keras.random.normal((2, 3)).shape
keras.random.uniform((2, 3)).shape
keras.random.dropout(x, 0.5).shape
ops.ctc_loss(word, ops.log(ops.softmax(x)), one, times, blank)[:, None]
""".strip().splitlines()
old = json.loads(Path("old.json").read_text())
same = list(old)[:len(old) - len(lines)]  # they only need another prefix
lines = [line.replace("K.", "ops.") for line in same] + lines
values = {"same": len(same), "lines": {}, "apart": {}}
for line, new in zip(old, lines):
    found = eval(new)
    found = ops.convert_to_numpy(found) if hasattr(found, "dtype") else found
    if isinstance(old[line], str):
        apart = float(found != old[line])
    else:
        before, found = [np.array(a, float) for a in (old[line], found)]
        apart = float(np.abs(before - found).max())
        apart = apart if before.shape == found.shape else 1.0
    values["lines"][line], values["apart"][line] = new, apart
worst = max(values["apart"].values())
print(len(lines), "lines, equal within 0.00001:", worst < 1e-5)
