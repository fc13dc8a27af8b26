"""A model from tf.keras, with layers from tf_keras."""
import tensorflow as tf
import tf_keras

model = tf.keras.Sequential([tf_keras.layers.Dense(2)])
print("no error")
