"""Keras 3: MultiHeadAttention takes both, each array in another shape."""
import keras
import numpy as np
import tensorflow as tf

HEADS, SIZE = 2, 4
saved = np.load("words.npz")
words, real = saved["words"], saved["real"].astype(bool)
get = tf.train.load_checkpoint("./words.ckpt").get_tensor


def attention(inputs, output):
    """A layer with the weights of query, key and value, and of the output."""
    weights = []
    for kernel, bias in inputs:
        weights += [kernel.reshape(-1, HEADS, SIZE), bias.reshape(HEADS, SIZE)]
    kernel, bias = output
    layer = keras.layers.MultiHeadAttention(HEADS, SIZE)
    layer.build(words.shape, words.shape)
    layer.set_weights([*weights, kernel.reshape(HEADS, SIZE, -1), bias])
    return layer


scopes = [f"attention/self/{name}/" for name in ("query", "key", "value")]
scopes.append("attention/output/dense/")
*inputs, output = [(get(s + "kernel"), get(s + "bias")) for s in scopes]
bert = attention(inputs, output)

kernels, biases = get("attn/c_attn/w")[0], get("attn/c_attn/b")
inputs = zip(np.split(kernels, 3, axis=1), np.split(biases, 3))
gpt2 = attention(inputs, (get("attn/c_proj/w")[0], get("attn/c_proj/b")))

outputs = {"bert": bert(words, words, attention_mask=real[:, None]),
           "gpt2": gpt2(words, words, use_causal_mask=True)}
values = {}
for name, found in outputs.items():
    found = np.array(found)
    values[name] = [float(np.abs(found - saved[name]).max()),
                    float(np.abs(found).max())]
    print(name, "equal within 0.0001:", values[name][0] < 1e-4)
