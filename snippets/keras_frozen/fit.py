"""With fit, a frozen layer stays unchanged."""
import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([
    tf.keras.layers.Dense(4), tf.keras.layers.Dense(1)])
model.build((None, 8))
model.layers[0].trainable = False  # before compile
model.compile(optimizer="sgd", loss="mean_squared_error")

before = [layer.get_weights()[0] for layer in model.layers]
model.fit(np.ones([20, 8]), np.ones([20, 1]), verbose=0)
after = [layer.get_weights()[0] for layer in model.layers]

values = {name: "unchanged" if np.array_equal(*kernels) else "changed"
          for name, *kernels in zip(["frozen", "other"], before, after)}
for name, outcome in values.items():
    print("the", name, "kernel is", outcome)
tf.keras.backend.clear_session()  # frees the model
