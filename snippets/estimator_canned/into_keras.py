"""The same three models in Keras 3, with the weights of the checkpoints."""
import keras
import numpy as np
import tensorflow as tf

layers = keras.layers
words = layers.StringLookup(vocabulary=["red", "green", "blue"])
ages = np.array([[0.1], [0.7], [0.3], [0.5]], "float32")
ids = words(np.array(["red", "green", "blue", "pink"])).numpy()  # 0: unknown


def filled(layer, inputs, *weights):
    outputs = layer(inputs)
    layer.set_weights(weights)
    return outputs


def rows(table):  # an unknown word has the row 0: zeros
    return np.pad(table, [(1, 0), (0, 0)])


def deep(age, word, get):
    part = "dnn/input_from_feature_columns/input_layer/"
    table = rows(get(part + "word_embedding/embedding_weights"))
    embedded = filled(layers.Embedding(*table.shape), word, table)
    outputs = layers.Concatenate()([age, embedded])
    for name in "hiddenlayer_0", "hiddenlayer_1", "logits":
        kernel, bias = get(f"dnn/{name}/kernel"), get(f"dnn/{name}/bias")
        activation = None if name == "logits" else "relu"
        outputs = filled(
            layers.Dense(len(bias), activation), outputs, kernel, bias)
    return outputs


def wide(age, word, get):
    part = "linear/linear_model/"
    table = rows(get(part + "word/weights"))
    kernel, bias = get(part + "age/weights"), get(part + "bias_weights")
    return layers.Add()([
        filled(layers.Embedding(*table.shape), word, table),
        filled(layers.Dense(len(bias)), age, kernel, bias)])


def both(*given):
    return layers.Add()([deep(*given), wide(*given)])


theirs, values = np.load("logits.npz"), {}
print("logits equal within 0.00001:")
parts = {"DNN": deep, "Linear": wide, "DNNLinearCombined": both}
for name, part in parts.items():
    reader = tf.train.load_checkpoint(f"./{name}.ckpt-20")
    age, word = keras.Input((1,)), keras.Input((), dtype="int32")
    model = keras.Model([age, word], part(age, word, reader.get_tensor))
    logits = model.predict([ages, ids], verbose=0)
    values[name] = float(np.abs(logits - theirs[name]).max())
    print(values[name] < 1e-5, name + "Classifier")
