"""The same decoder in Keras 3: a model with one method for a step."""
import keras
import numpy as np
import tensorflow as tf
from keras import layers


class Decoder(keras.Model):
    def __init__(self, words, size, units):
        super().__init__()
        self.table = layers.Embedding(words, size)
        self.cell = layers.GRUCell(units, reset_after=False)
        self.memory_layer = layers.Dense(units, use_bias=False)
        self.query_layer = layers.Dense(units, use_bias=False)
        self.attention_v = self.add_weight(shape=[units])
        self.attention_layer = layers.Dense(units, use_bias=False)
        self.dense = layers.Dense(words)

    def step(self, word, state, attention, memory, mask):
        # AttentionWrapper:
        inputs = tf.concat([self.table(word), attention], 1)
        query, [state] = self.cell(inputs, [state])
        # BahdanauAttention:
        found = self.memory_layer(memory) + self.query_layer(query)[:, None]
        scores = tf.reduce_sum(self.attention_v * tf.tanh(found), 2)
        weights = tf.nn.softmax(tf.where(mask, scores, -np.inf))
        context = tf.reduce_sum(weights[:, :, None] * memory, 1)
        both = tf.concat([query, context], 1)
        attention = self.attention_layer(both)
        return self.dense(attention), state, attention

    def call(self, words, memory, state, mask):  # TrainingHelper
        attention, logits = tf.zeros_like(state), []
        for word in tf.unstack(words, axis=1):
            one, state, attention = self.step(
                word, state, attention, memory, mask)
            logits.append(one)
        return tf.stack(logits, 1)


def gru_weights(gates, gates_bias, candidate, candidate_bias):
    """Convert a GRUCell with gates r, u to the order of Keras: z, r, h."""
    units = candidate_bias.size
    r, u = np.split(np.vstack([gates, gates_bias]), 2, axis=1)
    arrays = np.hstack([u, r, np.vstack([candidate, candidate_bias])])
    return [arrays[:-1 - units], arrays[-1 - units:-1], arrays[-1]]


def gru(cell):
    return gru_weights(*[read(cell + "/" + name) for name in [
        "gates/kernel", "gates/bias", "candidate/kernel", "candidate/bias"]])


random = np.random.RandomState(0)
series = random.normal(size=(2, 5, 3)).astype("float32")
words = random.randint(2, 8, size=(2, 4))
mask = tf.sequence_mask([5, 3], 5)
encoder = layers.GRU(4, reset_after=False, return_sequences=True,
                     return_state=True, zero_output_for_mask=True)
decoder = Decoder(words=8, size=3, units=4)
given = words, *encoder(series, mask=mask), mask
decoder(*given)  # builds the layers

read = tf.train.load_checkpoint("./decoder.ckpt").get_tensor
scope = "decoder/decoder/"  # the program's, then that of dynamic_decode
attention = scope + "attention_wrapper/"
encoder.set_weights(gru("rnn/gru_cell"))
decoder.table.set_weights([read("table")])
decoder.cell.set_weights(gru(attention + "gru_cell"))
decoder.attention_v.assign(
    read(attention + "bahdanau_attention/attention_v"))
decoder.query_layer.set_weights(
    [read(attention + "bahdanau_attention/query_layer/kernel")])
decoder.attention_layer.set_weights(
    [read(attention + "attention_layer/kernel")])
decoder.memory_layer.set_weights([read("decoder/memory_layer/kernel")])
decoder.dense.set_weights(
    [read(scope + "dense/kernel"), read(scope + "dense/bias")])

given = words, *encoder(series, mask=mask), mask
logits, old = decoder(*given).numpy(), np.load("decoder.npz")["logits"]
values = {"logits": float(np.abs(logits - old).max()),
          "largest": float(np.abs(old).max())}
print("logits within 0.00001:", values["logits"] < 1e-5)
