"""CTC today: the blank is the first class, unless you name another."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
logits = random.normal(size=(6, 1, 4)).astype("float32")  # time, batch, class
labels, lengths = [[1, 2]], {"label_length": [2], "logit_length": [6]}

losses = {
    "as it is": tf.nn.ctc_loss(labels, logits, **lengths),
    "blank_index=-1": tf.nn.ctc_loss(
        labels, logits, blank_index=-1, **lengths),
}
values = {name: loss.numpy().tolist() for name, loss in losses.items()}
for name, loss in values.items():
    print("%s: loss %.3f" % (name, loss[0]))
