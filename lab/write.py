"""Add chapters and snippets, with their entries in the index and in task files."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import tomllib
from itertools import product
from pathlib import Path
from typing import Any

from lab.book import ROOT
from lab.files import write_all
from lab.moved import MOVED, there_again
from lab.pages import chapters
from lab.problems import Problem, line_at, nearest
from lab.tasks import FILE, Task

# Stricter than in lab.tasks: a chapter and its task have the same name, and addresses are in lower case.
NAME = re.compile(r"[a-z][a-z0-9_]*")
NAMED = "consists of lower-case letters, digits and underscores, and begins with a letter"
CELL = re.compile(r"(?ms)^```\{code-cell\}\n(?!:tags: \[remove-cell\]).*?^```$")

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

After reading this page, you can …

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
    """Add a chapter, a task with a first snippet, which the chapter shows, and the chapter's line in the index.

    Args:
        name: below `chapters/`, as in `post/pooling`.
        title: the chapter's title.
        root: the checkout.

    Raises:
        Problem: the name is not valid or is taken, or the title is blank.
    """
    name = name.removeprefix("chapters/").removesuffix(".md")
    title = " ".join(title.split())
    if not title:
        raise Problem("A chapter needs a title: make chapter NAME=post/pooling TITLE='Pooling'")
    *folders, task = name.split("/")
    if not folders or not all(map(NAME.fullmatch, name.split("/"))):
        raise Problem(
            f"'{name}' is not a valid name of a chapter. Give a folder and a name, each of which {NAMED}: "
            "make chapter NAME=post/pooling TITLE='Pooling'"
        )
    page, folder = root / "chapters" / f"{name}.md", root / "snippets" / task
    for path in (page, folder):
        if path.exists():
            raise Problem(f"{path.relative_to(root)} already exists. Choose another name.")
    index = root / "index.md"
    write_all(
        {
            page: CHAPTER.format(title=title, task=task),
            folder / FILE: TASK.format(title=json.dumps(title, ensure_ascii=False)),
            folder / "first.py": SNIPPET,
            index: _listed(index.read_text(encoding="utf-8"), f"chapters/{name}"),
            root / MOVED: there_again(f"chapters/{name}", root),
        }
    )
    print(
        f"chapters/{name}.md and snippets/{task}/first.py were added, and the site shows them. Edit these two."
    )


def _listed(index: str, address: str) -> str:
    """The front page's text with a chapter's line added, as the last of its part.

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


def snippet(task: str, variant: str) -> None:
    """Add a variant to a task: a copy of another one, with that one's entries in the task file.

    The copied variant is one that works in every runtime, if there is any.  A copy has everything that pages and
    comparisons require of the task's variants.

    Raises:
        Problem: there is no such task, the name is not valid or is taken, or the task file can't be edited.
    """
    from lab.show import book

    found = book().find_task(task)
    if not NAME.fullmatch(variant):
        raise Problem(f"'{variant}' is not a valid name of a variant. A variant's name {NAMED}.")
    refuse_module(variant)
    path, file = found.snippet(variant), found.folder / FILE
    if path.exists():
        raise Problem(f"{path.relative_to(ROOT)} already exists. Choose another name.")
    like = _most_plain(found)
    named = _named_beside(file.read_text(encoding="utf-8"), like, variant)
    if not _adds_only(named, file, like, variant):
        raise Problem(
            f"{file.relative_to(ROOT)}: the variant can't be added to it. Write one variant per line "
            f'under [variants], as in {variant} = "its title", and each list of variants on one line.'
        )
    write_all({path: found.snippet(like).read_text(encoding="utf-8"), file: named})
    print(
        f"snippets/{task}/{variant}.py was added: a copy of {like}.py, with its entries in {FILE}. Change "
        "both to what you want to show."
    )
    print(_where_shown(found, variant, ROOT))


