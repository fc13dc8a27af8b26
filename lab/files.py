"""Files: write them whole, or all of several, and tell whether they have changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

Changes = dict[Path, str | None]  # files and what they will hold; None: they will be gone
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
LINKED = "it is a link to a folder, whose changes would go unseen. Put the folder itself there."


def write_whole(path: Path, text: str) -> None:
    """Write a file so that at any moment the old or the new content is there.

    Raises:
        OSError: the disk is full, or not to be written; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = f"{os.getpid()}-{threading.get_ident()}"
    temporary = path.with_name(f".{path.name}.{writer}.part")
    try:
        temporary.write_text(text, encoding="utf-8")
        if path.exists():
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_all(changes: Changes) -> None:
    """Write files, or remove them; if one can't be, all are again what they were.

    Raises:
        OSError: a file or a folder can't be written.
    """
    before = {
        path: path.read_text(encoding="utf-8") if path.is_file() else None for path in changes
    }
    begun = []
    try:
        for path in changes:
            if changes[path] != before[path]:
                begun.append(path)
                _put(path, changes[path])
    except BaseException:
        for path in begun:
            with contextlib.suppress(OSError):  # the one that couldn't be written
                _put(path, before[path])
        raise


def _put(path: Path, text: str | None) -> None:
    """Write a file; or remove it, and its folder if that is empty then."""
    if text is not None:
        write_whole(path, text)
        return
    path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # something else is in it
        os.removedirs(path.parent)


def writable(text: str) -> str:
    """A text as a page can hold it.

    Half a character, as in "\\ud800", becomes a question mark; what controls a terminal, and no book in XML may
    hold, is spelt out.
    """
    whole = text.encode(errors="replace").decode()
    return CONTROLS.sub(lambda found: f"\\x{ord(found[0]):02x}", whole)


def fingerprint(folder: Path, patterns: Sequence[str] = ("*",)) -> str:
    """Digest of the names and contents of all that is in a folder, or of some of it, as `digests` finds it."""
    return hashlib.sha256(repr(digests(folder, patterns)).encode()).hexdigest()


def digests(folder: Path, patterns: Sequence[str]) -> dict[str, str]:
    """Digests of the contents of files that somebody writes, by name, always in the same order.

    Args:
        folder: the names are relative to it.
        patterns: of files, and of folders with all that is below them.
    """
    found = {}
    start = len(f"{folder}/")
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            tree = os.walk(path) if path.is_dir() else [(str(path.parent), [], [path.name])]
            # Paths as texts: as Path objects they took twice the time that reading and hashing take.
            for parent, folders, names in tree:
                folders[:] = sorted(filter(is_written, folders))
                links = filter(os.path.islink, (f"{parent}/{name}" for name in folders))
                # Not looked into; `lab.pages.refuse_unreadable` and `lab.tasks.load_tasks` refuse them.
                found |= {link[start:]: "a link" for link in links}
                files = (f"{parent}/{name}" for name in sorted(filter(is_written, names)))
                for file in filter(os.path.isfile, files):  # a pipe is not to be opened
                    # It may be gone already, if it was an editor's.
                    with contextlib.suppress(FileNotFoundError), open(file, "rb") as opened:
                        found[file[start:]] = hashlib.sha256(opened.read()).hexdigest()
    return found


def is_written(name: str) -> bool:
    """Whether a file or folder of this name is a source: hidden ones, caches and editors' copies are not."""
    return not name.startswith((".", "__pycache__")) and not name.endswith("~")


def is_linked(path: Path) -> bool:
    """Whether a folder is a symbolic link: a change of what is in it would go unseen."""
    return path.is_symlink() and path.is_dir()
