"""Keras 3 has a reduction that ignores examples with weight 0."""
import keras

logits = keras.ops.array([[2.0, 1, 0], [0, 1, 0], [1, 0, 3]])
labels = keras.ops.array([0, 2, 0])
loss = keras.losses.SparseCategoricalCrossentropy(
    from_logits=True, reduction="mean_with_sample_weight")
values = {}
for weights in ([1, 0, 1], [3, 0, 1]):
    name = "weights %d, %d, %d" % tuple(weights)
    values[name] = float(loss(labels, logits, keras.ops.array(weights)))
    print(name + ": %.3f" % values[name])
