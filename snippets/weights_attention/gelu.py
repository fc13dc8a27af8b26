"""Two functions are called gelu, and each name has its own default."""
import keras
import numpy as np

x = np.linspace(-4, 4, 101).astype("float32")
old = 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x ** 3)))
new = {
    'activation="gelu"': keras.activations.get("gelu")(x),
    "keras.ops.gelu(x)": keras.ops.gelu(x),
    "keras.activations.gelu(x, approximate=True)":
        keras.activations.gelu(x, approximate=True),
}
values = {name: float(np.abs(np.array(found) - old).max())
          for name, found in new.items()}
for name, difference in values.items():
    print(f"{name}: {difference:.4f}")
