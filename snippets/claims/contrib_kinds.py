"""tf.contrib has layers and optimisers of its own, and wrappers of tf.nn."""
import tensorflow as tf

own = [tf.contrib.layers.layer_norm, tf.contrib.opt.NadamOptimizer]
core = dir(tf.layers) + dir(tf.nn) + dir(tf.train)
elsewhere = {one.__name__: one.__name__ in core for one in own}
print("outside tf.contrib:", elsewhere)

tf.contrib.layers.conv2d(tf.zeros([1, 8, 8, 3]), 64, 3)
types = [op.type for op in tf.get_default_graph().get_operations()][-3:]
print("conv2d ends with", *types)
values = {"holds": types == ["Conv2D", "BiasAdd", "Relu"]
          and not any(elsewhere.values())}
