"""Keras 3: a callback that keeps the averages of 1.x."""
import keras
import numpy as np


class Averages(keras.callbacks.Callback):
    def __init__(self, decay, num_updates=False):
        super().__init__()
        self.decay, self.num_updates = decay, num_updates

    def on_train_begin(self, logs=None):
        self.averages = self.model.get_weights()

    def on_train_batch_end(self, batch, logs=None):
        steps = int(self.model.optimizer.iterations)
        decay = self.decay
        if self.num_updates:
            decay = min(decay, (1 + steps) / (10 + steps))
        self.averages = [
            decay * average + (1 - decay) * now
            for average, now in zip(self.averages, self.model.get_weights())]


zeros, ones = np.zeros([10, 1], "float32"), np.ones([10, 1], "float32")
values = {}
for name, numbered in {"plain": False, "with num_updates": True}.items():
    model = keras.Sequential([
        keras.Input([1]), keras.layers.Dense(1, use_bias=False)])
    model.compile(keras.optimizers.SGD(0.1), "mse")
    model.set_weights([np.array([[4.0]])])
    kept = Averages(0.9, numbered)
    model.fit(ones, zeros, batch_size=1, callbacks=[kept], verbose=0)
    values[name] = kept.averages[0].item()
    print(f"{name}: {values[name]:.3f}")
values["weight"] = model.get_weights()[0].item()
