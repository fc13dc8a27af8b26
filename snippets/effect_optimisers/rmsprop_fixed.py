"""Keras 3: RMSProp's accumulator set to 1 before the first step."""
import keras

weight, gradient = keras.Variable([1.0]), keras.ops.ones([1])
optimizer = keras.optimizers.RMSprop(0.1, epsilon=1e-10)
optimizer.build([weight])
for variable in optimizer.variables:
    if "velocity" in variable.name:
        variable.assign(keras.ops.ones_like(variable))

values = {"steps": []}
for step in range(3):
    optimizer.apply([gradient])
    values["steps"].append(float(weight.numpy()[0]))
print("%.3f %.3f %.3f" % tuple(values["steps"]))
