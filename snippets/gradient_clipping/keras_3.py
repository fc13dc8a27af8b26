"""The same gradients, clipped by an optimiser of Keras 3."""
import keras

values = {}
for name in ("global_clipnorm", "clipnorm"):
    optimizer = keras.optimizers.SGD(1.0, **{name: 1.0})
    weights = [keras.Variable(0.0), keras.Variable(0.0)]
    gradients = [keras.ops.array(3.0), keras.ops.array(4.0)]
    optimizer.apply(gradients, weights)
    values[name] = [round(float(w.numpy()), 3) for w in weights]
    print(name + ":", values[name])
