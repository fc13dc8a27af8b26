"""The file is a pickle, and asks for tf.contrib."""
import pickle
from pathlib import Path

pickle.loads(Path("vocab").read_bytes())
