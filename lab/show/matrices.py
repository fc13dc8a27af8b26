"""Show values of the same things from several runs, side by side."""

from __future__ import annotations

import re
from typing import Any

from lab.problems import Problem
from lab.show.asked import run, value
from lab.show.myst import Markdown, directive, escape, table
from lab.show.parts import note, plain


def matrix(name: str, *addresses: str) -> Markdown:
    """A table of several runs side by side: rows that disagree come first, and equal columns are merged.

    A cell that disagrees with the last one in its row is bold.  Case, quotes, and brackets around equal numbers are
    ignored: `'SAME'` agrees with `'same'`, `(1, 1)` with `1`.  Below the table, one line lists the rows that agree
    everywhere, and one line per column those that only this column has.

    Args:
        name: the name in each run's `values` of a dict of rows.  A row is a dict by column of a text, or of a list of
            a name and a text; the name is shown if it isn't the row's.
        addresses: `task/variant/runtime`; runs that failed have no columns.

    Raises:
        Problem: there are no runs, or one has no such values.
    """
    found = [run(address) for address in addresses]
    works = [one for one in found if not one.failed]
    if not works:
        raise Problem(
            "A matrix needs runs that have come to their end. Name some: task/variant/runtime"
        )
    contents = [value(one, name) for one in works]
    labels = list(dict.fromkeys(label for told in contents for label in told))
    owners: dict[tuple, dict[str, list[str]]] = {}
    for one, told in zip(works, contents):
        for column in dict.fromkeys(key for row in told.values() for key in row):
            content = tuple(_pair(label, told.get(label, {}).get(column)) for label in labels)
            # Popped and added again, so that merged columns are where the last of them belongs.
            owner = owners.pop(content, {})
            owner.setdefault(escape(column), []).append(f"`{one.address.runtime}`")
            owners[content] = owner
    columns = {
        ", ".join(" ".join([column, *runtimes]) for column, runtimes in owner.items()): content
        for content, owner in owners.items()
    }
    rows: dict[str, list[list[str]]] = {"≠": [], "≈": []}
    everywhere = "The same in all that have it"
    below: dict[str, list[str]] = {title: [] for title in (everywhere, *columns)}
    for label, row in zip(labels, zip(*columns.values())):
        pairs = [pair for pair in row if pair]
        differs = [bool(pair) and _compared(pair[1]) != _compared(pairs[-1][1]) for pair in row]
        if any(differs) or len({name for name, _ in pairs}) > 1:
            cells = [_matrix_cell(label, *entry) for entry in zip(columns, row, differs)]
            sign = "≠" if any(differs) else "≈"
            rows[sign].append([sign, _breaking(escape(label)), *cells])
        else:
            only = len(pairs) == 1 < len(columns)
            title = list(columns)[row.index(pairs[0])] if only else everywhere
            below[title].append(escape("=".join(pairs[0])))
    marked = [*rows["≠"], *rows["≈"]]
    parts = [table(["", "", *columns], marked, "matrix")] if marked else []
    for title, entries in below.items():
        start = title if title == everywhere else f"Only in {title}"
        parts += [f"\n{start}: {', '.join(entries)}.\n"] if entries else []
    return Markdown(directive("div", "".join(parts), "matrix-parts") + note(found))


def _pair(label: str, value: Any) -> tuple[str, str] | None:
    """A matrix's cell as a name and a text."""
    if value is None:
        return None
    return tuple(value) if isinstance(value, list) else (label, plain(value))


def _compared(text: str) -> str:
    """A matrix's text without differences that don't matter, for comparison."""
    parts = {part.strip(" '\"").lower() for part in text.strip("()[]").split(",") if part.strip()}
    if len(parts) != 1:
        return text
    (part,) = parts
    try:
        return str(float(part))
    except ValueError:
        return part


def _matrix_cell(label: str, column: str, pair: tuple[str, str] | None, differs: bool) -> str:
    """A matrix's cell.  It contains its column's title for phones, which show each row as a card."""
    if pair is None:
        return ""
    shown = _breaking(escape(pair[1] if pair[0] == label else "=".join(pair)))
    return f"[{column}]{{.column}} " + (f"**{shown}**" if differs else shown)


def _breaking(text: str) -> str:
    """Escaped text with possible line breaks after underscores and equals signs."""
    return re.sub(r"\\?([_=])", r"\\\1<wbr>", text)
