"""Build the site: execute what is missing, have Sphinx make the pages, publish them."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from lab import show
from lab.book import Book
from lab.execute import Executor
from lab.problems import Problem
from lab.runs import write_whole


SOURCES = ("*.md", "*.py", "*.txt", "chapters", "snippets", "lab", "runtimes", "_static", "_templates")


def build() -> None:
    """Build the site into `_build/html`.

    A build that fails leaves the last good site as it was.

    Raises:
        Problem: all that is wrong with snippets, recordings and chapters.
    """
    book = show.book()
    site, working = book.build / "html", book.build / "sphinx"
    finished = working / "finished"
    with alone(book.build):
        inputs = fingerprint(book.root, SOURCES) + show.code_fingerprint()
        if finished.exists() and finished.read_text() == inputs + fingerprint(site, ("*",)):
            print("Nothing has changed since the last build.")
        else:
            execute_all(book)
            if not finished.exists():
                # The last build did not come to its end, so what Sphinx left may be half done.
                shutil.rmtree(working, ignore_errors=True)
            finished.unlink(missing_ok=True)
            sphinx(book.root, working)
            publish(working / "html", book.build)
            write_whole(finished, inputs + fingerprint(site, ("*",)))
    say_recorded(book)
    print(f"The site is in {book.build.name}/html: open index.html there.")


def execute_all(book: Book) -> None:
    """See that every run is at hand and is what its task file says.

    Raises:
        Problem: all that is wrong, at once.
    """
    problems: list[str] = []
    try:
        with Executor(book) as executor:
            executor.execute(book.addresses())
    except Problem as problem:
        problems += problem.messages
        failed = True
    else:
        failed = False
    for address in book.addresses():
        try:
            run = book.at_hand(address)
        except Problem:
            continue  # said already
        wrong = book.judge(run) if run else None
        if wrong:
            problems.append(wrong)
    if problems or failed:
        raise Problem(*problems)


def fingerprint(folder: Path, patterns: Sequence[str]) -> str:
    """Digest of the names and contents of files, by patterns of files and folders below a folder."""
    digest = hashlib.sha256()
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            for parent, folders, names in os.walk(path) if path.is_dir() else [("", [], [path])]:
                folders[:] = sorted(set(folders) - {".venv", "__pycache__"})
                for name in sorted(names):
                    file = Path(parent, name)
                    digest.update(f"{file.relative_to(folder)}\0".encode())
                    digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def sphinx(root: Path, working: Path) -> None:
    """Have Sphinx build the pages.

    Raises:
        Problem: Sphinx found something wrong; it has said what.
    """
    from sphinx.cmd.build import build_main

    arguments = ["-W", "-q", "-b", "html", "-d", str(working / "doctrees")]
    if build_main([*arguments, str(root), str(working / "html")]):
        raise Problem("The pages were not built: see the messages above. The last good site stays.")


def publish(made: Path, folder: Path) -> None:
    """Put the pages that were made in the place of the last good site, all at once."""
    fresh, old, site = folder / "html.new", folder / "html.old", folder / "html"
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(made, fresh, ignore=shutil.ignore_patterns(".buildinfo", ".doctrees"))
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def say_recorded(book: Book) -> None:
    """Say once which runtimes are shown from recordings."""
    for runtime in book.runtimes.values():
        if not runtime.live:
            print(
                f"{runtime.id} was not executed here: its recordings are shown. "
                "`make runtimes` tells how to make it live."
            )


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the checkout's lock, so that one build works at a time; wait for it if need be."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is at work in this checkout; waiting for it.", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        shutil.rmtree(folder / "jobs", ignore_errors=True)  # of a build that was killed
        yield
