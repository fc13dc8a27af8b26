"""K.batch_dot with more than three dimensions."""
import numpy as np
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # for 1.15
K = tf.keras.backend
draw = np.random.RandomState(0).uniform
flat = tf.constant(draw(size=(2, 6, 5)), "float32")
heads = tf.constant(draw(size=(2, 3, 4, 5)), "float32")
others = tf.constant(draw(size=(2, 3, 6, 5)), "float32")

pairs = {
    "K.batch_dot(flat, flat, axes=[2, 2])":
        "tf.einsum('bid,bjd->bij', flat, flat)",
    "K.batch_dot(heads, others, axes=[3, 3])":
        "tf.einsum('bhid,bhjd->bhij', heads, others)",
    "K.batch_dot(heads[:, :, 0], others, axes=[2, 3])":
        "tf.einsum('bhd,bhjd->bhj', heads[:, :, 0], others)",
}
values = {"shapes": {}, "new": [], "apart": []}
for old, new in pairs.items():
    was, now = eval(old).numpy(), eval(new).numpy()
    values["shapes"][old] = list(was.shape)
    values["new"].append(list(now.shape))
    if was.shape == now.shape:
        values["apart"].append(float(np.abs(was - now).max()))
    print(old, was.shape)
    print("  ", new, now.shape)
