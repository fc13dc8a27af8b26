"""Write MyST Markdown.  Text that comes from runs must be escaped with `escape`, or put into a code fence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from lab.problems import Problem


class Markdown(str):
    """MyST Markdown that Jupyter and MyST-NB render; `+` concatenates."""

    def __add__(self, more: str) -> Markdown:
        return Markdown(str(self) + more)

    def _repr_markdown_(self) -> str:
        return str(self)


def escape(text: str) -> str:
    """Text in which nothing is markup, on one line."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.splitlines()))  # ASCII's punctuation


def literal(text: str) -> str:
    """Text as inline code."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    marks = "`" * (longest + 1)
    return f"{marks} {text} {marks}" if longest else f"{marks}{text}{marks}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]], css: str) -> str:
    """A table.

    Args:
        header: Markdown of the first line's cells.
        rows: Markdown of the other lines' cells.
        css: class names for its style.

    Raises:
        Problem: a column has no title; Markdown would leave it out without a word.
    """
    rows = list(rows)
    widest = max(map(len, rows), default=1)
    if widest > len(header):
        raise Problem(
            f"This table has titles for {len(header)} of its {widest} columns. Give each column one."
        )
    lines = ["| " + " | ".join(cells) + " |" for cells in (header, ["---"] * len(header), *rows)]
    return directive("table", "\n".join(lines), css=css)


def fence(text: str, language: str, caption: str = "", css: str = "") -> str:
    """A block of code or printed text."""
    return directive("code-block", text, language, css, caption=caption)


def tabs(items: Iterable[tuple[str, str, str]], group: str) -> str:
    """Tabs that switch together with all other tabs of their group.

    Args:
        items: title, name (by which the reader's choice is remembered) and Markdown of each tab.
        group: the name of the group.
    """
    body = "".join(directive("tab-item", text, title, sync=name) for title, name, text in items)
    return directive("tab-set", body, **{"sync-group": group})


def dropdown(title: str, text: str) -> str:
    """Text that is folded until its title is clicked."""
    return directive("dropdown", text, title)


def directive(name: str, text: str, argument: str = "", css: str = "", **options: str) -> str:
    """A directive with a fence longer than any in its text.

    Args:
        name: of the directive.
        text: its content.
        argument: its argument.
        css: class names.
        options: further options; empty ones are left out.
    """
    # Code may contain colons that look like a fence, so it gets a fence of backticks.
    mark = "`" if name in ("code-block", "raw") else ":"
    longest = max((len(run) for run in re.findall(f"{mark}{{3,}}", text)), default=2)
    marks = mark * (longest + 1)
    given = {"class": css, **options}
    head = "".join(f":{key}: {json.dumps(value)}\n" for key, value in given.items() if value)
    return f"{marks}{{{name}}} {argument}\n{head}\n{text}\n{marks}\n"
