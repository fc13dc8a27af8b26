"""A function with a custom gradient, alone and in a Keras model."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()


@tf.custom_gradient
def guided_relu(x):
    y = tf.nn.relu(x)
    positive = tf.cast(y > 0, tf.float32)
    return y, lambda gradient: tf.nn.relu(gradient) * positive


layer = tf.keras.layers.Dense(3, "relu", kernel_initializer="identity")
model = tf.keras.Sequential([tf.keras.Input([3]), layer])
x = tf.constant([[1.0, -2.0, 3.0]])
weights = tf.constant([1.0, 1.0, -1.0])
values = {}


def note(name, function):
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = tf.reduce_sum(weights * function(x))
    values[name] = tape.gradient(loss, x).numpy()[0].tolist()
    print(name, values[name])


note("the function", guided_relu)
note("the model", model)
for layer in model.layers:
    if getattr(layer, "activation", None) == tf.keras.activations.relu:
        layer.activation = guided_relu
note("the model, fixed", model)
