"""1.15 hands over the file with ScipyOptimizerInterface."""
from pathlib import Path

import numpy as np
import tensorflow as tf

contrib = Path(tf.contrib.__file__).parent
file = contrib / "opt/python/training/external_optimizer.py"
text = file.read_text().replace("np.infty", "np.inf")  # for NumPy 2
Path("external_optimizer.py").write_text(text)
print("without tf.contrib:", "contrib" not in text)


class Descent(tf.contrib.opt.ExternalOptimizerInterface):
    """In place of SciPy: it gets what ScipyOptimizerInterface gets."""

    def _minimize(self, initial_val, loss_grad_func, packed_bounds, **kwargs):
        point, (low, high) = initial_val, np.transpose(packed_bounds)
        for _ in range(100):
            loss, slope = loss_grad_func(point)
            point = np.clip(point - 0.1 * slope, low, high)
        return point


place = tf.Variable([1.0, 3.0], name="place")
loss = tf.reduce_sum(tf.square(place - [4.0, 5.0]))
optimizer = Descent(loss, var_to_bounds={place: (0, [3, np.inf])})
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    optimizer.minimize(session)
    values = {"place": ["%.3f" % one for one in session.run(place)]}
print(*values["place"])
