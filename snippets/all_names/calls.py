"""Five calls with an argument that is gone, and one whose arguments changed places."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
x = tf.constant([[1.0, 2.0, 3.0]])
calls = {
    "tf.reduce_sum(x, 1, keep_dims=True)":
        lambda: tf.reduce_sum(x, 1, keep_dims=True),
    "tf.argmax(x, dimension=1)": lambda: tf.argmax(x, dimension=1),
    "tf.expand_dims(x, dim=0)": lambda: tf.expand_dims(x, dim=0),
    "tf.squeeze(x, squeeze_dims=[0])":
        lambda: tf.squeeze(x, squeeze_dims=[0]),
    "tf.nn.softmax(x, dim=1)": lambda: tf.nn.softmax(x, dim=1),
    "tf.nn.weighted_moments(x, [1], 1.0, None, True)":
        lambda: tf.nn.weighted_moments(x, [1], 1.0, None, True)[0],
}
values = {}
for call, function in calls.items():
    try:
        values[call] = "shape %s" % function().shape
    except Exception as error:
        first = str(error).splitlines()[0]
        values[call] = "%s: %s" % (type(error).__name__, first)
    print(call, "\n    ", values[call])
