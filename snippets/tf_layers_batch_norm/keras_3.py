"""The same in Keras 3: fit passes training=True, and the layer updates itself."""
import keras
import numpy as np

keras.utils.set_random_seed(0)
random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = (digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1)))
images = images.astype("float32")

norm = keras.layers.BatchNormalization(momentum=0.9)
model = keras.Sequential([
    keras.layers.Conv2D(8, 3, padding="same", activation="relu"),
    norm,
    keras.layers.MaxPooling2D(2),
    keras.layers.Flatten(),
    keras.layers.Dense(10),
])
model.compile(
    keras.optimizers.SGD(0.1),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(images, labels, batch_size=20, epochs=10, verbose=0)
values = {"moving mean": float(np.mean(norm.moving_mean)),
          "loss as in use": model.evaluate(images, labels, verbose=0)}
print("moving mean %.2f, loss as in use %.2f" % tuple(values.values()))
