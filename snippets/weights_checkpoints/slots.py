"""The variables that each optimiser of 1.x creates for one weight, w."""
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
optimizers = {
    "GradientDescentOptimizer": tf.train.GradientDescentOptimizer(0.1),
    "MomentumOptimizer": tf.train.MomentumOptimizer(0.1, 0.9),
    "AdagradOptimizer": tf.train.AdagradOptimizer(0.1),
    "AdadeltaOptimizer": tf.train.AdadeltaOptimizer(0.1),
    "RMSPropOptimizer": tf.train.RMSPropOptimizer(0.1),
    "RMSPropOptimizer, centered": tf.train.RMSPropOptimizer(
        0.1, centered=True),
    "AdamOptimizer": tf.train.AdamOptimizer(0.1),
    "FtrlOptimizer": tf.train.FtrlOptimizer(0.1),
}
values = {"slots": {}}
for title, optimizer in optimizers.items():
    with tf.Graph().as_default():
        w = tf.get_variable("w", [3])
        optimizer.minimize(tf.reduce_sum(w * w))
        names = [v.op.name for v in tf.global_variables() if v is not w]
    values["slots"][title] = names
    print(title, *names)
