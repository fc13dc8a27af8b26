"""Show what several runs tell of the same things, side by side."""

from __future__ import annotations

import re
from typing import Any

from lab.show.asked import run
from lab.show.myst import Markdown, directive, escape, table
from lab.show.parts import note, told


def matrix(name: str, *addresses: str) -> Markdown:
    """Tables of several runs side by side: what disagrees first and marked, equal columns as one.

    A cell that disagrees with the last one of its row is bold.  Case, quotes, and brackets around
    equal numbers count for nothing: `'SAME'` agrees with `'same'`, `(1, 1)` with `1`.  Rows in which
    all is the same, and rows that one column alone has, are told in a line each below.

    Args:
        name: the name in each run's `values`: a dict of rows, each a dict by column of a text, or of
            a name and a text; the name is shown where it isn't the row's.
        addresses: `task/variant/runtime`; runs that failed have no columns.
    """
    found = [run(address) for address in addresses]
    works = [one for one in found if not one.failed]
    labels = list(dict.fromkeys(label for one in works for label in one.values[name]))
    owners: dict[tuple, dict[str, list[str]]] = {}
    for one in works:
        told = one.values[name]
        for column in dict.fromkeys(key for row in told.values() for key in row):
            content = tuple(_pair(label, told.get(label, {}).get(column)) for label in labels)
            owner = owners.pop(content, {})  # the latest stands last
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
    return tuple(value) if isinstance(value, list) else (label, told(value))


def _compared(text: str) -> str:
    """What of a matrix's text is compared."""
    parts = {part.strip(" '\"").lower() for part in text.strip("()[]").split(",") if part.strip()}
    if len(parts) != 1:
        return text
    (part,) = parts
    try:
        return str(float(part))
    except ValueError:
        return part


def _matrix_cell(label: str, column: str, pair: tuple[str, str] | None, differs: bool) -> str:
    """A matrix's cell; it holds its column's title for phones, where rows become cards."""
    if pair is None:
        return ""
    shown = _breaking(escape(pair[1] if pair[0] == label else "=".join(pair)))
    return f"[{column}]{{.column}} " + (f"**{shown}**" if differs else shown)


def _breaking(text: str) -> str:
    """Escaped text that may be broken behind underscores and equals signs."""
    return re.sub(r"\\?([_=])", r"\\\1<wbr>", text)
