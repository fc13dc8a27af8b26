"""Where the loss and the weight decay are collected, and what adds up both."""
import tensorflow as tf

slim = tf.contrib.slim

images = tf.ones([20, 64])
labels = tf.one_hot([number % 10 for number in range(20)], 10)

logits = slim.fully_connected(
    images, 10, activation_fn=None,
    weights_initializer=tf.constant_initializer(0.1),
    weights_regularizer=slim.l2_regularizer(0.1))
returned = tf.losses.softmax_cross_entropy(labels, logits)

[loss] = tf.losses.get_losses()
[decay] = tf.losses.get_regularization_losses()
total = tf.losses.get_total_loss()
weights = slim.get_model_variables("fully_connected/weights")[0]
by_returned, = tf.gradients(returned, weights)
by_total, = tf.gradients(total, weights)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    values = {name: float(session.run(tensor)) for name, tensor in {
        "what the loss function returned": returned,
        "in tf.losses.get_losses()": loss,
        "in tf.losses.get_regularization_losses()": decay,
        "factor times the sum of squares": 0.1 * tf.reduce_sum(weights ** 2),
        "tf.losses.get_total_loss()": total,
        "mean gradient by the returned loss": tf.reduce_mean(by_returned),
        "mean gradient by the total loss": tf.reduce_mean(by_total),
    }.items()}

for name, number in values.items():
    print("{:41} {:.3f}".format(name, abs(number)))
