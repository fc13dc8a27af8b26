"""1.15 packs four modules of its tf.contrib, so that they run today."""
import zipfile
from pathlib import Path

import tensorflow as tf

EDITS = [
    ("tensorflow.contrib.framework.", "tensorflow."),
    ("tensorflow.contrib.layers.python.layers", "tf_slim"),
    ("from tensorflow.contrib.compiler import jit\n", ""),
    ("tensorflow.contrib.", "old."),
    ("np.Inf", "np.inf"),
]
# Names that TensorFlow has moved or removed: old/__init__.py restores them.
RESTORED = """
import tensorflow.compat.v1 as tf
from tensorflow.python.framework import ops, tensor_util
from tensorflow.python.ops import array_ops, control_flow_ops
from tensorflow.python.util import nest

nest.is_sequence = nest.is_nested
ops.Tensor = tf.Tensor
tensor_util.with_same_shape = lambda expected, tensor: tensor
array_ops.stack, array_ops.unstack = tf.stack, tf.unstack
control_flow_ops.cond, control_flow_ops.case = tf.cond, tf.case
control_flow_ops.while_loop = tf.while_loop
"""
# This one was not written in Python.
GATHER_TREE = """
import numpy as np
import tensorflow.compat.v1 as tf

def gather(steps, parents, lengths, end):
    words = np.full_like(steps, end)
    for batch, beam in np.ndindex(steps.shape[1:]):
        parent = beam
        for t in reversed(range(lengths[batch])):
            words[t, batch, beam] = steps[t, batch, parent]
            parent = parents[t, batch, parent]
        ends = np.flatnonzero(words[:, batch, beam] == end)
        words[ends[0] if len(ends) else len(words):, batch, beam] = end
    return words

def gather_tree(step_ids, parent_ids, max_sequence_lengths, end_token):
    words = tf.numpy_function(gather, [
        step_ids, parent_ids, max_sequence_lengths, end_token], tf.int32)
    words.set_shape(step_ids.shape)
    return words
"""
contrib = Path(tf.contrib.__file__).parent
files, names, compiled = {"__init__.py": RESTORED}, {}, []
for module in ("rnn", "seq2seq", "legacy_seq2seq", "crf"):
    public = dir(getattr(tf.contrib, module))
    names[module] = [name for name in public if name[0] != "_"]
    compiled += [one.name for one in contrib.glob(module + "/**/*.so")]
    for path in sorted(contrib.glob(module + "/**/*.py")):
        text = path.read_text()
        for old, new in EDITS:
            text = text.replace(old, new)
        if path.stem == "beam_search_ops":
            text = GATHER_TREE
        files[path.relative_to(contrib).as_posix()] = text
with zipfile.ZipFile("old.zip", "w") as archive:
    for name, text in files.items():
        info = zipfile.ZipInfo("old/" + name)
        archive.writestr(info, text, zipfile.ZIP_DEFLATED)
values = {"files": list(files), "compiled": compiled, "names": names}
print(len(files), "files in old.zip, in a folder old; left out:", *compiled)
