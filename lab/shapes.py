"""Read TOML files, and say what shape their values must have: each as a phrase for messages and as a check.

The installer uses this too, so it needs nothing but Python.
"""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Callable
from typing import Any

from lab.problems import MARK

Shapes = dict[str, tuple[str, Callable[[Any], bool]]]  # by key


def read_toml(content: bytes) -> dict[str, Any]:
    """Parse the content of a TOML file.

    Raises:
        ValueError: it is not TOML; the message says why.
    """
    if content.startswith(codecs.BOM_UTF8):
        raise ValueError(MARK)
    try:
        return tomllib.loads(content.decode())
    except ValueError as error:
        raise ValueError(f"it can't be read as TOML: {error}.") from None


def is_text(value: Any) -> bool:
    """Whether a value is a text, and not blank."""
    return isinstance(value, str) and bool(value.strip())


def are_texts(value: Any) -> bool:
    """Whether a value is a list of such texts."""
    return isinstance(value, list) and all(map(is_text, value))


def is_table(value: Any, fits: Callable[[Any], bool]) -> bool:
    """Whether a value is a table whose own values all pass a check."""
    return isinstance(value, dict) and all(map(fits, value.values()))


def misfits(table: dict[str, Any], shapes: Shapes) -> list[tuple[str, str]]:
    """Keys of a table whose values are wrong, each with a phrase that says what the value must be."""
    return [
        (key, kind) for key, (kind, fits) in shapes.items() if key in table and not fits(table[key])
    ]
