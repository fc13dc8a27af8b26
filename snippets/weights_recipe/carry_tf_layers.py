"""The same recipe loads the checkpoint from tf.layers."""
import keras
import numpy as np
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


layers = keras.layers
same = {"padding": "same", "activation": "relu"}
model = keras.Sequential([
    keras.Input([8, 8, 3]),
    layers.Conv2D(4, 3, padding="same", use_bias=False),
    layers.BatchNormalization(),
    layers.ReLU(),
    layers.SeparableConv2D(6, 3, depth_multiplier=2, **same),
    layers.DepthwiseConv2D(3, depth_multiplier=2, **same),
    layers.MaxPooling2D(2),
    layers.Conv2DTranspose(4, 3, strides=2, **same),
    layers.Flatten(),
    layers.Dense(10),
])
scopes = ["conv2d", "batch_normalization", "separable_conv2d",
          "depthwise_conv2d", "conv2d_transpose", "dense"]

reader = tf.train.load_checkpoint("./layers.ckpt")
used = {}
for scope, layer in zip(scopes, [one for one in model.layers if one.weights]):
    used.update(carry(reader, scope, layer))

saved = np.load("layers.npz")
outputs = model.predict(saved["images"], verbose=0)
difference = np.abs(outputs - saved["outputs"]).max()
left = sorted(set(reader.get_variable_to_shape_map()) - set(used))
values = {"difference": float(difference), "used": used, "left": left,
          "largest": float(np.abs(outputs).max())}
print("carried:", len(used), "left in the checkpoint:", left)
print("equal within 0.0001:", difference < 1e-4)
