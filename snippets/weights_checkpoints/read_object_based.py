"""What Keras 3 saved with tf.train.Checkpoint, read by its paths."""
import tensorflow as tf

reader = tf.train.load_checkpoint("./object.ckpt")
names = sorted(reader.get_variable_to_shape_map())
kernel = [name for name in names if "kernel" in name][0]
values = {"names": names, "shape": reader.get_tensor(kernel).shape}
print(values["shape"])
