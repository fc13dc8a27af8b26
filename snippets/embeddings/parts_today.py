"""Today tf.nn counts the parts one after the other; so does Keras."""
import keras
import numpy as np
import tensorflow as tf

whole = tf.train.load_checkpoint("./parts.ckpt").get_tensor("table")
found = np.load("parts.npz")["found"]
parts, ids = np.array_split(whole, 2), np.arange(5)
values = {"today": np.ravel(
    tf.nn.embedding_lookup(parts, ids)).tolist()}

order = np.concatenate([ids[part::2] for part in range(2)])
table = np.empty_like(whole)
table[order] = whole  # the row that the old code found for each number
layer = keras.layers.Embedding(5, 1)
layer.build(None)
layer.set_weights([table])
values["in order"] = bool((layer(ids).numpy() == found).all())
print("today:", *values["today"])
print("as in 1.15:", values["in order"])
