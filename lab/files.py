"""Write files atomically, one or several at once, and compute digests that show whether files have changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

Changes = dict[Path, str | None]  # files and their new content; None: the file is removed
Known = dict[tuple[int, int], str]  # digests of files by device and inode
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


def detach(*paths: Path) -> None:
    """Remove files that are about to be written again.

    They may be hard-linked into the last build's site or state, which must not change.
    """
    for path in paths:
        path.unlink(missing_ok=True)


def fingerprint(folder: Path, patterns: Sequence[str]) -> str:
    """Digest of the names and contents of a folder's files: those that `digests` finds for these patterns."""
    return hashlib.sha256(repr(digests(folder, patterns)).encode()).hexdigest()


def digests(folder: Path, patterns: Sequence[str], known: Known | None = None) -> dict[str, str]:
    """Digests of the contents of source files (see `is_written`), by name, always in the same order.

    Args:
        folder: where to look; names are relative to it.
        patterns: glob patterns of files, and of folders, which are searched recursively.
        known: of files that needn't be read again; those that are read are added.
    """
    found: dict[str, str] = {}
    known = {} if known is None else known
    start = len(f"{folder}/")
    for path in (path for pattern in patterns for path in sorted(folder.glob(pattern))):
        for file, which in _files(path):
            if which in known:
                found[file[start:]] = known[which]
            elif not which and Path(file).is_dir():
                # Not followed: `lab.pages.refuse_unreadable` and `lab.tasks.load_tasks` refuse such links.
                found[file[start:]] = "a link"
            else:
                # An editor's temporary file may be gone already.
                with contextlib.suppress(FileNotFoundError), open(file, "rb") as opened:
                    found[file[start:]] = hashlib.sha256(opened.read()).hexdigest()
                    if which:
                        known[which] = found[file[start:]]
    return found


def _files(path: Path) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """A file, or the source files below a folder: each with its device and inode, but None for symbolic links.

    Links to folders are among them.  Paths are strings: as Path objects they took twice as long as reading the files.
    """
    with contextlib.suppress(FileNotFoundError):
        if path.is_dir():
            device = path.stat().st_dev
            for file, inode in _below(str(path)):
                yield file, (device, inode) if inode else None
        elif path.is_file():
            yield str(path), None


def _below(folder: str) -> Iterator[tuple[str, int]]:
    """The source files below a folder, and links to folders, in a fixed order: each with its inode, but 0 for links."""
    with contextlib.suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if is_written(entry.name):
                linked = entry.is_symlink()
                if entry.is_dir() and not linked:
                    yield from _below(entry.path)
                elif entry.is_dir() or entry.is_file():  # opening a pipe would block
                    yield entry.path, 0 if linked else entry.inode()


def is_written(name: str) -> bool:
    """Whether a file or folder with this name is a source: not hidden, no cache and no editor's copy."""
    return not name.startswith((".", "__pycache__")) and not name.endswith("~")


def is_linked(path: Path) -> bool:
    """Whether a path is a symbolic link to a folder, in which changes would go unnoticed."""
    return path.is_symlink() and path.is_dir()
