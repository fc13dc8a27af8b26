"""The numbers after tf.set_random_seed, and with a seed for each operation."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


def numbers(seed):
    """Drawn in a graph of their own, from operations with this seed."""
    with tf.Graph().as_default(), tf.Session() as session:
        tf.set_random_seed(0)
        drawn = [tf.random_uniform([], seed=seed),
                 tf.random_normal([], seed=seed),
                 tf.reduce_sum(tf.nn.dropout(tf.ones([99]), 0.5, seed=seed)),
                 tf.get_variable("w", [], initializer=(
                     tf.glorot_uniform_initializer(seed=seed)))]
        session.run(tf.global_variables_initializer())
        return ["%.3f" % number for number in session.run(drawn)]


values = {"the graph's seed": [numbers(None), numbers(None)],
          "each operation's": [numbers(7), numbers(7)]}
for seed, (first, again) in values.items():
    print(seed + ":", *first, "| twice the same:", first == again)
