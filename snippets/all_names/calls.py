"""Old calls, with arguments that are gone or that have moved."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
x = tf.constant([[1.0, 2.0, 3.0]])
square = tf.constant([[1, 2], [3, 4]])
wide = tf.constant([[1, 2, 3], [4, 5, 6]])
heard = tf.one_hot([[0], [2], [0], [1]], 3) * 9.0  # a, blank, a, b


def by_labels(loss):
    """Whether the loss has a gradient by its labels."""
    labels, logits = tf.constant([[0.3, 0.7]]), tf.constant([[1.0, 2.0]])
    with tf.GradientTape() as tape:
        tape.watch(labels)
        found = loss(labels=labels, logits=logits)
    gradient = tape.gradient(found, labels, unconnected_gradients="zero")
    return tf.not_equal(gradient, 0.0)


calls = {
    "tf.reduce_sum(x, 1, keep_dims=True)":
        lambda: tf.reduce_sum(x, 1, keep_dims=True),
    "tf.argmax(x, dimension=1)": lambda: tf.argmax(x, dimension=1),
    "tf.expand_dims(x, dim=0)": lambda: tf.expand_dims(x, dim=0),
    "tf.squeeze(x, squeeze_dims=[0])":
        lambda: tf.squeeze(x, squeeze_dims=[0]),
    "tf.argmax(x, 1, 'best')": lambda: tf.argmax(x, 1, "best"),
    "tf.nn.moments(x, [1], None, 'stats')[0]":
        lambda: tf.nn.moments(x, [1], None, "stats")[0],
    "tf.transpose([[1 + 2j]], [1, 0], 'turned')":
        lambda: tf.transpose([[1 + 2j]], [1, 0], "turned"),
    "tf.where([True, False], square, -square)":
        lambda: tf.where([True, False], square, -square),
    "tf.where([True, False], wide, -wide)":
        lambda: tf.where([True, False], wide, -wide),
    "tf.where([[True], [False]], square, -square)":
        lambda: tf.where([[True], [False]], square, -square),
    "tf.compat.v1.where([True, False], square, -square)":
        lambda: tf.compat.v1.where([True, False], square, -square),
    "tf.nn.ctc_beam_search_decoder(heard, [4])[0][0].values":
        lambda: tf.nn.ctc_beam_search_decoder(heard, [4])[0][0].values,
    "by_labels(tf.nn.softmax_cross_entropy_with_logits)":
        lambda: by_labels(tf.nn.softmax_cross_entropy_with_logits),
}
values = {}
for call, function in calls.items():
    try:
        values[call] = str(function().numpy().tolist())
    except Exception as error:
        first = str(error).splitlines()[0].split("}} ")[-1]
        values[call] = "%s: %s" % (type(error).__name__, first)
    print(call, "\n    ", values[call])
