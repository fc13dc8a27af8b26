"""slim's TFRecord reader, with queues and threads; then tf.data."""
import tempfile

import tensorflow.compat.v1 as tf
import tf_slim as slim

tf.disable_v2_behavior()
FEATURES = {"label": tf.FixedLenFeature((), tf.int64)}


def by_slim(file):
    label = slim.tfexample_decoder.Tensor("label")
    dataset = slim.dataset.Dataset(
        file, tf.TFRecordReader, num_samples=6, items_to_descriptions={},
        decoder=slim.tfexample_decoder.TFExampleDecoder(
            FEATURES, {"label": label}))
    provider = slim.dataset_data_provider.DatasetDataProvider(
        dataset, shuffle=False)
    return tf.train.batch(provider.get(["label"]), 3)


def by_tf_data(file):
    data = tf.data.TFRecordDataset(file).repeat().batch(3)
    data = data.map(lambda record: tf.io.parse_example(record, FEATURES))
    return data.make_one_shot_iterator().get_next()["label"]


values = {}
with tempfile.TemporaryDirectory() as folder:
    file = folder + "/train.tfrecord"
    with tf.io.TFRecordWriter(file) as writer:
        for number in range(6):
            example = tf.train.Example()
            example.features.feature["label"].int64_list.value.append(number)
            writer.write(example.SerializeToString())

    for read in (by_slim, by_tf_data):
        with tf.Graph().as_default(), tf.Session() as session:
            batch = read(file)
            with slim.queues.QueueRunners(session):
                values[read.__name__] = [
                    session.run(batch).tolist() for step in range(3)]
        print(read.__name__, *values[read.__name__])
