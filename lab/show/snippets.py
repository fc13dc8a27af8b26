"""Show a snippet, a run, or all variants of a task; charts of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lab.files import digests
from lab.problems import Problem
from lab.show import chart, picture
from lab.show.asked import book, listed, offered, run, task, used, value, variant_runs
from lab.show.myst import Markdown, directive, dropdown, escape, fence, table, tabs
from lab.show.parts import (
    alike,
    cell,
    error,
    ids_of,
    note,
    operation_table,
    printed,
    variable_table,
)
from lab.tasks import split_caption


def code(snippet: str) -> Markdown:
    """The text of a snippet, its docstring as the caption.

    Args:
        snippet: `task/variant`.

    Raises:
        Problem: its file was saved after its runs were looked up, as may happen when a chapter is opened in Jupyter.
    """
    used.add(str(snippet))
    addresses = [f"{snippet}/{runtime}" for runtime in book().runtimes]
    file = book().find(addresses[0]).file
    if digests(book().root, [file]).get(file) != book().sources[file]:
        raise Problem(
            f"{file} was changed since its runs were looked up. Build again, or restart the kernel."
        )
    offered.update(addresses)
    name, variant = snippet.split("/")
    text = task(name).snippet(variant).read_text(encoding="utf-8")
    caption, text = split_caption(text)
    links = "".join(f"[](run:{snippet}/{runtime})" for runtime in book().runtimes)
    shown = fence(text, "python", caption=caption)
    files = f":::{{take}} {snippet}\n:::\n"  # see lab/site/take.py
    return Markdown(shown + files + directive("div", links, "run-code"))


def result(snippet: str, *runtimes: str) -> Markdown:
    """What a snippet printed, or the error that it raised, in these runtimes or in all.

    Args:
        snippet: `task/variant`.
        runtimes: ids.
    """
    found = variant_runs(snippet, runtimes)
    parts = []
    for group in alike(found, lambda one: (one.printed, one.error_text)):
        parts.append(printed(group[0]) if group[0].printed or not group[0].failed else "")
        parts.append(error(group[0]) if group[0].failed else "")
        parts.append(note(group))
    return Markdown("".join(parts))


def snippet(name: str, *runtimes: str) -> Markdown:
    """A snippet's text and what came out, in these runtimes or in all.

    Args:
        name: `task/variant`.
        runtimes: ids.
    """
    return Markdown(code(name) + result(name, *runtimes))


def folded(title: str, *parts: str) -> Markdown:
    """Something that is folded until its title is clicked, such as the code behind a result.

    Args:
        title: what is in it.
        parts: Markdown, as other functions here return it.
    """
    return Markdown(dropdown(title, "".join(parts)))


def variables(address: str) -> Markdown:
    """A table of a run's variables."""
    found = listed(address)
    return Markdown(variable_table(found) + note([found]))


def operations(address: str) -> Markdown:
    """A table of a run's operations."""
    found = listed(address)
    return Markdown(operation_table(found) + note([found]))


def values(address: str, name: str, *header: str) -> Markdown:
    """A table of a dict or a list in a run's `values`.

    Args:
        address: `task/variant/runtime`.
        name: its name in `values`.  Each entry of a dict, or element of a list, becomes a row; if it is itself a dict
            or a list, with a column for each of its values.
        header: titles of the columns.

    Raises:
        Problem: it has no such dict or list.
    """
    found = run(address)
    content = value(found, name)
    if not isinstance(content, (dict, list)):
        raise Problem(f"'{name}' of {address} is neither a dict nor a list. Show it in a sentence.")
    rows = [[key, *_columns(value)] for key, value in content.items()] if isinstance(
        content, dict
    ) else [_columns(value) for value in content]  # fmt: skip
    return Markdown(
        table(list(map(escape, header)), [[cell(entry) for entry in row] for row in rows], "values")
        + note([found])
    )


