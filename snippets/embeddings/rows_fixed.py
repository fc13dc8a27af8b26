"""Keras 3 with the optimiser of version 1: row 0 stays where it was."""
import keras
import tensorflow as tf

layer = keras.layers.Embedding(2, 1, embeddings_initializer="ones")
layer.build(None)
optimizer = tf.compat.v1.train.MomentumOptimizer(0.1, 0.9)
values = {"row 0": []}
for ids in ([0, 1], [1], [1], [1]):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(layer(tf.constant(ids)))
    variables = [weight.value for weight in layer.trainable_weights]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    values["row 0"].append(float(layer.get_weights()[0][0, 0]))
print("%.3f %.3f %.3f %.3f" % tuple(values["row 0"]))
