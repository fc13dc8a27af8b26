"""ResNet-50 in Keras: its convolutions, and which ones have a stride."""
import keras

model = keras.applications.ResNet50(weights=None)
convolutions = [layer for layer in model.layers
                if isinstance(layer, keras.layers.Conv2D)]
values = {"convolutions": [
    [layer.name, list(layer.kernel.shape), layer.strides[0]]
    for layer in convolutions]}

for layer in convolutions:
    if layer.strides[0] > 1:
        print(layer.name, "has stride", layer.strides[0])
print("with a bias:", sum(layer.use_bias for layer in convolutions),
      "of", len(convolutions))
