"""In a model it is a layer like any other: fit trains its weights."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten made patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")


class GlobalResponseNorm(tf.keras.layers.Layer):
    def build(self, input_shape):
        shape = (int(input_shape[-1]),)
        self.gamma = self.add_weight(
            name="gamma", shape=shape, initializer="zeros")
        self.beta = self.add_weight(
            name="beta", shape=shape, initializer="zeros")

    def call(self, features):
        squares = tf.reduce_sum(
            tf.square(features), axis=[1, 2], keepdims=True)
        strength = tf.sqrt(squares + 1e-6)  # the slope at 0 is infinite
        mean = tf.reduce_mean(strength, axis=-1, keepdims=True)
        normal = features * strength / mean
        return features + self.gamma * normal + self.beta


layers = tf.keras.layers
model = tf.keras.Sequential([
    layers.Conv2D(8, (3, 3), padding="same", activation="relu"),
    GlobalResponseNorm(),
    layers.MaxPooling2D((2, 2)),
    layers.Flatten(),
    layers.Dense(10),
])
model.build((None, 8, 8, 1))
model.set_weights([random.normal(0, 0.1, weights.shape)
                   for weights in model.get_weights()])
model.compile(
    optimizer=tf.keras.optimizers.SGD(0.1),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
before = model.layers[1].get_weights()[0]
history = model.fit(
    images, labels, batch_size=20, epochs=5, shuffle=False, verbose=0)
after = model.layers[1].get_weights()[0]

values = {"loss": [float(loss) for loss in history.history["loss"]],
          "gamma": after.tolist()}
print("loss:", " ".join("%.3f" % loss for loss in values["loss"]))
print("gamma was trained:", bool((before != after).all()))
tf.keras.backend.clear_session()  # lets the model go
