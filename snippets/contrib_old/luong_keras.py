"""LuongAttention in Keras 3: only the scores are computed differently."""
import numpy as np
import tensorflow as tf
from keras import layers

saved = np.load("luong.npz")
series, memory = saved["series"], saved["memory"]
mask = tf.sequence_mask(saved["lengths"], memory.shape[1])
reader, values = tf.train.load_checkpoint("./luong.ckpt"), {}
for name in ("plain", "scaled"):
    arrays = {one.split("/", 1)[1]: reader.get_tensor(one)
              for one in reader.get_variable_to_shape_map()
              if one.startswith(name)}
    inside = "rnn/attention_wrapper/"
    scale = arrays.get(inside + "luong_attention/attention_g", 1.0)
    cell = layers.SimpleRNNCell(4)
    cell.build([2, 3 + 4])  # the inputs, and the attention
    kernel = arrays[inside + "basic_rnn_cell/kernel"]
    cell.set_weights([kernel[:-4], kernel[-4:],
                      arrays[inside + "basic_rnn_cell/bias"]])
    attention_layer = layers.Dense(4, use_bias=False)
    attention_layer.build([2, 4 + 2])
    attention_layer.set_weights([arrays[inside + "attention_layer/kernel"]])
    keys = memory @ arrays["memory_layer/kernel"]

    state = attention = tf.zeros([2, 4])
    outputs = []
    for one in tf.unstack(series, axis=1):
        query, [state] = cell(tf.concat([one, attention], 1), [state])
        scores = scale * tf.reduce_sum(keys * query[:, None], 2)
        weights = tf.nn.softmax(tf.where(mask, scores, -np.inf))
        context = tf.reduce_sum(weights[:, :, None] * memory, 1)
        attention = attention_layer(tf.concat([query, context], 1))
        outputs.append(attention)
    difference = np.abs(tf.stack(outputs, 1) - saved[name]).max()
    values[name] = {"difference": float(difference),
                    "largest": float(np.abs(saved[name]).max())}
    print(name, "within 0.00001:", difference < 1e-5)
