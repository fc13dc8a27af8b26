"""The processes in which Sphinx reads and writes pages side by side: they end with the build, however it ends."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

import sphinx.builders
from sphinx.util.parallel import ParallelTasks


class Workers(ParallelTasks):
    """Sphinx's own, except that a worker can be ended and notices the end of the build.

    Sphinx's would catch the exception by which `lab` handles signals, and then wait for ever for somebody to take its
    result: it holds both ends of the pipe.
    """

    def _process(self, pipe: Connection, func: Callable[..., Any], arg: Any) -> None:
        # At Ctrl-C, or when the terminal is closed, the build ends its workers.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for end in (*self._precvs.values(), *self._precvs_waiting.values()):
            end.close()
        with contextlib.suppress(BrokenPipeError):  # the build is gone
            super()._process(pipe, func, arg)


def use() -> None:
    """Have Sphinx use them.  It has no hook for this, so the class is replaced where it is used."""
    sphinx.builders.ParallelTasks = Workers  # type: ignore[attr-defined]
