"""Ten steps with MirroredStrategy, which splits and averages by itself."""
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
with strategy.scope():  # the model and its optimiser
    model = keras.Sequential([keras.layers.Dense(
        3, use_bias=False, kernel_initializer="ones")])
    model.compile(
        keras.optimizers.SGD(0.1),
        keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(batches, verbose=0)

values = {"kernel": model.get_weights()[0].tolist(),
          "devices": strategy.num_replicas_in_sync}
print("kernel begins with %.3f %.3f %.3f" % tuple(values["kernel"][0]))
print(values["devices"], "devices")
