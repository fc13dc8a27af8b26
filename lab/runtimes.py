"""Runtimes: the folders of `runtimes/`, one TensorFlow installation with its switches each.

The installer imports this before anything is installed, so it needs nothing but Python.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from lab.shapes import Shapes, are_texts, is_table, is_text, misfits

FILE = "runtime.toml"
SHAPES: Shapes = {
    "title": ("a text that says something", is_text),
    "preload": ("a list of modules", are_texts),
    "python": ('a text, as in "3.7"', is_text),
    "machines": ("a list of processors", are_texts),
    "switches": (
        "a table of texts",
        lambda value: is_table(value, lambda switch: isinstance(switch, str)),
    ),
}
# The environment of every runtime, so that no setting of this machine changes what snippets do.
VARIABLES = {
    "HOME": "/dev/null",  # else Keras reads and writes ~/.keras/keras.json
    "CUDA_VISIBLE_DEVICES": "-1",
    "LC_ALL": "C.UTF-8",  # else Python 3.7 can't name a checkout whose path isn't ASCII
    "OPENBLAS_NUM_THREADS": "1",  # a snippet has one processor
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
}


class RuntimeFileError(Exception):
    """A runtime file is wrong: the message says where and what to do."""


@dataclass(frozen=True)
class Runtime:
    """One TensorFlow installation with its switches.

    Attributes:
        id: the folder's name.
        folder: `runtimes/<id>`.
        title: what it is, for pages.
        preload: modules that are imported once, before snippets are forked.
        python: the Python that it needs (`3.7`), where it has a lock of its own; else None.
        machines: processors for which its wheels exist; empty for all.
        switches: environment variables, beside those that all have.
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
        """The folder of its lock and its environment: its own, or the checkout for the book's."""
        return self.folder if self.python else self.root

    @property
    def lock(self) -> Path:
        """Its requirements, with hashes."""
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
        """The environment in which its snippets are executed, but for PATH."""
        return VARIABLES | self.switches

    @property
    def variable(self) -> str:
        """The environment variable that names a Python for it, or `none` to use its recordings."""
        return "PYTHON_" + self.id.upper().replace("-", "_")

    @property
    def asks_for_recordings(self) -> bool:
        """Whether its environment variable says `none`; one without a lock of its own has no recordings."""
        return self.python is not None and os.environ.get(self.variable) == "none"

    @property
    def has_wheels(self) -> bool:
        """Whether there are wheels of it for this processor."""
        return not self.machines or platform.machine() in self.machines

    @cached_property
    def live(self) -> bool:
        """Whether it is installed, as its lock says, and can be executed here."""
        if self.asks_for_recordings or not self.interpreter.exists():
            return False
        return self.installed == self.wanted and self.intact

    @property
    def python_version(self) -> str | None:
        """The version of its interpreter, with the patch release; None where not installed."""
        return self.stamp.get("python")

    @property
    def packages(self) -> list[str]:
        """The packages in its environment, as the folders with their versions are named."""
        found = self.environment.glob("lib/python*/site-packages/*.dist-info")
        return sorted(folder.name for folder in found)

    @property
    def intact(self) -> bool:
        """Whether the packages that were installed are still there: another version replaces its folder."""
        installed, there = self.stamp.get("packages"), self.packages
        return isinstance(installed, list) and all(name in there for name in installed)

    @property
    def installed(self) -> str | None:
        """Digest of the lock that is installed."""
        return self.stamp.get("lock")

    @cached_property
    def wanted(self) -> str:
        """Digest of the lock."""
        return hashlib.sha256(self.lock.read_bytes()).hexdigest()

    @cached_property
    def stamp(self) -> dict[str, Any]:
        """What the installer wrote when it had finished."""
        try:
            stamp = json.loads((self.environment / "installed.json").read_text())
        except (OSError, ValueError, RecursionError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def why_not_live(self) -> str:
        """Why it is not live here and how to make it so, in a sentence."""
        if self.python is None:
            return "requirements.txt is not installed as it stands; run `make html`"
        if self.asks_for_recordings:
            return f"{self.variable}=none asks for its recordings"
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
        where = path.relative_to(root)
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise RuntimeFileError(f"{where}: it can't be read as TOML: {error}.") from None
        for key in sorted(data.keys() - SHAPES):
            raise RuntimeFileError(
                f"{where}: unknown key '{key}'. Known: {', '.join(sorted(SHAPES))}."
            )
        for key in ("title", "preload"):
            if key not in data:
                raise RuntimeFileError(f"{where}: it needs the key '{key}'.")
        for key, kind in misfits(data, SHAPES):
            raise RuntimeFileError(f"{where}: '{key}' must be {kind}.")
        own_lock = (path.parent / "requirements.txt").exists()
        if own_lock != ("python" in data):
            raise RuntimeFileError(
                f"{where}: the key 'python' and a requirements.txt beside it go together."
            )
        data["preload"] = tuple(data["preload"])
        data["machines"] = tuple(data.get("machines", ()))
        runtimes[path.parent.name] = Runtime(id=path.parent.name, folder=path.parent, **data)
    return runtimes
