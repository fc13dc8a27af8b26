"""Write files atomically, one or several at once, and compute digests that show whether files have changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

Changes = dict[Path, str | None]  # files and their new content; None: the file is removed
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
LINKED = (
    "it is a link to a folder, in which changes would go unnoticed. Put the folder itself there."
)


def write_whole(path: Path, text: str) -> None:
    """Write a file atomically: at any moment it has either the old content or the new one, whole.

    Raises:
        OSError: the disk is full or read-only; nothing is left behind.
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
    """Write or remove several files; if one of them fails, restore all.

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
            with contextlib.suppress(OSError):
                # It fails for the file that couldn't be written, which needs no restoring.
                _put(path, before[path])
        raise


def _put(path: Path, text: str | None) -> None:
    """Write a file; or remove it, with its folder if that is empty then."""
    if text is not None:
        write_whole(path, text)
        return
    path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # the folder isn't empty
        os.removedirs(path.parent)


def writable(text: str) -> str:
    """Make a text safe to store and to show on a page.

    Lone surrogates, as "\\ud800", become question marks.  Control characters, which XML (and so an EPUB) forbids, are
    written as escapes, as `\\x1b`.
    """
    whole = text.encode(errors="replace").decode()
    return CONTROLS.sub(lambda found: f"\\x{ord(found[0]):02x}", whole)


def fingerprint(folder: Path, patterns: Sequence[str] = ("*",)) -> str:
    """Digest of the names and contents of a folder's files: those that `digests` finds for these patterns."""
    return hashlib.sha256(repr(digests(folder, patterns)).encode()).hexdigest()


def digests(folder: Path, patterns: Sequence[str]) -> dict[str, str]:
    """Digests of the contents of source files (see `is_written`), by name, always in the same order.

    Args:
        folder: where to look; names are relative to it.
        patterns: glob patterns of files, and of folders, which are searched recursively.
    """
    found = {}
    start = len(f"{folder}/")
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            tree = os.walk(path) if path.is_dir() else [(str(path.parent), [], [path.name])]
            # Paths are strings here: as Path objects they took twice as long as reading and hashing the files.
            for parent, folders, names in tree:
                folders[:] = sorted(filter(is_written, folders))
                links = filter(os.path.islink, (f"{parent}/{name}" for name in folders))
                # Not followed: `lab.pages.refuse_unreadable` and `lab.tasks.load_tasks` refuse such links.
                found |= {link[start:]: "a link" for link in links}
                files = (f"{parent}/{name}" for name in sorted(filter(is_written, names)))
                for file in filter(os.path.isfile, files):  # opening a pipe would block
                    # An editor's temporary file may be gone already.
                    with contextlib.suppress(FileNotFoundError), open(file, "rb") as opened:
                        found[file[start:]] = hashlib.sha256(opened.read()).hexdigest()
    return found


def is_written(name: str) -> bool:
    """Whether a file or folder with this name is a source: not hidden, no cache and no editor's copy."""
    return not name.startswith((".", "__pycache__")) and not name.endswith("~")


def is_linked(path: Path) -> bool:
    """Whether a path is a symbolic link to a folder, in which changes would go unnoticed."""
    return path.is_symlink() and path.is_dir()
