"""1.15 loads them into TF-Slim."""
import numpy as np
import tensorflow as tf

NAMES = {"Conv/BatchNorm/": "sequential/batch_normalization/",
         "Conv/weights": "sequential/conv2d/kernel"}

slim = tf.contrib.slim
saved = np.load("keras.npz")
outputs = slim.conv2d(
    tf.constant(saved["images"]), 4, 3, normalizer_fn=slim.batch_norm,
    normalizer_params={"is_training": False, "scale": True})

with tf.Session() as session:
    for variable in tf.global_variables():
        name = variable.op.name
        for new, old in NAMES.items():
            name = name.replace(new, old)
        variable.load(saved[name], session)
    ours = session.run(outputs)

difference = np.abs(ours - saved["outputs"]).max()
values = {"difference": float(difference),
          "largest": float(np.abs(ours).max())}
print("equal within 0.00001:", difference < 1e-5)
