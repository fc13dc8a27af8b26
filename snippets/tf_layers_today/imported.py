"""Import the function by name."""
from tensorflow.compat.v1.layers import conv2d

print(conv2d.__name__)
