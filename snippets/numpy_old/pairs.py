"""Old lines of Python and NumPy, each with its replacement."""
import collections.abc
import inspect
import os
import pickle
import tempfile
import time
import urllib.request

import numpy as np

images = np.zeros([4, 784])
pairs = """
np.zeros(2, np.float)
np.zeros(2, float)

np.zeros(2, np.int)
np.zeros(2, int)

np.zeros(2, np.object)
np.zeros(2, object)

np.zeros(2, np.bool)
np.zeros(2, bool)

np.Inf
np.inf

np.array([1, 2], copy=False)
np.asarray([1, 2])

np.array([[1, 2], [3]])
np.array([[1, 2], [3]], object)

images.tostring()
images.tobytes()

np.reshape(images, newshape=(4, 28, 28))
np.reshape(images, (4, 28, 28))

int(np.searchsorted([1, 2], np.random.rand(1) * 2))
np.searchsorted([1, 2], np.random.rand(1) * 2).item()

np.load("weights.npy", encoding="latin1").item()
np.load("weights.npy", encoding="latin1", allow_pickle=True).item()

pickle.load(open("batch", "rb"))
pickle.load(open("batch", "rb"), encoding="latin1")

import cPickle
import pickle

urllib.urlretrieve("file:batch", "copy")
urllib.request.urlretrieve("file:batch", "copy")

collections.Iterable
collections.abc.Iterable

inspect.getargspec(len)
inspect.getfullargspec(len)

time.clock()
time.perf_counter()

print "loss", 0.5
print("loss", 0.5)

xrange(3)
range(3)

{"w": 1}.iteritems()
{"w": 1}.items()

images[:4 / 2]
images[:4 // 2]

from tensorflow.examples.tutorials.mnist import input_data
from tensorflow.keras.datasets import mnist
""".strip().split("\n\n")
values = {}
here = os.getcwd()
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    np.save("weights.npy", {"w": images})
    with open("batch", "wb") as file:
        file.write(b"S'\\xff'\n.")  # as Python 2 wrote it
    for pair in pairs:
        old, new = pair.splitlines()
        try:
            exec(old)
            values[old] = ["works", new]
        except Exception as error:
            said = str(error).splitlines()[0].split(" (<string>")[0]
            values[old] = [type(error).__name__ + ": " + said, new]
        print(old, "->", values[old][0])
        exec(new)
    os.chdir(here)
