"""tf.image.resize after import tensorflow.compat.v1 as tf."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
image = tf.reshape([0.0, 1.0, 0.0, 1.0], [1, 2, 2, 1])
larger = tf.image.resize(image, (4, 4))
with tf.Session() as session:
    values = {"row": session.run(larger)[0, 0, :, 0].tolist()}
print(*values["row"])
