"""Today's loop: a tape, model.losses, and no code for the updates."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # the default in TensorFlow 2
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
model.build((None, 8, 8, 1))
for layer in (model.layers[0], model.layers[-1]):
    layer.set_weights([random.normal(0, 0.1, weights.shape)
                       for weights in layer.get_weights()])

optimizer = tf.keras.optimizers.SGD(0.1)
cross_entropy = tf.keras.losses.SparseCategoricalCrossentropy(
    from_logits=True)
decay = float(tf.add_n(model.losses))
for start in range(0, 200, 20):
    batch = slice(start, start + 20)
    with tf.GradientTape() as tape:
        outputs = model(images[batch], training=True)
        loss = cross_entropy(labels[batch], outputs)
        loss += tf.add_n(model.losses)
    weights = model.trainable_weights
    gradients = tape.gradient(loss, weights)
    optimizer.apply_gradients(zip(gradients, weights))

kernel = model.layers[0].get_weights()[0]
mean = model.layers[1].get_weights()[2]
values = {"regularisation": decay, "kernel": kernel.ravel().tolist(),
          "moving mean": mean.tolist()}
print("regularisation in the loss: %.3f" % decay)
print("the moving mean moved:", bool(mean.any()))
