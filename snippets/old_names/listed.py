"""What is directly in tf: functions, classes and constants."""
import inspect
import json

import tensorflow as tf

names = [name for name in dir(tf) if not name.startswith("_")
         and not inspect.ismodule(getattr(tf, name))]

with open("names.json", "w") as file:
    json.dump(names, file)
values = {"names": names}
print(len(names), "names")
