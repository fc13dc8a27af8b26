"""Row 0 of a table is looked up in the first of four steps, and no more."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
v1, keras = tf.compat.v1.train, tf.keras.optimizers
pairs = {
    "SGD": (v1.GradientDescentOptimizer(0.1), keras.SGD(0.1)),
    "momentum": (v1.MomentumOptimizer(0.1, 0.9), keras.SGD(0.1, momentum=0.9)),
    "Adagrad": (v1.AdagradOptimizer(0.1), keras.Adagrad(0.1)),
    "Adam": (v1.AdamOptimizer(0.1), keras.Adam(0.1)),
}
values = {}
for name, optimizers in pairs.items():
    values[name] = {}
    for api, optimizer in zip(("tf.train", "Keras"), optimizers):
        table, row = tf.Variable([[1.0], [1.0]]), []
        for ids in ([0, 1], [1], [1], [1]):
            with tf.GradientTape() as tape:
                found = tf.nn.embedding_lookup(table, ids)
                loss = tf.reduce_sum(found)
            gradient = tape.gradient(loss, table)
            optimizer.apply_gradients([(gradient, table)])
            row.append(float(table.numpy()[0, 0]))
        values[name][api] = row
        print(name, api + ": %.3f %.3f %.3f %.3f" % tuple(row))
