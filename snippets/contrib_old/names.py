"""1.15 lists the public names of the four modules that are packed."""
import json
from pathlib import Path

import tensorflow as tf

values = {}
for module in ("rnn", "seq2seq", "legacy_seq2seq", "crf"):
    home = getattr(tf.contrib, module)
    values[module] = [name for name in dir(home) if name[0] != "_"]
    print(module, len(values[module]))
Path("names.json").write_text(json.dumps(values))
