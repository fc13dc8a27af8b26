"""Every network can be built with either module."""
import inspect

import tensorflow as tf

contrib, core = (
    sorted(name for name, entry in vars(module).items()
           if inspect.isfunction(entry) and "norm" in name)
    for module in (tf.contrib.layers, tf.layers))
missing = [name for name in contrib
           if not any(other.startswith(name) for other in core)]
values = {"holds": not missing}
print("tf.contrib.layers:", *contrib)
print("tf.layers:", *core)
