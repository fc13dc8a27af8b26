"""A thread of one's own feeds a queue, and the graph takes batches out."""
import threading

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


def examples():
    for size in (1, 3, 2, 5):
        yield [1.0] * size


fed = tf.placeholder(tf.float32, [None])
queue = tf.PaddingFIFOQueue(8, [tf.float32], [[None]])
enqueue, close = queue.enqueue([fed]), queue.close()
batch = queue.dequeue_many(2)
coordinator, batches = tf.train.Coordinator(), []


def feed(session):
    for example in examples():
        if coordinator.should_stop():
            break
        session.run(enqueue, {fed: example})
    session.run(close)


with tf.Session() as session:
    thread = threading.Thread(target=feed, args=[session])
    thread.start()
    try:
        while not coordinator.should_stop():
            batches.append(session.run(batch).tolist())
    except tf.errors.OutOfRangeError:
        coordinator.request_stop()
    coordinator.join([thread])
values = {"batches": batches}
print(*batches, sep="\n")
