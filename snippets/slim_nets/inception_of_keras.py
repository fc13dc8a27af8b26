"""Keras' InceptionV3 with the weights of slim's inception_v3."""
import sys

import keras
import numpy as np
import tensorflow.compat.v1 as tf
import tf_slim as slim
from tf_keras.src import legacy_tf_layers
from tf_keras.src.legacy_tf_layers import normalization
from tf_slim.nets import inception

sys.modules["tf_keras.legacy_tf_layers"] = legacy_tf_layers
sys.modules["tf_keras.legacy_tf_layers.normalization"] = normalization
image = np.random.RandomState(0).rand(1, 75, 75, 3).astype("float32")

with tf.Graph().as_default(), tf.Session() as session:
    tf.set_random_seed(0)
    some = tf.random_uniform_initializer(0.5, 1.5)
    norm = dict.fromkeys(["beta", "moving_mean", "moving_variance"], some)
    with slim.arg_scope(inception.inception_v3_arg_scope()), slim.arg_scope(
            [slim.batch_norm], is_training=False, param_initializers=norm):
        outputs, _ = inception.inception_v3_base(tf.constant(image))
    variables = tf.global_variables()
    session.run(tf.global_variables_initializer())  # or restore a checkpoint
    outputs, weights = session.run([outputs, variables])


def number(layer):
    """Its place in the code: conv2d, conv2d_1, conv2d_2, …"""
    last = layer.name.split("_")[-1]
    return int(last) if last.isdigit() else 0


model = keras.applications.InceptionV3(
    include_top=False, weights=None, input_shape=image.shape[1:])
kinds = keras.layers.Conv2D, keras.layers.BatchNormalization
convs, norms = (
    sorted((one for one in model.layers if isinstance(one, kind)), key=number)
    for kind in kinds)
arrays = iter(weights)
for conv, norm in zip(convs, norms):
    conv.set_weights([next(arrays)])
    norm.set_weights([next(arrays) for _ in range(3)])

difference = np.abs(np.array(model(image)) - outputs).max()
values = {"difference": float(difference), "left": len(list(arrays)),
          "largest": float(np.abs(outputs).max()), "layers": len(convs)}
print(len(convs), "convolutions, arrays left over:", values["left"])
print("equal within 0.0001:", difference < 1e-4)
