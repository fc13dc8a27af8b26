"""Redirects: old addresses of chapters, and the chapters to which each leads (`chapters/moved.toml`)."""

from __future__ import annotations

import re
from pathlib import Path

from lab.problems import Problem
from lab.shapes import line_of_key, read_toml

MOVED = "chapters/moved.toml"
ADDRESS = re.compile(r"chapters(/[\w-]+)+")  # a path in the site, too


def leading(old: str, new: str, root: Path) -> str:
    """The file's new text when a chapter moves to a new address, to which all redirects to the old one then lead."""
    text = there_again(new, root)
    return re.sub(rf'(?<== "){old}(?=")', new, text).rstrip("\n") + f'\n"{old}" = "{new}"\n'


def there_again(address: str, root: Path) -> str:
    """The file's new text when there is a chapter at an old address again: without the redirect from there."""
    text = (root / MOVED).read_text(encoding="utf-8")
    return re.sub(rf'(?m)^"{address}" = .*\n', "", text)


def read_moved(root: Path) -> dict[str, str]:
    """The redirects: new addresses by old ones.

    Raises:
        Problem: everything that is wrong with them.
    """
    content = (root / MOVED).read_bytes()
    try:
        moved = read_toml(content, MOVED)
    except ValueError as error:
        raise Problem(str(error)) from None
    wrong = []
    for old, new in moved.items():
        told = f"{MOVED}:{line_of_key(content.decode(), old)}: '{old}'"
        if not ADDRESS.fullmatch(old):
            wrong.append(f"{told} is not a chapter's address, such as 'chapters/post/pooling'.")
        if not (root / f"{new}.md").is_file():
            wrong.append(f"{told} leads to '{new}', which does not exist. Name a chapter.")
        if (root / f"{old}.md").is_file():
            wrong.append(f"{told} exists again. Remove its line.")
    if wrong:
        raise Problem(*wrong)
    return moved
