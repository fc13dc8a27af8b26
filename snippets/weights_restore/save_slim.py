"""1.15 saves a convolution of TF-Slim."""
import numpy as np
import tensorflow as tf

random = np.random.RandomState(0)
images = random.rand(2, 8, 8, 3).astype("float32")
outputs = tf.contrib.slim.conv2d(tf.constant(images), 4, [3, 3])

with tf.Session() as session:
    for variable in tf.global_variables():
        variable.load(random.normal(size=variable.shape.as_list()), session)
    tf.train.Saver().save(session, "./slim.ckpt", write_meta_graph=False)
    np.savez("slim.npz", images=images, outputs=session.run(outputs))
print(*[variable.op.name for variable in tf.global_variables()])
