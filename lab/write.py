"""Make, rename and remove chapters and snippets, with all that names them."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import re
import sys
import tomllib
from itertools import product
from pathlib import Path

from lab.book import ROOT
from lab.files import chapters, refuse_unreadable, write_whole
from lab.problems import Problem, nearest
from lab.tasks import FILE, Task

MOVED = "chapters/moved.toml"  # old addresses and where they lead
QUERIES = "tests/search_queries.toml"  # names chapters without their folders, behind a query
NAME = re.compile(r"[a-z][a-z0-9_]*")
NAMED = "begins with a small letter and goes on with small letters, digits and underscores"
CELL = re.compile(r"(?ms)^```\{code-cell\}\n(?!:tags: \[remove-cell\]).*?^```$")
# Wherever Markdown may name a file: in brackets, behind a directive, as a role's target.
FILE_NAMED = re.compile(r"(?<=[(<`\s])[\w./-]+\.\w+(?=[)#>`\s])")

Changes = dict[Path, str | None]  # files and what they will hold; None: they will be gone

CHAPTER = """\
---
file_format: mystnb
kernelspec:
  name: python3
  display_name: Python 3
---

# {title}

:::{{div}} answer
**The question that somebody really has?** Its answer, in a few short sentences.
:::

After this page you can …

## What it looks like

```{{code-cell}}
:tags: [remove-input]
from lab import show

show.variants("{task}")
```
"""
TASK = """\
title = {title}

[variants]
first = "First"
"""
SNIPPET = '''\
"""The caption: what this piece of TensorFlow does, in one line."""
import tensorflow as tf

inputs = tf.ones([2, 3])

values = {"shape": inputs.shape.as_list()}
print(inputs.shape)
'''


def chapter(name: str, title: str, root: Path = ROOT) -> None:
    """Make a chapter, a task with a first snippet that it shows, and the chapter's line in the index.

    Args:
        name: below `chapters/`, as in `post/pooling`.
        title: the chapter's title.
        root: the checkout.

    Raises:
        Problem: the name is none, or is taken, or the title is none.
    """
    name = name.removeprefix("chapters/").removesuffix(".md")
    title = " ".join(title.split())
    if not title:
        raise Problem("A chapter needs a title: make chapter NAME=post/pooling TITLE='Pooling'")
    *folders, task = name.split("/")
    if not folders or not all(map(NAME.fullmatch, name.split("/"))):
        raise Problem(
            f"'{name}' can't name a chapter. It takes a folder and a name, each of which {NAMED}: "
            "make chapter NAME=post/pooling TITLE='Pooling'"
        )
    page, folder = root / "chapters" / f"{name}.md", root / "snippets" / task
    for path in (page, folder):
        if path.exists():
            raise Problem(f"{path.relative_to(root)} is there already. Take another name.")
    index = root / "index.md"
    _write(
        {
            page: CHAPTER.format(title=title, task=task),
            folder / FILE: TASK.format(title=json.dumps(title, ensure_ascii=False)),
            folder / "first.py": SNIPPET,
            index: _listed(index.read_text(encoding="utf-8"), f"chapters/{name}"),
            root / MOVED: _there_again(f"chapters/{name}", root),
        }
    )
    print(
        f"chapters/{name}.md and snippets/{task}/first.py are there, and show. Go on with these two."
    )


def _listed(index: str, address: str) -> str:
    """The front page with a chapter's line, the last of its part.

    Raises:
        Problem: there is no such part.
    """
    lines = index.splitlines()
    if address in lines:
        return index
    folder = address.split("/")[1]
    part = [number for number, line in enumerate(lines) if line.startswith(f"chapters/{folder}/")]
    if not part:
        parts = set(re.findall(r"(?m)^chapters/(\w+)/", index))
        raise Problem(
            f"index.md has no part '{folder}'{nearest(folder, parts)}. For a new part, write a toctree "
            f"with the line {address} into index.md, then run this again."
        )
    return "\n".join([*lines[: part[-1] + 1], address, *lines[part[-1] + 1 :]]) + "\n"


def snippet(task: str, variant: str, root: Path = ROOT) -> None:
    """Add a variant to a task: a copy of another, with what the task file says of that.

    It is of one that works everywhere, if there is one; so it has what pages and comparisons ask of each.

    Raises:
        Problem: there is no such task, or the name is none or is taken.
    """
    from lab.show import book

    found = book().find_task(task)
    if not NAME.fullmatch(variant):
        raise Problem(f"'{variant}' can't name a variant. A variant's name {NAMED}.")
    _refuse_module(variant)
    path, file = found.snippet(variant), found.folder / FILE
    if path.exists():
        raise Problem(f"{path.relative_to(root)} is there already. Take another name.")
    like = _most_plain(found)
    named = _named_beside(file.read_text(encoding="utf-8"), like, variant)
    if not _says(named, file, like, variant):
        raise Problem(
            f"{file.relative_to(root)}: no line can be added to it. Write its variants one a line "
            f'under [variants], as in {variant} = "its title", and each list of variants in one line.'
        )
    _write({path: found.snippet(like).read_text(encoding="utf-8"), file: named})
    print(
        f"snippets/{task}/{variant}.py is there: a copy of {like}.py, with its entries in {FILE}. Change "
        "both to what you want to show."
    )
    print(_where_shown(found, variant, root))


def _most_plain(task: Task) -> str:
    """The variant that works everywhere and hands on no files; if there is none, one that comes near."""
    failing = {name for expected in task.expected_errors for name in expected.variants}
    return min(
        task.variants, key=lambda name: (name in failing) + (name in task.keeps | task.takes)
    )


def _named_beside(text: str, like: str, variant: str) -> str:
    """A task file's text that names a variant: last among the variants, elsewhere beside the one that it is like."""
    tables = re.split(r"(?m)^(?=\[)", text)
    for number, table in enumerate(tables):
        written = table.rstrip()
        if table.startswith("[variants]"):
            tables[number] = f'{written}\n{variant} = "{_title(variant)}"' + (
                table[len(written) :] or "\n"
            )
        elif table.startswith("[["):
            tables[number] = re.sub(
                r"(?m)^variants\s*=.*",
                lambda found: found[0].replace(f'"{like}"', f'"{like}", "{variant}"'),
                table,
            )
        else:
            tables[number] = re.sub(rf"(?m)^{like}(\s*=.*)", rf"\g<0>\n{variant}\1", table)
    return "".join(tables)


