"""The modes are strings."""
import tensorflow as tf

modes = tf.contrib.learn.ModeKeys
values = {"modes": {
    "TRAIN": modes.TRAIN, "EVAL": modes.EVAL, "INFER": modes.INFER}}
for name, mode in values["modes"].items():
    print("tf.contrib.learn.ModeKeys." + name, "=", repr(mode))
