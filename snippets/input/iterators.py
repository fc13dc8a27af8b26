"""Three kinds of iterators: each needs a session to begin and to go on."""
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
train = tf.data.Dataset.range(4).batch(2)
check = tf.data.Dataset.range(10, 13).batch(2)
types, shapes = train.output_types, train.output_shapes
values = {}


def all_of(batch, feed=None):
    found = []
    try:
        while True:
            found.append(session.run(batch, feed).tolist())
    except tf.errors.OutOfRangeError:
        return found


with tf.Session() as session:
    numbers = tf.placeholder(tf.int64, [None])
    fed = tf.data.Dataset.from_tensor_slices(numbers).batch(2)
    iterator = fed.make_initializable_iterator()
    batch = iterator.get_next()
    session.run(iterator.initializer, {numbers: [7, 8, 9]})
    values["initializable"] = all_of(batch)

    iterator = tf.data.Iterator.from_structure(types, shapes)
    batch = iterator.get_next()
    session.run(iterator.make_initializer(train))
    values["one, then the other"] = all_of(batch)
    session.run(iterator.make_initializer(check))
    values["one, then the other"] += all_of(batch)

    handle = tf.placeholder(tf.string, [])
    batch = tf.data.Iterator.from_string_handle(
        handle, types, shapes).get_next()
    handles = [session.run(one.make_one_shot_iterator().string_handle())
               for one in (train, check)]
    values["in turns"] = [session.run(batch, {handle: one}).tolist()
                          for one in handles + handles]
for kind, batches in values.items():
    print(kind + ":", batches)
