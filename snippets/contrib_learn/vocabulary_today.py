"""Today: read the pickle without tf.contrib and get the same ids."""
import pickle
import re

import numpy as np

WORD = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z][a-z]+(?=[A-Z])|[\'\w\-]+")


class Old:
    """Holds the attributes from the pickle, without methods."""


class Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        if ".contrib." in module:
            return Old
        return super().find_class(module, name)


with open("vocab", "rb") as file:
    old = Unpickler(file).load()
ids = old.vocabulary_._mapping  # a dict: word -> id


def transform(texts):
    rows = np.zeros([len(texts), old.max_document_length], np.int64)
    for row, text in zip(rows, texts):
        words = WORD.findall(text)[:len(row)]
        row[:len(words)] = [ids.get(word, 0) for word in words]
    return rows


new = ["it's the century's best rock", "I like nothing like it at all"]
values = {"equal": bool((transform(new) == np.load("ids.npy")).all()),
          "words": len(ids)}
print("the same ids as in 1.15:", values["equal"])
