"""Save in 1.15 what hub.Module saves: one graph to use, one to train."""
import numpy as np
import tensorflow as tf


def build(tags):
    """The graph for these tags, and its signature."""
    inputs = tf.placeholder(tf.float32, [None, 3])
    outputs = tf.layers.dense(inputs, 2, name="dense")
    if "train" in tags:
        outputs = tf.nn.dropout(outputs, rate=0.5)
    return inputs, outputs, {
        "default": tf.saved_model.predict_signature_def(
            {"default": inputs}, {"default": outputs})}


builder = tf.saved_model.Builder("module")
with tf.Graph().as_default(), tf.Session() as session:
    tf.set_random_seed(0)
    inputs, outputs, signatures = build([])
    session.run(tf.global_variables_initializer())
    builder.add_meta_graph_and_variables(session, [], signatures)
    result = session.run(outputs, {inputs: [[1, 2, 3]]})
with tf.Graph().as_default():
    builder.add_meta_graph(["train"], build(["train"])[2])
builder.save()
np.savez("module.npz", outputs=result)
print(result.shape)
