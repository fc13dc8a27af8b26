"""1.15 trains a tf.keras model and saves it in every available format."""
import numpy as np
import tensorflow as tf

layers = tf.keras.layers
random = np.random.RandomState(0)
images = random.rand(20, 8, 8, 1).astype("float32")
targets = images.mean(axis=(1, 2)) * [1, 2, 3]

model = tf.keras.Sequential([
    layers.Conv2D(4, 3, activation="relu", input_shape=(8, 8, 1)),
    layers.BatchNormalization(),
    layers.Flatten(),
    layers.Dense(3)])
model.set_weights([random.rand(*w.shape) / 5 for w in model.get_weights()])
model.compile(optimizer="adam", loss="mse")
model.fit(images, targets, shuffle=False, verbose=0)

model.save("model.h5")  # layers, weights, optimiser
model.save_weights("weights.h5")
model.save_weights("tf_format")  # a checkpoint: no .h5 at the end
with open("model.json", "w") as file:  # the layers alone
    file.write(model.to_json())
np.savez("outputs.npz", images=images, outputs=model.predict_on_batch(images))
tf.keras.backend.clear_session()  # frees the model
