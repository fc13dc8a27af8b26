"""A layer has a weight that is not in the checkpoint."""
import keras
import tensorflow as tf

NAMES = {  # the name in Keras 3: its older names
    "kernel": ["kernel", "weights", "depthwise_kernel", "depthwise_weights"],
    "depthwise_kernel": ["depthwise_kernel", "depthwise_weights"],
    "pointwise_kernel": ["pointwise_kernel", "pointwise_weights"],
    "bias": ["bias", "biases"],
}


def carry(reader, scope, layer):
    """Fill a built layer from a scope of a checkpoint."""
    used = {}
    for variable in layer.weights:
        names = NAMES.get(variable.name, [variable.name])
        names = [f"{scope}/{name}" for name in names]
        name = next(filter(reader.has_tensor, names), None)
        if name is None:
            raise LookupError("not in the checkpoint: " + " or ".join(names))
        array = reader.get_tensor(name)
        variable.assign(array.reshape(variable.shape))
        used[name] = variable.path, array.shape, tuple(variable.shape)
    return used


reader = tf.train.load_checkpoint("./slim.ckpt")
layer = keras.layers.BatchNormalization()
layer.build([None, 8, 8, 4])
carry(reader, "Conv/BatchNorm", layer)
