"""word2vec in Keras 3: the same two functions, called in a model."""
import keras
import numpy as np
import tensorflow as tf


class Word2Vec(keras.Model):
    def __init__(self, words, size):
        super().__init__()
        self.table = keras.layers.Embedding(words, size)
        self.table.build(None)
        self.weights_out = self.add_weight(shape=[words, size])
        self.biases = self.add_weight(shape=[words])

    def losses_of(self, inputs, labels, sampled):
        given = (self.weights_out, self.biases, labels[:, None],
                 self.table(inputs), 5, 30)
        return [tf.reduce_mean(loss(*given, sampled_values=sampled))
                for loss in (tf.nn.nce_loss, tf.nn.sampled_softmax_loss)]


random = np.random.RandomState(0)
words, context = random.randint(0, 30, [2, 10, 8])
sampled = (tf.constant([3, 8, 14, 20, 27], tf.int64),
           tf.fill([8, 1], 0.2), tf.fill([5], 0.2))
model, optimizer = Word2Vec(30, 4), keras.optimizers.SGD(0.5)
read = tf.train.load_checkpoint("./word2vec.ckpt").get_tensor
model.table.set_weights([read("word2vec/table")])
model.weights_out.assign(read("word2vec/weights"))
model.biases.assign(read("word2vec/biases"))

losses = []
for inputs, labels in zip(words, context):
    with tf.GradientTape() as tape:
        loss, other = model.losses_of(inputs, labels, sampled)
    variables = model.trainable_variables
    optimizer.apply(tape.gradient(loss, variables), variables)
    losses.append([float(loss), float(other)])
old, table = np.load("word2vec.npz"), model.table.get_weights()[0]
values = {"losses": float(np.abs(losses - old["losses"]).max()),
          "table": float(np.abs(table - old["table"]).max())}
for name, difference in values.items():
    print(name, "within 0.00001:", difference < 1e-5)
