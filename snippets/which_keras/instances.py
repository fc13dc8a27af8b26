"""isinstance with a layer from each spelling and the Layer class of each."""
import tensorflow as tf
from tensorflow.python.keras import layers as internal_layers

modules = {
    "tf.keras": tf.keras.layers,
    "tf.compat.v1.keras": tf.compat.v1.keras.layers,
    "tensorflow.python.keras": internal_layers,
}
try:
    import keras
    import tf_keras
    modules["keras"] = keras.layers
    modules["tf_keras"] = tf_keras.layers
except ImportError:
    pass  # TensorFlow 1.15 has neither

values = {"is instance": {}}
for one in sorted(modules):
    layer = modules[one].Dense(2)
    values["is instance"][one] = {
        other: isinstance(layer, modules[other].Layer)
        for other in sorted(modules)}
    print("a layer of", one, "is a Layer of",
          [other for other, yes in values["is instance"][one].items() if yes])
