"""Lines that fail in a session, each with a line that works."""
import re

import numpy as np
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
x = tf.placeholder(tf.float32, [None, 3], name="x")
double = tf.multiply(x, 2.0, name="double")
w = tf.get_variable("w", [], initializer=tf.ones_initializer())
rows, row = np.ones([4, 3]), np.ones(3)
tf.metrics.accuracy([1, 0], [1, 1])
total = tf.local_variables()[0]
table = tf.lookup.StaticHashTable(tf.lookup.KeyValueTensorInitializer(
    ["the"], tf.constant([0], tf.int64)), -1)
found = table.lookup(tf.constant(["the"]))
sgd = tf.train.GradientDescentOptimizer(0.1)
other, session = tf.Graph(), tf.Session()
with other.as_default():
    y = tf.constant(1.0, name="y")

pairs = """
session.run(double)
session.run(double, {x: rows})

session.run(double, {x: row})
session.run(double, {x: [row]})

session.run(y)
tf.Session(graph=other).run(y)

session.run(double, {y: 1.0})
session.run(double, {x: rows})

double + y
double + 1.0

session.run(tf.gradients(w * 2.0, x))
session.run(tf.gradients(w * 2.0, w))

sgd.minimize(tf.reduce_sum(tf.stop_gradient(w)))
sgd.minimize(tf.reduce_sum(w))

session.run(total)
session.run(tf.local_variables_initializer()), session.run(total)

session.run(found)
session.run(tf.tables_initializer()), session.run(found)

w.eval()
session.run(w.initializer), w.eval(session)
""".strip().split("\n\n")
values = {}
for pair in pairs:
    wrong, right = pair.splitlines()
    try:
        eval(wrong)
    except Exception as error:
        # The message comes before the node, today after its location.
        before = re.search(r"(.+)\n\t \[\[", str(error))
        said = before.group(1) if before else str(error)
        said = said.split(" (graphs are")[0].rstrip(".")
        values[wrong] = [type(error).__name__ + ": " + said, right]
        print(wrong, "->", values[wrong][0])
    eval(right)
session.close()
