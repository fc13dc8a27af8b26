"""Load the whole model in Keras 3."""
import keras

model = keras.models.load_model("model.h5")
print(type(model).__name__)
