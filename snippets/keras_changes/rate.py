"""The learning rate under its old name."""
import tensorflow as tf

optimizer = tf.keras.optimizers.SGD(lr=0.1)
rate = tf.keras.backend.get_value(optimizer.learning_rate)
print("it is %.3g" % rate)
tf.keras.backend.clear_session()
