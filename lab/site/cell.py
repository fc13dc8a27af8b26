"""Execute the cells of a page in a process of its own, so that no page is affected by the cells of another."""

from __future__ import annotations

import ast
import contextlib
import faulthandler
import functools
import hashlib
import importlib.util
import io
import json
import multiprocessing
import os
import re
import signal
import sys
import sysconfig
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import IO, Any

import nbformat
from nbformat.v4 import new_output

from lab import show
from lab.book import ROOT, SOURCES, Book
from lab.files import writable
from lab.problems import Problem, line_of

SECONDS = 30  # time limit of a cell: one that only shows runs needs less
GRACE = (
    2  # further seconds, after which a cell that ignores the TimeoutError is ended with its process
)
TEXT = 1_000_000  # limit of the characters that a cell shows
LAB = f"{Path(__file__).parents[1]}/"  # unresolved, since frames name files so, perhaps through a symbolic link
FORK = multiprocessing.get_context("fork")  # a forked process has everything imported
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
# Of the page being read: the files that its cells have opened, and files and folders that they looked for, themselves,
# not through lab; and what was executed, with the digest of what it showed.
opened: set[str] = set()
executed: list[tuple[str, str]] = []


class CellError(Exception):
    """A cell has failed.

    Args:
        told: what happened.
        line: the line in the cell.
    """

    def __init__(self, told: str, line: int) -> None:
        super().__init__(told)
        self.line = line


class Interpreter:
    """A process that executes the cells of one page, one after the other, and ends with everything they started.

    Attributes:
        noted: what the cells have added to `show.used`, `show.offered` and `opened` in that process.
        executed: what was executed, with the digest of what it showed.
    """

    def __init__(self) -> None:
        self.noted: tuple[set[str], set[str], set[str]] = (set(), set(), set())
        self.executed: list[tuple[str, str]] = []
        # Gets the traceback of a cell that is ended at the time limit.
        self.log = tempfile.TemporaryFile()
        self.connection, theirs = FORK.Pipe()
        self.process = FORK.Process(
            target=_serve, args=(theirs, self.connection, self.log), daemon=True
        )
        self.process.start()
        theirs.close()

    def execute(self, sources: list[str]) -> Iterator[list[nbformat.NotebookNode]]:
        """Execute cells, up to the first that fails.  While their outputs are used, the process goes on.

        Returns:
            The outputs of each, as from `execute` below.

        Raises:
            CellError: it failed, or was not executed to its end.
        """
        with contextlib.suppress(ConnectionError):  # it has ended: `_receive` will say so
            self.connection.send(sources)
        return map(self._receive, sources)

    def _receive(self, source: str) -> list[nbformat.NotebookNode]:
        try:
            outputs, failed, *noted = self.connection.recv()
        except (EOFError, ConnectionError):
            self.log.seek(0)
            where = re.search(rb'File "<cell>", line (\d+)', self.log.read())
            what = f"ran for more than {SECONDS} s" if where else "ended its process"
            raise CellError(f"the cell {what}", int(where[1]) if where else 1) from None
        for known, more in zip(self.noted, noted, strict=True):
            known.update(more)
        if failed:
            raise CellError(*failed)
        shown = hashlib.sha256(json.dumps(outputs).encode()).hexdigest()
        self.executed.append((source, shown))
        return outputs

    def tell(self) -> None:
        """Add what was noted to `show.used`, `show.offered`, `opened` and `executed` of this process."""
        for known, more in zip((show.used, show.offered, opened), self.noted, strict=True):
            known.update(more)
        executed.extend(self.executed)

    def close(self) -> None:
        """End the process, and all processes that its cells have left running."""
        self.connection.close()
        self.process.join(GRACE)  # it may have warm runtimes to end, if a single page is built
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.join()
        self.log.close()


