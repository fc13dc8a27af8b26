"""1.15 saves layers that only run on a GPU, and loads them into others."""
import numpy as np
import tensorflow as tf

tf.enable_eager_execution()  # lets it save without a GPU
layers = tf.keras.layers
random = np.random.RandomState(0)
series = random.normal(size=(4, 6, 2)).astype("float32")
outputs, values = {}, {}
for name, layer in {
        "LSTM": layers.LSTM(5, recurrent_activation="sigmoid"),
        "GRU": layers.GRU(5, recurrent_activation="sigmoid",
                          reset_after=True)}.items():
    OnGpu = getattr(layers, "CuDNN" + name)
    model = tf.keras.Sequential([OnGpu(5, input_shape=(6, 2))])
    model.set_weights(
        [random.uniform(-0.5, 0.5, w.shape) for w in model.get_weights()])
    model.save("CuDNN" + name + ".h5")
    try:
        model.predict_on_batch(series)
    except tf.errors.InvalidArgumentError as error:
        values[name] = str(error).split(" used")[0]
        print("CuDNN" + name + ":", values[name])

    model = tf.keras.Sequential([layer])
    model.build((None, 6, 2))
    model.load_weights("CuDNN" + name + ".h5")
    outputs[name] = model.predict_on_batch(series)
np.savez("cudnn.npz", series=series, **outputs)
