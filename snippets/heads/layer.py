"""MultiHeadAttention of Keras 3 with the weights of the dense layers."""
import keras
import numpy as np
import tensorflow as tf

saved = np.load("heads.npz")
read = tf.train.load_checkpoint("./heads.ckpt").get_tensor
heads, size = 2, 4
layer = keras.layers.MultiHeadAttention(num_heads=heads, key_dim=size)
layer.build([None, None, 8], [None, None, 8])
arrays = []
for name in ("query", "key", "value"):
    scope = "attention/" + name
    arrays += [read(scope + "/kernel").reshape(8, heads, size),
               read(scope + "/bias").reshape(heads, size)]
arrays += [read("attention/output/kernel").reshape(heads, size, 8),
           read("attention/output/bias")]
layer.set_weights(arrays)

outputs = layer(saved["series"], saved["series"],
                attention_mask=saved["mask"][:, None] > 0)
values = {"difference": float(np.abs(outputs - saved["outputs"]).max()),
          "largest": float(np.abs(outputs).max())}
print("within 0.00001:", values["difference"] < 1e-5)
