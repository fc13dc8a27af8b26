"""Where does the time go: RunMetadata, a timeline, and the profiler."""
import json

import tensorflow.compat.v1 as tf
from tensorflow.python.client import timeline

tf.disable_v2_behavior()
x = tf.placeholder(tf.float32, [None, 3])
kernel = tf.get_variable("kernel", [3, 2])
outputs = tf.matmul(x, kernel, name="product")

options = tf.RunOptions(trace_level=tf.RunOptions.FULL_TRACE)
metadata = tf.RunMetadata()
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    session.run(outputs, {x: [[1, 2, 3]]}, options, metadata)
trace = timeline.Timeline(metadata.step_stats).generate_chrome_trace_format()
events = json.loads(trace)["traceEvents"]  # for chrome://tracing

build = tf.profiler.ProfileOptionBuilder
options = build(build.trainable_variables_parameter())
options = options.with_empty_output().build()
count = tf.profiler.profile(options=options).total_parameters
values = {"traced": any("MatMul" in one["name"] for one in events),
          "parameters": count}
print(values)
