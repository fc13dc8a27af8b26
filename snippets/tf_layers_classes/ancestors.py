"""The base classes of tf.layers.Conv2D."""
import tensorflow.compat.v1 as tf

values = {
    "ancestors": [cls.__module__ + "." + cls.__name__
                  for cls in tf.layers.Conv2D.__mro__],
    "a subclass of tf.keras.layers.Conv2D": issubclass(
        tf.layers.Conv2D, tf.keras.layers.Conv2D),
    "the same class": tf.layers.Conv2D is tf.keras.layers.Conv2D,
    "own methods": sorted(name for name, value in vars(
        tf.layers.Conv2D).items() if callable(value)),
    "all layers are Keras layers": all(
        issubclass(getattr(tf.layers, name), tf.keras.layers.Layer)
        for name in dir(tf.layers)
        if name[0].isupper() and name != "InputSpec"),
}
for name in values["ancestors"][:4]:
    print(name)
