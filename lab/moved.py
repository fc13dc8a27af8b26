"""Old addresses of chapters, and where they lead."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from lab.book import ROOT
from lab.problems import Problem

MOVED = "chapters/moved.toml"


def leading(old: str, new: str, root: Path) -> str:
    """What the file of old addresses says when one, and those that led to it, lead to a new one."""
    text = there_again(new, root)
    return re.sub(rf'(?<== "){old}(?=")', new, text) + f'"{old}" = "{new}"\n'


def there_again(address: str, root: Path) -> str:
    """What the file of old addresses says when there is a chapter at one of them again."""
    text = (root / MOVED).read_text(encoding="utf-8")
    return re.sub(rf'(?m)^"{address}" = .*\n', "", text)


def read_moved(root: Path = ROOT) -> dict[str, str]:
    """Addresses that pages once had, and the pages to which they lead.

    Raises:
        Problem: all that is wrong with them.
    """
    try:
        moved = tomllib.loads((root / MOVED).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem(f"{MOVED}: it can't be read as TOML: {error}.") from None
    wrong = []
    for old, new in moved.items():
        if not re.fullmatch(r"chapters(/[\w-]+)+", old):  # a page that leads on is written there
            wrong.append(
                f"{MOVED}: '{old}' is no chapter's address, as 'chapters/post/pooling' is."
            )
        if not (root / f"{new}.md").is_file():
            wrong.append(f"{MOVED}: '{old}' leads to '{new}', which is not there.")
        if (root / f"{old}.md").is_file():
            wrong.append(f"{MOVED}: '{old}' is there. Take out its line.")
    if wrong:
        raise Problem(*wrong)
    return moved