def _says(text: str, file: Path, like: str, variant: str) -> bool:
    """Whether a task file's new text says just what it said, and of a variant what it says of the one that it is like."""
    wanted = tomllib.loads(file.read_text(encoding="utf-8"))
    wanted["variants"][variant] = _title(variant)
    for table in (wanted.get("keeps", {}), wanted.get("takes", {})):
        if like in table:
            table[variant] = table[like]
    for expected in wanted.get("expected_errors", []):
        if like in expected["variants"]:
            expected["variants"].insert(expected["variants"].index(like) + 1, variant)
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False


def _title(variant: str) -> str:
    return variant.replace("_", " ").capitalize()


def _where_shown(task: Task, variant: str, root: Path) -> str:
    """Where a new variant shows by itself; else where to write which cell."""
    pages, told = _pages_with(task.name, root), []
    for page, text in pages.items():
        listed = rf"""show\.task\(["']{task.name}["']\)\.variants"""
        names = "|".join([listed, *re.findall(rf"(\w+) = {listed}", text)])
        if found := re.search(rf"""(?<!`)show\.variants\(["']{task.name}["']\)""", text):
            told.append(f"{page}:{_line(text, found)} shows it by itself.")
        elif found := re.search(rf"for .+ in ({names})\b", text):
            told.append(
                f"{page}:{_line(text, found)} goes through all variants: it shows there as far as that cell lets "
                f"it. Look at it: make one CHAPTER={page}"
            )
    return "\n".join(told) or _how_to_show(task, variant, pages)


def _how_to_show(task: Task, variant: str, pages: dict[str, str]) -> str:
    """Which cell to write for a new variant, and where: below the one that shows its neighbour.

    Args:
        task: as it was before.
        variant: the new one.
        pages: texts of the chapters that show the task, by name.
    """
    place = next(iter(pages), "a chapter")
    for spelling, (page, text), other in product(
        (rf"""["']{task.name}/{{}}\b""", """["']{}["']"""), pages.items(), reversed(task.variants)
    ):
        cells = (cell for cell in CELL.finditer(text) if re.search(spelling.format(other), cell[0]))
        if cell := next(cells, None):
            line = text.count("\n", 0, cell.end()) + 1
            place = f"{page}, below line {line}, the end of the cell with '{other}'"
            break
    return (
        f"No chapter shows it yet. Write this into {place}:\n\n"
        f'```{{code-cell}}\n:tags: [remove-input]\nshow.snippet("{task.name}/{variant}")\n```\n'
    )


