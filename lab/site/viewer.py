"""The data of the viewer, the page on which readers compare any two runs of a task: see `_static/compare.js`.

Each task has a file, which the page loads when the reader chooses the task.  It is a script that calls a function with
data, since a page that is opened from disk can't load anything else from its folder.  How the lines of listings are
paired is computed here for all pairs of runs, by the same code as for comparisons in chapters.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lab.book import Book
from lab.files import detach
from lab.problems import Problem
from lab.runs import Address, Run
from lab.show import compare, picture
from lab.show.compare import Pair
from lab.tasks import FILE, Task

FOLDER, INDEX = "runs", "runs.js"
DRAWN = 120  # operations: pictures of larger graphs are unreadable


@dataclass(frozen=True)
class Shown:
    """What a chapter shows.

    Attributes:
        uri: the chapter's address, relative to the site's root.
        title: its title.
        runs: addresses of the runs that it shows.
        anchors: names of the runs' anchors on its page, by the runs' addresses.
    """

    uri: str
    title: str
    runs: frozenset[str]
    anchors: Mapping[str, str]


def write(
    site: Path, book: Book, chapters: Sequence[Shown], before: Mapping[str, str], code: str
) -> dict[str, str]:
    """Write the data of all tasks into the site, as far as it has changed.

    Args:
        site: the site's folder.
        book: the book; runs that are not available, as when a single page is built, are left out.
        chapters: all chapters, in the order of the book.
        before: what the last call returned, if its files are still in the folder; else empty.
        code: digest of the code.

    Returns:
        Digests of what each task's data is made from.
    """
    digests, groups, kept = {}, {chapter.title: [] for chapter in chapters}, set()
    for task in book.tasks.values():
        addresses = [a for a in task_addresses(book, task) if _digest(book, a)]
        chapter = max(chapters, key=lambda one: len(one.runs & set(map(str, addresses))))
        parts = [code, chapter.uri, sorted(chapter.anchors.items())]
        parts += [(task.folder / FILE).read_text("utf-8"), [_digest(book, a) for a in addresses]]
        digests[task.name] = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
        path = site / FOLDER / f"{task.name}.js"
        pictures = [path.with_name(f"{picture.name(address)}.svg") for address in addresses]
        if before.get(task.name) != digests[task.name]:
            detach(path, *pictures)
            data, drawn = task_data(book, task, addresses, chapter)
            if data:
                path.parent.mkdir(exist_ok=True)
                path.write_text(script("takeTask", data), encoding="utf-8")
            for name, svg in drawn.items():
                path.with_name(f"{name}.svg").write_text(picture.alone(svg, "../_static"), "utf-8")
        if path.exists():
            kept.update((path, *pictures))
            groups[chapter.title].append([task.name, task.title])
    for path in set((site / FOLDER).glob("*")) - kept:
        path.unlink()
    index = {
        "tasks": [[title, tasks] for title, tasks in groups.items() if tasks],
        "runtimes": [[runtime.id, runtime.title] for runtime in book.runtimes.values()],
        "signs": list(compare.SIGNS.values()),
    }
    (site / INDEX).write_text(script("takeBook", index), encoding="utf-8")
    return digests


def task_addresses(book: Book, task: Task) -> list[Address]:
    """All runs of a task."""
    return [
        address for variant in task.variants for address in book.in_each_runtime(task.name, variant)
    ]


def _digest(book: Book, address: Address) -> str:
    """Digest of a run; empty if it is not available."""
    try:
        return book.head(address).digest
    except Problem:
        return ""


def task_data(
    book: Book, task: Task, addresses: Sequence[Address], chapter: Shown
) -> tuple[dict[str, Any] | None, dict[str, str]]:
    """A task's data for the page.

    Returns:
        A dict for JSON, and the pictures to which it refers, as SVG by name.  The dict is None if no run of the task
        lists a variable or an operation.  Its `runs` are rows of variant, runtime, place in the book, and either the
        number of the listing or the error with its reason; runs with equal listings share one.  Its `pairs` are a
        matrix of the paired variables and operations, with a row and a column for each listing.
    """
    listings: list[Run] = []
    rows: list[list[Any]] = []
    for address in addresses:
        found = book.run(address)
        anchor = chapter.anchors.get(str(address))
        place = f"{chapter.uri}#{anchor}" if anchor else ""
        if found.failed:
            expected = task.expected_error(address.variant, address.runtime)
            told: Any = [found.error_text, expected.reason if expected else ""]
        else:
            told = _number(found, listings)
        rows.append([address.variant, address.runtime, place, told])
    if not any(one.operations or one.variables for one in listings):
        return None, {}
    drawn = {
        picture.name(one.address): picture.svg(one)
        for one in listings
        if 1 < len(one.operations) <= DRAWN
    }
    data = {
        "task": task.name,
        "variants": list(task.variants.items()),
        "runs": rows,
        "listings": [_listing(one, drawn) for one in listings],
        "pairs": [[_paired(here, there) for there in listings] for here in listings],
    }
    return data, drawn


def _listing(one: Run, drawn: Mapping[str, str]) -> dict[str, Any]:
    """A run's variables and operations, each with its inputs, and the name of its picture, if there is one."""
    name = picture.name(one.address)
    return {
        "variables": [[compare.facts(entry), ""] for entry in one.variables],
        "operations": [[compare.facts(op), " ".join(op["inputs"])] for op in one.operations],
        "picture": name if name in drawn else "",
    }


def _number(found: Run, listings: list[Run]) -> int:
    """The number of a run's listing, which is added to `listings` if it is new."""
    for number, one in enumerate(listings):
        if (one.variables, one.operations) == (found.variables, found.operations):
            return number
    listings.append(found)
    return len(listings) - 1


def _paired(here: Run, there: Run) -> dict[str, str]:
    return {
        "variables": coded(compare.compare_variables(here, there), here.variables, there.variables),
        "operations": coded(
            compare.compare_operations(here, there), here.operations, there.operations
        ),
    }


def coded(pairs: list[Pair], here: list[dict[str, Any]], there: list[dict[str, Any]]) -> str:
    """Encode the lines of a comparison: `≈3,7,2` means `≈` for lines 3 and 7, and again for lines 4 and 8.

    Args:
        pairs: the comparison's lines.
        here, there: the two listings.
    """
    left, right = ({id(entry): n for n, entry in enumerate(side)} for side in (here, there))
    runs: list[list[Any]] = []
    for pair in pairs:
        line = [
            compare.SIGNS[pair.sign][0],
            left.get(id(pair.here), ""),
            right.get(id(pair.there), ""),
        ]
        if runs and line == _next(runs[-1]):
            runs[-1][3] += 1
        else:
            runs.append([*line, 1])
    return "".join(f"{sign}{a},{b},{count}" for sign, a, b, count in runs)


def _next(run: list[Any]) -> list[Any]:
    """The line that would continue a run of lines."""
    sign, a, b, count = run
    return [sign, a if a == "" else a + count, b if b == "" else b + count]


def script(function: str, data: Any) -> str:
    """A script that calls a function with data."""
    return f"{function}({json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n"
