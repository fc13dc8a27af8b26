"""Each function compared with its Keras 3 namesake, with equal weights."""
import inspect

import keras
import numpy as np
import tensorflow.compat.v1 as tf

layers = {name.lower(): name for name in dir(keras.layers)}
functions = [name for name in dir(tf.layers)
             if inspect.isfunction(getattr(tf.layers, name))]
others = {"dense": {"units": 4}, "dropout": {"rate": 0.5},
          "flatten": {}, "batch_normalization": {}}
random = np.random.RandomState(0)
values = {"replaced": {}}

for name in functions:
    arguments = ({"filters": 4, "kernel_size": 3} if "conv" in name else
                 {"pool_size": 2, "strides": 2} if "pooling" in name else
                 others[name])
    dimensions = next((int(c) for c in name if c.isdigit()), 2)
    inputs = random.rand(2, *dimensions * [8], 3).astype("float32")

    layer = getattr(keras.layers, layers[name.replace("_", "")])(**arguments)
    layer.build(inputs.shape)
    weights = [random.rand(*one.shape) for one in layer.weights]
    layer.set_weights(weights)
    expected = layer(inputs).numpy()

    with tf.Graph().as_default(), tf.Session() as session:
        outputs = getattr(tf.layers, name)(tf.constant(inputs), **arguments)
        variables = tf.global_variables()
        for variable, one in zip(variables, weights):
            variable.load(one, session)
        difference = np.abs(session.run(outputs) - expected).max()
    values["replaced"][name] = {
        "variables": len(variables),
        "relative difference": difference / np.abs(expected).max()}

worst = max(row["relative difference"] for row in values["replaced"].values())
print(len(functions), "functions, all within 1e-5:", worst < 1e-5)
