"""Restore whole scopes under other names, and only what both sides have."""
import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
tf.enable_resource_variables()
saved = np.load("slim.npz")
with tf.variable_scope("encoder/first"):
    weights = tf.get_variable("weights", [3, 3, 3, 4])
    biases = tf.get_variable("biases", [4])
outputs = tf.nn.relu(tf.nn.bias_add(
    tf.nn.conv2d(saved["images"], weights, [1, 1, 1, 1], "SAME"), biases))
head = tf.get_variable("head", [4, 2])  # not in the checkpoint

# Their initialisers read the checkpoint from now on.
tf.train.init_from_checkpoint("./slim.ckpt", {"Conv/": "encoder/first/"})

# Or: a Saver for what the checkpoint has.
names = {variable.op.name.replace("encoder/first", "Conv"): variable
         for variable in tf.global_variables()}
there = tf.train.load_checkpoint("./slim.ckpt").has_tensor
saver = tf.train.Saver({
    name: variable for name, variable in names.items() if there(name)})

values = {"largest": float(saved["outputs"].max())}
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    first = session.run(outputs)
    session.run([weights.assign(weights * 0), biases.assign(biases * 0)])
    saver.restore(session, "./slim.ckpt")
    for way, ours in [("init_from_checkpoint", first),
                      ("Saver", session.run(outputs))]:
        values[way] = float(np.abs(ours - saved["outputs"]).max())
        print(way, "equal within 0.00001:", values[way] < 1e-5)
