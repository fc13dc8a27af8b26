"""The usual import of old code."""
from keras import backend as K

print(K.mean([1.0, 2.0]))
