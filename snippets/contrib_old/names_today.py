"""Today: all these names are in the files that were copied."""
import json
import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, "old.zip")  # or a folder that holds the folder `old`
values = {}
for module, names in json.loads(Path("names.json").read_text()).items():
    home = import_module("old." + module)
    values[module] = [name for name in names if hasattr(home, name)]
    print(module, len(values[module]), "of", len(names))
