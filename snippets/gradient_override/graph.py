"""Guided backpropagation in a graph: override the gradient of ReLU."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


@tf.RegisterGradient("GuidedRelu")
def guided(operation, gradient):
    positive = tf.cast(operation.outputs[0] > 0, tf.float32)
    return tf.nn.relu(gradient) * positive


x = tf.constant([1.0, -2.0, 3.0])
weights = tf.constant([1.0, 1.0, -1.0])
gradients = {"usual": tf.gradients(weights * tf.nn.relu(x), x)[0]}
graph = tf.get_default_graph()
with graph.gradient_override_map({"Relu": "GuidedRelu"}):
    gradients["guided"] = tf.gradients(weights * tf.nn.relu(x), x)[0]

with tf.Session() as session:
    values = {name: g.tolist() for name, g in session.run(gradients).items()}
for name in values:
    print(name, values[name])
