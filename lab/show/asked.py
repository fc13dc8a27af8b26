"""Look up tasks and runs for the cells of a page, and note each, so that a change of it updates the page."""

from __future__ import annotations

import atexit
import functools
import hashlib
from collections.abc import Iterable
from typing import Any

from lab.book import Book
from lab.execute import Executor
from lab.problems import Problem, nearest, shorten
from lab.runs import Run
from lab.runtimes import Runtime
from lab.tasks import FILE, Task

EVERYTHING = "*"  # stands for the list of all runs
used: set[str] = set()  # the tasks, snippets and runs that the chapter being executed has looked up
# Runs that it doesn't show, but that are in the notebooks that it offers for download; and those it found missing.
offered: set[str] = set()


@functools.cache
def book() -> Book:
    """The book of the checkout that contains this file."""
    return Book()


@functools.cache
def code_fingerprint() -> str:
    """Digest of the code and settings on which every page depends."""
    files = book().fingerprint("lab/", "conf.py", "requirements.txt", "_templates/")
    content = hashlib.sha256(files.encode())
    for runtime in book().runtimes.values():
        content.update(f"{runtime} {runtime.live} {runtime.python_version}".encode())
    return content.hexdigest()


@functools.cache  # many pages use the same entries; digests change only when `run` executes something
def used_digest(entry: str) -> str:
    """Digest of a task (its file, and which files are beside it), snippet, run or EVERYTHING in `used`.

    Empty if it no longer exists.
    """
    try:
        if entry == EVERYTHING:
            return hashlib.sha256(repr(book().addresses()).encode()).hexdigest()
        task = book().find_task(entry.split("/")[0])
        if entry.count("/") == 0:
            beside = repr([file.name for file in task.data_files])
            return hashlib.sha256((task.folder / FILE).read_bytes() + beside.encode()).hexdigest()
        if entry.count("/") == 1:
            # Its notebook contains the files that it takes, so use the runs' whole keys.
            _, variant = entry.split("/")
            addresses = book().in_each_runtime(task.name, variant)
            return hashlib.sha256(repr([*map(book().key, addresses)]).encode()).hexdigest()
        return book().head(book().find(entry)).digest
    except Exception:  # it no longer exists: the page is read again, and its cell reports the error
        return ""


def runtimes() -> dict[str, Runtime]:
    """The runtimes by their ids."""
    return book().runtimes


def task(name: str) -> Task:
    """A task by name.

    Raises:
        Problem: there is none; the message suggests similar names.
    """
    used.add(str(name))
    return book().find_task(str(name))


def run(address: str) -> Run:
    """A run.  It is executed first if it is not available, as may happen when a chapter is opened in Jupyter.

    Args:
        address: `task/variant/runtime`.

    Raises:
        Problem: there is no such run (the message suggests similar names), or its outcome differs from what its task
            file declares.
    """
    try:
        found = book().find(address)
    except Problem:
        offered.add(address)  # the cell may go on without it: the page changes once it exists
        raise
    used.add(address)
    there = book().available(found)
    if there is None:
        executor().execute(book().with_sources([found]))
        used_digest.cache_clear()
        there = book().run(found)
    if wrong := book().judge(there):
        raise Problem(wrong)
    return there


def listed(address: str) -> Run:
    """A run that has listings: it came to its end.

    Raises:
        Problem: as from `run`, or it raised an error.
    """
    found = run(address)
    if found.failed:
        raise Problem(
            f"{address} has no listings, since it raised {shorten(found.error_text)}\n    Show its result instead."
        )
    return found


def value(found: Run, name: str) -> Any:
    """An entry of a run's `values`.

    Raises:
        Problem: it has no such entry; the message suggests similar names.
    """
    if name not in found.values:
        hint = nearest(name, found.values)
        raise Problem(f"{found.address} has no '{name}' in its `values`{hint}.")
    return found.values[name]


def all_runs() -> list[Run]:
    """The heads of all runs of the book (see `Run.head`); those that are not available are executed first."""
    addresses = book().addresses()
    used.update([EVERYTHING, *map(str, addresses)])
    try:
        return list(map(book().head, addresses))
    except Problem:
        executor().execute(addresses)
        used_digest.cache_clear()
    return list(map(book().head, addresses))


@functools.cache
def executor() -> Executor:
    """The executor for runs that are not available; it keeps its runtimes warm until the process ends."""
    executor = Executor(book())
    atexit.register(executor.close)
    return executor


def variant_runs(snippet: str, runtimes: Iterable[str] = ()) -> list[Run]:
    """The runs of a snippet: in these runtimes, or in all."""
    return [run(f"{snippet}/{runtime}") for runtime in runtimes or book().runtimes]
