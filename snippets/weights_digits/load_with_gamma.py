"""The same, but with the default batch norm of Keras 3."""
import keras
import tensorflow as tf

layer = keras.layers.BatchNormalization()
layer.build([None, 8, 8, 8])

reader = tf.train.load_checkpoint("./digits.ckpt")
layer.set_weights([reader.get_tensor("Conv/BatchNorm/" + name) for name in [
    "beta", "moving_mean", "moving_variance"]])
