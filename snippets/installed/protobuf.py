"""The version of protobuf installed with TensorFlow."""
import google.protobuf
import tensorflow as tf

values = {"protobuf": google.protobuf.__version__}
print("TensorFlow", tf.__version__, "with protobuf", values["protobuf"])
