"""1.x: one queue of file names, one of images, and threads between them."""
import re
import tempfile

import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_v2_behavior()


def batches(files):
    names = tf.train.string_input_producer(files, num_epochs=1, shuffle=False)
    name, content = tf.WholeFileReader().read(names)
    image = tf.image.decode_png(content)
    image.set_shape([1, 1, 1])
    return tf.train.batch([image], 2)


values = {"batches": []}
with tempfile.TemporaryDirectory() as folder, tf.Session() as session:
    files = [folder + "/%d.png" % number for number in range(5)]
    for number, file in enumerate(files):
        pixels = tf.constant([[[number]]], tf.uint8)
        tf.gfile.GFile(file, "wb").write(
            session.run(tf.image.encode_png(pixels)))
    images = batches(files)
    session.run(tf.local_variables_initializer())  # num_epochs needs it
    coordinator = tf.train.Coordinator()
    threads = tf.train.start_queue_runners(session, coordinator)
    try:
        while not coordinator.should_stop():
            batch = session.run(images).ravel().tolist()
            values["batches"].append(batch)
    except tf.errors.OutOfRangeError as error:
        said = re.search("is closed.*elements", str(error))[0]
        values["at the end"] = said
    coordinator.request_stop()
    coordinator.join(threads)
print(*values["batches"])
print(values["at the end"])
