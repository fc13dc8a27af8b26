"""The same in Keras 3."""
import keras
import numpy as np
import tensorflow as tf

layers = keras.layers
random = np.random.RandomState(0)
images = random.rand(40, 8, 8, 1).astype("float32")
targets = (images.mean(axis=(1, 2)) > 0.5).astype("float32")


class Scale(layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight(
            name="scale", shape=[input_shape[-1]], initializer="ones")

    def call(self, x):
        return tf.tanh(x) * self.scale


def batches():
    while True:
        for i in range(0, 40, 10):
            yield images[i:i + 10], targets[i:i + 10]


seen = layers.Input([8, 8, 1])
x = layers.Conv2D(4, 3, use_bias=False)(seen)
inner = Scale()(layers.BatchNormalization(momentum=0.9)(x))
guess = layers.Dense(1, activation="sigmoid")(layers.Flatten()(inner))
model = keras.models.Model(seen, guess)
model.set_weights([random.rand(*v.shape) / 5 + 0.1 for v in model.weights])
rate = keras.optimizers.schedules.InverseTimeDecay(0.1, 1, decay_rate=0.1)
model.compile(keras.optimizers.SGD(rate), "mse", metrics=["accuracy"])
history = model.fit(
    batches(), steps_per_epoch=4, epochs=3, verbose=0).history

look = keras.Model(seen, inner)  # in place of K.function
rest = keras.Model(inner, guess)
with tf.GradientTape() as tape:  # in place of K.gradients
    found = look(images[:1], training=False)
    tape.watch(found)
    result = rest(found, training=False)
slopes = tape.gradient(result, found)
values = {"loss": history["loss"], "accuracy": history["accuracy"],
          "inner": np.ravel(found), "slopes": np.ravel(slopes)}
values = {name: [float(x) for x in them] for name, them in values.items()}
print("loss:", *["%.3f" % loss for loss in values["loss"]])
print("inner:", *["%.3f" % x for x in values["inner"][:4]])
print("slopes:", *["%.3f" % x for x in values["slopes"][:4]])
