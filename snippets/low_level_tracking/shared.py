"""What scopes and collections recorded, read from a Keras 3 layer called twice."""
import keras

layer = keras.layers.Conv2D(
    64, 3, padding="same", name="conv",
    kernel_regularizer=keras.regularizers.L2(5e-4 / 2))
one = layer(keras.ops.ones([1, 224, 224, 3]))
two = layer(keras.ops.ones([1, 112, 112, 3]))

norm = keras.layers.BatchNormalization(momentum=0.9)
norm(4 * keras.ops.ones([1, 8, 8, 1]), training=True)

values = {
    "variables, after two calls": [v.path for v in layer.variables],
    "regularisation losses": len(layer.losses),
    "not trainable": [v.name for v in norm.non_trainable_variables],
    "moving mean, after one call": "%.2f" % norm.moving_mean[0],
}
for question, answer in values.items():
    print(question + ":", answer)
