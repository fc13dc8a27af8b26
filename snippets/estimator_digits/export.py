"""TensorFlow 1.15 exports an Estimator for serving, as a SavedModel."""
import os
import shutil
import tempfile

import numpy as np
import tensorflow as tf

tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")


def model_fn(features, labels, mode):
    features = tf.layers.conv2d(
        features, 8, [3, 3], padding="same", activation=tf.nn.relu)
    features = tf.layers.max_pooling2d(features, [2, 2], [2, 2])
    logits = tf.layers.dense(tf.layers.flatten(features), 10)
    return tf.estimator.EstimatorSpec(
        mode, predictions={"logits": logits})


def serving_input_fn():
    images = tf.placeholder(tf.float32, [None, 8, 8, 1], "images")
    return tf.estimator.export.TensorServingInputReceiver(images, images)


with tempfile.TemporaryDirectory() as folder:
    estimator = tf.estimator.Estimator(model_fn, folder)
    exported = estimator.export_saved_model(
        folder + "/export", serving_input_fn,
        checkpoint_path="./model.ckpt-120")
    shutil.move(exported.decode(), "exported")
print("exported:", *sorted(os.listdir("exported")))
