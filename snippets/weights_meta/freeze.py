"""1.15 freezes a network: its weights become constants in the graph."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
images = random.rand(4, 8, 8, 1)

inputs = tf.placeholder(tf.float32, [None, 8, 8, 1], name="images")
x = tf.layers.conv2d(inputs, 4, 3, activation=tf.nn.relu, name="conv")
logits = tf.layers.dense(tf.layers.flatten(x), 10, name="logits")

with tf.Session() as session:
    for variable in tf.trainable_variables():
        variable.load(random.normal(size=variable.shape.as_list()), session)
    outputs = session.run(logits, {inputs: images})
    frozen = tf.graph_util.convert_variables_to_constants(
        session, session.graph_def, [logits.op.name])
with tf.gfile.GFile("frozen.pb", "wb") as file:
    file.write(frozen.SerializeToString())
np.savez("frozen.npz", images=images, outputs=outputs)
print("outputs are in", logits.op.name)
