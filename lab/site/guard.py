"""What cells must not do, since no build would notice what changes: how it is refused, and what they read noted.

Actions of lab's functions that cells call are not of interest: lab notes itself what they depend on.
"""

from __future__ import annotations

import functools
import importlib.util
import os
import sys
import sysconfig
import threading
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

from lab import show
from lab.book import ROOT, SOURCES, Book
from lab.problems import Problem

LAB = f"{Path(__file__).parents[1]}/"  # unresolved, since frames name files so, perhaps through a symbolic link
# Folders of Python and of packages: files there change only with the lock file, on which all pages depend.
INSTALLED = tuple(
    f"{os.path.realpath(sysconfig.get_path(name))}/"
    for name in ("stdlib", "platstdlib", "purelib", "platlib")
)
SOURCE_FOLDERS = tuple(f"{ROOT}/{name}/" for name in SOURCES)
# Environment variables that cells may see, by their beginnings: what Python, Matplotlib and lab/runtimes.py need.
VARIABLES = ("PATH", "HOME", "TMPDIR", "LANG", "LC_", "MPL", "PYTHON")
LISTS = ("os.listdir", "os.scandir")
CHANGES = (
    "os.chmod",
    "os.link",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.symlink",
    "os.truncate",
    "os.utime",
)
NETWORK = (
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "socket.sendmsg",
)
STARTS = ("subprocess.Popen", "os.system", "os.fork", "os.forkpty", "os.exec", "os.posix_spawn")
# The files that cells of the page being read have opened, and the files and folders that they looked for.
opened: set[str] = set()


def start() -> None:
    """Put the guard in place, in the process that executes cells."""
    sys.dont_write_bytecode = True  # write nothing into the checkout
    sys.addaudithook(watch)
    for name in ("stat", "lstat", "access"):  # no audit hook hears of these
        setattr(os, name, functools.partial(_look, getattr(os, name)))
    threading.Thread.start = functools.partialmethod(_start, threading.Thread.start)
    sys.meta_path.insert(0, Imports())
    show.book = _refuse_book
    for name in list(os.environ):
        if not name.startswith(VARIABLES):
            del os.environ[name]  # no build would notice another value


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note the files that cells open themselves, and refuse actions that no build could track: a Python audit hook.

    Raises:
        Problem: a cell writes or changes a file, lists a folder, reads the network, or starts a process.
    """
    if event == "open":
        file, _, flags = arguments
        if isinstance(file, (str, bytes, os.PathLike)) and _is_asked_by_cell():
            path = os.path.realpath(os.fsdecode(file))
            if flags & (os.O_WRONLY | os.O_RDWR):
                if path.startswith(f"{ROOT}/"):
                    name = os.path.relpath(path, ROOT)
                    raise Problem(
                        f"a code cell writes {name}. Cells may only read files, below chapters/."
                    )
            elif not path.startswith((*INSTALLED, "/dev/", "/proc/")):
                in_cache = path.endswith(".pyc")
                opened.add(importlib.util.source_from_cache(path) if in_cache else path)
    elif event in LISTS and not _is_installed(arguments[0]) and _is_asked_by_cell():
        raise Problem(
            f"a code cell lists the folder {arguments[0] or '.'}, and no build would notice new files "
            "there. Name the files instead."
        )
    elif event in CHANGES and _is_asked_by_cell():
        for name in arguments[:2]:
            if isinstance(name, (str, bytes, os.PathLike)):
                file = Path(os.fsdecode(name))
                if file.parent.resolve().is_relative_to(ROOT):
                    raise Problem(
                        f"a code cell changes the checkout ({event}: {file}). Cells may only read."
                    )
    elif event in NETWORK and _is_asked_by_cell():
        raise Problem(
            f"a code cell uses the network ({event}), and no build would notice changes there. "
            "Put the data into a file below chapters/."
        )
    elif event in STARTS and _is_asked_by_cell():
        raise Problem(
            f"a code cell starts a process ({event}), and no build would notice what changes its outcome. "
            "Write a snippet instead: it is executed in a process of its own."
        )


def _look(look: Callable[..., Any], path: Any, *arguments: Any, **options: Any) -> Any:
    """Stand in for `os.stat` and the like: note what cells look for, as `os.path.exists` does.

    Only in folders of sources: libraries look for their files in the checkout, too, as Matplotlib for `matplotlibrc`.
    """
    if isinstance(path, (str, bytes, os.PathLike)) and _is_asked_by_cell():
        file = os.path.realpath(os.fsdecode(path))
        if file.startswith(SOURCE_FOLDERS):
            opened.add(file)
    return look(path, *arguments, **options)


class Imports(MetaPathFinder):
    """Finds no module: it notes the files in folders of sources in which one that cells import may be."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: Any = None) -> None:
        """Note the files that would be the module, whether they are there or not."""
        if _is_asked_by_cell():
            for folder in map(os.path.realpath, path or sys.path):
                for file in (
                    f"{folder}/{name.rpartition('.')[2]}{end}" for end in (".py", "/__init__.py")
                ):
                    if file.startswith(SOURCE_FOLDERS):
                        opened.add(file)


def _refuse_book() -> Book:
    """Stand in for `show.book`.

    Raises:
        Problem: always; the page wouldn't follow what the cell takes from there.
    """
    raise Problem(
        "a code cell calls show.book(). Call show.task, show.run, show.all_runs or show.runtimes instead."
    )


def _start(thread: threading.Thread, start: Callable[[threading.Thread], None]) -> None:
    """Stand in for `Thread.start`.

    Raises:
        Problem: a cell starts a thread, in which `_is_asked_by_cell` couldn't tell that it asked for something.
    """
    if _is_asked_by_cell():
        raise Problem(
            "a code cell starts a thread, and no build would notice which files it reads. Do without threads."
        )
    start(thread)


def _is_installed(folder: Any) -> bool:
    """Whether a folder belongs to Python's or a package's installation."""
    if isinstance(folder, int):
        return False
    return f"{os.path.realpath(os.fsdecode(folder or '.'))}/".startswith(INSTALLED)


def _is_asked_by_cell() -> bool:
    """Whether the audited action comes from a cell directly, not through lab or through the search for a module."""
    frame = sys._getframe(2)
    if frame.f_code.co_name == "_fill_cache":  # of importlib
        return False
    while frame and frame.f_code.co_filename != "<cell>":
        if frame.f_code.co_filename.startswith(LAB):
            return False
        frame = frame.f_back
    return bool(frame)
