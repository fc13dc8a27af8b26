"""Give a snippet fixed inputs and weights and note its outputs and gradients.

The numbers come from NumPy's frozen `RandomState` stream, alike in every runtime.  Variables are
filled in the order of their shapes, since their names and their order differ between the APIs.
"""

import base64
import hashlib

import numpy as np
import tensorflow as tf

KEPT = 4096  # values of each array that a run keeps; equality to the bit is told by a hash of all


class Incomparable(Exception):
    """What a snippet left can't be compared: why, and what to do, without the full stop."""


def of_graph(inputs, outputs):
    """Outputs and gradients of a graph.

    Args:
        inputs: the tensor that is fed.
        outputs: the tensor that is computed and differentiated.
    Returns:
        dict of array name to what `keep` returns.
    """
    graph = outputs.graph
    graph._unsafe_unfinalize()
    v1 = tf.compat.v1
    with graph.as_default():
        variables = by_shape(graph.get_collection("trainable_variables"))
        data = numbers(inputs, variables, outputs)
        # Fed: as a constant of some megabytes they would be copied by each pass of TensorFlow's graph optimiser.
        cotangents = v1.placeholder(outputs.dtype, shape(outputs))
        gradients = v1.gradients(outputs, [inputs] + variables, grad_ys=cotangents)
        refuse_missing(gradients, variables)
        with v1.Session(graph=graph) as session:
            session.run(v1.global_variables_initializer())
            for variable, value in zip(variables, data["weights"]):
                variable.load(value, session)
            fed = {inputs: data["inputs"], cotangents: data["cotangents"]}
            results = session.run([outputs] + gradients, fed)
    return name_and_keep(results)


def of_callable(call, inputs, outputs, variables):
    """The same for a callable that computes at once.

    Args:
        call: takes inputs, returns outputs.
        inputs: a tensor; gives shape and dtype.
        outputs: what the callable has returned; gives the shape.
        variables: the variables that `call` uses.
    """
    variables = by_shape([variable for variable in variables if variable.trainable])
    data = numbers(inputs, variables, outputs)
    for variable, value in zip(variables, data["weights"]):
        variable.assign(value)
    fed = tf.constant(data["inputs"], inputs.dtype)
    held = [
        variable if isinstance(variable, tf.Variable) else variable.value for variable in variables
    ]
    with tf.GradientTape() as tape:
        tape.watch(fed)
        outputs = call(fed)
    cotangents = tf.constant(data["cotangents"], outputs.dtype)
    gradients = tape.gradient(outputs, [fed] + held, output_gradients=cotangents)
    refuse_missing(gradients, variables)
    return name_and_keep([array.numpy() for array in [outputs] + gradients])


def by_shape(variables):
    """Sort by rank, highest first, then by shape: a kernel before its bias."""
    return sorted(variables, key=lambda variable: (-len(variable.shape), shape(variable)))


def refuse_missing(gradients, variables):
    """Raise Incomparable if a gradient, by the inputs and by each variable, is missing."""
    names = ["`inputs`"] + ["its variable '%s'" % variable.name for variable in variables]
    for gradient, name in zip(gradients, names):
        if gradient is None:
            raise Incomparable(
                "its outputs have no gradient by %s: they don't depend on it, or not by differentiable operations. "
                "Change that, or take the snippet out of a task that compares" % name
            )


def shape(tensor):
    """The sizes of a tensor's axes; raise Incomparable if one is unknown or 0."""
    sizes = tf.TensorShape(tensor.shape)
    if not sizes.is_fully_defined() or not all(sizes.as_list()):
        raise Incomparable(
            "`inputs` and `outputs` need a size of at least 1 for each axis, since variants are compared: "
            "one of them has the shape %s. Write all sizes out" % sizes
        )
    return tuple(sizes.as_list())


def numbers(inputs, variables, outputs):
    for name, tensor in (("inputs", inputs), ("outputs", outputs)):
        if not tf.as_dtype(tensor.dtype).is_floating:
            raise Incomparable(
                "its `%s` are %s, and variants are compared by gradients of floating-point numbers. "
                "Take the snippet out of a task that compares"
                % (name, tf.as_dtype(tensor.dtype).name)
            )
    random = np.random.RandomState(2018)
    return {
        "inputs": random.uniform(-1, 1, shape(inputs)).astype("float32"),
        "weights": [random.normal(0, 0.05, shape(v)).astype("float32") for v in variables],
        "cotangents": random.uniform(-1, 1, shape(outputs)).astype("float32"),
    }


def name_and_keep(arrays):
    names = ["outputs", "gradient by inputs"]
    names += ["gradient by weights %d" % i for i in range(len(arrays) - 2)]
    return {name: keep(array) for name, array in zip(names, arrays)}


def keep(array):
    """Keep an array's shape, a hash of all its bytes, and evenly spaced values of it."""
    flat = np.ascontiguousarray(array, "<f4").ravel()
    chosen = np.unique(np.linspace(0, flat.size - 1, KEPT).astype("int64"))
    return {
        "shape": list(array.shape),
        "hash": hashlib.sha256(flat.tobytes()).hexdigest(),
        "values": base64.b64encode(flat[chosen].tobytes()).decode("ascii"),
    }
