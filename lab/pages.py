"""The files of pages: list them, resolve links between them, and refuse those that can't be read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from lab.files import CONTROLS, LINKED, is_linked, is_written
from lab.problems import MARK, Problem, line_at

# A page without text, except perhaps for its front matter.
EMPTY = re.compile(r"\ufeff?(---\s*\n((?!---).*\n)*---\s*)?\s*")
# Git's conflict markers, without the line of equals signs, which underlines a title in Markdown.
CONFLICT = r"^(<{7}|[|]{7}|>{7})( |$)"
UNSETTLED = "a merge conflict is unresolved here. Keep what is right and remove git's markers."
NO_FILE = "it is a link that leads nowhere, or something else that can't be read as a file"
# Sphinx would make pages of these, too, which nothing here checks.
FOREIGN = (".ipynb", ".rst", ".myst")


def chapters(root: Path) -> list[Path]:
    """The files of all chapters."""
    found = sorted(root.glob("chapters/**/*.md"))
    return [path for path in found if all(map(is_written, path.relative_to(root).parts))]


def pages(root: Path) -> list[Path]:
    """The files of all pages: the front page and all chapters."""
    return [root / "index.md", *chapters(root)]


def led_to(page: Path, link: str, root: Path) -> Path:
    """The file to which a link leads, whether it exists or not.

    Args:
        page: the file that contains the link.
        link: a path relative to the page's folder; one that begins with a slash is relative to the checkout.
        root: the checkout.
    """
    start = root if link.startswith("/") else page.parent
    return Path(os.path.normpath(start / link.lstrip("/")))


def conflicts(content: bytes, name: str) -> Iterator[str]:
    """Messages about conflict markers that a merge has left in a file."""
    text = content.decode(errors="replace")
    for found in re.finditer(CONFLICT, text, re.MULTILINE):
        yield f"{name}:{line_at(text, found.start())}: {UNSETTLED}"


def controls(text: str, name: str) -> Iterator[str]:
    """A message about the first control character in a file that pages show, if it has one."""
    if found := CONTROLS.search(text):
        yield f"{name}:{line_at(text, found.start())}: pages can't show the control character {found[0]!a}. Remove it."


def refuse_unreadable(root: Path) -> None:
    """Refuse pages that can't be built, and unusable files beside them or in the folders of styles and templates.

    Raises:
        Problem: a page is not a file, is empty or not UTF-8; a folder is a link; a merge conflict is unresolved.
    """
    folders = ("chapters", "_static", "_templates")
    files = [root / "index.md", *(path for name in folders for path in (root / name).rglob("*"))]
    wrong = [told for path in sorted(files) for told in _unfit(path, path.relative_to(root))]
    for page in pages(root):
        wrong += _unreadable(page, page.relative_to(root))
    if wrong:
        raise Problem(*wrong)


def _unfit(path: Path, name: Path) -> Iterator[str]:
    """What is wrong with any file or folder of the site: `name` is its path relative to the checkout."""
    if is_linked(path):
        yield f"{name}: {LINKED}"
    elif path.is_file():
        yield from conflicts(path.read_bytes(), str(name))
    elif not path.is_dir() and is_written(path.name) and path.suffix != ".md":
        yield f"{name}: {NO_FILE}. Remove it."
    if name.parts[0] == "chapters" and path.suffix in FOREIGN and all(map(is_written, name.parts)):
        yield f"{name}: a file of this kind can't be a chapter. Write it as a MyST notebook that ends with .md, or move it."


def _unreadable(page: Path, name: Path) -> Iterator[str]:
    """Why a page can't be read as text, if it can't: `name` is its path relative to the checkout."""
    if not str(name).isprintable():
        yield f"{str(name)!a}: its name contains characters that can't be printed. Rename it."
        return
    if not page.is_file():
        yield f"{name}: {NO_FILE}. Put a file there."
        return
    content = page.read_bytes()
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        yield f"{name}:{line}: it is not UTF-8. Save it as UTF-8."
        return
    if text.startswith("\ufeff"):
        yield f"{name}:1: {MARK}"
    yield from controls(text, str(name))
    if EMPTY.fullmatch(text):
        yield f"{name}: it has no text. Give it a title and some text."
