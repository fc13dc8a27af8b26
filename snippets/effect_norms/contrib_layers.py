"""tf.contrib.layers normalises low-contrast images in three ways."""
import numpy as np
import tensorflow as tf

layers = tf.contrib.layers
images = np.random.RandomState(0).normal(0, 0.03, (2, 8, 8, 4))
images = images.astype("float32")
tensors = {
    "layer": layers.layer_norm(images),
    "sequences": layers.layer_norm(images[:, 0]),
    "rows": layers.layer_norm(images[:, 0, 0]),
    "last axis": layers.layer_norm(images, begin_norm_axis=-1),
    "instance": layers.instance_norm(images),
    "group": layers.group_norm(images, groups=2),
}
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    outputs = session.run(tensors)
np.savez("norms.npz", images=images, **outputs)
values = {"parameters": tf.trainable_variables()[0].shape.as_list()}
print("layer: parameters of shape", values["parameters"])
for name in ("layer", "instance", "group"):
    values[name] = float(outputs[name].std())
    print(name + ": standard deviation of outputs %.3f" % values[name])
