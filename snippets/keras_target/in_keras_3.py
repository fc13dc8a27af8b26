"""Keras 3: a second model, whose weights a loop moves."""
import keras
import numpy as np
import tensorflow as tf

saved = np.load("target.npz")
online = keras.Sequential([
    keras.Input([3]), keras.layers.Dense(2, use_bias=False)])
online.set_weights([saved["start"]])
target = keras.models.clone_model(online)  # with weights of its own:
values = {"same weights": bool(
    (target.get_weights()[0] == saved["start"]).all())}
target.set_weights(online.get_weights())
optimizer = keras.optimizers.Adam(0.1, epsilon=1e-8)


@tf.function
def step(now, later, rewards):
    aim = rewards + 0.9 * tf.reduce_max(target(later), 1)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((aim - online(now)[:, 0]) ** 2)
    weights = online.trainable_weights
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
    for old, new in zip(target.weights, online.weights):
        old.assign(0.9 * old + 0.1 * new)
    return loss


losses = [float(step(saved["now"], saved["later"], saved["rewards"]))
          for _ in range(5)]
values["difference"] = float(np.abs(losses - saved["losses"]).max())
print("a fresh clone has the same weights:", values["same weights"])
print("the same losses within 0.00001:", values["difference"] < 1e-5)
