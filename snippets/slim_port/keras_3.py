"""The network in Keras 3, with slim's settings written out, and its weights."""
import keras
import numpy as np
import tensorflow as tf

layers, scopes = keras.layers, {}


def put(net, scope, layer):
    """Call a layer and record the scope of its weights in slim."""
    scopes[scope] = layer
    return layer(net)


def norm(net, scope):
    return put(net, scope + "/BatchNorm", layers.BatchNormalization(
        momentum=0.9, epsilon=1e-5))  # slim's own: 0.999, 0.001, scale=False


def conv(net, depth, size, scope, strides=1, activation="relu"):
    net = put(net, scope, layers.Conv2D(
        depth, size, strides, padding="same", use_bias=False,
        kernel_regularizer=keras.regularizers.L2(0.002 / 2)))
    return layers.Activation(activation)(norm(net, scope))


def block(net, depth, scope):
    shortcut = conv(net, depth, 1, scope + "/shortcut", 2, "linear")
    net = conv(net, depth, 3, scope + "/conv1", 2)
    net = put(net, scope + "/conv2", layers.SeparableConv2D(
        depth, 3, padding="same", use_bias=False,
        depthwise_regularizer=keras.regularizers.L2(0.002 / 2),
        pointwise_regularizer=keras.regularizers.L2(0.002 / 2)))
    return layers.ReLU()(shortcut + norm(net, scope + "/conv2"))


def network(keep_prob=1.0):
    inputs = keras.Input((8, 8, 1))
    net = conv(inputs, 8, 3, "conv1")
    net = layers.MaxPooling2D(3, strides=2, padding="same")(net)
    net = layers.Flatten()(block(net, 16, "block1"))
    net = layers.Dropout(1 - keep_prob)(net)
    return keras.Model(inputs, put(net, "logits", layers.Dense(10)))


NAMES = {"kernel": "weights", "bias": "biases",
         "depthwise_kernel": "depthwise_weights",
         "pointwise_kernel": "pointwise_weights"}


def in_slim():
    """Each weight of the model, keyed by its name in the checkpoint."""
    return {scope + "/" + NAMES.get(weight.name, weight.name): weight
            for scope, layer in scopes.items() for weight in layer.weights}


model = network()
reader = tf.train.load_checkpoint("./slim.ckpt")
for name, weight in in_slim().items():
    weight.assign(reader.get_tensor(name))
left = {name for name in reader.get_variable_to_shape_map()
        if name.rpartition("/Adam")[0] not in in_slim()} - set(in_slim())

saved = np.load("slim.npz")
outputs = model.predict(saved["images"], verbose=0)
values = {"difference": float(np.abs(outputs - saved["outputs"]).max()),
          "largest output": float(outputs.max()), "left": sorted(left)}
print("left in the checkpoint, beside the slots:", *sorted(left))
print("outputs equal within 0.0001:", values["difference"] < 1e-4)
