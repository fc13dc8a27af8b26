"""Execute the cells of a page in a process of its own, so that no page is affected by the cells of another."""

from __future__ import annotations

import ast
import contextlib
import faulthandler
import hashlib
import io
import json
import multiprocessing
import os
import re
import signal
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from types import FrameType
from typing import IO, Any

import nbformat
from nbformat.v4 import new_output

from lab import show
from lab.files import writable
from lab.problems import Problem, line_of
from lab.site import guard

SECONDS = 30  # time limit of a cell: one that only shows runs needs less
GRACE = 2  # further seconds: a cell that ignores the TimeoutError is then ended with its process
TEXT = 1_000_000  # limit of the characters that a cell shows
FORK = multiprocessing.get_context("fork")  # a forked process has everything imported
# What cells of the page being read have executed, with the digest of what it showed.
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
        """Begin to execute cells, up to the first that fails.  While their outputs are used, the process goes on.

        Returns:
            An iterator of each cell's outputs, as from `execute` below.  It raises CellError at a cell that has failed
            or was not executed to its end.
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
            what = (
                f"ran for more than {SECONDS} s. Shorten it"
                if where
                else "ended its process. Let it run to its end"
            )
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
        for known, more in zip((show.used, show.offered, guard.opened), self.noted, strict=True):
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
    guard.start()
    namespace: dict[str, Any] = {"__name__": "__main__"}
    noted = show.used, show.offered, guard.opened
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
        raise ValueError(f"the cell shows {shown:,} characters; the limit is {TEXT:,}. Show less")
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
            if within.f_code.co_filename == f"{guard.LAB}execute.py":
                # It waits for snippets, which have their own limits.
                return begin()
            within = within.f_back
        raise TimeoutError(f"the cell ran for more than {SECONDS} s. Shorten it")

    signal.signal(signal.SIGALRM, stop)
    begin()
    try:
        yield
    finally:
        signal.alarm(0)
        faulthandler.cancel_dump_traceback_later()
