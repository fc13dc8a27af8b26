"""A call of slim, the same call in Keras 3 with its defaults, and the port."""
import sys

import keras
import numpy as np
import tensorflow.compat.v1 as tf
import tf_slim as slim
from tf_slim.nets import resnet_utils
from tf_keras.src import legacy_tf_layers
from tf_keras.src.legacy_tf_layers import normalization

sys.modules["tf_keras.legacy_tf_layers"] = legacy_tf_layers
sys.modules["tf_keras.legacy_tf_layers.normalization"] = normalization
keras.utils.set_random_seed(0)
ones = tf.ones_initializer()  # of each convolution, so that they agree
image = np.random.RandomState(0).rand(4, 8, 8, 3).astype("float32")


def run_slim(call):
    with tf.Graph().as_default(), tf.Session() as session, \
            slim.arg_scope([slim.conv2d], weights_initializer=ones):
        tf.set_random_seed(0)
        outputs = eval(call, {
            "slim": slim, "resnet": resnet_utils, "x": tf.constant(image)})
        updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
        session.run(tf.global_variables_initializer())
        outputs, _ = session.run([outputs, updates])
        means = slim.get_variables_by_suffix("moving_mean")
        return (outputs, len(tf.global_variables()), session.run(means),
                session.run(tf.losses.get_regularization_loss()))


def run_keras(call):
    def run(*layers, **arguments):
        model = keras.Sequential(layers)
        model.build(image.shape)
        for layer in layers:
            if isinstance(layer, keras.layers.Conv2D):
                layer.kernel.assign(keras.ops.ones_like(layer.kernel))
        outputs = model(image, **arguments).numpy()
        means = [v for v in model.variables if v.name == "moving_mean"]
        return outputs, len(model.variables), means, float(sum(model.losses))
    return eval(f"run({call})", {
        "run": run, "L2": keras.regularizers.L2, **vars(keras.layers)})


see = {
    "shape": lambda out, *_: str(out.shape[1:]),
    "smallest": lambda out, *_:
        "negative outputs" if out.min() < 0 else "no negative output",
    "variables": lambda out, variables, *_: f"{variables} variables",
    "mean": lambda out, *_: f"outputs have mean {abs(out.mean()):.1f}",
    "step": lambda out, _, means, __: "moving mean {:.3f} of the way".format(
        np.mean(means[0]) / image.mean()),
    "zeros": lambda out, *_: f"{np.mean(out == 0):.1f} of the outputs are 0",
    "first": lambda out, *_: f"first output {out[0, 0, 0, 0]:.3f}",
    "penalty": lambda *found: f"penalty {found[3]:.2f}",
}
rows = []
for measure, *calls in [
    ("shape", "slim.conv2d(x, 8, 3)",
     "Conv2D(8, 3)", "Conv2D(8, 3, padding='same', activation='relu')"),
    ("smallest", "slim.fully_connected(x, 8)",
     "Dense(8)", "Dense(8, activation='relu')"),
    ("shape", "slim.max_pool2d(x, 3)",
     "MaxPooling2D(3)", "MaxPooling2D(3, strides=2)"),
    ("variables", "slim.conv2d(x, 8, 3, normalizer_fn=slim.batch_norm)",
     "Conv2D(8, 3), BatchNormalization()",
     "Conv2D(8, 3, use_bias=False), BatchNormalization(scale=False)"),
    ("mean", "slim.batch_norm(x)",
     "BatchNormalization()", "BatchNormalization(), training=True"),
    ("step", "slim.batch_norm(x)", "BatchNormalization(), training=True",
     "BatchNormalization(momentum=0.999), training=True"),
    ("zeros", "slim.dropout(x, 0.8)",
     "Dropout(0.8), training=True", "Dropout(0.2), training=True"),
    ("zeros", "slim.dropout(x, 0.8)",
     "Dropout(0.2)", "Dropout(0.2), training=True"),
    ("penalty", "slim.conv2d(x, 8, 3, "
     "weights_regularizer=slim.l2_regularizer(0.1))",
     "Conv2D(8, 3, kernel_regularizer=L2(0.1))",
     "Conv2D(8, 3, kernel_regularizer=L2(0.1 / 2))"),
    ("first", "resnet.conv2d_same(x, 8, 3, stride=2)",
     "Conv2D(8, 3, strides=2, padding='same')",
     "ZeroPadding2D(1), Conv2D(8, 3, strides=2)"),
]:
    found = [see[measure](*run(call)) for run, call in zip(
        (run_slim, run_keras, run_keras), calls)]
    rows.append([calls, found])
    print("\n".join(map("{:65} {}".format, calls, found)), end="\n\n")

values = {"rows": rows}
