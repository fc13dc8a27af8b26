"""The same batches, from arrays like those of keras.datasets.mnist."""
import numpy as np


class Batches:
    """A replacement for mnist.train."""

    def __init__(self, images, labels):
        self.images = images.reshape(len(images), -1) / np.float32(255)
        self.labels = np.eye(10)[labels]  # one_hot=True
        self.shuffled = np.arange(len(images))
        self.order = self.shuffled[:0]

    def next_batch(self, size):
        while len(self.order) < size:
            self.shuffled = np.random.permutation(self.shuffled)
            self.order = np.append(self.order, self.shuffled)
        now, self.order = self.order[:size], self.order[size:]
        return self.images[now], self.labels[now]


# Arrays like those of keras.datasets.mnist.load_data():
images = np.random.RandomState(0).randint(256, size=[6, 28, 28])
labels = np.arange(6)
np.random.seed(0)
train = Batches(images, labels)

values = {"labels": [], "sums": []}
for _ in range(4):
    x, y = train.next_batch(4)
    values["labels"].append(y.argmax(axis=1).tolist())
    values["sums"].append(float(x.sum()))
print("labels:", values["labels"])
