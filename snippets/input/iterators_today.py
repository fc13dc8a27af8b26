"""Today: a loop over the dataset, or Python's iter and next."""
import tensorflow as tf

train = tf.data.Dataset.range(4).batch(2)
check = tf.data.Dataset.range(10, 13).batch(2)
values = {}

fed = tf.data.Dataset.from_tensor_slices([7, 8, 9]).batch(2)
values["initializable"] = [batch.numpy().tolist() for batch in fed]

values["one, then the other"] = [
    batch.numpy().tolist() for dataset in (train, check) for batch in dataset]

iterators = [iter(train), iter(check)]
values["in turns"] = [next(one).numpy().tolist()
                      for one in iterators + iterators]
for kind, batches in values.items():
    print(kind + ":", batches)
