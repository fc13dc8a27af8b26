"""Three steps in 1.x; then three more, in 1.x and in Keras 3 with its slots."""
import keras
import numpy as np
import tensorflow as tf

old, new = tf.compat.v1.train, keras.optimizers
rate = tf.Variable(0.1)
optimisers = {  # and the slots: name in 1.x, name in Keras 3, factor
    "MomentumOptimizer": (
        old.MomentumOptimizer(rate, 0.9), new.SGD(0.05, momentum=0.9),
        [("momentum", "momentum", -0.05)]),  # minus the rate from now on
    "AdagradOptimizer": (
        old.AdagradOptimizer(0.1), new.Adagrad(0.1),
        [("accumulator", "accumulator", 1)]),
    "RMSPropOptimizer": (
        old.RMSPropOptimizer(0.1, momentum=0.9),
        new.RMSprop(0.1, momentum=0.9, epsilon=1e-10),
        [("rms", "velocity", 1), ("momentum", "momentum", 1)]),
    "AdamOptimizer": (
        old.AdamOptimizer(0.1), new.Adam(0.1, epsilon=1e-8),
        [("m", "momentum", 1), ("v", "velocity", 1)]),
}


def three_steps(apply, w):
    for step in range(3):
        apply([(2 * tf.convert_to_tensor(w), w)])  # of the sum of squares


values = {"slots": {}, "apart": {}}
for title, (before, after, slots) in optimisers.items():
    w = tf.Variable([1.0, 2.0, -3.0], name="w")
    three_steps(before.apply_gradients, w)

    ours = keras.Variable(w.numpy(), name="w")
    after.build([ours])
    after.iterations.assign(3)
    variables = {variable.name: variable for variable in after.variables}
    values["slots"][title] = []
    for slot, name, factor in slots:
        array = before.get_slot(w, slot)
        variables["w_" + name].assign(factor * array)
        values["slots"][title].append(
            [array.name.split(":")[0], name, factor])

    rate.assign(0.05)  # for the first optimiser: the rate falls
    three_steps(before.apply_gradients, w)
    three_steps(after.apply_gradients, ours)
    apart = float(np.abs(ours.numpy() - w.numpy()).max())
    values["apart"][title] = apart
    print(title, "equal within 0.00001:", apart < 1e-5)
