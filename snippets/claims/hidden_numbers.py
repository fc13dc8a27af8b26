"""The program hides the intermediate values that show where it went wrong."""
import tensorflow as tf

images = tf.constant([[1., 3.], [0., 0.]])
shares = images / tf.reduce_sum(images, axis=1)[:, tf.newaxis]
values = {"holds": "nan" not in str(shares)}
print(shares)
