"""A Supervisor finds the checkpoint of the first training, and goes on."""
import tempfile

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
tf.logging.set_verbosity(tf.logging.ERROR)
values = {"steps": []}
with tempfile.TemporaryDirectory() as folder:
    for _ in range(2):
        tf.reset_default_graph()
        weight = tf.get_variable("weight", [])
        step = tf.train.get_or_create_global_step()
        train = tf.train.GradientDescentOptimizer(0.1).minimize(weight, step)
        supervisor = tf.train.Supervisor(logdir=folder)
        with supervisor.managed_session() as session:
            for _ in range(3):
                session.run(train)
            values["steps"].append(int(session.run(step)))
            supervisor.saver.save(session, supervisor.save_path, step)
print("steps done:", values["steps"])
