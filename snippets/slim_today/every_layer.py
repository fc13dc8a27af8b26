"""Call every public layer of tf_slim, before and after the fix for batch_norm."""
import sys

import tensorflow.compat.v1 as tf
import tf_slim as slim
from tf_keras.src import legacy_tf_layers
from tf_keras.src.legacy_tf_layers import normalization
from importlib.metadata import version  # not in 1.15's Python 3.7

tf.disable_v2_behavior()
public = sorted(slim.layers.__all__ + slim.normalization.__all__)
vector, series = tf.ones([2, 4]), tf.ones([2, 8, 4])
image, volume = tf.ones([2, 8, 8, 4]), tf.ones([2, 8, 8, 8, 4])
special = {
    "GDN": [], "bias_add": [image], "dense_to_sparse": [tf.ones([3])],
    "group_norm": [image, 2], "images_to_sequence": [image],
    "maxout": [image, 2], "one_hot_encoding": [tf.constant([1, 0]), 3],
    "pool": [image, 3, "MAX"], "repeat": [image, 2, slim.conv2d, 3, 3],
    "scale_gradient": [image, 0.5], "sequence_to_images": [series, 8],
    "stack": [vector, slim.fully_connected, [3, 3]], "unit_norm": [image, 3],
}


def arguments(name):
    if name in special:
        return special[name]
    if name.startswith("separable"):
        return [image, 3, 3, 1]
    if "pool" in name or "in_plane" in name:
        return [volume if "3d" in name else image, 3]
    if "conv" in name:
        return [volume if "3d" in name else
                series if "1d" in name else image, 3, 3]
    if name.startswith(("fully", "legacy", "linear", "relu", "elu")):
        return [vector, 3]
    return [image]


def outcome(name):
    try:
        getattr(slim, name)(*arguments(name))
        return "works"
    except Exception as error:
        return type(error).__name__ + ": " + str(error)


before = {name: outcome(name) for name in public}
sys.modules["tf_keras.legacy_tf_layers"] = legacy_tf_layers
sys.modules["tf_keras.legacy_tf_layers.normalization"] = normalization
after = {name: outcome(name) for name in public}

values = {"layers": {name: [before[name], after[name]] for name in public},
          "version": version("tf_slim")}
for title, found in (("as installed:", before), ("with the fix:", after)):
    works = [name for name in public if found[name] == "works"]
    print(title, len(works), "of", len(public), "work")
    for name in sorted(set(public) - set(works)):
        print("slim." + name + ":\n   ", found[name])
