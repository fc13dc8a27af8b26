"""The same loop, but it reads the model's lists."""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)  # ten synthetic patterns
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")

layers = tf.keras.layers
l2 = tf.keras.regularizers.l2
model = tf.keras.Sequential([
    layers.Conv2D(8, (3, 3), kernel_regularizer=l2(0.01)),
    layers.BatchNormalization(),
    layers.Flatten(),
    layers.Dense(10),
])
inputs = tf.placeholder(tf.float32, [20, 8, 8, 1])
targets = tf.placeholder(tf.int64, [20])
outputs = model(inputs, training=True)

regularization = tf.add_n(model.losses)
loss = regularization + tf.losses.sparse_softmax_cross_entropy(
    targets, outputs)
updates = model.updates
with tf.control_dependencies(updates):
    step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for layer in (model.layers[0], model.layers[-1]):
        for weights in layer.weights:
            weights.load(random.normal(0, 0.1, weights.shape), session)
    decay = float(session.run(regularization))
    for start in range(0, 200, 20):
        batch = slice(start, start + 20)
        session.run(step, {inputs: images[batch], targets: labels[batch]})
    kernel, mean = session.run(
        [model.layers[0].kernel, model.layers[1].moving_mean])

values = {"regularisation": decay, "kernel": kernel.ravel().tolist(),
          "moving mean": mean.tolist()}
print("regularisation in the loss: %.3f" % decay)
print("the moving mean moved:", bool(mean.any()))
