"""FLAGS.__flags was a dict of values; now it is a dict of objects."""
import tensorflow.compat.v1 as tf

flags = tf.app.flags
flags.DEFINE_float("rate", 0.5, "the learning rate")
FLAGS = flags.FLAGS
FLAGS(["train.py"])
values = {
    "FLAGS.__flags": type(FLAGS.__flags["rate"]).__name__,
    "FLAGS.flag_values_dict()": FLAGS.flag_values_dict()["rate"],
}
for name in values:
    print(name + '["rate"]:', values[name])
