"""Epochs of four batches, from an endless dataset."""
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


def batches(part):
    return tf.data.Dataset.from_tensor_slices(
        (images[part], labels[part])).batch(20)


history = model.fit(
    batches(training).repeat(), steps_per_epoch=4, epochs=6,
    verbose=0, validation_data=batches(validation))

values = {"training": [float(loss) for loss in history.history["loss"]],
          "validation": [float(loss) for loss in history.history["val_loss"]]}
for name, losses in values.items():
    print(name, " ".join("%.3f" % loss for loss in losses))
tf.keras.backend.clear_session()  # frees the model
