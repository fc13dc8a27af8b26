"""The whole model is loaded."""
import keras

model = keras.models.load_model("model.h5")
print(type(model).__name__)
