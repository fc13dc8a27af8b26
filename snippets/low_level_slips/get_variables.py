"""Second slip: an extra s in get_variable."""
import tensorflow as tf

kernel = tf.get_variables("kernel", [3, 3, 3, 64])
