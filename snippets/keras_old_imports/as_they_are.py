"""Imports from old Keras code, tried one by one."""
lines = """
from keras.layers.core import Dense, Dropout, Flatten
from keras.layers.convolutional import Conv2D
from keras.layers.normalization import BatchNormalization
from keras.layers.recurrent import LSTM
from keras.layers.embeddings import Embedding
from keras.layers.advanced_activations import LeakyReLU
from keras.layers.pooling import MaxPooling2D
from keras.layers.noise import GaussianNoise
from keras.layers.merge import concatenate
from keras.layers.wrappers import TimeDistributed
from keras.layers import CuDNNLSTM
from keras.engine.topology import Layer
from keras.engine.training import Model
from keras.engine import InputSpec
from keras.utils.np_utils import to_categorical
from keras.utils import np_utils
from keras.utils.data_utils import get_file
from keras.utils.vis_utils import plot_model
from keras.utils.generic_utils import get_custom_objects
from keras.utils import multi_gpu_model
from keras.preprocessing.image import ImageDataGenerator
from keras.preprocessing.text import Tokenizer
from keras.constraints import maxnorm
from keras.wrappers.scikit_learn import KerasClassifier
from tensorflow.keras.losses import mean_squared_error
from tensorflow.keras.layers.experimental.preprocessing import Rescaling
from tensorflow.keras.experimental import CosineDecay
from tensorflow.keras.mixed_precision.experimental import set_policy
from tensorflow.keras.optimizers.legacy import Adam; Adam()
from tensorflow.examples.tutorials.mnist import input_data
from keras.backend.tensorflow_backend import set_session
""".strip().splitlines()
values = {}
for line in lines:
    try:
        exec(line)
        values[line] = "works"
    except ImportError as error:
        place = str(error).find(" (/")  # then a file's path
        text = str(error)[:place] if place > 0 else str(error)
        values[line] = type(error).__name__ + ": " + text
    print(line, "->", values[line])
