"""Recordings: runs kept in git, for runtimes that not every machine can install."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from lab import runs, show
from lab.book import Book
from lab.build import alone, execute_all
from lab.execute import Executor
from lab.problems import Problem
from lab.runs import Run

# Processors differ in the last bits of floating-point values, more so after a few training steps.
RELATIVE, ABSOLUTE = 1e-3, 1e-5
DECIMAL = re.compile(r"[-+]?\d+\.\d*(?:[eE][-+]?\d+)?|[-+]?\d+[eE][-+]?\d+")


def record() -> None:
    """Record the runs of every live runtime that not every machine can install.

    Raises:
        Problem: a snippet is wrong, or such a runtime is not live here.
    """
    book = show.book()
    names = _live(book)
    with alone(book.build), Executor(book) as executor:
        execute_all(executor)
        for name in names:
            wanted = set()
            for address in book.addresses():
                if address.runtime == name:
                    path = book.recording(address)
                    wanted.add(path)
                    _record(book, book.run(address))
            for path in book.runtimes[name].recordings.rglob("*.json"):
                if path not in wanted:
                    path.unlink()
            folder = book.runtimes[name].recordings.relative_to(book.root)
            print(f"{name}: {len(wanted)} runs are recorded in {folder}/.")


def _record(book: Book, run: Run) -> None:
    """Write a recording, unless the existing one is equal within the tolerance, to avoid needless diffs."""
    try:
        if not list(differences(book.recorded(run.address), run)):
            return
    except Problem:
        pass
    runs.write(run, book.recording(run.address))


def _live(book: Book) -> list[str]:
    """Ids of the runtimes to record: those with a Python version of their own.

    Raises:
        Problem: one of them is not live here.
    """
    names = [name for name, runtime in book.runtimes.items() if runtime.python]
    for name in names:
        if not book.runtimes[name].live:
            raise Problem(
                f"{name} is not live here, so it can't be recorded. "
                "`make runtimes` says how to make it live."
            )
    return names


def differences(recorded: Run, live: Run) -> Iterator[str]:
    """Differences between a recording and a live run, as phrases; floats are compared with a tolerance.

    Not compared: the interpreter's patch release, the hashes of floating-point arrays (their values are compared
    instead), and the content of kept files (only their names are compared).
    """
    yield from _differ("key", recorded.key, live.key)
    for name in ("error", "mode", "variables", "operations", "values", "printed", "warnings"):
        yield from _differ(name, getattr(recorded, name), getattr(live, name))
    versions = [
        {k: v for k, v in run.versions.items() if k != "python"} for run in (recorded, live)
    ]
    yield from _differ("versions", *versions)
    yield from _differ("files", sorted(recorded.files), sorted(live.files))
    yield from _differ("parity", sorted(recorded.parity or {}), sorted(live.parity or {}))
    for name in (recorded.parity or {}).keys() & (live.parity or {}).keys():
        a, b = recorded.array(name), live.array(name)
        if a.shape != b.shape or not all(map(_close, a.tolist(), b.tolist())):
            yield f"the numbers of {name} are further apart than {RELATIVE:g} (relative)"


def _differ(where: str, a: Any, b: Any) -> Iterator[str]:
    if isinstance(a, dict) and isinstance(b, dict) and a.keys() == b.keys():
        for key in a:
            yield from _differ(f"{where}.{key}", a[key], b[key])
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for position, (x, y) in enumerate(zip(a, b)):
            yield from _differ(f"{where}[{position}]", x, y)
    elif isinstance(a, float) and isinstance(b, float):
        if not _close(a, b):
            yield f"{where} was {a!r} and is {b!r}"
    elif isinstance(a, str) and isinstance(b, str) and a != b:
        numbers = [[float(text) for text in DECIMAL.findall(value)] for value in (a, b)]
        # Replace each number by a mark, set off by spaces: the width of a sign or of padding doesn't matter then.
        same_text = DECIMAL.sub(" # ", a).split() == DECIMAL.sub(" # ", b).split()
        if not same_text or not all(map(_close, *numbers)):
            yield f"{where} was {a!r} and is {b!r}"
    elif a != b:
        yield f"{where} was {a!r} and is {b!r}"


def _close(a: float, b: float) -> bool:
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    return math.isclose(a, b, rel_tol=RELATIVE, abs_tol=ABSOLUTE)
