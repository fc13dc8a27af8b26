"""1.15 trains and saves a model with a layer of its own."""
import numpy as np
import tensorflow as tf

layers = tf.keras.layers


class Att(layers.Layer):  # attention over the steps of a series
    def build(self, input_shape):
        self.query = self.add_weight(name="query", shape=[2])

    def call(self, x):
        weights = tf.nn.softmax(tf.tensordot(x, self.query, 1))
        return tf.reduce_sum(x * weights[..., None], axis=1)


random = np.random.RandomState(0)
series = random.rand(8, 6, 2).astype("float32")
model = tf.keras.Sequential([Att(input_shape=(6, 2)), layers.Dense(1)])
model.set_weights([random.rand(*w.shape) for w in model.get_weights()])
model.compile(tf.keras.optimizers.SGD(lr=0.1, decay=0.5), "mse")
for step in range(3):
    model.train_on_batch(series, series.mean(axis=(1, 2))[:, None])
model.save("att.h5")
np.savez("att.npz", series=series, outputs=model.predict_on_batch(series))
tf.keras.backend.clear_session()  # frees the model
