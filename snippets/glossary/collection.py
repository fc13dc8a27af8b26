"""A new variable is added to two collections."""
import tensorflow.compat.v1 as tf

with tf.Graph().as_default() as graph:
    tf.get_variable("bias", [64])
    for name in sorted(graph.get_all_collection_keys()):
        print(name, [one.name for one in graph.get_collection(name)])
