"""A dataset takes its examples from a generator."""
import tensorflow as tf


def examples():
    for size in (1, 3, 2, 5):
        yield [1.0] * size


dataset = tf.data.Dataset.from_generator(
    examples, output_signature=tf.TensorSpec([None], tf.float32))
dataset = dataset.padded_batch(2, drop_remainder=True).prefetch(8)
values = {"batches": [batch.numpy().tolist() for batch in dataset]}
print(*values["batches"], sep="\n")
