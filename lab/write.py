"""Make, rename and remove chapters and snippets, with all that names them."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

from lab.book import ROOT
from lab.files import chapters, write_whole
from lab.problems import Problem, nearest
from lab.tasks import FILE

MOVED = "chapters/moved.toml"  # old addresses and where they lead
NAME = re.compile(r"[a-z][a-z0-9_]*")

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
            f"'{name}' can't name a chapter. Take a folder and a name of small letters, digits and "
            "underscores: make chapter NAME=post/pooling TITLE='Pooling'"
        )
    page, folder = root / "chapters" / f"{name}.md", root / "snippets" / task
    for path in (page, folder):
        if path.exists():
            raise Problem(f"{path.relative_to(root)} is there already. Take another name.")
    index = root / "index.md"
    lines = index.read_text(encoding="utf-8").splitlines()
    part = [
        number for number, line in enumerate(lines) if line.startswith(f"chapters/{folders[0]}/")
    ]
    if not part:
        parts = {line.split("/")[1] for line in lines if line.startswith("chapters/")}
        raise Problem(
            f"index.md has no part '{folders[0]}'{nearest(folders[0], parts)}. "
            "Add a toctree for it there first."
        )
    lines.insert(part[-1] + 1, f"chapters/{name}")
    write_whole(page, CHAPTER.format(title=title, task=task))
    write_whole(folder / FILE, TASK.format(title=json.dumps(title, ensure_ascii=False)))
    write_whole(folder / "first.py", SNIPPET)
    write_whole(index, "\n".join(lines) + "\n")
    print(
        f"chapters/{name}.md and snippets/{task}/first.py are there, and show. Go on with these two."
    )


def snippet(task: str, variant: str, root: Path = ROOT) -> None:
    """Add a variant to a task: a copy of one that works everywhere if variants are compared.

    Raises:
        Problem: there is no such task, or the name is none or is taken.
    """
    from lab.show import book

    found = book().find_task(task)
    if not NAME.fullmatch(variant):
        raise Problem(
            f"'{variant}' can't name a variant: take small letters, digits and underscores."
        )
    path = found.snippet(variant)
    if path.exists():
        raise Problem(f"{path.relative_to(root)} is there already. Take another name.")
    file, title = found.folder / FILE, variant.replace("_", " ").capitalize()
    line = f'{variant} = "{title}"'
    head, _, tables = file.read_text(encoding="utf-8").partition("[variants]")
    last = rf"(?m)^{re.escape(list(found.variants)[-1])}\s*=.*"
    named = f"{head}[variants]" + re.sub(last, rf"\g<0>\n{line}", tables, count=1)
    if not _says(named, {**found.variants, variant: title}):
        raise Problem(
            f"{file.relative_to(root)}: no line can be added to it. Write its variants one a line "
            f'under [variants], as in {variant} = "its title".'
        )
    text = SNIPPET
    if found.compares:
        failing = {name for expected in found.expected_errors for name in expected.variants}
        working = [name for name in found.variants if name not in failing]
        text = found.snippet(working[0]).read_text(encoding="utf-8") if working else SNIPPET
    write_whole(path, text)
    write_whole(file, named)
    print(
        f"snippets/{task}/{variant}.py is there and is named in {FILE}. `make html` shows it where a chapter has "
        f"show.variants('{task}'); elsewhere add it to a cell."
    )


def _says(text: str, variants: dict[str, str]) -> bool:
    """Whether a task file's text names just these variants, in this order."""
    try:
        return list(tomllib.loads(text)["variants"].items()) == list(variants.items())
    except tomllib.TOMLDecodeError:
        return False


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
    if source.suffix == ".py" and source.parent != target.parent:
        raise Problem(f"{new} is in another task than {old}. A snippet keeps its task.")
    if not source.is_file():
        known = (str(path.relative_to(root)) for path in root.glob(f"*/**/*{source.suffix}"))
        raise Problem(f"There is no {old}{nearest(old, known)}.")
    if target.exists() or source.suffix != target.suffix or not NAME.fullmatch(target.stem):
        raise Problem(f"{new} is taken, or can't be a name here. Take another.")
    target.parent.mkdir(parents=True, exist_ok=True)
    source.rename(target)
    if source.suffix == ".md":
        was, now = old.removesuffix(".md"), new.removesuffix(".md")
        _replace(root / "index.md", rf"\b{re.escape(was)}\b", now)
        for page in chapters(root):
            link, leads = (os.path.relpath(path, page.parent) for path in (source, target))
            _replace(page, rf"(?<=\(){re.escape(link)}", leads)
        _lead(was, now, root)
    else:
        # It is a key, a source of files, or in a list of variants; elsewhere the word stays.
        place = r'(?m)^{0}(?=\s*=)|(?<="){0}(?=/)|^variants\s*=.*'.format(re.escape(source.stem))
        _replace(
            target.parent / FILE,
            place,
            lambda found: (
                target.stem
                if found[0] == source.stem
                else found[0].replace(f'"{source.stem}"', f'"{target.stem}"')
            ),
        )
        was, now = (f"{path.parent.name}/{path.stem}" for path in (source, target))
        for page in [*chapters(root), *root.glob("tests/**/*.py")]:
            _replace(page, rf"(?<![\w/]){re.escape(was)}(?![\w-])", now)
        for recording in root.glob(f"runtimes/*/recordings/{was}.json"):
            recording.unlink()
    print(
        f"{old} is {new} now. `make check` tells what still names the old one; `make record` records."
    )


def remove(old: str, instead: str, root: Path = ROOT) -> None:
    """Remove a chapter; its address leads to another.  Its snippets stay.

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
            raise Problem(f"There is no chapter {name}.")
    (root / old).unlink()
    _replace(root / "index.md", rf"(?m)^{re.escape(old.removesuffix('.md'))}\n", "")
    _lead(old.removesuffix(".md"), instead.removesuffix(".md"), root)
    print(f"{old} is gone; its address leads to {instead}. `make check` tells what still names it.")


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


def _replace(path: Path, pattern: str, text: str | Callable[[re.Match[str]], str]) -> None:
    before = path.read_text(encoding="utf-8")
    after = re.sub(pattern, text, before)
    if after != before:
        write_whole(path, after)


def _lead(old: str, new: str, root: Path) -> None:
    """Have an old address, and those that led to it, lead to a new one."""
    path = root / MOVED
    _replace(path, rf'(?<== ")({re.escape(old)})(?=")', new)
    write_whole(path, path.read_text(encoding="utf-8") + f'"{old}" = "{new}"\n')


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
