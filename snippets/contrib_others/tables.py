"""In a graph: the old functions for tables, from where they are today."""
import tempfile

import tensorflow.compat.v1 as tf
from tensorflow.python.ops import lookup_ops

tf.disable_v2_behavior()
folder = tempfile.TemporaryDirectory()
file = folder.name + "/vocabulary"
with open(file, "w") as opened:
    opened.write("the\ncat\n")
texts, numbers = tf.constant(["cat", "dog"]), tf.constant([1, 5], tf.int64)
found = [
    lookup_ops.index_table_from_file(file).lookup(texts),
    lookup_ops.index_table_from_tensor(["the", "cat"]).lookup(texts),
    lookup_ops.index_to_string_table_from_file(
        file, default_value="?").lookup(numbers),
    lookup_ops.index_to_string_table_from_tensor(
        ["the", "cat"], default_value="?").lookup(numbers)]
with tf.Session() as session:
    session.run(tf.tables_initializer())
    values = {"found": [str(one.tolist()) for one in session.run(found)]}
print(*values["found"], sep="\n")
