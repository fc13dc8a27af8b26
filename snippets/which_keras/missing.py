"""The switch is on, but tf_keras is not installed."""
import os
import sys
from unittest import mock

import tensorflow as tf

sys.modules["tf_keras"] = None  # as if it were not installed
with mock.patch.dict(os.environ, TF_USE_LEGACY_KERAS="1"):
    print(tf.keras.Model.__module__)
