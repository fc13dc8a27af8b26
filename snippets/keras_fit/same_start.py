"""Compile and fit the digits model: same initial weights, same order of images."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")

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

model.compile(
    optimizer=tf.keras.optimizers.SGD(0.1),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"])
history = model.fit(
    images, labels, batch_size=20, epochs=12, shuffle=False, verbose=0)

values = {name: [float(number) for number in numbers]
          for name, numbers in history.history.items()}
print("measured:", sorted(history.history))
print("last loss: %.3f" % values["loss"][-1])
tf.keras.backend.clear_session()  # frees the model
