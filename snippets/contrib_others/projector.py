"""1.15 tells TensorBoard's projector which variable holds the embeddings."""
import tempfile
from pathlib import Path

import tensorflow as tf
from tensorflow.contrib.tensorboard.plugins import projector

with tempfile.TemporaryDirectory() as folder:
    writer = tf.summary.FileWriter(folder)
    config = projector.ProjectorConfig()
    embedding = config.embeddings.add()
    embedding.tensor_name = "word2vec/table"
    embedding.metadata_path = "words.tsv"
    projector.visualize_embeddings(writer, config)
    writer.close()
    values = {"file": Path(folder, "projector_config.pbtxt").read_text()}
print(values["file"])
