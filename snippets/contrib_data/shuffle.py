"""1.15 shuffles and repeats with tf.contrib.data."""
import tensorflow as tf

dataset = tf.data.Dataset.range(6).apply(
    tf.contrib.data.shuffle_and_repeat(6, 2, seed=1))
following = dataset.make_one_shot_iterator().get_next()
with tf.Session() as session:
    values = {"found": [int(session.run(following)) for _ in range(12)]}
print(values["found"])
