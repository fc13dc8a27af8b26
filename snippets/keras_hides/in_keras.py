"""tf.keras puts only the variables there; the rest is in the model."""
import tensorflow.compat.v1 as tf  # in 1.15, the same as tensorflow

tf.disable_eager_execution()
inputs = tf.placeholder(tf.float32, [20, 8, 8, 1])
targets = tf.zeros([20, 6, 6, 8])

l2 = tf.keras.regularizers.l2
model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(8, (3, 3), kernel_regularizer=l2(2.5e-4)),
    tf.keras.layers.BatchNormalization(),
])
outputs = model(inputs, training=True)
loss = tf.keras.losses.MeanSquaredError()(targets, outputs)

names = ["GLOBAL_VARIABLES", "TRAINABLE_VARIABLES", "LOSSES",
         "REGULARIZATION_LOSSES", "UPDATE_OPS"]
values = {"collections": {
    name: len(tf.get_collection(getattr(tf.GraphKeys, name)))
    for name in names}}
values["model"] = {
    "model." + name: len(getattr(model, name))
    for name in ["weights", "trainable_weights", "losses", "updates"]}
for name, count in dict(values["collections"], **values["model"]).items():
    print("%-22s%d" % (name, count))