def _most_plain(task: Task) -> str:
    """The variant to copy: if possible one that works in every runtime, and neither keeps nor takes files."""
    failing = {name for expected in task.expected_errors for name in expected.variants}
    return min(
        task.variants, key=lambda name: (name in failing) + (name in task.keeps | task.takes)
    )


def _named_beside(text: str, like: str, variant: str) -> str:
    """A task file's text with a new variant: at the end of the variants, and elsewhere next to the copied one.

    Args:
        text: the task file's.
        like: the copied variant.
        variant: the new one.
    """
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


def _adds_only(text: str, file: Path, like: str, variant: str) -> bool:
    """Whether a task file's new text adds only a variant, with the same entries as the copied one.

    Args:
        text: the new text.
        file: the task file, still with the old text.
        like: the copied variant.
        variant: the new one.
    """
    wanted = tomllib.loads(file.read_text(encoding="utf-8"))
    wanted["variants"][variant] = _title(variant)
    for table in (wanted.get("keeps", {}), wanted.get("takes", {})):
        if like in table:
            table[variant] = table[like]
    for expected in wanted.get("expected_errors", []):
        if like in expected["variants"]:
            expected["variants"].insert(expected["variants"].index(like) + 1, variant)
    return says(text, wanted)


def says(text: str, wanted: dict[str, Any]) -> bool:
    """Whether a task file's text can be read, and says what is wanted."""
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False


def _title(variant: str) -> str:
    return variant.replace("_", " ").capitalize()


def _where_shown(task: Task, variant: str, root: Path) -> str:
    """A message that says where a new variant is shown already, or else which cell to write, and where."""
    pages, told = pages_with(task.name, read_pages(root)), []
    for page, text in pages.items():
        listed = rf"""show\.task\(["']{task.name}["']\)\.variants"""
        names = "|".join([listed, *re.findall(rf"(\w+) = {listed}", text)])
        if found := re.search(rf"""(?<!`)show\.variants\(["']{task.name}["']\)""", text):
            told.append(f"{page}:{line_at(text, found.start())} shows it already.")
        elif found := re.search(rf"for .+ in ({names})\b", text):
            told.append(
                f"{page}:{line_at(text, found.start())} loops over all variants, and may show it. Look at the page: "
                f"make one CHAPTER={page}"
            )
    return "\n".join(told) or _how_to_show(task, variant, pages)


def _how_to_show(task: Task, variant: str, pages: dict[str, str]) -> str:
    """A message that says which cell to write for a new variant, and where: below one that shows another variant.

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
            place = f"{page}, below line {line_at(text, cell.end())}, the end of the cell with '{other}'"
            break
    return (
        f"No chapter shows it yet. Write this into {place}:\n\n"
        f'```{{code-cell}}\n:tags: [remove-input]\nshow.snippet("{task.name}/{variant}")\n```\n'
    )


def read_pages(root: Path) -> dict[str, str]:
    """The texts of all chapters, by name."""
    return {
        str(page.relative_to(root)): page.read_text(encoding="utf-8") for page in chapters(root)
    }


def pages_with(task: str, pages: dict[str, str]) -> dict[str, str]:
    """Those of some chapters that use a task, those whose cells show it most often first."""
    shows = rf"""\bshow\.\w+\(f?["']{task}\b"""
    named = re.compile(rf"""["']{task}/|{shows}""")
    used = [page for page, text in pages.items() if named.search(text)]
    used.sort(key=lambda page: -len(re.findall(shows, pages[page])))
    return {page: pages[page] for page in used}


def refuse_module(variant: str) -> None:
    """Refuse a module's name: snippets beside it would import it instead, since Python searches their folder first.

    Raises:
        Problem: there is a module with this name.
    """
    # `imp` is imported by TensorFlow 1.15, but unknown to Python 3.12 and later.
    known = variant in sys.stdlib_module_names or variant == "imp"
    if known or importlib.util.find_spec(variant):
        raise Problem(
            f"'{variant}' can't be the name of a variant: a module has this name, and the snippets beside it would "
            f"import {variant}.py instead. Choose another name."
        )
