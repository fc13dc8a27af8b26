"""word2vec in a graph: embeddings trained with a sampled loss."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
random = np.random.RandomState(0)
words, context = random.randint(0, 30, [2, 10, 8])
inputs = tf.placeholder(tf.int64, [8])
labels = tf.placeholder(tf.int64, [8])
with tf.variable_scope("word2vec"):
    table, weights, biases = [
        tf.get_variable(name, initializer=tf.constant(
            random.normal(size=shape), tf.float32))
        for name, shape in [
            ("table", [30, 4]), ("weights", [30, 4]), ("biases", [30])]]
embedded = tf.nn.embedding_lookup(table, inputs)
# Five words that stand for all others, and how often each is expected.
# Without sampled_values, both losses draw other words in every step.
sampled = [3, 8, 14, 20, 27], tf.fill([8, 1], 0.2), tf.fill([5], 0.2)
given = weights, biases, labels[:, None], embedded, 5, 30
losses = [tf.reduce_mean(loss(*given, sampled_values=sampled))
          for loss in (tf.nn.nce_loss, tf.nn.sampled_softmax_loss)]
train = tf.train.GradientDescentOptimizer(0.5).minimize(losses[0])

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./word2vec.ckpt",
                          write_meta_graph=False, write_state=False)
    values = {"losses": [], "first": []}
    for batch in zip(words, context):
        fed = dict(zip((inputs, labels), batch))
        found = [float(one) for one in session.run(losses, fed)]
        values["losses"].append(found)
        session.run(train, fed)
    values["table"] = session.run(table).tolist()
    np.savez("word2vec.npz", losses=values["losses"], table=values["table"])
print("nce_loss %.3f, sampled_softmax_loss %.3f" % tuple(values["losses"][0]))
print("nce_loss %.3f, sampled_softmax_loss %.3f" % tuple(values["losses"][-1]))
