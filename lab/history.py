"""What git knows about the book: nothing if git isn't installed, or if the folder isn't a git checkout."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from lab.problems import Problem

NEWEST = 30  # commits in the feed of changes
OLDEST = 315532800  # 1980-01-01, the earliest time that a ZIP file can store
# Whatever a person's settings are: no signatures in what git prints, and names as they are.
PLAIN = ("-c", "log.showSignature=false", "-c", "core.quotePath=off")
# Git's status letters, in words.
DONE = {"A": "new", "M": "changed", "R": "renamed", "D": "removed"}


class Change(NamedTuple):
    """A commit that changed pages.

    Attributes:
        commit: its hash.
        date: in ISO 8601, as Atom feeds need it.
        subject: the first line of its message.
        pages: for each page, what was done (see DONE) and the page's name.
    """

    commit: str
    date: str
    subject: str
    pages: list[tuple[str, str]]


def commit(root: Path) -> str:
    """The hash of the checked-out commit; empty if it is unknown, or if files differ from the commit."""
    if _git(root, "rev-parse", "--show-prefix") != "\n":
        # No checkout, or a subfolder of another one.
        return ""
    return "" if _git(root, "status", "--porcelain") else _git(root, "rev-parse", "HEAD").strip()


def changes(root: Path) -> list[Change]:
    """The newest commits that changed pages, newest first.

    None in a shallow clone, whose oldest commit seems to have added every page.
    """
    if _git(root, "rev-parse", "--show-prefix", "--is-shallow-repository") != "\nfalse\n":
        return []
    told = _git(
        root, "log", f"-{NEWEST}", "--no-merges", "--name-status", "--format=%x00%H%n%cI%n%s", "--", "chapters/*.md"
    )  # fmt: skip
    found = []
    for entry in told.split("\0")[1:]:
        name, date, subject, *files = entry.split("\n")
        pages = []
        for file in filter(None, files):
            kind, *names = file.split("\t")
            pages.append((DONE.get(kind[0], "changed"), names[-1].removesuffix(".md")))
        found.append(Change(name, date, subject, pages))
    return found


def removed(root: Path) -> list[str]:
    """Pages that were published once and that a commit has removed or renamed, by their old names."""
    # --no-renames: a renamed file must be listed by its old name.  --first-parent: a page that was added and removed
    # again within a merged branch was never published.
    told = _git(
        root, "log", "--first-parent", "--no-renames", "--diff-filter=D", "--name-only", "--relative", "--format=", "--",
        "chapters/*.md",
    )  # fmt: skip
    return sorted({name for name in told.split("\n") if name})


def date(root: Path) -> int:
    """The date that built files carry, in seconds since 1970: SOURCE_DATE_EPOCH, else the commit's, else OLDEST.

    Raises:
        Problem: SOURCE_DATE_EPOCH is not such a number.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told and not re.fullmatch("[0-9]{1,10}", told):  # until the year 2286
        raise Problem(f"SOURCE_DATE_EPOCH is '{told}'. Give seconds since 1970, or unset it.")
    return int(told or _git(root, "show", "-s", "--format=%ct") or OLDEST)


def day(root: Path) -> str:
    """The day of the checked-out commit, as `2026-11-25`; empty if unknown."""
    return _git(root, "show", "-s", "--format=%cs").strip()


def _git(root: Path, *arguments: str) -> str:
    """What a git command prints; empty if it fails."""
    try:
        done = subprocess.run(
            ["git", *PLAIN, *arguments], cwd=root, capture_output=True, text=True, errors="replace"
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
