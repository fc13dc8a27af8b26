"""Rename and remove chapters and snippets, with all that names them."""

from __future__ import annotations

import os
import re
from pathlib import Path

from lab.book import ROOT
from lab.files import Changes, write_all
from lab.moved import MOVED, leading
from lab.pages import chapters, led_to, refuse_unreadable
from lab.problems import Problem, line_at, nearest
from lab.tasks import FILE
from lab.write import NAME, NAMED, pages_with, read_pages, refuse_module

QUERIES = "tests/search_queries.toml"  # names chapters without their folders, behind a query
# Wherever Markdown may name a file: in brackets, behind a directive, as a role's target.
FILE_NAMED = re.compile(r"(?<=[(<`\s])[\w./-]+\.\w+(?=[)#>`\s])")


def rename(old: str, new: str, root: Path = ROOT) -> None:
    """Rename a chapter or a snippet, and whatever names it; a chapter's old address leads to the new.

    Args:
        old, new: `chapters/post/pooling.md` or `snippets/pooling/keras.py`.
        root: the checkout.

    Raises:
        Problem: there is no such file, or the new name is none, is taken, or is in another task.
    """
    source, target = root / old, root / new
    _refuse_other(old, new)
    if source.suffix != target.suffix:
        raise Problem(f"{old} can't become {new}: a chapter ends with .md, a snippet with .py.")
    if source.suffix == ".py" and source.parent != target.parent:
        raise Problem(f"{new} is in another task than {old}. A snippet keeps its task.")
    if not source.is_file():
        known = (str(path.relative_to(root)) for path in root.glob(f"*/**/*{source.suffix}"))
        raise Problem(f"There is no {old}{nearest(old, known)}.")
    if target.exists():
        raise Problem(f"{new} is there already. Take another name.")
    was, now = old.rpartition(".")[0], new.rpartition(".")[0]
    for part in now.split("/"):
        if part not in was.split("/") and not NAME.fullmatch(part):
            raise Problem(f"{new}: '{part}' can't be a name here. A name {NAMED}.")
    refuse_unreadable(root)
    if source.suffix == ".md":
        write_all(_renamed_chapter(source, target, root))
        rest = _still_named(was, root)
        if source.parent != target.parent:
            rest += (
                "\nindex.md lists it where it did. Move its line if it belongs into another part."
            )
    else:
        refuse_module(target.stem)
        write_all(_renamed_snippet(source, target, root))
        rest = "\nIts recording is gone: `make record` makes it anew."
    print(
        f"{old} is {new} now. `make check` tells which cells and links still use the old one.{rest}"
    )


def _renamed_chapter(source: Path, target: Path, root: Path) -> Changes:
    """What changes with a chapter's name: links to it and, in another folder, its own; the index; its tests."""
    was, now = (str(path.relative_to(root).with_suffix("")) for path in (source, target))
    index, queries = root / "index.md", root / QUERIES
    changes: Changes = {
        index: re.sub(rf"\b{was}\b", now, index.read_text(encoding="utf-8")),
        root / MOVED: leading(was, now, root),
    }
    for page in chapters(root):
        there = target if page == source else page
        changes[there] = _linked(page, there, source, target, root)
    changes[source] = None
    tests, renamed = (root / "tests/chapters" / f"test_{path.stem}.py" for path in (source, target))
    if tests.exists() and not renamed.exists():
        changes |= {renamed: tests.read_text(encoding="utf-8"), tests: None}
    if queries.exists():
        changes[queries] = re.sub(
            rf'(,\s*"){source.stem}(?=")',
            rf"\g<1>{target.stem}",
            queries.read_text(encoding="utf-8"),
        )
    return changes


def _linked(page: Path, there: Path, source: Path, target: Path, root: Path) -> str:
    """A chapter's text with its links to files as they must be when a chapter moves, which it may be itself.

    Args:
        page, there: where the chapter is, and where it will be.
        source, target: where the chapter that moves is, and where it will be.
        root: the checkout.
    """

    def leads(link: re.Match[str]) -> str:
        file, rooted = led_to(page, link[0], root), link[0].startswith("/")
        if not file.is_file() or (file != source and (rooted or page == there)):
            return link[0]
        now = target if file == source else file
        return f"/{now.relative_to(root)}" if rooted else os.path.relpath(now, there.parent)

    return FILE_NAMED.sub(leads, page.read_text(encoding="utf-8"))


