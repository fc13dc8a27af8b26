"""Eager 1.15 saves a subclassed model with tf.train.Checkpoint."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
layers = tf.keras.layers


class Model(tf.keras.Model):
    def __init__(self):
        super(Model, self).__init__()
        self.norm = layers.BatchNormalization()
        self.dense = layers.Dense(
            3, kernel_initializer="identity", bias_initializer="ones")

    def call(self, inputs, training=False):
        return self.dense(self.norm(inputs, training=training))


model, rows = Model(), np.eye(4, dtype="float32")
model(rows, training=True)  # updates the moving averages
tf.train.Checkpoint(model=model).write("./subclass.ckpt")
np.savez("subclass.npz", rows=rows, outputs=model(rows).numpy())
