"""Is a layer of tf.layers a Keras layer?"""
import keras
import tensorflow.compat.v1 as tf
import tf_keras

layer = tf.layers.Conv2D(64, 3)
values = {
    "of tf_keras (Keras 2)": isinstance(layer, tf_keras.layers.Layer),
    "of tf.keras": isinstance(layer, tf.keras.layers.Layer),
    "of keras (Keras 3)": isinstance(layer, keras.layers.Layer),
}
for question, answer in values.items():
    print(question + ":", answer)
try:
    keras.Sequential([layer])
except ValueError as error:
    values["error"] = str(error).split(". ")[0]
    print("ValueError:", values["error"])
