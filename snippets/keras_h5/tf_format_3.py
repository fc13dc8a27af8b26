"""Load the weights in TensorFlow's format in Keras 3."""
import keras

model = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Flatten()])
model.load_weights("tf_format")
