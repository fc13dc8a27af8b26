"""A parameter server and a worker: where does each operation go?"""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
cluster = tf.train.ClusterSpec(
    {"ps": ["localhost:2222"], "worker": ["localhost:2223"]})
with tf.device(tf.train.replica_device_setter(cluster=cluster)):
    weight = tf.get_variable("weight", [])
    loss = tf.square(weight)
values = {"weight": weight.device, "loss": loss.device}
print(values)
