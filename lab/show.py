"""Show runs on a page: what the code cells of chapters call.

Everything returns MyST Markdown (`_repr_markdown_`), so that it becomes real document nodes.
A snippet is named `task/variant`, a run `task/variant/runtime`.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from typing import Any

from lab import compare, picture, runs
from lab.book import ROOT, Book
from lab.execute import Executor
from lab.runs import Address, Run
from lab.tasks import FILE, Task

used: set[str] = set()  # what the chapter that is being executed has asked for


class Markdown(str):
    """MyST Markdown that Jupyter and MyST-NB render."""

    def _repr_markdown_(self) -> str:
        return str(self)


@functools.cache
def book() -> Book:
    """The book that this file belongs to."""
    return Book()


@functools.cache
def code_fingerprint() -> str:
    """Digest of all code and settings that every page depends on."""
    files = [*(ROOT / "lab").glob("*.py"), ROOT / "conf.py", ROOT / "requirements.txt"]
    files += (ROOT / "_templates").rglob("*.html")
    content = hashlib.sha256()
    for file in sorted(files):
        content.update(file.read_bytes())
    for runtime in book().runtimes.values():
        content.update(f"{runtime} {runtime.live} {runtime.python_version}".encode())
    return content.hexdigest()


def fingerprint(entry: str) -> str:
    """Digest of what a page used: a task (its file) or a run.  Empty if it is no more."""
    if entry.count("/") == 0:
        task = book().tasks.get(entry)
        return hashlib.sha256((task.folder / FILE).read_bytes()).hexdigest() if task else ""
    address = Address(*entry.split("/"))
    try:
        book().find(entry)
        return runs.digest(book().run(address))
    except Exception:  # it is gone: the page is read again and says so itself
        return ""


def task(name: str) -> Task:
    """A task by name.

    Raises:
        Problem: there is none; the nearest names are said.
    """
    used.add(name)
    return book().find_task(name)


def run(address: str) -> Run:
    """A run, for its facts.  In a notebook it is executed if it is not at hand.

    Args:
        address: `task/variant/runtime`.

    Raises:
        Problem: there is no such run; the nearest names are said.
    """
    found = book().find(address)
    used.add(address)
    if book().at_hand(found) is None:
        with Executor(book()) as executor:
            executor.execute([a for a in book().addresses() if a in (book().source(found), found)])
    return book().run(found)


def _runs(name: str, variant: str) -> list[Run]:
    """The runs of a variant in all runtimes."""
    return [run(f"{name}/{variant}/{runtime}") for runtime in book().runtimes]


# -- one snippet, one run ------------------------------------------------------------------------


def code(snippet: str) -> Markdown:
    """The text of a snippet, its docstring as the caption.

    Args:
        snippet: `task/variant`.
    """
    name, variant = snippet.split("/")
    run(f"{snippet}/{next(iter(book().runtimes))}")  # notes the dependency, and checks the names
    text = task(name).snippet(variant).read_text(encoding="utf-8")
    caption, _, rest = text.partition('"""\n')[0].strip('"'), None, text.partition('"""\n')[2]
    return Markdown(_fence(rest.strip("\n"), "python", caption=caption))


def printed(address: str) -> Markdown:
    """What a run printed."""
    found = run(address)
    return Markdown(_fence(found.printed.rstrip("\n"), "text") + note([found]))


def error(address: str) -> Markdown:
    """The exact error of a run, and the reason that its task file gives."""
    found = run(address)
    if not found.failed:
        raise ValueError(f"{address} raised no error.")
    expected = task(found.address.task).expected_error(*found.address[1:])
    reason = expected.reason if expected else ""
    return Markdown(_fence(found.error_text, "text", css="run-error") + f"{reason}\n" + note([found]))


def variables(address: str) -> Markdown:
    """A table of a run's variables."""
    found = run(address)
    return Markdown(_variables(found) + note([found]))


