"""Flags, files, logging, summaries, a queue, a hook and a monitored session."""
import tempfile

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
tf.logging.set_verbosity(tf.logging.ERROR)
tf.app.flags.DEFINE_float("rate", 0.5, "the learning rate")
tf.app.flags.FLAGS(["train.py", "--rate=0.1"])
rate = tf.app.flags.FLAGS.rate

number = tf.train.range_input_producer(4, shuffle=False).dequeue()
weight = tf.get_variable("weight", [], initializer=tf.ones_initializer())
step = tf.train.get_or_create_global_step()
train = tf.train.GradientDescentOptimizer(rate).minimize(
    weight * tf.cast(number, tf.float32), step)
summary = tf.summary.scalar("weight", weight)

with tempfile.TemporaryDirectory() as folder:
    writer = tf.summary.FileWriter(folder)
    watch = [tf.train.NanTensorHook(weight)]
    with tf.train.MonitoredTrainingSession(hooks=watch) as session:
        for _ in range(4):  # the session has started the queue's runner
            session.run(train)
        result, text, steps = session.run([weight, summary, step])
        writer.add_summary(text, steps)
    writer.close()
    logs = len(tf.gfile.Glob(folder + "/events*"))

values = {"rate": rate, "weight": float(result), "steps": int(steps)}
values["logs"] = logs
print("rate %.1f, %d steps, weight %.1f, %d log" % (rate, steps, result, logs))
