"""Shapes: what the values in a TOML file must be, each as a phrase for messages and as a check.

The installer uses this too, so it needs nothing but Python.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Shapes = dict[str, tuple[str, Callable[[Any], bool]]]  # by key


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