def operations(address: str) -> Markdown:
    """A table of a run's operations."""
    found = run(address)
    return Markdown(_operations(found) + note([found]))


def note(found: Iterable[Run]) -> str:
    """The line under a listing: which runtimes and versions made it, live or recorded."""
    parts = []
    for one in found:
        runtime = book().runtimes[one.address.runtime]
        versions = " · ".join(
            f"{name} {one.versions[key]}"
            for key, name in (("tensorflow", "TensorFlow"), ("python", "Python"))
            if key in one.versions
        )
        state = "recorded" if one.recorded else "live"
        parts.append(f"`{runtime.id}`: {versions} · {state}")
    return "\n:::{div} run-note\n" + "; ".join(parts) + "\n:::\n"


# -- many at once --------------------------------------------------------------------------------


def variants(name: str) -> Markdown:
    """All variants of a task in synchronised tabs: code, outcome, variables, operations."""
    tabs = []
    for variant, title in task(name).variants.items():
        found = _runs(name, variant)
        parts = [code(f"{name}/{variant}"), _outcomes(found)]
        for group in _alike([one for one in found if not one.failed]):
            ids = ", ".join(f"`{one.address.runtime}`" for one in group)
            first = group[0]
            parts.append(f"**Variables** in {ids}\n\n" + _variables(first))
            if first.operations:
                kind = "as traced by `tf.function`" if first.mode == "eager" else "in the graph"
                title_ = f"{len(first.operations)} operations {kind}, {ids}"
                parts.append(f"::::{{dropdown}} {title_}\n{_operations(first)}\n::::\n")
            parts.append(note(group))
        for one in found:
            if one.failed:
                parts.append(error(str(one.address)))
        body = "\n".join(parts)
        tabs.append(f":::::{{tab-item}} {title}\n:sync: {variant}\n\n{body}\n:::::\n")
    return Markdown("::::::{tab-set}\n:sync-group: variant\n\n" + "\n".join(tabs) + "::::::\n")


def outcomes(name: str) -> Markdown:
    """A table of a task: every variant in every runtime, works or which error."""
    header = ["variant", *(f"`{runtime}`" for runtime in book().runtimes)]
    rows = []
    for variant, title in task(name).variants.items():
        cells = [f"✗ {one.error['type']}" if one.failed else "✓ works" for one in _runs(name, variant)]
        rows.append([title, *cells])
    return Markdown(_table(header, rows, css="outcomes") + note(_first_runs(name)))


def comparison(here: str, there: str) -> Markdown:
    """Variables and operations of two runs side by side, what differs marked."""
    one, other = run(here), run(there)
    parts = []
    for pairs, cells in (
        (compare.compare_variables(one, other), _variable_cell),
        (compare.compare_operations(one, other), _operation_cell),
    ):
        rows = [
            [SIGNS[pair.sign], cells(pair.here) if pair.here else "", cells(pair.there) if pair.there else ""]
            for pair in pairs
        ]
        parts.append(_table(["", f"`{here}`", f"`{there}`"], rows, css="diff"))
    return Markdown("\n".join(parts) + note([one, other]))


SIGNS = {
    "equal": "= equal",
    "renamed": "≈ renamed",
    "changed": "≠ changed",
    "only here": "← only left",
    "only there": "→ only right",
}


