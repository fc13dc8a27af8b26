"""The functions of K, by where K comes from."""
from inspect import signature

import tensorflow as tf

modules = {"tf.keras.backend": tf.keras.backend}
try:
    from keras import backend as K
    modules["keras.backend"] = K
except ImportError:
    pass  # TensorFlow 1.15 is installed without the package keras
values = {}
for title, module in modules.items():
    values[title] = [name for name in dir(module) if name[0] != "_"
                     and callable(getattr(module, name))]
    print(title, "has", len(values[title]))
values["one_hot"] = list(signature(tf.keras.backend.one_hot).parameters)
if hasattr(tf.keras, "ops"):
    values["ops.one_hot"] = list(signature(tf.keras.ops.one_hot).parameters)
