"""1.15 batches sequences of similar length with tf.contrib.training."""
import tensorflow as tf

length = tf.train.input_producer(
    [1, 5, 2, 6, 3, 7], shuffle=False, num_epochs=1).dequeue()
_, (batch,) = tf.contrib.training.bucket_by_sequence_length(
    length, [tf.ones([length], tf.int32)], batch_size=2,
    bucket_boundaries=[4], dynamic_pad=True, allow_smaller_final_batch=True)
batches = []
with tf.Session() as session:
    session.run(tf.local_variables_initializer())
    coordinator = tf.train.Coordinator()
    threads = tf.train.start_queue_runners(session, coordinator)
    try:
        while True:
            batches.append(session.run(batch).tolist())
    except tf.errors.OutOfRangeError:
        coordinator.request_stop()
    coordinator.join(threads)
values = {"batches": sorted(batches)}
print(*values["batches"], sep="\n")
