"""The same class, from its path in today's TensorFlow."""
import numpy as np
import tensorflow.compat.v1 as tf
from tensorflow.python.ops.clustering_ops import KMeans

tf.disable_v2_behavior()
points = np.random.RandomState(0).uniform(0, 10, [100, 2]).astype("float32")
with tf.Graph().as_default(), tf.Session() as session:
    clusters = KMeans(tf.constant(points), 3, initial_clusters=points[:3])
    _, nearest, _, _, begin, train = clusters.training_graph()
    session.run(tf.global_variables_initializer())
    session.run(begin)
    for _ in range(20):
        session.run(train)
    centres = session.run("clusters:0")
    counts = np.bincount(session.run(nearest)[0])

values = {"centres": centres.tolist(), "counts": counts.tolist()}
for centre, count in zip(centres, counts):
    print("centre %.3f %.3f:" % tuple(centre), count, "points")
