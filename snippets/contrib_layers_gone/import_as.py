"""The module imported under another name."""
import tensorflow.contrib.layers as layers

print("no error")
