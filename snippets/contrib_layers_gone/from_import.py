"""Import the name."""
from tensorflow.contrib import layers

print("no error")
