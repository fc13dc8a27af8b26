"""DNNLinearCombinedClassifier in Keras 3, with the weights of its checkpoint."""
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


def rows(table):  # unknown words get row 0: zeros
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


get = tf.train.load_checkpoint("./model.ckpt-20").get_tensor
age, word = keras.Input((1,)), keras.Input((), dtype="int32")
outputs = layers.Add()([deep(age, word, get), wide(age, word, get)])
model = keras.Model([age, word], outputs)

theirs = np.load("logits.npy")
difference = np.abs(model.predict_on_batch([ages, ids]) - theirs).max()
values = {"difference": float(difference),
          "largest": float(np.abs(theirs).max())}
print("logits equal within 0.00001:", difference < 1e-5)
