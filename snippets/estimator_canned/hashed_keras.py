"""Its tables in Keras 3: the same buckets, but for the empty string."""
import keras
import numpy as np
import tensorflow as tf

rows = {"city": np.array(["Oslo", "Bonn", "Rome", ""]),
        "word": np.array(["blue", "red", "", "green"])}
get = tf.train.load_checkpoint("./hashed.ckpt-20").get_tensor
part = "linear/linear_model/"
cities, crosses, bias = (get(part + name) for name in (
    "city/weights", "city_X_word/weights", "bias_weights"))
theirs = np.load("hashed.npy")
crossed = crosses[np.array(keras.layers.HashedCrossing(20)(
    (rows["city"], rows["word"])))]

# The tables as they are: a bucket for "", too.
ids = np.array(keras.layers.Hashing(3)(rows["city"]))
as_it_is = np.abs(cities[ids] + crossed + bias - theirs).max(axis=1)

# One more bin, the first, for "": a row of zeros in front.
masked = keras.layers.Hashing(3 + 1, mask_value="")
ids = np.array(masked(rows["city"]))
table = np.pad(cities, [(1, 0), (0, 0)])
with_mask = np.abs(table[ids] + crossed + bias - theirs).max(axis=1)

values = {"as it is": as_it_is.tolist(), "with mask": with_mask.tolist(),
          "largest": float(np.abs(theirs).max())}
for name, city in enumerate(rows["city"]):
    print("%-6r" % str(city), "equal:", as_it_is[name] < 1e-5,
          " with mask_value:", with_mask[name] < 1e-5)
