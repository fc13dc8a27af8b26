"""The Keras layer inside TensorFlow, written as in 1.15."""
import tensorflow as tf

inputs = tf.ones([1, 224, 224, 3])

layer = tf.keras.layers.Conv2D(
    filters=64,
    kernel_size=(3, 3),
    strides=(1, 1),
    padding="same",
    data_format="channels_last",
    dilation_rate=(1, 1),
    activation="relu",
    use_bias=True,
    kernel_initializer=tf.keras.initializers.TruncatedNormal(stddev=5e-2),
    bias_initializer=tf.keras.initializers.Zeros(),
    # Keras leaves out the 1/2 that tf.nn.l2_loss has: half the factor.
    kernel_regularizer=tf.keras.regularizers.l2(5e-4 / 2),
    bias_regularizer=None,
    activity_regularizer=None,
    kernel_constraint=None,
    bias_constraint=None)
outputs = layer(inputs)
