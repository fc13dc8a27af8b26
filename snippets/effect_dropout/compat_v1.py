"""The same line after import tensorflow.compat.v1 as tf."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
tf.set_random_seed(0)
outputs = tf.nn.dropout(tf.ones([100000]), 0.9)
with tf.Session() as session:
    values = {"kept": float((session.run(outputs) != 0).mean())}
print("kept: %.0f %%" % (100 * values["kept"]))
