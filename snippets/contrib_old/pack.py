"""1.15 packs three modules of its tf.contrib, with their imports rewritten."""
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
contrib = Path(tf.contrib.__file__).parent
names, compiled = ["__init__.py"], []
with zipfile.ZipFile("old.zip", "w") as archive:
    archive.writestr(zipfile.ZipInfo("old/__init__.py"), "")
    for module in ("rnn", "seq2seq", "legacy_seq2seq"):
        compiled += [one.name for one in contrib.glob(module + "/**/*.so")]
        for path in sorted(contrib.glob(module + "/**/*.py")):
            text = path.read_text()
            if path.stem == "beam_search_ops":
                text = ""  # it loads compiled code
            for old, new in EDITS:
                text = text.replace(old, new)
            names.append(path.relative_to(contrib).as_posix())
            info = zipfile.ZipInfo("old/" + names[-1])
            archive.writestr(info, text, zipfile.ZIP_DEFLATED)
values = {"files": names, "compiled": compiled}
print(len(names), "files in old.zip, in a folder old; left out:", *compiled)