def parity(name: str, kind: str = "") -> Markdown:
    """Which runs of a task gave the same numbers to the bit, and how far apart the others are.

    Args:
        name: the task.
        kind: `outputs`, `gradient by inputs` or `gradient by weights`; all together by default.
    """
    found = [one for variant in task(name).variants for one in _runs(name, variant) if one.parity]
    groups: list[list[Run]] = []
    for one in found:
        group = next(
            (g for g in groups if compare.compare_numbers(one, g[0], kind).bit_equal), None
        )
        groups.append([one]) if group is None else group.append(one)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    members = [
        [f"**{letter}**", ", ".join(f"{o.address.variant} `{o.address.runtime}`" for o in group)]
        for letter, group in zip(letters, groups)
    ]
    matrix = [
        [f"**{letter}**", *(_difference(group[0], other[0], kind) for other in groups)]
        for letter, group in zip(letters, groups)
    ]
    whole = [
        [f"{o.address.variant} `{o.address.runtime}`", *(_difference(o, p, kind) for p in found)]
        for o in found
    ]
    labels = [f"{o.address.variant} `{o.address.runtime}`" for o in found]
    kept = max(o.array(array).size for o in found for array in o.parity)
    return Markdown(
        _table(["group", "equal to the bit, all of them"], members, css="variables")
        + _table(["", *(f"**{letter}**" for letter in letters[: len(groups)])], matrix, css="parity")
        + f"::::{{dropdown}} Each run against each\n{_table(['', *labels], whole, css='parity')}::::\n"
        + "\n`=` equal to the bit, told by a hash of all values. A number is the largest absolute "
        + f"difference, among up to {kept:,} evenly spaced values of each array; in brackets, the same "
        + "relative to the array's largest value.\n"
        + note(_first_runs(name))
    )


def _difference(here: Run, there: Run, kind: str) -> str:
    difference = compare.compare_numbers(here, there, kind)
    if difference.bit_equal:
        return "="
    return f"{difference.largest:.0e} ({difference.relative:.0e})"


def graph(address: str) -> Markdown:
    """A picture of a run's operations."""
    found = run(address)
    text = f"{len(found.operations)} operations of `{address}`, inputs at the top"
    picture_ = picture.svg(found)
    return Markdown(
        f":::::{{div}} graph-scroll\n````{{raw}} html\n{picture_}\n````\n:::::\n\n{text}.\n{note([found])}"
    )


def _first_runs(name: str) -> list[Run]:
    """A run of each runtime, for a note about all of them."""
    variant = next(iter(task(name).variants))
    return _runs(name, variant)


def _alike(found: list[Run]) -> list[list[Run]]:
    """Group runs whose listings are alike."""
    groups: list[list[Run]] = []
    for one in found:
        for group in groups:
            if (one.variables, one.operations) == (group[0].variables, group[0].operations):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _outcomes(found: list[Run]) -> str:
    return "\n".join(
        f"- `{one.address.runtime}`: " + (f"✗ {one.error['type']}" if one.failed else "✓ works")
        for one in found
    ) + "\n"


# -- MyST ----------------------------------------------------------------------------------------


def _variables(found: Run) -> str:
    header = ["name", "shape", "dtype", "trainable", "initialiser"]
    rows = [
        [
            f"`{v['name']}`",
            f"`{tuple(v['shape'])}`",
            f"`{v['dtype']}`",
            "yes" if v["trainable"] else "no",
            f"`{v['initialiser']}`" if v["initialiser"] else "not told",
        ]
        for v in found.variables
    ]
    return _table(header, rows, css="variables")


def _operations(found: Run) -> str:
    rows = [
        [f"`{op['name']}`", f"`{op['type']}`", " ".join(f"`{name}`" for name in op["inputs"])]
        for op in found.operations
    ]
    return _table(["name", "type", "inputs"], rows, css="ops")


def _variable_cell(variable: dict[str, Any]) -> str:
    return f"`{variable['name']}` `{tuple(variable['shape'])}` `{variable['dtype']}`"


def _operation_cell(operation: dict[str, Any]) -> str:
    return f"`{operation['name']}` `{operation['type']}`"


def _table(header: list[str], rows: list[list[str]], css: str) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in (header, ["---"] * len(header), *rows)]
    return f":::{{table}}\n:class: {css}\n\n" + "\n".join(lines) + "\n:::\n"


def _fence(text: str, language: str, caption: str = "", css: str = "") -> str:
    options = (f":caption: {caption}\n" if caption else "") + (f":class: {css}\n" if css else "")
    return f"````{{code-block}} {language}\n{options}\n{text}\n````\n"
