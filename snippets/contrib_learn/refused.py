"""The file is a pickle that needs tf.contrib."""
import pickle
from pathlib import Path

pickle.loads(Path("vocab").read_bytes())