def _serve(connection: Connection, other: Connection, log: IO[bytes]) -> None:
    """Execute the lists of cells that arrive until the connection is closed: the process's main function.

    Args:
        connection: cells' sources come from it; outputs, the error if any, and what was used go back.
        other: the other end, inherited by the fork, to be closed.
        log: as for `time_limit`.
    """
    other.close()
    os.setsid()  # a group of its own: Ctrl-C doesn't reach it, and close() can end everything that it starts
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
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
    namespace: dict[str, Any] = {"__name__": "__main__"}
    noted = show.used, show.offered, opened
    try:
        while True:
            for source in connection.recv():
                for known in noted:
                    known.clear()
                outputs, failed = [], None
                try:
                    with time_limit(log):
                        outputs = execute(source, namespace)
                except BaseException as error:
                    failed = explain(error), line_of(error, "<cell>")
                connection.send((outputs, failed, *noted))
                if failed:
                    break
    except (EOFError, ConnectionError):
        pass
    finally:
        if show.executor.cache_info().currsize:
            show.executor().close()


def execute(source: str, namespace: dict[str, Any]) -> list[nbformat.NotebookNode]:
    """Execute a cell as a notebook would.

    Args:
        source: the cell's code.
        namespace: the global names, which later cells share.

    Returns:
        The outputs: what it printed, and the value of its last expression.

    Raises:
        Exception: whatever the cell raises; ValueError if it shows too much.
    """
    tree = ast.parse(source, "<cell>")
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.Expr):
        tree.body.pop()
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "<cell>", "exec"), namespace)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace)
        data = bundle(value) if value is not None else None
    shown = sum(map(len, [printed.getvalue(), *(data or {}).values()]))
    if shown > TEXT:
        raise ValueError(f"the cell shows {shown:,} characters, more than {TEXT:,}")
    outputs = []
    if printed.getvalue():
        outputs.append(new_output("stream", name="stdout", text=writable(printed.getvalue())))
    if data:
        outputs.append(new_output("display_data", data))
    return outputs


def bundle(value: Any) -> dict[str, str]:
    """A value's representations by MIME type, as Jupyter would show it."""
    if hasattr(value, "_repr_markdown_"):
        return {"text/markdown": writable(value._repr_markdown_())}
    return {"text/plain": writable(value if isinstance(value, str) else repr(value))}


def explain(error: BaseException) -> str:
    """A message about a cell's error."""
    if isinstance(error, Problem):
        return str(error)
    if isinstance(error, SyntaxError) and error.filename == "<cell>":
        # Without the line, which is told beside it.
        return f"a code cell failed: {type(error).__name__}: {error.msg}"
    try:
        return f"a code cell failed: {type(error).__name__}: {error}"
    except Exception:  # the error has no text: its __str__ fails
        return f"a code cell failed: {type(error).__name__}"


@contextlib.contextmanager
def time_limit(log: IO[bytes]) -> Iterator[None]:
    """Raise TimeoutError in the block after SECONDS; if the block ignores it, end the process after GRACE more.

    Args:
        log: gets a traceback before the process is ended.
    """

    def begin() -> None:
        signal.alarm(SECONDS)
        faulthandler.dump_traceback_later(SECONDS + GRACE, exit=True, file=log)

    def stop(number: int, frame: FrameType | None) -> None:
        within = frame
        while within:
            if within.f_code.co_filename == f"{LAB}execute.py":
                # It waits for snippets, which have their own limits.
                return begin()
            within = within.f_back
        raise TimeoutError(f"the cell ran for more than {SECONDS} s")

    signal.signal(signal.SIGALRM, stop)
    begin()
    try:
        yield
    finally:
        signal.alarm(0)
        faulthandler.cancel_dump_traceback_later()


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note the files that cells open themselves, and refuse actions that no build could track: a Python audit hook.

    Actions of lab's functions that cells call are not of interest: lab notes itself what they depend on.

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
            f"a code cell reads the network ({event}), and no build would notice what changes there."
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
        "a code cell asks for the whole book. Take show.task, show.run, show.all_runs or show.runtimes."
    )


def _start(thread: threading.Thread, start: Callable[[threading.Thread], None]) -> None:
    """Stand in for `Thread.start`.

    Raises:
        Problem: a cell starts a thread, in which `_is_asked_by_cell` couldn't tell that it asked for something.
    """
    if _is_asked_by_cell():
        raise Problem(
            "a code cell starts a thread, and no build would notice which files that reads."
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
