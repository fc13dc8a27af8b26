"""The switch, set after TensorFlow is imported and before Keras is used."""
import os
from unittest import mock

import tensorflow as tf

# The same as os.environ["TF_USE_LEGACY_KERAS"] = "1", undone at the end.
with mock.patch.dict(os.environ, TF_USE_LEGACY_KERAS="1"):
    attribute = tf.keras.layers.Dense
    from tensorflow.keras.layers import Dense as imported

print("tf.keras.layers.Dense:")
print("   ", attribute.__module__)
print("from tensorflow.keras.layers import Dense:")
print("   ", imported.__module__)
values = {"attribute": attribute.__module__, "import": imported.__module__}
