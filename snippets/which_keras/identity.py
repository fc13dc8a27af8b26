"""Is it the same Dense? Each spelling's class beside each other's."""
import tensorflow as tf
from tensorflow.python.keras import layers as internal_layers

classes = {
    "tf.keras": tf.keras.layers.Dense,
    "tf.compat.v1.keras": tf.compat.v1.keras.layers.Dense,
    "tensorflow.python.keras": internal_layers.Dense,
}
try:
    import keras
    import tf_keras
    classes["keras"] = keras.layers.Dense
    classes["tf_keras"] = tf_keras.layers.Dense
except ImportError:
    pass  # TensorFlow 1.15 has neither

values = {"same class": {}}
for one in sorted(classes):
    values["same class"][one] = {
        other: classes[one] is classes[other] for other in sorted(classes)}
    print(one, "is the same class as",
          [other for other in sorted(classes)
           if other != one and classes[one] is classes[other]])
