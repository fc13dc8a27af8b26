"""Second slip: an s too many in the variable."""
import tensorflow as tf

kernel = tf.get_variables("kernel", [3, 3, 3, 64])