def _columns(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else [value]


def lines(series: Mapping[str, Sequence[float]], x: str, y: str, title: str) -> Markdown:
    """A line chart, with its numbers in a folded table below.

    Args:
        series: y values by the line's name, at x = 1, 2, …; taken from runs.
        x, y: labels of the axes, with units.
        title: what the chart shows.
    """
    points = {name: (range(1, len(ys) + 1), ys) for name, ys in series.items()}
    drawn = chart.lines(points, x, y, title)
    longest = max(map(len, series.values()))
    rows = [
        [str(n + 1), *(cell(ys[n]) if n < len(ys) else "" for ys in series.values())]
        for n in range(longest)
    ]
    return _chart(drawn, title, table([x, *map(escape, series)], rows, "values"))


def bars(values: Mapping[str, float], x: str, title: str) -> Markdown:
    """A chart of horizontal bars, with its numbers in a folded table below.

    Args:
        values: the bars' lengths, by the bar's name; taken from runs.
        x: label of the axis, with the unit.
        title: what the chart shows.
    """
    drawn = chart.bars(values, x, title)
    rows = [[escape(name), f"{length:,.0f}"] for name, length in values.items()]
    return _chart(drawn, title, table(["", x], rows, "values"))


def _chart(svg: str, title: str, numbers: str) -> Markdown:
    drawn = directive("div", directive("raw", svg, "html"), "graph-scroll")
    return Markdown(drawn + dropdown(f"The numbers: {title}", numbers))


def graph(address: str, other: str = "") -> Markdown:
    """A picture of a run's operations, or of two runs' operations compared, with a description in words below.

    Args:
        address, other: `task/variant/runtime`.
    """
    found = [listed(one) for one in (address, other) if one]
    told = picture.describe_both(*found) if other else picture.describe(*found)
    link = f"[Open the picture alone](picture:{picture.name(*(one.address for one in found))}), to zoom."
    svg = directive("raw", picture.svg(*found), "html")
    parts = [directive("div", svg, "graph-scroll"), " ".join([*told, link]) + "\n"]
    if not other:
        title = f"All {len(found[0].operations)} operations"
        parts.append(dropdown(title, operation_table(found[0])))
    return Markdown("\n".join(parts) + note(found))


def variants(name: str) -> Markdown:
    """All variants of a task in synchronised tabs: code, outcome, variables, operations."""
    return Markdown(
        tabs(
            (
                (title, variant, _variant(name, variant))
                for variant, title in task(name).variants.items()
            ),
            group=name,
        )
    )


def _variant(name: str, variant: str) -> str:
    found = variant_runs(f"{name}/{variant}")
    parts: list[str] = [code(f"{name}/{variant}")]
    works = [one for one in found if not one.failed]
    for group in alike(works, lambda one: (one.printed, one.variables, one.operations)):
        first, ids = group[0], ids_of(group)
        parts.append(f"\n✓ works in {ids}\n")
        if first.printed:
            parts.append(printed(first))
        if first.variables:
            parts.append(variable_table(first))
        if first.operations:
            kind = "as traced by `tf.function`" if first.mode == "eager" else "in the graph"
            title = f"{len(first.operations)} operations {kind}, {ids}"
            parts.append(dropdown(title, operation_table(first)))
        parts.append(note(group))
    fails = [one for one in found if one.failed]
    for group in alike(fails, lambda one: one.error_text):
        parts.append(f"\n✗ fails in {ids_of(group)}\n\n" + error(group[0]) + note(group))
    return "\n".join(parts)


def outcomes(name: str) -> Markdown:
    """A table of a task that shows for every variant and runtime whether it works, or which error it raises."""
    header = ["", *(f"`{runtime}`" for runtime in book().runtimes)]
    rows, everything = [], []
    for variant, title in task(name).variants.items():
        found = variant_runs(f"{name}/{variant}")
        rows.append(
            [
                title,
                *(f"✗ {escape(one.error['type'])}" if one.failed else "✓ works" for one in found),
            ]
        )
        everything += found
    return Markdown(table(header, rows, "outcomes") + note(everything))
