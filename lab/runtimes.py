"""Runtimes: the folders of `runtimes/`, each a TensorFlow installation with its switches (environment variables).

The installer imports this before anything is installed, so it needs nothing but Python.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from lab.problems import nearest
from lab.shapes import Shapes, are_texts, is_table, is_text, line_of_key, misfits, read_toml

FILE = "runtime.toml"
SHAPES: Shapes = {
    "title": ("a string that is not blank", is_text),
    "preload": ("a list of modules", are_texts),
    "python": ('a string, as in "3.7"', is_text),
    "machines": ("a list of processors", are_texts),
    "switches": (
        "a table of strings",
        lambda value: is_table(value, lambda switch: isinstance(switch, str)),
    ),
}
# Environment variables of every runtime, so that no setting of this machine changes what snippets do.
VARIABLES = {
    "HOME": "/dev/null",  # otherwise Keras reads and writes ~/.keras/keras.json
    "CUDA_VISIBLE_DEVICES": "-1",
    "LC_ALL": "C.UTF-8",  # otherwise Python 3.7 can't handle a checkout whose path isn't ASCII
    # Glibc keeps freed memory, a gigabyte at most, instead of giving it back and fetching it again: a quarter less time.
    "MALLOC_MMAP_THRESHOLD_": "1073741824",
    "MALLOC_TOP_PAD_": "67108864",
    "MALLOC_TRIM_THRESHOLD_": "1073741824",
    "OPENBLAS_NUM_THREADS": "1",  # each snippet is given one processor
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    # The last digits should not depend on the processor.  By default, TensorFlow computes by oneDNN on those with certain
    # instructions (say the release notes of 2.9).  It also rewrites each graph, which takes a tenth of a build's time.
    "TF_ENABLE_ONEDNN_OPTS": "0",
    # Without oneDNN, TensorFlow still multiplies matrices by oneDNN's code, which is made for the processor while it runs
    # (eigen_contraction_kernel.h).  Eigen's own code is the same everywhere.  The gradient of a convolution by its inputs
    # goes through oneDNN even so: 1.15 can't be kept from it, so neither is today's version, which would differ then.
    "TENSORFLOW_USE_CUSTOM_CONTRACTION_KERNEL": "false",
}


class RuntimeFileError(Exception):
    """A runtime file is wrong: the message says where, and what to do."""


@dataclass(frozen=True)
class Runtime:
    """One TensorFlow installation with its switches.

    Attributes:
        id: the folder's name.
        folder: `runtimes/<id>`.
        title: what it is, as pages show it.
        preload: modules that its warm parent imports once, before snippets are forked from it.
        python: the Python version that it needs (`3.7`) if it has its own lock file; None if it uses the book's.
        machines: processors for which its wheels exist; empty for all.
        switches: environment variables, in addition to VARIABLES.
    """

    id: str
    folder: Path
    title: str
    preload: tuple[str, ...]
    python: str | None = None
    machines: tuple[str, ...] = ()
    switches: dict[str, str] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        """The checkout."""
        return self.folder.parent.parent

    @property
    def home(self) -> Path:
        """The folder of its lock file and its environment: its own, or the checkout if it uses the book's."""
        return self.folder if self.python else self.root

    @property
    def lock(self) -> Path:
        """Its lock file: requirements with hashes."""
        return self.home / "requirements.txt"

    @property
    def environment(self) -> Path:
        """Its virtual environment."""
        return self.home / ".venv"

    @property
    def interpreter(self) -> Path:
        """Its Python."""
        return self.environment / "bin" / "python"

    @property
    def recordings(self) -> Path:
        """Where its runs are recorded."""
        return self.folder / "recordings"

    @property
    def variables(self) -> dict[str, str]:
        """The environment variables with which its snippets are executed, except for PATH."""
        return VARIABLES | self.switches

    @property
    def variable(self) -> str:
        """The environment variable with which users name a Python for it, or `none` to use its recordings."""
        return "PYTHON_" + self.id.upper().replace("-", "_")

    @property
    def asks_for_recordings(self) -> bool:
        """Whether its environment variable is `none`.  Only runtimes with their own lock file have recordings."""
        return self.python is not None and os.environ.get(self.variable) == "none"

    @property
    def has_wheels(self) -> bool:
        """Whether its wheels exist for this processor."""
        return not self.machines or platform.machine() in self.machines

    @cached_property
    def live(self) -> bool:
        """Whether it is installed as locked, so that it can be executed here, and the user didn't choose recordings."""
        if self.asks_for_recordings or not self.interpreter.exists():
            return False
        return self.installed == self.wanted and self.intact

    @property
    def python_version(self) -> str | None:
        """The version of its interpreter, with the patch release; None if it isn't installed."""
        return self.stamp.get("python")

    @property
    def packages(self) -> list[str]:
        """The packages in its environment, as names of `.dist-info` folders, which contain the versions."""
        found = self.environment.glob("lib/python*/site-packages/*.dist-info")
        return sorted(folder.name for folder in found)

    @property
    def intact(self) -> bool:
        """Whether all packages that were installed are still there, in the same versions."""
        installed, there = self.stamp.get("packages"), self.packages
        return isinstance(installed, list) and all(name in there for name in installed)

    @property
    def installed(self) -> str | None:
        """Digest of the lock file that was installed."""
        return self.stamp.get("lock")

    @cached_property
    def wanted(self) -> str:
        """Digest of the lock file as it is now."""
        return hashlib.sha256(self.lock.read_bytes()).hexdigest()

    @cached_property
    def stamp(self) -> dict[str, Any]:
        """What the installer wrote into the environment when it had finished; empty if it hasn't."""
        try:
            stamp = json.loads((self.environment / "installed.json").read_text())
        except (OSError, ValueError, RecursionError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def why_not_live(self) -> str:
        """Why it is not live here and how to make it live, in a sentence."""
        if self.python is None:
            return "requirements.txt was changed or isn't installed; run `make html`"
        if self.asks_for_recordings:
            return f"{self.variable}=none chooses its recordings"
        if not self.has_wheels:
            return f"there are no wheels of it for this processor ({platform.machine()})"
        return (
            f"no Python {self.python} was found; install one, or name it: "
            f"make html {self.variable}=/path/to/python{self.python}"
        )


def load_runtimes(root: Path) -> dict[str, Runtime]:
    """Read every runtime file.

    Args:
        root: the checkout.

    Returns:
        Runtimes by id, sorted by id.

    Raises:
        RuntimeFileError: a file can't be read, or has a wrong or missing key or value.
    """
    runtimes = {}
    for path in sorted((root / "runtimes").glob(f"*/{FILE}")):
        content, where = path.read_bytes(), str(path.relative_to(root))
        try:
            data = read_toml(content, where)
        except ValueError as error:
            raise RuntimeFileError(str(error)) from None
        text = content.decode()
        for key in sorted(data.keys() - SHAPES):
            known = ", ".join(sorted(SHAPES))
            raise RuntimeFileError(
                f"{where}:{line_of_key(text, key)}: unknown key '{key}'{nearest(key, SHAPES)}. Known: {known}."
            )
        for key in ("title", "preload"):
            if key not in data:
                raise RuntimeFileError(f"{where}: it needs the key '{key}'.")
        for key, kind in misfits(data, SHAPES):
            raise RuntimeFileError(f"{where}:{line_of_key(text, key)}: '{key}' must be {kind}.")
        own_lock = (path.parent / "requirements.txt").exists()
        if own_lock != ("python" in data):
            raise RuntimeFileError(
                f"{where}: it needs both the key 'python' and a requirements.txt beside it, or neither."
            )
        data["preload"] = tuple(data["preload"])
        data["machines"] = tuple(data.get("machines", ()))
        runtimes[path.parent.name] = Runtime(id=path.parent.name, folder=path.parent, **data)
    return runtimes
