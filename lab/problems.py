"""Problems: what stops a build, said to a person."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class Problem(Exception):
    """One or more things that are wrong.

    Args:
        messages: sentences that say where (file and line), what happened and what to do.
    """

    def __init__(self, *messages: str) -> None:
        super().__init__("\n".join(messages))
        self.messages = messages


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint ` (did you mean 'x'?)` where a known word is near, else nothing."""
    close = difflib.get_close_matches(word, list(known), n=3, cutoff=0.5)
    return " (did you mean " + " or ".join(f"'{match}'" for match in close) + "?)" if close else ""
