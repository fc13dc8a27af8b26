"""The same today, with that file."""
import sys

import numpy as np
import tensorflow.compat.v1 as tf

sys.path.insert(0, "")  # the file lies in the working folder
import external_optimizer

tf.disable_v2_behavior()


class Descent(external_optimizer.ExternalOptimizerInterface):
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
