"""A chapter's text as the notebook that MyST-NB makes of it."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from pathlib import Path

from myst_nb.core.read import read_myst_markdown_notebook
from nbformat import NotebookNode

from lab.problems import Problem, nearest

OPTIONS = ("load", "tags")
# Those of MyST-NB's that have an effect here: others are for Jupyter's client, which executes no cell of the book.
TAGS = (
    "hide-cell", "hide-input", "hide-output", "remove-cell", "remove-input", "remove-output", "remove-stdout",
    "scroll-output",
)  # fmt: skip


def place(path: str, text: str, cell: NotebookNode, start: int) -> tuple[str, int]:
    """Where a cell's code begins: its file, the chapter's unless the cell loads its code, and the line there.

    Args:
        path: the chapter's file.
        text: its text.
        cell: a cell of it.
        start: the line of the chapter on which the cell begins; lines are counted from 1.
    """
    if "load" in cell.metadata:
        return os.path.normpath(Path(path).parent / cell.metadata["load"]), 1
    lines = text.splitlines()
    code = (cell.source.splitlines() or [""])[0].strip()
    while start < len(lines) and lines[start - 1].strip() != code:
        start += 1
    return path, start


def read_cells(text: str, path: str) -> NotebookNode:
    """Read a chapter's cells.

    Args:
        text: the chapter's text.
        path: its file, relative to the working directory.

    Raises:
        Problem: its front matter can't be read, or options of cells are wrong.
    """
    try:
        notebook = read_myst_markdown_notebook(text, add_source_map=True, path=path)
    except Exception as error:  # of any type, if the front matter is YAML but not a mapping
        # Without the whole cell, which nbformat adds after a blank line.
        said = " ".join(str(error).split("\n\n")[0].replace(f"{Path.cwd()}/", "").split())
        raise Problem(
            f"{path}:{_stopped(error)}: its front matter, or a cell's options, can't be read: {said}"
        ) from error
    wrong = [
        f"{path}:{start}: {told}"
        for cell, start in zip(notebook.cells, notebook.metadata["source_map"])
        for told in _misspelt(cell)
        if cell.cell_type == "code"
    ]
    if wrong:
        raise Problem(*wrong)
    return notebook


def _stopped(error: Exception) -> int:
    """The line of a chapter at which MyST-NB stopped reading: its errors don't all name it."""
    reader = read_myst_markdown_notebook.__code__
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code is reader and "token_map" in frame.f_locals:
            return int(frame.f_locals["token_map"][0]) + 1
    return 1


def _misspelt(cell: NotebookNode) -> Iterator[str]:
    """Messages about a cell's options and tags that have no effect."""
    for kind, names, known in (
        ("option", cell.metadata, OPTIONS),
        ("tag", cell.metadata.get("tags", []), TAGS),
    ):
        for name in names:
            if name not in known:
                yield (
                    f"the cell that begins here has an unknown {kind} '{name}'{nearest(name, known)}. "
                    f"Known: {', '.join(known)}."
                )
