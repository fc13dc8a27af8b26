"""fit validates once at the end of each epoch."""
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

np.random.seed(0)  # 1.15 shuffles the validation images
history = model.fit(
    images[training], labels[training], batch_size=20, epochs=3,
    shuffle=False, verbose=0,
    validation_data=(images[validation], labels[validation]))

values = {"training": [float(loss) for loss in history.history["loss"]],
          "validation": [float(loss) for loss in history.history["val_loss"]]}
for name, losses in values.items():
    print(name, " ".join("%.3f" % loss for loss in losses))
tf.keras.backend.clear_session()  # frees the model
