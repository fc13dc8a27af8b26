"""Keras: which training loop updates the moving mean?"""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()
images = np.random.RandomState(0).normal(5, 2, (32, 8)).astype("float32")
values = {}
for loop in ("fit", "model(images)", "model(images, training=True)"):
    layer = tf.keras.layers.BatchNormalization()
    model = tf.keras.Sequential([layer])
    if loop == "fit":
        model.compile(tf.keras.optimizers.SGD(0.1), "mse")
        model.fit(images, images, shuffle=False, verbose=0)
    else:
        given = {"training": True} if "training" in loop else {}
        with tf.GradientTape() as tape:
            outputs = model(images, **given)
            loss = tf.reduce_mean((outputs - images) ** 2)
        tape.gradient(loss, model.trainable_variables)
    values[loop] = float(layer.moving_mean.numpy()[0])
    print(loop + ", moving mean: %.3f" % values[loop])
