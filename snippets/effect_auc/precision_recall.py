"""The area under a precision-recall curve in tf.metrics and in Keras."""
import tensorflow as tf

v1 = tf.compat.v1
labels, scores = [0, 0, 1, 1, 0, 1], [0.1, 0.4, 0.35, 0.8, 0.7, 0.2]
values = {}
for curve in ("ROC", "PR"):
    with tf.Graph().as_default(), v1.Session() as session:
        area, update = v1.metrics.auc(
            tf.constant(labels), tf.constant(scores), curve=curve)
        session.run(v1.local_variables_initializer())
        session.run(update)
        values[curve] = {"tf.metrics": float(session.run(area))}
v1.enable_eager_execution()
for curve in values:
    metric = tf.keras.metrics.AUC(curve=curve)
    metric.update_state(labels, scores)
    values[curve]["Keras"] = float(metric.result())
    pair = tuple(values[curve].values())
    print(curve + ": tf.metrics %.3f, Keras %.3f" % pair)
