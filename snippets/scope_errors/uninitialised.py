"""A variable is read before it is initialised."""
import textwrap

import tensorflow.compat.v1 as tf

tf.disable_eager_execution()

kernel = tf.get_variable("kernel", [3, 3, 3, 64])
with tf.Session() as session:
    try:
        session.run(kernel)
    except tf.errors.FailedPreconditionError as error:
        lines = str(error).splitlines()
        told = next(line for line in lines if "uninitialized" in line)
        told = "FailedPreconditionError: " + told.split(" Debug info")[0]
        print(textwrap.fill(told))
        values = {"error": told}
