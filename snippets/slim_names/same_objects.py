"""Compare the public names of both modules, object by object."""
import tensorflow as tf

slim = tf.contrib.slim
layers = tf.contrib.layers

public = [name for name in dir(layers) if not name.startswith("_")]
same = [name for name in public
        if getattr(slim, name, None) is getattr(layers, name)]
other = [name for name in public if name not in same]

print(len(same), "of", len(public), "are the same object")
print("another object:", ", ".join(other))
for module in (layers, slim):
    print(" ", getattr(module, other[0]).__name__)

values = {
    "public": len(public),
    "same": len(same),
    "other": other,
    "modules": [getattr(module, other[0]).__name__
                for module in (layers, slim)],
}
