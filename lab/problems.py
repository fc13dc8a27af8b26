"""Problems: what stops a build, said to a person."""

from __future__ import annotations

import difflib
import shutil
import traceback
from collections.abc import Iterable

MOST = 2000  # characters of a message


class Problem(Exception):
    """One or more things that are wrong.

    Args:
        messages: sentences that say where (file and line), what happened and what to do.
    """

    def __init__(self, *messages: str) -> None:
        super().__init__("\n".join(messages))
        self.messages = messages


def refused(error: OSError) -> str:
    """What the operating system refused, as a sentence."""
    if isinstance(error, BrokenPipeError):
        return "Nobody reads what is printed any more. Nothing was lost."
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):  # of a folder's copying
        _, name, reason = error.args[0][0]
        return f"{name}: {reason}. Nothing was lost."
    return f"{error.filename or 'The disk'}: {error.strerror}. Nothing was lost."


def shorten(message: str) -> str:
    """A message of somebody else's, within ours: its further lines are indented, and much of a long one is left out."""
    whole = message if len(message) <= MOST else f"{message[:MOST]} … ({len(message):,} characters)"
    return whole.replace("\n", "\n      ")


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint ` (did you mean 'x'?)` where a known word is near, else nothing."""
    close = difflib.get_close_matches(word, list(known), n=3, cutoff=0.5)
    return " (did you mean " + " or ".join(f"'{match}'" for match in close) + "?)" if close else ""


def line_at(text: str, position: int) -> int:
    """The line of a text on which a position in it lies."""
    return text.count("\n", 0, position) + 1


def line_of(error: BaseException, file: str) -> int:
    """The line of a file, by its name in the traceback, at which an error was raised; 1 if it is not known."""
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == file]
    return (lines or [None])[-1] or 1
