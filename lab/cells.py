"""A chapter's text as the notebook that MyST-NB makes of it."""

from __future__ import annotations

import re

from myst_nb.core.read import read_myst_markdown_notebook
from nbformat import NotebookNode

from lab.problems import Problem


def first_line(text: str, cell: NotebookNode, start: int) -> int:
    """The line of a chapter, counted from 1, on which a cell's code begins.

    Args:
        text: the chapter's text.
        cell: a cell of it.
        start: the line on which the cell begins.
    """
    lines = text.splitlines()
    code = (cell.source.splitlines() or [""])[0].strip()
    if "load" not in cell.metadata:
        while start < len(lines) and lines[start - 1].strip() != code:
            start += 1
    return start


def read_cells(text: str, path: str) -> NotebookNode:
    """Read a chapter's cells.

    Args:
        text: the chapter's text.
        path: its file, for messages.

    Raises:
        Problem: its front matter, or the options of a cell, can't be read.
    """
    try:
        return read_myst_markdown_notebook(text, add_source_map=True, path=path)
    except Exception as error:  # of any type, if the front matter is YAML but not a mapping
        said = " ".join(str(error).split())
        line = re.search(r" at line (\d+)", said)
        raise Problem(
            f"{path}:{line[1] if line else 1}: its head, or a cell's options, can't be read: {said}"
        ) from error
