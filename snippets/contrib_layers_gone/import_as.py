"""Import the module under another name."""
import tensorflow.contrib.layers as layers

print("no error")
