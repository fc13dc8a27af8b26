"""1.15 trains with TF-Slim and batch norm, and saves a checkpoint."""
import numpy as np
import tensorflow as tf

slim = tf.contrib.slim
random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = (digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1)))
images = images.astype("float32")

tf.set_random_seed(0)
inputs = tf.placeholder(tf.float32, [None, 8, 8, 1])
targets = tf.placeholder(tf.int64, [None])
training = tf.placeholder_with_default(False, [])
x = slim.conv2d(inputs, 8, [3, 3], normalizer_fn=slim.batch_norm,
                normalizer_params={"is_training": training, "decay": 0.9})
x = slim.flatten(slim.max_pool2d(x, [2, 2]))
outputs = slim.fully_connected(x, 10, activation_fn=None)
loss = tf.losses.sparse_softmax_cross_entropy(targets, outputs)
step = slim.learning.create_train_op(
    loss, tf.train.GradientDescentOptimizer(0.1))

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for epoch in range(3):
        for start in range(0, 200, 20):
            batch = slice(start, start + 20)
            session.run(step, {inputs: images[batch], training: True,
                               targets: labels[batch]})
    tf.train.Saver().save(session, "./digits.ckpt", write_meta_graph=False)
    logits = session.run(outputs, {inputs: images})

np.savez("digits.npz", images=images, labels=labels, logits=logits)
right = (logits.argmax(axis=1) == labels).mean()
values = {"right": float(right)}
print("right: %.0f %%" % (100 * right))
for name, shape in tf.train.list_variables("./digits.ckpt"):
    print(name, shape)
