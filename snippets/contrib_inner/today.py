"""Today: the same modules in tf_slim, and the names they are missing."""
import json
from importlib import import_module
from pathlib import Path

values = {}
for path, names in json.loads(Path("paths.json").read_text()).items():
    today = "tf_slim." + ".".join(path.split(".")[-2:])
    module = import_module(today)
    lacks = [name for name in names if not hasattr(module, name)]
    values[path] = {"today": today, "lacks": lacks}
    print("tensorflow.contrib." + path, "->", today, *lacks)
