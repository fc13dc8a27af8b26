"""tf.contrib.layers: the moving mean after ten steps of three train operations."""
import numpy as np
import tensorflow as tf

layers, slim = tf.contrib.layers, tf.contrib.slim
images = np.random.RandomState(0).normal(5, 2, (32, 8, 8, 3))
values = {}
for name in ("minimize", "minimize after UPDATE_OPS", "create_train_op"):
    with tf.Graph().as_default(), tf.Session() as session:
        outputs = layers.batch_norm(tf.constant(images, tf.float32))
        loss = tf.reduce_mean((outputs - 1) ** 2)
        optimizer = tf.train.GradientDescentOptimizer(0.1)
        updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
        if name == "create_train_op":
            train = slim.learning.create_train_op(loss, optimizer)
        else:
            with tf.control_dependencies(updates if "after" in name else []):
                train = optimizer.minimize(loss)
        session.run(tf.global_variables_initializer())
        for step in range(10):
            session.run(train)
        moving_mean = slim.get_variables("BatchNorm/moving_mean")[0]
        values[name] = float(session.run(moving_mean)[0])
    print(name + ": %.3f" % values[name])
