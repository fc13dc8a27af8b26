"""An unknown word in a StringLookup without an out-of-vocabulary index."""
import re
import textwrap

import keras
import numpy as np
import tensorflow as tf

word = keras.layers.StringLookup(vocabulary=["red", "green", "blue"],
                                 num_oov_indices=0, output_mode="one_hot")
try:
    print(word(np.array([["pink"]])))
except tf.errors.InvalidArgumentError as error:
    told = re.search(r"When .*values \[.*?\]", str(error))[0]
    values = {"error": "InvalidArgumentError: " + told}
    print(textwrap.fill(values["error"]))
