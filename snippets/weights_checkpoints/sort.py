"""Sort them: what the model computes with, and what only training needs."""
import re

import tensorflow as tf

TRAINING = re.compile(
    r"^(global_step|beta1_power|beta2_power)$"
    r"|/(Momentum|Adagrad|Adadelta|RMSProp|Adam|Ftrl)(_1)?$")
AVERAGE = re.compile(r"/ExponentialMovingAverage$")

kinds = {"weights": [], "averages of weights": [], "training only": []}
for name, shape in tf.train.list_variables("./model.ckpt"):
    kind = ("training only" if TRAINING.search(name) else
            "averages of weights" if AVERAGE.search(name) else "weights")
    kinds[kind].append(name)

values = kinds
for kind, names in kinds.items():
    print(kind + ":", *names, sep="\n  ")
