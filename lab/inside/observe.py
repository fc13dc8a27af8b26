"""Execute one snippet and note what it did: variables, operations, values, warnings, the error."""

import contextlib
import ctypes
import glob
import json
import logging
import os
import sys
import tempfile
import time
import traceback
import types
import warnings

import guard
import numpy as np
import parity
import tensorflow as tf
from normal import normalise_file, normaliser
from tensorflow.python.framework.ops import EagerTensor

CALLABLES = ("layer", "model", "forward")
TIMED = "is slow compared to the batch time"  # a warning of Keras that comes and goes with the load
VERSIONS = ("tensorflow", "keras", "tf_keras", "tf_slim", "numpy")


def versions():
    """Versions of the interpreter and of the packages that this book is about, as far as present."""
    found = {"python": "%d.%d.%d" % sys.version_info[:3]}
    for name in VERSIONS:
        module = sys.modules.get(name)
        if hasattr(module, "__version__"):
            found[name] = module.__version__
        elif module and sys.version_info >= (3, 8):
            from importlib.metadata import version

            found[name] = version(name)
    return found


def execute(job):
    """Execute the job's snippet and write `result.json` into the job folder.

    Args:
        job: the message that warm.py received.
    """
    folder = job["folder"]
    os.environ["TMPDIR"] = os.path.join(folder, "tmp")
    tempfile.tempdir = None
    keeper = guard.Guard(job["snippet"], job["checkout"], folder, job["reads"])
    taken = set(files())
    warned = listen_to_warnings()
    with open(job["snippet"], "rb") as file:
        source = file.read()
    namespace = new_main(job["snippet"])
    result = {"error": None, "problems": []}
    own_open, own_dump = open, json.dump  # whatever it does to them
    printers = [sys.stdout, sys.stdout.buffer, sys.stderr]
    guard.confine(folder, job["checkout"], job["reads"])
    keeper.start()
    try:
        exec(compile(source, job["snippet"], "exec"), namespace)
    except SystemExit as stop:
        text = "it called exit (code %s). Let it run to its end" % (stop.code,)
        result["problems"].append((line_of(stop, job["snippet"]), text))
    except BaseException as error:
        result["error"] = describe(error, job["snippet"])
    result["warnings"] = list(warned)  # those that come later are ours
    work = os.path.join(folder, "work")
    os.makedirs(work, exist_ok=True)  # it may have removed it
    os.chdir(work)  # it may have gone elsewhere
    result["problems"] += keeper.finish()
    flush(printers + [sys.stdout])
    with own_open(os.path.join(folder, "out"), encoding="utf-8", errors="replace") as file:
        result["printed"] = file.read()  # now, since `look` may call what prints
    found = {pattern: set(glob.glob(pattern, recursive=True)) for pattern in job["keeps"]}
    named = set().union(*found.values())
    if result["error"] is None:
        result["problems"] += [
            (None, "it left no file '%s', which its task.toml lists under [keeps]" % pattern)
            for pattern in job["keeps"]
            if not found[pattern]
        ]
    left = files()
    kept = [name for name in left if name in named]
    unwanted = [name for name in left if name not in named and name not in taken]
    if unwanted:
        text = (
            "it left files in its working folder: %s. Use a temporary folder, or name them "
            "under [keeps] in its task.toml" % ", ".join(unwanted)
        )
        result["problems"].append((None, text))
    for name in kept:
        normalise_file(name)
    if result["error"] is None and not result["problems"]:
        try:
            result.update(look(namespace, job))
        except parity.Incomparable as problem:
            result["problems"].append((None, str(problem)))
        except Exception as error:
            text = (
                "what it left could not be listed (%s: %s). `inputs` and `outputs` are tensors; "
                "`layer`, `model` or `forward` takes the inputs and returns the outputs"
                % (type(error).__name__, error)
            )
            result["problems"].append((line_of(error, job["snippet"]), text))
    result["seconds"] = time.process_time()
    with own_open(os.path.join(folder, "result.json"), "w", encoding="utf-8") as file:
        # Names of files and coded numbers stay as they are.
        said = dict(normaliser(job)(result), kept=kept, parity=result.get("parity"))
        own_dump(said, file)


