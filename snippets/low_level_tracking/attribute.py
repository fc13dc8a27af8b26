"""A tf.Variable as an attribute: who keeps it?"""
import keras
import tensorflow as tf
import tf_keras


def owner(base):
    class Scale(base):
        def __init__(self):
            super().__init__()
            self.factor = tf.Variable(2.0)

    return Scale()


values = {"kept": {
    "tf.Module": len(owner(tf.Module).variables),
    "Keras 2 layer (tf_keras)": len(owner(tf_keras.layers.Layer).variables),
    "Keras 3 layer (keras)": len(owner(keras.layers.Layer).variables),
}}
for name, count in values["kept"].items():
    print("%s: %d" % (name, count))
