"""What the cells of a page ask for: the book, its tasks and runs.  It is noted, so that pages follow what they show."""

from __future__ import annotations

import atexit
import functools
import hashlib
from collections.abc import Iterable

from lab.book import Book
from lab.execute import Executor
from lab.problems import Problem
from lab.runs import Address, Run
from lab.tasks import FILE, Task

EVERYTHING = "*"
used: set[str] = set()  # what the chapter that is being executed has asked for
behind: set[str] = set()  # runs that it doesn't show, but offers to take along


@functools.cache
def book() -> Book:
    """The book that this file belongs to."""
    return Book()


@functools.cache
def code_fingerprint() -> str:
    """Digest of all code and settings that every page depends on."""
    files = book().fingerprint("lab/", "conf.py", "requirements.txt", "_templates/")
    content = hashlib.sha256(files.encode())
    for runtime in book().runtimes.values():
        content.update(f"{runtime} {runtime.live} {runtime.python_version}".encode())
    return content.hexdigest()


@functools.cache  # pages share what they use; it changes only when `run` executes something
def used_digest(entry: str) -> str:
    """Digest of what a page used: a task (its file), a snippet, a run or the list of all.  Empty if it is no more."""
    try:
        if entry == EVERYTHING:
            return hashlib.sha256(repr(book().addresses()).encode()).hexdigest()
        task = book().find_task(entry.split("/")[0])
        if entry.count("/") == 0:
            return hashlib.sha256((task.folder / FILE).read_bytes()).hexdigest()
        if entry.count("/") == 1:  # it is offered with the files that it takes: so all counts
            addresses = [Address(*entry.split("/"), runtime) for runtime in book().runtimes]
            return hashlib.sha256(repr([*map(book().key, addresses)]).encode()).hexdigest()
        return book().head(book().find(entry)).digest
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
        Problem: there is no such run (the nearest names are said), or it isn't what its task file says.
    """
    found = book().find(address)
    used.add(address)
    there = book().at_hand(found)
    if there is None:
        executor().execute(book().with_sources([found]))
        used_digest.cache_clear()
        there = book().run(found)
    if wrong := book().judge(there):
        raise Problem(wrong)
    return there


def all_runs() -> list[Run]:
    """All runs of the book, without their listings; executed if need be, as by `run`."""
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
    """What executes runs that are asked for and not at hand, in a notebook say: warm until the end."""
    executor = Executor(book())
    atexit.register(executor.close)
    return executor


def variant_runs(snippet: str, runtimes: Iterable[str] = ()) -> list[Run]:
    """The runs of a snippet: in these runtimes, or in all."""
    return [run(f"{snippet}/{runtime}") for runtime in runtimes or book().runtimes]
