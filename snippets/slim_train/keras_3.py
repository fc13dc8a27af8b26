"""The same training in Keras 3: compile, fit, evaluate."""
import keras
import numpy as np

random = np.random.RandomState(0)
digits = random.rand(10, 8, 8, 1)
labels = random.randint(10, size=200)
images = digits[labels] + random.normal(0, 0.3, (200, 8, 8, 1))
images = images.astype("float32")
start = [random.normal(0, 0.3, (3, 3, 1, 8)), random.normal(0, 0.1, (128, 10))]

# Keras leaves out the 1/2 of slim's regulariser: half the factor.
decay = keras.regularizers.L2(0.02 / 2)
model = keras.Sequential([
    keras.Input((8, 8, 1)),
    keras.layers.Conv2D(8, (3, 3), padding="same", activation="relu",
                        kernel_regularizer=decay),
    keras.layers.MaxPooling2D((2, 2)),
    keras.layers.Flatten(),
    keras.layers.Dense(10, kernel_regularizer=decay),
])
model.set_weights([start[0], np.zeros(8), start[1], np.zeros(10)])

model.compile(
    keras.optimizers.SGD(0.1),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"])
history = model.fit(images, labels, batch_size=20, epochs=12, shuffle=False,
                    verbose=0)
loss, share = model.evaluate(images, labels, verbose=0)

losses = history.history["loss"]  # Keras gives the mean per epoch
values = {"losses": losses, "accuracy": share}
print("mean loss of the last pass {:.3f}".format(losses[-1]))
print("accuracy {:.3f}".format(share))