def _renamed_snippet(source: Path, target: Path, root: Path) -> Changes:
    """What changes with a snippet's name: its task's file, and what cells and tests ask for."""
    file = target.parent / FILE
    changes: Changes = {
        target: source.read_text(encoding="utf-8"),
        file: _named_anew(file.read_text(encoding="utf-8"), source.stem, target.stem),
        source: None,
    }
    was, now = (f"{path.parent.name}/{path.stem}" for path in (source, target))
    for page in [*chapters(root), *root.glob("tests/**/*.py")]:
        changes[page] = re.sub(rf"(?<![\w/]){was}(?![\w-])", now, page.read_text(encoding="utf-8"))
    return changes | dict.fromkeys(root.glob(f"runtimes/*/recordings/{was}.json"))


def _named_anew(text: str, old: str, new: str) -> str:
    """A task file's text in which a snippet has a new name; elsewhere the word stays, as the key `error`."""
    tables = re.split(r"(?m)^(?=\[)", text)
    for number, table in enumerate(tables):
        if table.startswith("[["):  # it is in a list of variants
            tables[number] = re.sub(
                r"(?m)^variants\s*=.*",
                lambda found: found[0].replace(f'"{old}"', f'"{new}"'),
                table,
            )
        elif table.startswith("["):  # it is a key, or a source of files
            tables[number] = re.sub(rf'(?m)^{old}(?=\s*=)|(?<="){old}(?=/)', new, table)
    return "".join(tables)


def remove(old: str, instead: str, root: Path = ROOT) -> None:
    """Remove a chapter; its address leads to another.  Its snippets stay; tasks that no chapter shows now are told.

    Args:
        old, instead: `chapters/post/pooling.md`.
        root: the checkout.

    Raises:
        Problem: one of the two is not there.
    """
    _refuse_other(old, instead)
    if old == instead:
        raise Problem(f"{old} can't lead to itself. Name another chapter.")
    for name in (old, instead):
        if not (root / name).is_file() or not name.endswith(".md"):
            known = (str(path.relative_to(root)) for path in chapters(root))
            raise Problem(f"There is no chapter {name}{nearest(name, known)}.")
    refuse_unreadable(root)
    was, index = old.removesuffix(".md"), root / "index.md"
    tasks = sorted(file.parent.name for file in root.glob(f"snippets/*/{FILE}"))
    pages = read_pages(root)
    lonely = [task for task in tasks if [*pages_with(task, pages)] == [old]]
    write_all(
        {
            index: re.sub(rf"(?m)^{was}\n", "", index.read_text(encoding="utf-8")),
            root / MOVED: leading(was, instead.removesuffix(".md"), root),
            root / old: None,
        }
    )
    print(
        f"{old} is gone; its address leads to {instead}. `make check` tells which links still lead to it."
        + _still_named(was, root)
    )
    if lonely:
        print(
            "No chapter shows these tasks any more. Show each in another chapter, with show.snippet; or "
            "remove its folder, its recordings in runtimes/*/recordings/, and its tests in tests/chapters/:\n"
            + "\n".join(f"  snippets/{task}" for task in lonely)
        )


def _still_named(was: str, root: Path) -> str:
    """Which files beside the book's pages name a chapter by its address, and which queries by its name."""
    places = []
    files = [*root.glob("*.md"), *root.glob("*.py"), *root.glob("tests/**/*.py"), root / QUERIES]
    for file in filter(Path.is_file, files):
        word = rf',\s*"{Path(was).name}"' if file == root / QUERIES else rf"\b{was}\b"
        text = file.read_text(encoding="utf-8")
        lines = dict.fromkeys(
            str(line_at(text, found.start())) for found in re.finditer(word, text)
        )
        if lines:
            places.append(f"\n  {file.relative_to(root)}, line {', '.join(lines)}")
    return (
        "\nThe old name still stands in these. Write another there:" + "".join(places)
        if places
        else ""
    )


def _refuse_other(*names: str) -> None:
    """See that names are those of chapters or of snippets, as seen from the checkout's folder.

    Raises:
        Problem: one is another file's, or is written in another way.
    """
    for name in names:
        if not re.fullmatch(r"chapters/(\w+/)*\w+\.md|snippets/\w+/\w+\.py", name):
            raise Problem(
                f"'{name}' is neither a chapter, as chapters/post/pooling.md, nor a snippet, as "
                "snippets/pooling/slim.py. Write it so, from the checkout's folder."
            )
