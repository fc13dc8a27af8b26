"""The same today: the same seed gives another order."""
import tensorflow as tf

numbers = tf.data.Dataset.range(6)
values = {}
for name, dataset in [
        ("experimental", numbers.apply(
            tf.data.experimental.shuffle_and_repeat(6, 2, seed=1))),
        ("methods", numbers.shuffle(6, seed=1).repeat(2))]:
    values[name] = [int(number) for number in dataset]
    print(name, values[name])
