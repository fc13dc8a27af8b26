"""The first error hides the second, which the coordinator has kept."""
import re

import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()
number = tf.train.range_input_producer(5, num_epochs=1).dequeue()
numbers = tf.train.batch([number], 2)

values = {}
with tf.Session() as session:
    session.run(tf.global_variables_initializer())  # not the local ones
    coordinator = tf.train.Coordinator()
    threads = tf.train.start_queue_runners(session, coordinator)
    try:
        session.run(numbers)
    except tf.errors.OutOfRangeError as error:
        values["first"] = re.search("is closed.*elements", str(error))[0]
    try:
        coordinator.join(threads)
    except tf.errors.FailedPreconditionError as error:
        values["second"] = re.search(r"Attempting.*", str(error))[0]
print(*values.values(), sep="\n")
