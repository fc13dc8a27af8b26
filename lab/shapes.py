"""Read TOML files, and say what shape their values must have: each as a phrase for messages and as a check.

The installer uses this too, so it needs nothing but Python.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Callable
from typing import Any

from lab.problems import MARK, line_at

Shapes = dict[str, tuple[str, Callable[[Any], bool]]]  # by key


def read_toml(content: bytes, name: str) -> dict[str, Any]:
    """Parse a TOML file.

    Args:
        content: of the file.
        name: for messages.

    Raises:
        ValueError: it is not TOML; the message says where and why.
    """
    if content.startswith(codecs.BOM_UTF8):
        raise ValueError(f"{name}:1: {MARK}")
    try:
        return tomllib.loads(content.decode())
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ValueError(f"{name}:{line}: it is not UTF-8. Save it as UTF-8.") from None
    except ValueError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else len(content.splitlines())  # at its end
        raise ValueError(f"{name}:{line}: it can't be read as TOML: {error}.") from None


def line_of_key(text: str, key: str) -> int:
    """The line, counted from 1, on which a TOML file has a key outside its tables; 1 if it has none."""
    found = re.search(rf"""(?m)^\s*\[*\s*["']?{re.escape(key)}["']?\s*[]=.]""", text)
    return line_at(text, found.end()) if found else 1


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
