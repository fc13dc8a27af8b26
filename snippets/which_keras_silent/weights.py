"""A Keras 3 layer called on a tf_keras input."""
import keras
import tf_keras

inputs = tf_keras.Input([4])
mixed = tf_keras.Model(inputs, keras.layers.Dense(2)(inputs))
right = tf_keras.Model(inputs, tf_keras.layers.Dense(2)(inputs))

values = {"mixed": len(mixed.trainable_weights),
          "right": len(right.trainable_weights)}
print("weights that can be trained:", values)
