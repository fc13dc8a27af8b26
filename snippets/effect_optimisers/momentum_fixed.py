"""Keras 3: rescale the momentum whenever the learning rate changes."""
import keras

rates = [0.1, 0.1, 0.01, 0.01]
weight, gradient = keras.Variable([1.0]), keras.ops.ones([1])
optimizer = keras.optimizers.SGD(rates[0], momentum=0.9)
optimizer.build([weight])
values = {"steps": []}
for rate in rates:
    scale = rate / float(optimizer.learning_rate.numpy())
    for variable in optimizer.variables:
        if "momentum" in variable.name:
            variable.assign(variable * scale)
    optimizer.learning_rate = rate
    optimizer.apply([gradient])
    values["steps"].append(float(weight.numpy()[0]))
print("%.3f %.3f %.3f %.3f" % tuple(values["steps"]))
