"""tf.contrib.layers.embed_sequence: the largest value in a new table."""
import tensorflow as tf

layers = tf.contrib.layers
tf.set_random_seed(0)
layers.embed_sequence(tf.constant([[1]]), vocab_size=1000, embed_dim=16)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    table = session.run(tf.global_variables()[0])
values = {"largest": float(abs(table).max())}
print("%.3f" % values["largest"])
