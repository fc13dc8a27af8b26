"""Ten steps of a custom loop, with two ways to average the loss."""
import keras
import numpy as np
import tensorflow as tf

# Two devices, even without a GPU. With GPUs, leave this out.
(cpu,) = tf.config.list_physical_devices("CPU")
tf.config.set_logical_device_configuration(
    cpu, 2 * [tf.config.LogicalDeviceConfiguration()])

random = np.random.RandomState(0)
rows = random.rand(8, 4).astype("float32")
labels = random.randint(3, size=8)
batches = tf.data.Dataset.from_tensors((rows, labels)).repeat(10)
strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])


def train(average):
    with strategy.scope():
        layer = keras.layers.Dense(
            3, use_bias=False, kernel_initializer="ones")
        layer.build([None, 4])
        optimizer = keras.optimizers.SGD(0.1)
        optimizer.build(layer.trainable_variables)

    @tf.function
    def step(rows, labels):
        with tf.GradientTape() as tape:
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(
                labels, layer(rows))
            loss = average(losses)
        variables = layer.trainable_variables
        gradients = tape.gradient(loss, variables)
        optimizer.apply(gradients, variables)  # adds those of all devices

    for parts in strategy.experimental_distribute_dataset(batches):
        strategy.run(step, parts)
    return layer.get_weights()[0].tolist()


values = {"compute_average_loss": train(tf.nn.compute_average_loss),
          "reduce_mean": train(tf.reduce_mean)}
for name, kernel in values.items():
    print("%s: kernel begins with %.3f %.3f %.3f" % (name, *kernel[0]))
