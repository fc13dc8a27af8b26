"""Keras 3 continues training: with the optimiser's state, and with a new optimiser."""
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


saved = np.load("slim.npz")
reader = tf.train.load_checkpoint("./slim.ckpt")
values = {"losses": {}}
for title in ("a fresh optimiser", "its state carried over"):
    scopes.clear()
    model = network()
    for name, weight in in_slim().items():
        weight.assign(reader.get_tensor(name))
    adam = keras.optimizers.Adam(
        keras.optimizers.schedules.ExponentialDecay(0.01, 50, 0.5),
        epsilon=1e-8)
    model.compile(adam, keras.losses.SparseCategoricalCrossentropy(
        from_logits=True))
    if title == "its state carried over":
        adam.build(model.trainable_variables)
        adam.iterations.assign(reader.get_tensor("global_step"))
        slots = {slot.name: slot for slot in adam.variables}
        for name, weight in in_slim().items():
            if weight.trainable:
                key = weight.path.replace("/", "_")
                slots[key + "_momentum"].assign(
                    reader.get_tensor(name + "/Adam"))
                slots[key + "_velocity"].assign(
                    reader.get_tensor(name + "/Adam_1"))

    history = model.fit(saved["images"], saved["labels"], batch_size=20,
                        epochs=4, shuffle=False, verbose=0)
    values["losses"][title] = history.history["loss"]
    print(title + ":", *["%.2f" % loss for loss in history.history["loss"]])

values["averages"] = {}  # smaller or larger than in 1.15: least and most
for name, weight in in_slim().items():
    if "moving" in name:
        apart = weight.numpy() / saved[name] - 1
        values["averages"][name] = [float(apart.min()), float(apart.max())]