def _pages_with(task: str, root: Path) -> dict[str, str]:
    """The texts of the chapters that use a task, by name; first the one whose cells show most of it."""
    pages = {
        str(page.relative_to(root)): page.read_text(encoding="utf-8") for page in chapters(root)
    }
    shows = rf"""\bshow\.\w+\(f?["']{task}\b"""
    named = re.compile(rf"""["']{task}/|{shows}""")
    used = [page for page, text in pages.items() if named.search(text)]
    used.sort(key=lambda page: -len(re.findall(shows, pages[page])))
    return {page: pages[page] for page in used}


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


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
        _write(_renamed_chapter(source, target, root))
        rest = _still_named(was, root)
        if source.parent != target.parent:
            rest += (
                "\nindex.md lists it where it did. Move its line if it belongs into another part."
            )
    else:
        _refuse_module(target.stem)
        _write(_renamed_snippet(source, target, root))
        rest = "\nIts recording is gone: `make record` makes it anew."
    print(
        f"{old} is {new} now. `make check` tells which cells and links still use the old one.{rest}"
    )


def _renamed_chapter(source: Path, target: Path, root: Path) -> Changes:
    """What changes with a chapter's name: links to it and, in another folder, its own; the index; the queries."""
    was, now = (str(path.relative_to(root).with_suffix("")) for path in (source, target))
    index, queries = root / "index.md", root / QUERIES
    changes: Changes = {
        index: re.sub(rf"\b{was}\b", now, index.read_text(encoding="utf-8")),
        root / MOVED: _leading(was, now, root),
    }
    for page in chapters(root):
        there = target if page == source else page
        changes[there] = _linked(page, there, source, target)
    changes[source] = None
    if queries.exists():
        changes[queries] = re.sub(
            rf'(,\s*"){source.stem}(?=")',
            rf"\g<1>{target.stem}",
            queries.read_text(encoding="utf-8"),
        )
    return changes


def _linked(page: Path, there: Path, source: Path, target: Path) -> str:
    """A chapter's text with its links to files as they must be when a chapter moves, which it may be itself.

    Args:
        page, there: where the chapter is, and where it will be.
        source, target: where the chapter that moves is, and where it will be.
    """

    def leads(link: re.Match[str]) -> str:
        file = Path(os.path.normpath(page.parent / link[0]))
        if not file.is_file() or (page == there and file != source):
            return link[0]
        return os.path.relpath(target if file == source else file, there.parent)

    return FILE_NAMED.sub(leads, page.read_text(encoding="utf-8"))


def _renamed_snippet(source: Path, target: Path, root: Path) -> Changes:
    """What changes with a snippet's name: its task's file, and what cells and tests ask for."""
    old, new, file = source.stem, target.stem, target.parent / FILE
    # It is a key, a source of files, or in a list of variants; elsewhere the word stays.
    place = rf'(?m)^{old}(?=\s*=)|(?<="){old}(?=/)|^variants\s*=.*'
    changes: Changes = {
        target: source.read_text(encoding="utf-8"),
        file: re.sub(
            place,
            lambda found: new if found[0] == old else found[0].replace(f'"{old}"', f'"{new}"'),
            file.read_text(encoding="utf-8"),
        ),
        source: None,
    }
    was, now = (f"{path.parent.name}/{path.stem}" for path in (source, target))
    for page in [*chapters(root), *root.glob("tests/**/*.py")]:
        changes[page] = re.sub(rf"(?<![\w/]){was}(?![\w-])", now, page.read_text(encoding="utf-8"))
    return changes | dict.fromkeys(root.glob(f"runtimes/*/recordings/{was}.json"))


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
    lonely = [task for task in tasks if [*_pages_with(task, root)] == [old]]
    _write(
        {
            index: re.sub(rf"(?m)^{was}\n", "", index.read_text(encoding="utf-8")),
            root / MOVED: _leading(was, instead.removesuffix(".md"), root),
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
        lines = dict.fromkeys(str(_line(text, found)) for found in re.finditer(word, text))
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


def _refuse_module(variant: str) -> None:
    """See that a snippet hides no module from those beside it: Python looks into a program's own folder first.

    Raises:
        Problem: there is a module of this name.
    """
    # TensorFlow 1.15 imports `imp`, which Python 3.12 and later don't have.
    known = variant in sys.stdlib_module_names or variant == "imp"
    if known or importlib.util.find_spec(variant):
        raise Problem(
            f"'{variant}' can't name a variant: a module has this name, and {variant}.py would be imported "
            f"in its place by the snippets beside it. Take another name."
        )


def _write(changes: Changes) -> None:
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


def _leading(old: str, new: str, root: Path) -> str:
    """What the file of old addresses says when one, and those that led to it, lead to a new one."""
    text = _there_again(new, root)
    return re.sub(rf'(?<== "){old}(?=")', new, text) + f'"{old}" = "{new}"\n'


def _there_again(address: str, root: Path) -> str:
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
