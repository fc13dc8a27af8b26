"""Today the same file is written by hand, beside the checkpoint."""
import tempfile
from pathlib import Path

TEXT = """embeddings {
  tensor_name: "word2vec/table"
  metadata_path: "words.tsv"
}
"""
with tempfile.TemporaryDirectory() as folder:  # the log directory
    file = Path(folder, "projector_config.pbtxt")
    file.write_text(TEXT)
    values = {"file": file.read_text()}
print(values["file"])
