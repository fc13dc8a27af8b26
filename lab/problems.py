"""Problems: errors that stop a build, with messages for people."""

from __future__ import annotations

import difflib
import errno
import os
import shutil
import sys
import traceback
from collections.abc import Iterable

MOST = 2000  # characters of a quoted message
MARK = "it begins with a byte order mark, which editors don't show. Save it as UTF-8 without one."
TODO = {  # what to do when the operating system refuses something
    errno.ENOSPC: "Free some space.",
    errno.EACCES: "Correct its permissions.",
    errno.ENOTDIR: "A file is in the place of a folder: remove it.",
    errno.EEXIST: "A file is in the place of a folder: remove it.",
    errno.EISDIR: "A folder is in the place of a file: remove it.",
}


class Problem(Exception):
    """One or more things that are wrong.

    Args:
        messages: one for each; it says where (file and line), what happened and what to do.
    """

    def __init__(self, *messages: str) -> None:
        super().__init__("\n".join(messages))
        self.messages = messages


def open_streams() -> None:
    """Open the standard streams that the caller has closed, as by `2>&-`, before another file gets their number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))


def refused(error: OSError) -> str:
    """A message about something that the operating system refused."""
    if isinstance(error, BrokenPipeError):
        return "The reader of the output has gone. Nothing was lost."
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        # Raised by shutil.copytree.
        _, name, reason = error.args[0][0]
    else:
        name, reason = error.filename or "The disk", error.strerror or str(error)
    todo = [what for code, what in TODO.items() if os.strerror(code) in reason]
    return " ".join([f"{name}: {reason}.", *todo, "Nothing was lost."])


def shorten(message: str) -> str:
    """A message of a snippet or library, to be quoted in one of ours: cut if very long, further lines indented."""
    whole = message if len(message) <= MOST else f"{message[:MOST]} … ({len(message):,} characters)"
    return whole.replace("\n", "\n      ")


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint, as ` (did you mean 'x'?)`, if some of the known words are similar; else an empty text."""
    close = difflib.get_close_matches(word, list(known), n=3, cutoff=0.5)
    return " (did you mean " + " or ".join(f"'{match}'" for match in close) + "?)" if close else ""


def line_at(text: str, position: int) -> int:
    """The line, counted from 1, on which a position in a text lies."""
    return text.count("\n", 0, position) + 1


def line_of(error: BaseException, file: str) -> int:
    """The line at which an error was raised in a file, as the traceback names that file; 1 if unknown."""
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno or 1
    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == file]
    return (lines or [None])[-1] or 1
