"""The same, eagerly and in a tf.function."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()


@tf.RegisterGradient("GuidedRelu")
def guided(operation, gradient):
    positive = tf.cast(operation.outputs[0] > 0, tf.float32)
    return tf.nn.relu(gradient) * positive


def layer(x):
    graph = tf.compat.v1.get_default_graph()
    with graph.gradient_override_map({"Relu": "GuidedRelu"}):
        return tf.nn.relu(x)


x = tf.constant([1.0, -2.0, 3.0])
weights = tf.constant([1.0, 1.0, -1.0])
values = {}
for name, relu in {"eager": layer, "function": tf.function(layer)}.items():
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = tf.reduce_sum(weights * relu(x))
    values[name] = tape.gradient(loss, x).numpy().tolist()
    print(name, values[name])
