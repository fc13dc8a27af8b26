"""Today it is a dataset method."""
import tensorflow as tf

dataset = tf.data.Dataset.from_tensor_slices([1, 5, 2, 6, 3, 7]).map(
    lambda length: tf.ones([length], tf.int32))
batches = dataset.bucket_by_sequence_length(
    tf.size, bucket_boundaries=[4], bucket_batch_sizes=[2, 2])
values = {"batches": sorted(batch.numpy().tolist() for batch in batches)}
print(*values["batches"], sep="\n")
