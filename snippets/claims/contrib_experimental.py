"""tf.contrib holds experimental code."""
import ast
from pathlib import Path

import tensorflow as tf

tf.contrib.layers  # tf.contrib is loaded when it is first used
text = Path(tf.contrib.__file__).read_text()
about = ast.get_docstring(ast.parse(text)).splitlines()[0]
values = {"holds": "experimental" in about}
print(about)
