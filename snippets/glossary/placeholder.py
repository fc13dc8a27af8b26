"""A placeholder that is fed, and one that is not."""
import re

import tensorflow.compat.v1 as tf

with tf.Graph().as_default(), tf.Session() as session:
    number = tf.placeholder(tf.float32, name="number")
    print(session.run(number * 2, feed_dict={number: 21}))
    try:
        session.run(number * 2)
    except tf.errors.InvalidArgumentError as error:
        print(re.search("You must feed .* tensor", str(error)).group())