def flush(streams):
    """Write what was printed and is still held, by Python's streams and then by C's.

    Args:
        streams: may be closed, or whatever a snippet put in their place.
    """
    for stream in streams:
        with contextlib.suppress(AttributeError, ValueError):  # ValueError: it is closed
            stream.flush()
    if ctypes.CDLL(None).fflush(None):
        raise OSError("what it printed could not be written")


def files():
    """All files below the working folder, by their paths from there."""
    below = [os.path.join(folder, name) for folder, _, names in os.walk(".") for name in names]
    return sorted(os.path.relpath(path) for path in below)


def new_main(path):
    """Make a fresh `__main__` module, as `python path` would, and return its namespace."""
    module = types.ModuleType("__main__")
    module.__file__ = path
    sys.modules["__main__"] = module
    sys.argv = [path]
    return module.__dict__


def listen_to_warnings():
    """Return a list to which warnings and log messages from WARNING upwards are added."""
    heard = []

    def note(category, message):
        entry = {"category": category, "message": str(message)}
        if entry not in heard and TIMED not in entry["message"]:
            heard.append(entry)

    class Handler(logging.Handler):
        def emit(self, record):
            note(record.levelname, record.getMessage())

    def show(message, category, filename, lineno, file=None, line=None):
        note(category.__name__, message)

    warnings.showwarning = show
    for name in ("tensorflow", "absl"):
        logger = logging.getLogger(name)
        logger.handlers = [Handler(logging.WARNING)]
        logger.propagate = False
    return heard


def describe(error, path):
    """Type, message and the snippet's own line of an exception."""
    try:
        message = str(error)
    except Exception:
        message = "<exception str() failed>"  # as Python says
    return {"type": type(error).__name__, "message": message, "line": line_of(error, path)}


def line_of(error, path):
    """The snippet's own line that raised, or None."""
    if isinstance(error, SyntaxError) and error.filename == path:
        return error.lineno
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f[0] == path]
    return frames[-1][1] if frames else None


def look(namespace, job):
    """Note what the finished snippet left: listings, values and, where variants are compared, parity."""
    values = namespace.get("values", {})
    if not isinstance(values, dict):
        text = "its `values` are of the type %s. Make them a dict" % type(values).__name__
        return {"problems": [(None, text)]}
    try:
        found = {"values": plain(values)}
    except SameKey:
        text = "its `values` have keys that are the same as text, such as 1 and '1'. Use text"
        return {"problems": [(None, text)]}
    outputs = namespace.get("outputs")
    call = next((namespace[name] for name in CALLABLES if callable(namespace.get(name))), None)
    symbolic = is_symbolic(outputs)
    missing = [name for name in ("inputs", "outputs") if namespace.get(name) is None]
    if not missing and not symbolic and call is None:
        missing = ["one of " + ", ".join(CALLABLES)]
    if job["compares"] and missing:
        text = "it has no %s: the variants of this task are compared, and need these names"
        return {"problems": [(None, text % " and no ".join(missing))]}
    graph = outputs.graph if symbolic else tf.compat.v1.get_default_graph()
    if symbolic or not tf.executing_eagerly():
        found["mode"] = "graph"
        found["variables"] = [graph_variable(v) for v in graph.get_collection("variables")]
        found["operations"] = operations(graph)
    else:
        found["mode"] = "eager"
        found["variables"] = [eager_variable(v, owner) for v, owner in eager_variables(namespace)]
        found["operations"] = (
            traced_operations(call, namespace["inputs"]) if not missing and call else []
        )
    if job["compares"]:
        if symbolic:
            found["parity"] = parity.of_graph(namespace["inputs"], outputs)
        else:
            held = [variable for variable, _ in eager_variables(namespace)]
            found["parity"] = parity.of_callable(call, namespace["inputs"], outputs, held)
    return found


def is_symbolic(value):
    """Whether a value is a tensor of a graph, with no number yet."""
    return isinstance(value, tf.Tensor) and not isinstance(value, EagerTensor)


