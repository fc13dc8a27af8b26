"""Three calls, one trace."""
import tensorflow.compat.v1 as tf

tf.enable_eager_execution()


@tf.function
def double(x):
    print("tracing with", x.dtype)
    return x + x


print(*[double(tf.constant(n)).numpy() for n in (1, 2, 3)])
