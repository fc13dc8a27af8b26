"""The same training with fit, which handles both."""
import numpy as np
import tensorflow as tf

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

model.compile(
    optimizer=tf.keras.optimizers.SGD(0.1),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(images, labels, batch_size=20, shuffle=False, verbose=0)

kernel = model.layers[0].get_weights()[0]
mean = model.layers[1].get_weights()[2]
values = {"kernel": kernel.ravel().tolist(), "moving mean": mean.tolist()}
print("the moving mean moved:", bool(mean.any()))
tf.keras.backend.clear_session()  # frees the model
