"""Two names from before TensorFlow 1.0 that still exist."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
rate = tf.Variable(0.5, name="rate")
with tf.Session() as session:
    session.run(tf.initialize_all_variables())
    number = float(session.run(tf.all_variables()[0]))
values = {"names": [v.name for v in tf.all_variables()], "number": number}
print(values["names"], number)
