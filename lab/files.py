"""Files: write them whole, or all of several, tell whether they have changed, refuse those that are no text."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from lab.problems import Problem, line_at

Changes = dict[Path, str | None]  # files and what they will hold; None: they will be gone
# A page without text, but with a head perhaps.
EMPTY = re.compile(r"\ufeff?(---\s*\n((?!---).*\n)*---\s*)?\s*")
# What git writes where it can't merge; its line of equals signs underlines a title in Markdown.
CONFLICT = r"^(<{7}|[|]{7}|>{7})( |$)"
UNSETTLED = "a conflict of a merge is not settled here. Keep what is right and remove git's lines."
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
FOREIGN = (".ipynb", ".rst", ".myst")  # Sphinx would make pages of these, too, which no check knows
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
                # Not looked into; see `refuse_unreadable` and `lab.tasks.load_tasks`, which refuse them.
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


def chapters(root: Path) -> list[Path]:
    """The files of all chapters."""
    found = sorted(root.glob("chapters/**/*.md"))
    return [path for path in found if all(map(is_written, path.relative_to(root).parts))]


def led_to(page: Path, link: str, root: Path) -> Path:
    """The file to which a link leads, whether it is there or not.

    Args:
        page: the file that has the link.
        link: a path, seen from the page; with a slash in front, from the checkout's root.
        root: the checkout.
    """
    start = root if link.startswith("/") else page.parent
    return Path(os.path.normpath(start / link.lstrip("/")))


def is_linked(path: Path) -> bool:
    """Whether a folder is a symbolic link: a change of what is in it would go unseen."""
    return path.is_symlink() and path.is_dir()


def conflicts(content: bytes, name: str) -> Iterator[str]:
    """Lines that a merge has left in a file for a person to settle."""
    text = content.decode(errors="replace")
    for found in re.finditer(CONFLICT, text, re.MULTILINE):
        yield f"{name}:{line_at(text, found.start())}: {UNSETTLED}"


def refuse_unreadable(root: Path) -> None:
    """See that all pages are text that says something, and that what lies beside them, or makes the look, is whole.

    Raises:
        Problem: pages are no files, are empty or not UTF-8; a folder is a link; a merge left a conflict.
    """
    wrong = []
    beside = [
        path for name in ("chapters", "_static", "_templates") for path in (root / name).rglob("*")
    ]
    for path in sorted([root / "index.md", *beside]):
        if is_linked(path):
            wrong.append(f"{path.relative_to(root)}: {LINKED}")
        elif path.is_file():
            wrong += conflicts(path.read_bytes(), str(path.relative_to(root)))
        elif not path.is_dir() and is_written(path.name) and path.suffix != ".md":
            wrong.append(f"{path.relative_to(root)}: it is no file, or a link that leads nowhere.")
        where = path.relative_to(root)
        if (
            where.parts[0] == "chapters"
            and path.suffix in FOREIGN
            and all(map(is_written, where.parts))
        ):
            wrong.append(f"{where}: a chapter is a MyST notebook, a file that ends with .md.")
    for path in (root / "index.md", *chapters(root)):
        name = path.relative_to(root)
        if not str(name).isprintable():
            wrong.append(f"{str(name)!a}: a part of its name can't be printed. Give it another.")
            continue
        if not path.is_file():
            wrong.append(f"{name}: it is no file, or a link that leads nowhere. Put a file there.")
            continue
        content = path.read_bytes()
        try:
            text = content.decode()
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            wrong.append(f"{name}:{line}: it is not UTF-8. Save it as UTF-8.")
            continue
        if text.startswith("\ufeff"):
            wrong.append(
                f"{name}:1: it begins with a byte order mark, which editors don't show. Save it as UTF-8 without one."
            )
        if EMPTY.fullmatch(text):
            wrong.append(f"{name}: it is empty, but for its head. Give it a title and a text.")
    if wrong:
        raise Problem(*wrong)
