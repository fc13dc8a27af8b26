"""1.15 builds and saves a vocabulary with tf.contrib.learn."""
import numpy as np
from tensorflow.contrib import learn

texts = ["The rock is destined to be the 21st Century's best",
         "I don't like it, it's bad"]
new = ["it's the century's best rock", "I like nothing like it at all"]
processor = learn.preprocessing.VocabularyProcessor(6)
list(processor.fit_transform(texts))
processor.save("vocab")
ids = np.array(list(processor.transform(new)))
np.save("ids.npy", ids)
values = {"words": len(processor.vocabulary_)}
print(ids)
