"""Which calls run the Python code of a tf.function, and which run only its graph."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # the default in TensorFlow 2
runs = tf.Variable(0)
traces = []


@tf.function
def brighten(images, factor):
    traces.append(images)  # Python: while the graph is made
    runs.assign_add(1)  # an operation: whenever the graph runs
    return images * factor


batch = tf.ones([20, 8, 8, 1])
calls = [
    ("first call", batch, 2.0),
    ("the same again", batch, 2.0),
    ("other pixels", batch * 0.5, 2.0),
    ("another batch size", batch[:5], 2.0),
    ("another dtype", tf.cast(batch, tf.float64), 2.0),
    ("another Python number", batch, 3.0),
    ("a tensor for the number", batch, tf.constant(3.0)),
    ("another tensor", batch, tf.constant(4.0)),
]
values = {"calls": []}
for name, images, factor in calls:
    before = len(traces)
    brighten(images, factor)
    values["calls"].append([name, len(traces) > before])
values.update(traces=len(traces), runs=int(runs))
print("Python ran", len(traces), "times, the graphs", int(runs), "times")
