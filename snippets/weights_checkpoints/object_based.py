"""tf.train.Checkpoint stores paths through objects, not names."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # for 1.15
layers = tf.keras.layers
model = tf.keras.Sequential([
    layers.InputLayer([8, 8, 3]),
    layers.Conv2D(4, 3, kernel_initializer="ones", name="conv1"),
    layers.BatchNormalization()])
tf.train.Checkpoint(model=model).write("./object.ckpt")

names = [name for name, shape in tf.train.list_variables("./object.ckpt")]
values = {"names": names}
print(*names, sep="\n")
