"""Imports that replace them in Keras 3."""
lines = """
from keras.layers import Dense, Dropout, Flatten
from keras.layers import Conv2D
from keras.layers import BatchNormalization
from keras.layers import LSTM
from keras.layers import Embedding
from keras.layers import LeakyReLU
from keras.layers import MaxPooling2D
from keras.layers import GaussianNoise
from keras.layers import concatenate
from keras.layers import TimeDistributed
from keras.layers import LSTM
from keras.layers import Layer
from keras.models import Model
from keras.layers import InputSpec
from keras.utils import to_categorical
import keras.utils as np_utils
from keras.utils import get_file
from keras.utils import plot_model
from keras.utils import get_custom_objects
from tensorflow import distribute; distribute.MirroredStrategy
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.preprocessing.text import Tokenizer
from keras.constraints import MaxNorm
from keras.wrappers import SKLearnClassifier
from keras.losses import mean_squared_error
from keras.layers import Rescaling
from keras.optimizers.schedules import CosineDecay
from keras.mixed_precision import set_global_policy
from keras.optimizers import Adam; Adam()
from keras.datasets import mnist
""".strip().splitlines()
for line in lines:
    exec(line)
values = {"lines": lines}
print("all", len(lines), "work")
