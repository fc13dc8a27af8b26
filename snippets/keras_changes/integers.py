"""Integer labels with the loss for one-hot labels."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")

model = tf.keras.Sequential()
model.add(tf.keras.layers.Flatten(input_shape=(8, 8, 1)))
model.add(tf.keras.layers.Dense(10, activation="softmax"))
model.compile(loss="categorical_crossentropy", optimizer="sgd")
model.fit(images, labels, batch_size=20, verbose=0)
