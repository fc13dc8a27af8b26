"""Keras 3: use_ema starts otherwise, and fit puts the average in place."""
import keras
import numpy as np

zeros, ones = np.zeros([10, 1], "float32"), np.ones([10, 1], "float32")
model = keras.Sequential([
    keras.Input([1]), keras.layers.Dense(1, use_bias=False)])
seen = []
note = keras.callbacks.LambdaCallback(
    on_train_batch_end=lambda batch, logs: seen.append(
        model.get_weights()[0].item()))
model.compile(
    keras.optimizers.SGD(0.1, use_ema=True, ema_momentum=0.9), "mse")
model.set_weights([np.array([[4.0]])])
model.fit(ones, zeros, batch_size=1, callbacks=[note], verbose=0)

values = {"weight after the last step": seen[-1],
          "weight after fit": model.get_weights()[0].item()}
for name, value in values.items():
    print(f"{name}: {value:.3f}")
