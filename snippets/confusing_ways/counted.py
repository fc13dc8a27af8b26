"""Call everything that takes an output size; keep what creates a layer's weights."""
import importlib
import inspect
import re
import types

import tensorflow as tf

tf.compat.v1.enable_eager_execution()
tf.compat.v1.logging.set_verbosity("ERROR")  # many names are deprecated
PACKAGES = ("tensorflow", "keras", "tf_keras", "tf_slim")
SIZES = {"units", "filters", "num_outputs", "num_output_units"}
walk, candidates, seen = [], {}, set(PACKAGES)
for package in PACKAGES:
    try:
        walk.append((package, importlib.import_module(package)))
    except ImportError:
        continue  # not in this installation


def takes_a_size(thing):
    try:
        return SIZES & set(list(inspect.signature(thing).parameters)[:2])
    except (TypeError, ValueError):
        return False  # not callable, or no signature


for path, module in walk:  # the list grows while it is walked
    for name in dir(module):
        if name.startswith("_") or name in ("python", "src"):
            continue  # not public
        thing, full = getattr(module, name, None), path + "." + name
        real = str(getattr(thing, "__name__", ""))
        inner = re.search(r"^tensorflow(_core)?\.python\.(?!.*api\.)", real)
        if takes_a_size(thing):
            candidates.setdefault(id(thing), (thing, []))[1].append(full)
        elif isinstance(thing, types.ModuleType) and real not in seen:
            if real.startswith(PACKAGES) and not inner:
                seen.add(real)
                walk.append((full, thing))


def makes(thing, inputs, sizes, weights):
    for call in (lambda: thing(inputs, *sizes), lambda: thing(*sizes)(inputs)):
        try:
            with tf.GradientTape() as tape:
                call()
            made = [v.shape for v in tape.watched_variables()]
            if sorted([int(n) for n in shape] for shape in made) == weights:
                return True
        except Exception:
            continue  # not a layer, or called differently
    return False


def ways(*facts):
    found = candidates.values()
    return sorted(names for thing, names in found if makes(thing, *facts))


values = {
    "tried": len(candidates),
    "dense": ways(tf.ones([1, 4]), [8], [[4, 8], [8]]),
    "convolution": ways(tf.ones([1, 6, 6, 4]), [8, 3], [[3, 3, 4, 8], [8]]),
}
for layer in ("dense", "convolution"):
    names = sum(values[layer], [])
    print(layer, len(values[layer]), "ways,", len(names), "names")
