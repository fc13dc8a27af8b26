"""Keras 3: a schedule is an object, called with the step."""
import math

import keras
import numpy as np

schedules = keras.optimizers.schedules
now = {
    "exponential_decay(0.1, step, 10, 0.5)":
        "ExponentialDecay(0.1, 10, 0.5)",
    "exponential_decay(…, staircase=True)":
        "ExponentialDecay(0.1, 10, 0.5, staircase=True)",
    "natural_exp_decay(0.1, step, 10, 0.5)":
        "ExponentialDecay(0.1, 10, math.exp(-0.5))",
    "inverse_time_decay(0.1, step, 10, 0.5)":
        "InverseTimeDecay(0.1, 10, 0.5)",
    "piecewise_constant(step, [10, 20], [0.1, 0.01, 0.001])":
        "PiecewiseConstantDecay([10, 20], [0.1, 0.01, 0.001])",
    "polynomial_decay(0.1, step, 30, 0.0)":
        "PolynomialDecay(0.1, 30, 0.0)",
    "polynomial_decay(…, power=2.0, cycle=True)":
        "PolynomialDecay(0.1, 30, 0.0, power=2.0, cycle=True)",
    "cosine_decay(0.1, step, 30)":
        "CosineDecay(0.1, 30)",
    "cosine_decay_restarts(0.1, step, 10)":
        "CosineDecayRestarts(0.1, 10)",
}
kept, values = np.load("rates.npz"), {}
for was, code in now.items():
    schedule = eval(code, {"math": math, **vars(schedules)})
    rates = [float(schedule(step)) for step in range(40)]
    difference = float(np.abs(rates - kept[was]).max())
    values[was] = {"now": code, "difference": difference}
largest = max(one["difference"] for one in values.values())
print("largest difference below 0.0000001:", largest < 1e-7)
