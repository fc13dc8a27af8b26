"""The mean of the last checkpoints, saved as a checkpoint."""
import tempfile

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
weight = tf.get_variable("weight", [2])
step = tf.train.get_or_create_global_step()
saver = tf.train.Saver(max_to_keep=5)
with tempfile.TemporaryDirectory() as folder, tf.Session() as session:
    for number in (1, 2, 4, 6):
        session.run([weight.assign([number, 10 * number]),
                     step.assign(number)])
        saver.save(session, folder + "/model.ckpt", number)

    state = tf.train.get_checkpoint_state(folder)
    last = [tf.train.load_checkpoint(path)
            for path in state.all_model_checkpoint_paths[-3:]]
    means = {name: np.mean([one.get_tensor(name) for one in last], axis=0)
             for name in last[0].get_variable_to_shape_map()
             if name != "global_step"}

    weight.load(means["weight"], session)
    saver.save(session, folder + "/mean.ckpt")
    reader = tf.train.load_checkpoint(folder + "/mean.ckpt")
    values = {"names": list(means),
              "weight": reader.get_tensor("weight").tolist()}
print(values)
