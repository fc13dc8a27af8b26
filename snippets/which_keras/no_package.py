"""Import tf_keras when it is not installed."""
import sys

sys.path = [path for path in sys.path if "-packages" not in path]
sys.modules.pop("tf_keras", None)  # now it is as if it were not installed

import tf_keras
