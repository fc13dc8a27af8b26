"""List what runs do differently than before, for review after a change of versions: `make upgrade`."""

from __future__ import annotations

import contextlib
import difflib
import json
from collections.abc import Iterator

from lab import runs, show
from lab.book import Book
from lab.build import alone, execute_all
from lab.execute import Executor
from lab.files import write_whole
from lab.problems import Problem
from lab.runs import Run

FILE = "remembered.json"  # in the build folder: the path of every run's file, by the run's address


def remember() -> None:
    """Execute missing runs, and note where the file of every run is, unless an upgrade that did not end has noted it.

    Raises:
        Problem: a snippet is wrong.
    """
    book = show.book()
    if (book.build / FILE).exists():
        print(
            f"The last upgrade did not end: its runs from before are compared. Remove {book.build.name}/{FILE} to begin anew."
        )
        return
    with alone(book.build), Executor(book) as executor:
        execute_all(executor)
        places = {
            str(address): str(book.path(address).relative_to(book.root))
            for address in book.addresses()
            if book.runtimes[address.runtime].live
        }
        write_whole(book.build / FILE, json.dumps(places, indent=1))
    print(f"{len(places)} runs are remembered.")


def changes() -> None:
    """Execute missing runs, and print what each run does differently than when `remember` was called.

    Raises:
        Problem: `remember` was not called, or (raised after the changes are printed) outcomes are not what the task
            files declare.
    """
    book = show.book()
    try:
        places = json.loads((book.build / FILE).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):  # the file is missing or truncated
        raise Problem(
            "No runs are remembered. Run `make upgrade`: it remembers, then compares."
        ) from None
    wrong: tuple[str, ...] = ()
    with alone(book.build), Executor(book) as executor:
        try:
            execute_all(executor)
        except Problem as problem:
            wrong = problem.messages
    count = 0
    for name, place in places.items():
        if lines := list(changes_of(book, name, place)):
            count += 1
            print(f"{name}\n" + "\n".join(lines))
    print(f"{count} of {len(places)} runs do something differently.")
    if wrong:
        raise Problem(*wrong)
    (book.build / FILE).unlink()


def changes_of(book: Book, name: str, place: str) -> Iterator[str]:
    """Lines that say what a run does differently than before.

    Args:
        book: the book as it is now.
        name: the run's address.
        place: the remembered path of its file.
    """
    now = None
    # The snippet may have been renamed or removed, or its runtime may no longer be live.
    with contextlib.suppress(Problem):
        now = book.available(book.find(name))
    if now is None:
        yield "  it no longer exists"
        return
    try:
        before = runs.read(book.root / place)
    except (FileNotFoundError, runs.Unreadable):
        yield "  its remembered file is lost, so it can't be compared"
        return
    yield from differences(before, now)


def differences(before: Run, now: Run) -> Iterator[str]:
    """Lines of a diff between two runs of a snippet, limited to what a reader of the book would see."""
    a, b = (text(run).splitlines() for run in (before, now))
    yield from (f"  {line}" for line in list(difflib.unified_diff(a, b, lineterm="", n=1))[2:])


def text(run: Run) -> str:
    """A run as text: error, printed text, warnings, values (rounded to three digits) and listings."""
    parts = [
        run.error_text,
        run.printed,
        *(f"warning: {warning['category']}: {warning['message']}" for warning in run.warnings),
        *(f"value {name}: {_rounded(value)}" for name, value in run.values.items()),
        *(
            "variable {name} {shape} {dtype} {initialiser}".format(**variable)
            for variable in run.variables
        ),
        *(f"operation {op['name']} {op['type']} {' '.join(op['inputs'])}" for op in run.operations),
    ]
    return "\n".join(filter(None, parts))


def _rounded(value: object) -> str:
    return json.dumps(
        json.loads(json.dumps(value), parse_float=lambda text: float(f"{float(text):.3g}"))
    )
