"""Keras 3: a schedule of your own, such as BERT's warm-up."""
import keras
import numpy as np

schedules = keras.optimizers.schedules


class WarmUp(schedules.LearningRateSchedule):
    def __init__(self, rate, steps, after):
        self.rate, self.steps, self.after = rate, steps, after

    def __call__(self, step):
        step = keras.ops.cast(step, "float32")
        rising = self.rate * step / self.steps
        return keras.ops.where(step < self.steps, rising, self.after(step))


schedule = WarmUp(0.1, 10, schedules.PolynomialDecay(0.1, 30, 0.0))
optimizer = keras.optimizers.Adam(schedule)
weight = keras.Variable([1.0])
optimizer.build([weight])
rates = []
for step in range(40):
    rates.append(float(optimizer.learning_rate))
    optimizer.apply([np.ones(1, "float32")])
kept = np.load("rates.npz")["warm-up"]
values = {"difference": float(np.abs(rates - kept).max()),
          "highest": max(rates)}
print("difference below 0.0000001:", values["difference"] < 1e-7)
