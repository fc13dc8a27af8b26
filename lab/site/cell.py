"""Execute the cells of a page, in a process of its own: no page meets what another's cells did to theirs."""

from __future__ import annotations

import ast
import contextlib
import faulthandler
import importlib.util
import io
import multiprocessing
import os
import re
import signal
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import IO, Any

import nbformat
from nbformat.v4 import new_output

from lab import show
from lab.book import ROOT
from lab.files import writable
from lab.problems import Problem, line_of

SECONDS = 30  # a cell shows runs: if it takes longer, it does something else
GRACE = 2  # seconds more, until a cell that doesn't heed is ended
TEXT = 1_000_000  # characters that a cell shows: a page is read by people
LAB = f"{Path(__file__).parents[1]}/"  # as frames name it, which may be by a link
FORK = multiprocessing.get_context("fork")  # everything is imported there already
# Where Python and packages are: what is read there changes only with what all pages depend on.
INSTALLED = tuple(
    f"{os.path.realpath(sysconfig.get_path(name))}/"
    for name in ("stdlib", "platstdlib", "purelib", "platlib")
)
LISTS = ("os.listdir", "os.scandir")
STARTS = ("subprocess.Popen", "os.system", "os.fork", "os.forkpty", "os.exec", "os.posix_spawn")
# The files that the cells of the page that is read have opened by themselves.
opened: set[str] = set()


class CellError(Exception):
    """What went wrong in a cell.

    Args:
        told: what happened.
        line: of the cell.
    """

    def __init__(self, told: str, line: int) -> None:
        super().__init__(told)
        self.line = line


class Interpreter:
    """A process that executes the cells of one page, one after the other; what they have started ends with it."""

    def __init__(self) -> None:
        self.log = tempfile.TemporaryFile()  # where it was when it was ended
        self.connection, theirs = FORK.Pipe()
        self.process = FORK.Process(
            target=_serve, args=(theirs, self.connection, self.log), daemon=True
        )
        self.process.start()
        theirs.close()

    def execute(self, source: str) -> list[nbformat.NotebookNode]:
        """Execute a cell; keep what it has used.

        Returns:
            As from `execute` below.

        Raises:
            CellError: it failed, or did not come to its end.
        """
        try:
            self.connection.send(source)
            outputs, failed, *noted = self.connection.recv()
        except (EOFError, ConnectionError):
            self.log.seek(0)
            where = re.search(rb'File "<cell>", line (\d+)', self.log.read())
            what = f"ran for more than {SECONDS} s" if where else "ended its process"
            raise CellError(f"the cell {what}", int(where[1]) if where else 1) from None
        for known, more in zip((show.used, show.behind, opened), noted, strict=True):
            known.update(more)
        if failed:
            raise CellError(*failed)
        return outputs

    def close(self) -> None:
        """End it, and all that its cells have left running."""
        self.connection.close()
        self.process.join(GRACE)  # a single page's may have runtimes to end
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.join()
        self.log.close()


def _serve(connection: Connection, other: Connection, log: IO[bytes]) -> None:
    """Execute each cell that comes, until no more does."""
    other.close()
    os.setsid()  # Ctrl-C is for the build; and all that this starts can be ended at once
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    sys.dont_write_bytecode = True  # the checkout stays as it is
    sys.addaudithook(watch)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    noted = show.used, show.behind, opened
    try:
        while True:
            source = connection.recv()
            for known in noted:
                known.clear()
            outputs, failed = [], None
            try:
                with time_limit(log):
                    outputs = execute(source, namespace)
            except BaseException as error:
                failed = explain(error), line_of(error, "<cell>")
            connection.send((outputs, failed, *noted))
    except EOFError:
        pass
    finally:
        if show.executor.cache_info().currsize:
            show.executor().close()


def execute(source: str, namespace: dict[str, Any]) -> list[nbformat.NotebookNode]:
    """Execute a cell as a notebook would.

    Args:
        source: the cell's code.
        namespace: where it is executed.

    Returns:
        What it printed, and the value of its last expression.

    Raises:
        Exception: whatever the cell raises; ValueError if it shows too much.
    """
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "<cell>", "exec"), namespace)
        if last is not None:
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
    """A value by MIME type, as Jupyter would show it."""
    if hasattr(value, "_repr_markdown_"):
        return {"text/markdown": writable(value._repr_markdown_())}
    return {"text/plain": writable(value if isinstance(value, str) else repr(value))}


def explain(error: BaseException) -> str:
    """What happened in a cell."""
    if isinstance(error, Problem):
        return str(error)
    try:
        return f"a code cell failed: {type(error).__name__}: {error}"
    except Exception:  # it can't be told
        return f"a code cell failed: {type(error).__name__}"


@contextlib.contextmanager
def time_limit(log: IO[bytes]) -> Iterator[None]:
    """Raise TimeoutError in the block after some seconds; if that isn't heeded, end the process.

    Args:
        log: is told where the block was when its process was ended.
    """

    def begin() -> None:
        signal.alarm(SECONDS)
        faulthandler.dump_traceback_later(SECONDS + GRACE, exit=True, file=log)

    def stop(number: int, frame: FrameType | None) -> None:
        within = frame
        while within:
            if within.f_code.co_filename == f"{LAB}execute.py":  # snippets have limits of their own
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
    """Note which files cells open by themselves, as an audit hook of Python; what lab/ does for them, lab/ knows.

    Raises:
        Problem: a cell does something whose outcome may change without a build's noticing.
    """
    if event == "open":
        file, _, flags = arguments
        if isinstance(file, (str, bytes, os.PathLike)) and _is_asked_by_cell():
            path = os.path.realpath(os.fsdecode(file))
            if flags & (os.O_WRONLY | os.O_RDWR):
                if path.startswith(f"{ROOT}/"):
                    name = os.path.relpath(path, ROOT)
                    raise Problem(f"a code cell writes {name}. It may read, below chapters/.")
            elif not path.startswith((*INSTALLED, "/dev/", "/proc/")):
                in_cache = path.endswith(".pyc")
                opened.add(importlib.util.source_from_cache(path) if in_cache else path)
    elif event in LISTS and not _is_installed(arguments[0]) and _is_asked_by_cell():
        raise Problem(
            f"a code cell lists the folder {arguments[0] or '.'}, and no build would notice what is new "
            "there. Name its files."
        )
    elif event in STARTS and _is_asked_by_cell():
        raise Problem(
            f"a code cell starts a process ({event}), and no build would notice what changes its outcome. "
            "Write a snippet: it is executed in a process of its own."
        )


def _is_installed(folder: Any) -> bool:
    """Whether a folder is Python's, or that of a package."""
    if isinstance(folder, int):
        return False
    return f"{os.path.realpath(os.fsdecode(folder or '.'))}/".startswith(INSTALLED)


def _is_asked_by_cell() -> bool:
    """Whether what is done comes from a cell, and not by way of lab/, or in search of a module."""
    frame = sys._getframe(2)
    if frame.f_code.co_name == "_fill_cache":  # of importlib
        return False
    while frame and frame.f_code.co_filename != "<cell>":
        if frame.f_code.co_filename.startswith(LAB):
            return False
        frame = frame.f_back
    return bool(frame)
