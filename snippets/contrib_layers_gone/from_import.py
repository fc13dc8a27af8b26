"""The name imported."""
from tensorflow.contrib import layers

print("no error")
