"""The names and shapes in a checkpoint: the same call in every TensorFlow."""
import tensorflow as tf

values = {"names": tf.train.list_variables("./model.ckpt")}
for name, shape in values["names"]:
    print(name, shape)
