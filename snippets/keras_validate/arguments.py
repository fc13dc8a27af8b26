"""Which arguments of fit are about validation?"""
import inspect

import tensorflow as tf

values = {"arguments": [
    name for name in inspect.signature(tf.keras.Model.fit).parameters
    if name.startswith("validation")]}
print(*values["arguments"], sep="\n")
