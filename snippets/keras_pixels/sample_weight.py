"""sample_weight takes a number for each pixel."""
import keras
import numpy as np

saved = np.load("pixels.npz")
classes = saved["labels"].argmax(-1)
weights = np.array([1.0, 3.0], "float32")[classes]

model = keras.Sequential([
    keras.Input([4, 4, 2]), keras.layers.Activation("linear")])
model.compile("sgd", keras.losses.CategoricalCrossentropy(from_logits=True))
loss = model.evaluate(saved["logits"], saved["labels"], sample_weight=weights,
                      verbose=0)

values = {"loss": float(loss),
          "difference": float(abs(loss - saved["loss"]))}
print(f"loss: {loss:.3f}")
