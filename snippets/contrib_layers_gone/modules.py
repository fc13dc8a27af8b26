"""How many modules did tf.contrib hold?"""
import tensorflow as tf

modules = [name for name in dir(tf.contrib) if not name.startswith("_")]
print(len(modules), "modules:", ", ".join(modules[:8]), "...")
values = {"modules": modules}
