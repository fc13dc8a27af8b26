"""A program from 2018. Only its first two lines of code are new."""
import tensorflow.compat.v1 as tf
tf.disable_v2_behavior()
import numpy as np

keras, K = tf.keras, tf.keras.backend
layers = keras.layers
random = np.random.RandomState(0)
images = random.rand(40, 8, 8, 1).astype("float32")
targets = (images.mean(axis=(1, 2)) > 0.5).astype("float32")


class Scale(layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight(
            "scale", shape=[int(input_shape[-1])], initializer="ones")

    def call(self, x):
        return tf.tanh(x) * self.scale


def batches():
    while True:
        for i in range(0, 40, 10):
            yield images[i:i + 10], targets[i:i + 10]


K.set_session(tf.Session())
seen = layers.Input([8, 8, 1])
x = layers.Conv2D(4, 3, use_bias=False)(seen)
inner = Scale()(layers.BatchNormalization(momentum=0.9)(x))
guess = layers.Dense(1, activation="sigmoid")(layers.Flatten()(inner))
model = keras.models.Model(seen, guess)
model.set_weights([random.rand(*v.shape) / 5 + 0.1 for v in model.weights])
model.compile(
    keras.optimizers.SGD(lr=0.1, decay=0.1), "mse", metrics=["accuracy"])
history = model.fit_generator(
    batches(), steps_per_epoch=4, epochs=3, verbose=0).history

look = K.function([seen, K.learning_phase()], [inner])
slopes = K.function(
    [seen, K.learning_phase()], K.gradients(guess[:, 0], inner))
values = {"loss": history["loss"], "acc": history["acc"],
          "inner": look([images[:1], 0])[0].ravel(),
          "slopes": slopes([images[:1], 0])[0].ravel()}
values = {name: [float(x) for x in found] for name, found in values.items()}
print("loss:", *["%.3f" % loss for loss in values["loss"]])
print("inner:", *["%.3f" % x for x in values["inner"][:4]])
print("slopes:", *["%.3f" % x for x in values["slopes"][:4]])
K.clear_session()
