"""Runs: what one snippet did in one runtime, stored under a key.

A run is one JSON file: first its digest, seconds and key, a line each, then what the snippet did.  Live runs are in
`_build/runs/`, named by their key; recordings are in `runtimes/<id>/recordings/`, named by task and variant.
"""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from lab.files import writable, write_whole

HEAVY = b'\n "variables": '  # begins the first line of a run's file after its head


class Address(NamedTuple):
    """Names a run: `conv2d/slim/tf1`."""

    task: str
    variant: str
    runtime: str

    def __str__(self) -> str:
        return "/".join(self)

    @property
    def file(self) -> str:
        """The snippet's file, relative to the checkout."""
        return f"snippets/{self.task}/{self.variant}.py"


@dataclass(frozen=True)
class Run:
    """What one snippet did in one runtime.

    Attributes:
        address: task, variant and runtime.
        key: digest of everything that the run depends on (see `lab.book.Book.key`).
        versions: of the interpreter and the packages.
        error: None, or its type, message and the snippet's line.
        mode: `graph` or `eager`; None after an error.
        variables: dicts of name, shape, dtype, trainable, initialiser.
        operations: dicts of name, type, inputs (names of tensors); in eager mode, those of the traced callable.
        values: the snippet's own `values`.
        printed: what it printed.
        warnings: dicts of category and message.
        parity: arrays by name, as `lab/inside/parity.py` keeps them; None if the task's variants aren't compared.
        files: contents (base64) of the files that it keeps for other snippets, by name.
        seconds: the processor time that it took.
        recorded: whether it comes from a recording.
        digest: of what it did, without its key; empty until it is written to a file.  Pages depend on this digest, so
            that they stay valid if a snippet is executed again (after a change of a comment, say) and does the same.
    """

    address: Address
    key: str
    versions: dict[str, str]
    error: dict[str, Any] | None = None
    mode: str | None = None
    variables: list[dict[str, Any]] = field(default_factory=list)
    operations: list[dict[str, Any]] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    printed: str = ""
    warnings: list[dict[str, str]] = field(default_factory=list)
    parity: dict[str, dict[str, Any]] | None = None
    files: dict[str, str] = field(default_factory=dict)
    seconds: float = field(default=0, compare=False)
    recorded: bool = field(default=False, compare=False)
    digest: str = field(default="", compare=False)

    @property
    def failed(self) -> bool:
        """Whether the snippet raised."""
        return self.error is not None

    @property
    def error_text(self) -> str:
        """The error as `Type: message`; empty where there is none."""
        return "{type}: {message}".format(**self.error).rstrip(": ") if self.error else ""

    @property
    def head(self) -> Run:
        """The run without what it listed, printed and kept."""
        heavy = ("variables", "operations", "values", "printed", "warnings", "parity", "files")
        return Run(**{name: value for name, value in vars(self).items() if name not in heavy})

    def array(self, name: str) -> np.ndarray:
        """The values that the run keeps of a parity array: float32, one dimension.

        Raises:
            KeyError: the run has no such array.
        """
        assert self.parity is not None
        return np.frombuffer(base64.b64decode(self.parity[name]["values"]), "<f4")


def shape_of(variable: dict[str, Any]) -> str:
    """The shape of a run's variable, as pages show it: `(3, None)`; `unknown` where not even the rank is known."""
    return "unknown" if variable["shape"] is None else str(tuple(variable["shape"]))


class Unreadable(Exception):
    """A run's file can't be used: the message is a phrase that says why."""


def write(run: Run, path: Path) -> None:
    """Write a run's file atomically.

    Args:
        run: the run.
        path: its file; missing folders are made.

    Raises:
        OSError: the disk is full or read-only.
    """
    text = _text(run)
    write_whole(path, text.replace('""', f'"{_digest(text.encode())}"', 1))


def digest(run: Run) -> str:
    """Digest of what a run did, as its file would have it."""
    return _digest(_text(run).encode())


def _text(run: Run) -> str:
    """A run's file, with an empty digest."""
    did = dataclasses.asdict(run)
    del did["recorded"]
    first = {"digest": "", "seconds": round(run.seconds, 2), "key": did.pop("key")}
    content = first | did | first | {"address": str(run.address)}
    return writable(json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def read(path: Path, *, recorded: bool = False, whole: bool = True) -> Run:
    """Read a run's file.

    Args:
        path: the file.
        recorded: whether it is a recording.
        whole: whether to parse the whole run, or only its head, which is faster.

    Raises:
        FileNotFoundError: there is no such file.
        Unreadable: it was edited or truncated, or is not a run's file.
    """
    try:
        text = path.read_bytes()
        content = json.loads(text if whole else text.partition(HEAVY)[0].rstrip(b",") + b"}")
        if content["digest"] != _digest(text):
            raise Unreadable("it was changed by hand: its digest doesn't match its content")
        content["address"] = Address(*content["address"].split("/"))
        return Run(**content, recorded=recorded)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable("it is truncated, or not a run's file") from error


def _digest(text: bytes) -> str:
    """Digest of what the run did: of all lines of its file but the first four."""
    return hashlib.sha256(text.split(b"\n", 4)[4]).hexdigest()
