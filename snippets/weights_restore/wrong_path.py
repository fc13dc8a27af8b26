"""One checkpoint, named in six ways; only the last name is right."""
import os
import tempfile

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
tf.get_variable("weights", [2])
saver = tf.train.Saver()
values = {}
with tf.Session() as session, tempfile.TemporaryDirectory() as folder:
    session.run(tf.global_variables_initializer())
    saver.save(session, folder + "/model.ckpt", global_step=7)
    print(*sorted(os.listdir(folder)), sep="\n")
    for name in ("model.ckpt", "model.ckpt-7.data-00000-of-00001",
                 "model.ckpt-7.meta", "model.ckpt-7.index", "",
                 "model.ckpt-7"):
        path = os.path.join(folder, name)
        values[name] = []
        for read in (lambda: saver.restore(session, path),
                     lambda: tf.train.load_checkpoint(path)):
            try:
                read()
                said = "works"
            except Exception as error:
                lines = str(error).replace(folder, "folder").splitlines()
                told = [line for line in lines if "Unable to open" in line]
                said = type(error).__name__ + ": " + (told or lines)[0]
            values[name].append(said)
    newest = tf.train.latest_checkpoint(folder)
print("latest_checkpoint:", os.path.basename(newest))
