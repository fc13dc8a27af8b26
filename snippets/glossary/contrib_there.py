"""Is there a tf.contrib?"""
import tensorflow as tf

print(hasattr(tf, "contrib"))
