"""Execute a cell, in the process that reads the pages: within limits, and so that other pages don't meet it."""

from __future__ import annotations

import ast
import builtins
import contextlib
import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import nbformat
from nbformat.v4 import new_output

from lab.book import ROOT
from lab.files import writable

SECONDS = 30  # a cell shows runs: if it takes longer, it does something else
TEXT = 1_000_000  # characters that a cell shows: a page is read by people
LAB = f"{Path(__file__).parents[1]}/"  # as frames name it, which may be by a link
opened: set[str] = set()  # the checkout's files that cells have opened by themselves


def execute(source: str, namespace: dict[str, Any]) -> list[nbformat.NotebookNode]:
    """Execute a cell as a notebook would.

    Args:
        source: the cell's code.
        namespace: where it is executed.

    Returns:
        What it printed, and the value of its last expression.

    Raises:
        Exception: whatever the cell raises; TimeoutError if it takes too long; ValueError if it shows too much,
            or leaves something that cells of other pages would meet.
    """
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed), time_limit(SECONDS), contained(), patched():
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


@contextlib.contextmanager
def time_limit(seconds: int):
    """Raise TimeoutError in the block after some seconds."""

    def stop(number: int, frame: object) -> None:
        raise TimeoutError(f"the cell ran for more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def contained() -> Iterator[None]:
    """Undo what a cell does to its process.

    Raises:
        ValueError: it did something.
    """
    environment, folder, threads = dict(os.environ), Path.cwd(), set(threading.enumerate())
    try:
        yield
    finally:
        left = {
            "a changed environment": dict(os.environ) != environment,
            "another working folder": Path.cwd() != folder,
            "a running thread": not threads.issuperset(threading.enumerate()),
        }
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(folder)
    for what, is_there in left.items():
        if is_there:
            raise ValueError(f"the cell leaves {what}, which other pages would meet")


@contextlib.contextmanager
def patched() -> Iterator[None]:
    """Note which files a cell opens; and os._exit would end the build, and say that all went well."""
    with (
        mock.patch("os._exit", sys.exit),
        mock.patch("builtins.open", noting(builtins.open)),
        mock.patch("io.open", noting(io.open)),
    ):
        yield


def noting(call: Callable[..., Any]) -> Callable[..., Any]:
    """Python's `open`, which keeps what a cell opens of the checkout; what lab/ opens for it, lab/ knows."""

    def noted(file: Any, *arguments: Any, **more: Any) -> Any:
        if isinstance(file, (str, os.PathLike)):
            path = os.path.realpath(file)
            inside = path.startswith(f"{ROOT}/") and not path.startswith(f"{sys.prefix}/")
            if inside and is_asked_by_cell():
                opened.add(path)
        return call(file, *arguments, **more)

    return noted


def is_asked_by_cell() -> bool:
    """Whether what is called comes from a cell, and not by way of lab/."""
    frame = sys._getframe(2)
    while frame and frame.f_code.co_filename != "<cell>":
        if frame.f_code.co_filename.startswith(LAB):
            return False
        frame = frame.f_back
    return bool(frame)
