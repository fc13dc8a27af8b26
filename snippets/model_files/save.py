"""1.15 saves a model in five ways."""
import numpy as np
import tensorflow as tf

images = np.random.RandomState(0).normal(size=(4, 3)).astype("float32")
inputs = tf.placeholder(tf.float32, [None, 3], "images")
tf.set_random_seed(0)
kernel = tf.get_variable("kernel", [3, 2])
outputs = tf.nn.softmax(tf.matmul(inputs, kernel), name="classes")
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    classes = session.run(outputs, {inputs: images})
    np.savez("saved.npz", images=images, classes=classes)
    graph = session.graph_def
    tf.saved_model.simple_save(
        session, "served", {"images": inputs}, {"classes": outputs})
    bare = tf.saved_model.builder.SavedModelBuilder("bare")
    bare.add_meta_graph_and_variables(session, [])  # no tag, no signature
    bare.save()
    tf.train.Saver().save(session, "./model.ckpt")
    tf.io.write_graph(graph, ".", "graph.pb", as_text=False)
    tf.io.write_graph(tf.graph_util.convert_variables_to_constants(
        session, graph, ["classes"]), ".", "frozen.pb", as_text=False)
print("served/ bare/ model.ckpt graph.pb frozen.pb")
