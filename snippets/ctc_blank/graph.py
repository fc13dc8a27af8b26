"""Old CTC code: a graph, with the labels as a sparse tensor."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
random = np.random.RandomState(0)
logits = random.normal(size=(6, 1, 4)).astype("float32")  # time, batch, class

labels = tf.sparse_placeholder(tf.int32)
loss = tf.nn.ctc_loss(labels, logits, sequence_length=[6])
with tf.Session() as session:
    sparse = ([[0, 0], [0, 1]], [1, 2], [1, 2])  # places, labels, shape
    result = session.run(loss, {labels: sparse})

values = {"loss": result.tolist()}
print("loss %.3f" % result[0])
