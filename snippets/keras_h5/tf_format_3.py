"""The weights in the format of TensorFlow are loaded."""
import keras

model = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Flatten()])
model.load_weights("tf_format")
