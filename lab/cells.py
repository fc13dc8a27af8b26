"""A chapter's text as the notebook that MyST-NB makes of it."""

from __future__ import annotations

import re

from myst_nb.core.read import read_myst_markdown_notebook
from nbformat import NotebookNode

from lab.problems import Problem


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
