"""The name of TF-Slim is tf.slim."""
import tensorflow as tf

values = {"holds": hasattr(tf, "slim")}
print(hasattr(tf, "slim"))
