"""Find the part of tf.contrib that defines each function and class of slim."""
import tensorflow as tf

slim = tf.contrib.slim

counts = {}
for name in dir(slim):
    thing = getattr(slim, name)
    if name.startswith("_") or not callable(thing):
        continue
    function = getattr(thing, "func", thing)  # of a functools.partial
    home = getattr(function, "__module__", "").split(".")[:3]
    if home[:2] == ["tensorflow", "contrib"]:
        home = "tf." + ".".join(home[1:])
        counts[home] = counts.get(home, 0) + 1

own = [name for name in dir(slim)
       if getattr(getattr(slim, name), "__name__", "").startswith(
           "tensorflow.contrib.slim.")]

for home in sorted(counts):
    print(counts[home], "functions and classes from", home)
print("modules of its own:")
for first in range(0, len(own), 4):
    print("   ", ", ".join(own[first:first + 4]))

values = {"counts": counts, "own": own}
