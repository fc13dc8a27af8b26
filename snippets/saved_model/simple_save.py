"""Save a SavedModel in 1.15, and load it with a predictor."""
import numpy as np
import tensorflow as tf

images = np.random.RandomState(0).normal(size=(4, 3)).astype("float32")
inputs = tf.placeholder(tf.float32, [None, 3], "images")
tf.set_random_seed(0)
kernel = tf.get_variable("kernel", [3, 2])
outputs = tf.nn.softmax(tf.matmul(inputs, kernel))
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    tf.saved_model.simple_save(
        session, "served", {"images": inputs}, {"classes": outputs})

predict = tf.contrib.predictor.from_saved_model("served")
result = predict({"images": images})
np.savez("served.npz", images=images, classes=result["classes"])
print(list(result), result["classes"].shape)
