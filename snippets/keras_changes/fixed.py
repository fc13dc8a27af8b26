"""Code that works in all three."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")

layers = tf.keras.layers
model = tf.keras.Sequential([
    layers.Flatten(), layers.Dense(10, activation="softmax")])
model.build((None, 8, 8, 1))  # in place of input_shape
model.compile(
    loss="sparse_categorical_crossentropy",  # takes integer labels
    optimizer=tf.keras.optimizers.SGD(learning_rate=0.1),
    metrics=["acc"])  # reported under the name that is given
history = model.fit(images, labels, batch_size=20, verbose=0)
print("measured:", sorted(history.history))
tf.keras.backend.clear_session()  # frees the model
