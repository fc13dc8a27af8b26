"""TensorFlow 2.21 loads the Estimator's checkpoint into a Keras 3 model."""
import keras
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")

layers = keras.layers
model = keras.Sequential([
    keras.Input((8, 8, 1)),
    layers.Conv2D(8, (3, 3), padding="same", activation="relu"),
    layers.MaxPooling2D((2, 2)),
    layers.Flatten(),
    layers.Dense(10),
])

reader = tf.train.load_checkpoint("./model.ckpt-120")
names = ["conv2d/kernel", "conv2d/bias", "dense/kernel", "dense/bias"]
model.set_weights([reader.get_tensor(name) for name in names])

logits = model.predict(images, batch_size=20, verbose=0)
theirs = np.load("logits.npy")
difference = float(np.abs(logits - theirs).max())
classes = np.argmax(logits, axis=1)
values = {"largest difference": difference,
          "largest output": float(np.abs(theirs).max()),
          "images": len(images),
          "equal classes": int((classes == np.argmax(theirs, axis=1)).sum())}
print("logits equal within 0.0001:", difference < 1e-4)
print("equal classes:", values["equal classes"], "of", len(images))
