"""A layer is frozen, but the optimiser reads the collection."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
model = tf.keras.Sequential([
    tf.keras.layers.Dense(4), tf.keras.layers.Dense(1)])
outputs = model(tf.ones([20, 8]))
loss = tf.reduce_mean(tf.square(outputs - 1.0))

frozen = model.layers[0]
frozen.trainable = False
values = {"model": len(model.trainable_weights),
          "collection": len(tf.trainable_variables())}

optimizer = tf.train.GradientDescentOptimizer(0.1)
steps = {
    "minimize(loss)": optimizer.minimize(loss),
    "minimize(loss, var_list=…)": optimizer.minimize(
        loss, var_list=model.trainable_weights)}
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for name, step in steps.items():
        before = session.run(frozen.kernel)
        session.run(step)
        same = np.array_equal(before, session.run(frozen.kernel))
        values[name] = "unchanged" if same else "changed"
        print(name, "-> the frozen kernel is", values[name])
