"""A callback that evaluates the model after every fourth batch."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")
training, validation = slice(160), slice(160, 200)

layers = tf.keras.layers
model = tf.keras.Sequential([
    layers.Conv2D(8, (3, 3), padding="same", activation="relu"),
    layers.MaxPooling2D((2, 2)),
    layers.Flatten(),
    layers.Dense(10),
])
model.build((None, 8, 8, 1))
model.set_weights([random.normal(0, 0.1, weights.shape)
                   for weights in model.get_weights()])
cross_entropy = tf.keras.losses.SparseCategoricalCrossentropy(
    from_logits=True)
model.compile(optimizer=tf.keras.optimizers.SGD(0.1), loss=cross_entropy)


class ValidateEvery(tf.keras.callbacks.Callback):
    def __init__(self, batches, images, labels):
        super().__init__()
        self.batches, self.images, self.labels = batches, images, labels
        self.seen, self.losses = 0, []

    def on_train_batch_end(self, batch, logs=None):
        self.seen += 1
        if self.seen % self.batches == 0:
            self.losses.append(self.model.evaluate(
                self.images, self.labels, verbose=0))


every = ValidateEvery(4, images[validation], labels[validation])
history = model.fit(
    images[training], labels[training], batch_size=20, epochs=3,
    shuffle=False, verbose=0, callbacks=[every])

values = {"training": [float(loss) for loss in history.history["loss"]],
          "validation": [float(loss) for loss in every.losses]}
for name, losses in values.items():
    print(name, " ".join("%.3f" % loss for loss in losses))
tf.keras.backend.clear_session()  # frees the model
