"""1.15 trains with Adam and keeps moving averages of the weights."""
import numpy as np
import tensorflow as tf

slim = tf.contrib.slim
random = np.random.RandomState(0)
data = random.rand(20, 3)

tf.set_random_seed(0)
inputs = tf.placeholder(tf.float32, [None, 3])
training = tf.placeholder_with_default(False, [])
outputs = slim.fully_connected(
    inputs, 2, normalizer_fn=slim.batch_norm,
    normalizer_params={"is_training": training, "decay": 0.9})
loss = tf.reduce_mean(tf.square(outputs - inputs[:, :2]))

step = tf.train.get_or_create_global_step()
train = slim.learning.create_train_op(loss, tf.train.AdamOptimizer(0.1))
averages = tf.train.ExponentialMovingAverage(decay=0.9)
with tf.control_dependencies([train]):
    train = averages.apply(slim.get_model_variables())

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for _ in range(10):
        session.run(train, {inputs: data, training: True})
    tf.train.Saver().save(session, "./model.ckpt", write_meta_graph=False)
    plain = session.run(outputs, {inputs: data})

    # Evaluation scripts restored the averages in place of the weights.
    names = averages.variables_to_restore(slim.get_model_variables())
    tf.train.Saver(names).restore(session, "./model.ckpt")
    averaged = session.run(outputs, {inputs: data})
np.savez("outputs.npz", data=data, plain=plain, averaged=averaged)