def operations(graph):
    return [
        {"name": op.name, "type": op.type, "inputs": [tensor.name for tensor in op.inputs]}
        for op in graph.get_operations()
    ]


def traced_operations(call, inputs):
    """The operations that `tf.function` traces from the snippet's callable for its inputs."""
    if hasattr(call.__call__, "get_concrete_function"):  # an object that is called
        call = call.__call__
    elif not hasattr(call, "get_concrete_function"):
        call = tf.function(call)
    spec = tf.TensorSpec(inputs.shape, inputs.dtype, name="inputs")
    function = call.get_concrete_function(spec)  # held: 1.15 takes the graph apart with it
    return operations(function.graph)


def graph_variable(variable):
    """Name, shape, dtype, trainability and initialiser of a variable in a graph."""
    trainable = variable.graph.get_collection("trainable_variables")
    assign = variable.initializer  # after init_from_checkpoint it is a tensor
    start = getattr(assign, "op", assign).inputs[-1].op
    name = start.name
    # The value goes through a chain of operations; the initialiser is named by its scope.
    initialiser = (
        name.split("/Initializer/")[1].split("/")[0] if "/Initializer/" in name else start.type
    )
    return {
        "name": variable.name,
        "shape": sizes(variable.shape),
        "dtype": variable.dtype.base_dtype.name,
        "trainable": any(variable is other for other in trainable),
        "initialiser": initialiser,
    }


def eager_variables(namespace):
    """Variables that the snippet's namespace holds, with the layer that owns each (or None)."""
    found = []

    def add(variable, owner):
        if not any(variable is other for other, _ in found):
            found.append((variable, owner))

    for name, value in list(namespace.items()):
        if name.startswith("__") or isinstance(value, (type, types.ModuleType)):
            continue
        if is_variable(value):
            add(value, None)
        elif isinstance(value, tf.Module) or hasattr(value, "weights"):
            # The value itself comes last: it may hold more than its layers do.
            for layer in tf.nest.flatten(getattr(value, "layers", [])) + [value]:
                for variable in held_by(layer, "weights") or held_by(layer, "variables"):
                    add(variable, layer)
    return found


def held_by(owner, attribute):
    """The variables in an attribute, which may be a list, a variable, a dict, a method, or missing."""
    try:
        held = getattr(owner, attribute, [])
    except ValueError:  # a Keras model that has not been built: its layers tell what they have
        return []
    return [variable for variable in tf.nest.flatten(held) if is_variable(variable)]


def is_variable(value):
    ours = type(value).__module__.startswith("keras.src.backend") and hasattr(value, "assign")
    return isinstance(value, tf.Variable) or ours


def eager_variable(variable, owner):
    """The same facts of a variable outside a graph; the initialiser as far as its layer tells it."""
    short = variable.name.split("/")[-1].split(":")[0]
    initialiser = getattr(owner, short + "_initializer", None)
    return {
        "name": getattr(variable, "path", variable.name),
        "shape": sizes(variable.shape),
        "dtype": tf.as_dtype(variable.dtype).name,
        "trainable": bool(variable.trainable),
        "initialiser": type(initialiser).__name__ if initialiser is not None else None,
    }


def sizes(shape):
    """A shape as a list, with None for a size that is not known; None where not even the rank is known."""
    shape = tf.TensorShape(shape)
    return None if shape.ndims is None else shape.as_list()


class SameKey(Exception):
    """Two keys of a dict are the same as text."""


def plain(value):
    """A value as JSON can hold it: numbers, text, lists and dicts of these, whose keys are text.  May raise SameKey."""
    if isinstance(value, dict):
        found = {str(key): plain(entry) for key, entry in value.items()}
        if len(found) < len(value):
            raise SameKey
        return found
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (float, np.floating)):
        return float(value)
    if isinstance(value, np.bool_):
        return bool(value)
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, tf.TensorShape):
        return sizes(value)
    if isinstance(value, tf.DType):
        return value.name
    if hasattr(value, "numpy"):
        value = value.numpy()
    if isinstance(value, (np.ndarray, np.generic)):
        return plain(value.tolist())
    return str(value)
