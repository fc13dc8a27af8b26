"""What MyST-NB uses in place of a Jupyter client: it has the cells of a chapter executed."""

from __future__ import annotations

from collections import deque

import nbformat
from myst_nb.core.execute.base import NotebookClientBase
from nbformat.v4 import new_output
from sphinx.util import logging

from lab.cells import place
from lab.site.cell import CellError, Interpreter

LOGGER = logging.getLogger(__name__)


class Cells(NotebookClientBase):
    """Executes a chapter's cells in order, in one namespace: MyST-NB uses it instead of a Jupyter client."""

    def start_client(self) -> None:
        """Begin to execute all cells."""
        cells = enumerate(self.notebook.cells)
        self.waiting = deque((index, cell) for index, cell in cells if cell.cell_type == "code")
        for count, (_, cell) in enumerate(self.waiting, 1):
            cell.execution_count = count
        self.failed = False
        self.interpreter = Interpreter()
        self.outputs = self.interpreter.execute([cell.source for _, cell in self.waiting])
        # Set here, where MyST-NB would ask the Jupyter kernel, so that code is highlighted as Python.
        self.notebook.metadata.setdefault("language_info", {"name": "python"})

    def wait_for(self, index: int) -> None:
        """Wait until all cells up to this one are executed, or one has failed: report that with its file and line."""
        while self.waiting and self.waiting[0][0] <= index and not self.failed:
            number, cell = self.waiting.popleft()
            try:
                cell.outputs = next(self.outputs)
            except CellError as error:
                text = self.path.read_text(encoding="utf-8")
                file, first = place(str(self.path), text, cell, self.cell_line(number))
                LOGGER.error(str(error), location=f"{file}:{first + error.line - 1}")
                self.failed = True

    def code_cell_outputs(self, cell_index: int) -> tuple[int | None, list[nbformat.NotebookNode]]:
        """The number of a cell and its outputs."""
        self.wait_for(cell_index)
        return super().code_cell_outputs(cell_index)

    def eval_variable(self, name: str) -> list[nbformat.NotebookNode]:
        """Evaluate the expression of an `{eval}` role with what all cells have defined."""
        self.wait_for(len(self.notebook.cells))
        if self.failed:
            # That is reported already; the expression may need names that cells haven't defined.
            return [new_output("display_data", {"text/plain": ""})]
        outputs = next(self.interpreter.execute([name]))
        return [output for output in outputs if output["output_type"] == "display_data"]

    def close_client(self, *error: object) -> None:
        """End the process in which the cells were executed."""
        self.interpreter.tell()
        self.interpreter.close()
