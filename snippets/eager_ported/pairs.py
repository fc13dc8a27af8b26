"""Lines that fail eagerly or in a tf.function, each with one that works."""
import numpy as np
import tensorflow as tf

x, y, n = tf.constant([1.0, 2.0]), tf.constant([3.0, 4.0]), tf.constant(3)
v, kept, function = tf.Variable([5.0, 6.0]), [], tf.function

pairs = """
found = {x: "x", y: "y"}
found = {x.ref(): "x", y.ref(): "y"}

[x, y].index(y)
[x.ref(), y.ref()].index(y.ref())

x[0] = 5.0
x = tf.tensor_scatter_nd_update(x, [[0]], [5.0])

n * x
tf.cast(n, tf.float32) * x

x.eval()
x.numpy()

x.name
v.name

function(lambda x: np.sum(x))(x)
function(lambda x: tf.reduce_sum(x))(x)

function(lambda x: [2.0 * one for one in x])(x)
function(lambda x: [2.0 * one for one in tf.unstack(x)])(x)

function(lambda x: tf.Variable(x) + x)(x)
function(lambda x: v + x)(x)

function(lambda x: kept.append(x))(x), kept[0] + 1.0
function(lambda x: x)(x) + 1.0
""".strip().split("\n\n")


def outcome(line):
    try:
        exec(line, globals())
        return "works"
    except Exception as error:
        said = str(error).strip().splitlines()
        if said[0].startswith("in user code"):  # where, then the message
            said = said[-1:]
        return type(error).__name__ + ": " + said[0]


values = {}
for pair in pairs:
    wrong, right = pair.splitlines()
    values[wrong] = [outcome(wrong), right, outcome(right)]
    print(wrong, "->", values[wrong][0])
tf.compat.v1.reset_default_graph()  # 1.15 leaves half a variable in it
