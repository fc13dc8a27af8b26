"""Rename and remove chapters and snippets, and update the files that name them."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

from lab.book import ROOT
from lab.files import Changes, write_all
from lab.moved import MOVED, leading
from lab.pages import chapters, led_to, pages, refuse_unreadable
from lab.problems import Problem, line_at, nearest
from lab.tasks import FILE
from lab.write import NAME, NAMED, pages_with, read_pages, refuse_module, says

QUERIES = "tests/search_queries.toml"  # names chapters without their folders, after each query
# A file's name wherever Markdown may have one: in brackets, as a directive's argument, as a role's target.
FILE_NAMED = re.compile(r"(?<=[(<`\s])[\w./-]+\.\w+(?=[)#>`\s])")


def rename(old: str, new: str, root: Path = ROOT) -> None:
    """Rename a chapter or a snippet wherever it is named; a chapter's old address is redirected to the new one.

    Args:
        old, new: `chapters/post/pooling.md` or `snippets/pooling/slim.py`.
        root: the checkout.

    Raises:
        Problem: there is no such file, or the new name is not valid, is taken, or is in another task.
    """
    source, target = root / old, root / new
    _refuse_other(old, new)
    if source.suffix != target.suffix:
        raise Problem(f"{old} can't become {new}: a chapter ends with .md, a snippet with .py.")
    if source.suffix == ".py" and source.parent != target.parent:
        raise Problem(
            f"{new} is in a different task from {old}. A snippet can't move to another task."
        )
    if not source.is_file():
        folder = Path(old).parts[0]
        known = (str(path.relative_to(root)) for path in root.glob(f"{folder}/**/*{source.suffix}"))
        raise Problem(f"There is no {old}{nearest(old, known)}.")
    if target.exists():
        raise Problem(f"{new} already exists. Choose another name.")
    was, now = old.rpartition(".")[0], new.rpartition(".")[0]
    for part in now.split("/"):
        if part not in was.split("/") and not NAME.fullmatch(part):
            raise Problem(f"{new}: '{part}' is not a valid name. A name {NAMED}.")
    refuse_unreadable(root)
    if source.suffix == ".md":
        write_all(_renamed_chapter(source, target, root))
        rest = _still_named(was, root, queries=source.stem != target.stem)
        if source.parent != target.parent:
            rest += "\nIts line in index.md is where it was. Move it if the chapter belongs to another part."
    else:
        refuse_module(target.stem)
        write_all(_renamed_snippet(source, target, root))
        rest = _perhaps_named(source, root)
        rest += "\nIts recording was removed: `make record` makes a new one."
    print(
        f"{old} is now {new}. `make check` lists cells and links that still use the old name.{rest}"
    )


def _renamed_chapter(source: Path, target: Path, root: Path) -> Changes:
    """The files that change with a chapter's name: it, pages that link to it, the index, redirects, tests, queries."""
    was, now = (str(path.relative_to(root).with_suffix("")) for path in (source, target))
    index, queries = root / "index.md", root / QUERIES
    changes: Changes = {
        index: re.sub(_whole(was), now, index.read_text(encoding="utf-8")),
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
    """A chapter's text with its links to files changed as necessary when a chapter, this one or another, moves.

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
    """The files that change with a snippet's name: it, its task file, chapters, tests; recordings are removed.

    Raises:
        Problem: the task file is written in another way than others.
    """
    file = target.parent / FILE
    before = file.read_text(encoding="utf-8")
    after = _named_anew(before, source.stem, target.stem)
    if not _renames_only(after, before, source.stem, target.stem):
        raise Problem(
            f"{file.relative_to(root)}: it isn't written as in other tasks, so nothing was renamed. Write each variant "
            "at the start of a line, without quotes, and lists of variants on one line."
        )
    changes: Changes = {target: source.read_text(encoding="utf-8"), file: after, source: None}
    was, now = (f"{path.parent.name}/{path.stem}" for path in (source, target))
    for page in [*pages(root), *root.glob("tests/**/*.py")]:
        changes[page] = re.sub(_whole(was), now, page.read_text(encoding="utf-8"))
    return changes | dict.fromkeys(root.glob(f"runtimes/*/recordings/{was}.json"))


def _named_anew(text: str, old: str, new: str) -> str:
    """A task file's text with a snippet renamed; other uses of the word, such as a key `error`, stay."""
    tables = re.split(r"(?m)^(?=\[)", text)
    for number, table in enumerate(tables):
        if table.startswith("[["):  # named in a list of variants
            tables[number] = re.sub(
                r"(?m)^variants\s*=.*",
                lambda found: found[0].replace(f'"{old}"', f'"{new}"'),
                table,
            )
        elif table.startswith("["):  # named as a key, or as the variant whose files another takes
            tables[number] = re.sub(rf'(?m)^{old}(?=\s*=)|(?<="){old}(?=/)', new, table)
    return "".join(tables)


def _renames_only(after: str, before: str, old: str, new: str) -> bool:
    """Whether a task file's new text says the same as the old one, but for the snippet's name."""
    wanted = tomllib.loads(before)
    for table in ("variants", "keeps", "takes"):
        if table in wanted:
            wanted[table] = {
                new if name == old else name: what for name, what in wanted[table].items()
            }
    for name, source in wanted.get("takes", {}).items():
        wanted["takes"][name] = re.sub(rf"^{old}(?=/)", new, source)
    for expected in wanted.get("expected_errors", []):
        expected["variants"] = [new if name == old else name for name in expected["variants"]]
    return says(after, wanted)


def remove(old: str, instead: str, root: Path = ROOT) -> None:
    """Remove a chapter and redirect its address.  Its snippets stay; tasks that no chapter shows any more are listed.

    Args:
        old: the chapter, as `chapters/post/pooling.md`.
        instead: the chapter to which its address then leads.
        root: the checkout.

    Raises:
        Problem: one of the two doesn't exist.
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
        f"{old} was removed; its address leads to {instead}. `make check` lists links that still lead to it."
        + _still_named(was, root)
    )
    if lonely:
        print(
            "No chapter shows these tasks any more. Show each in another chapter, with show.snippet; or "
            "remove its folder, its recordings in runtimes/*/recordings/, and its tests in tests/chapters/:\n"
            + "\n".join(f"  snippets/{task}" for task in lonely)
        )


def _perhaps_named(snippet: Path, root: Path) -> str:
    """A message that lists where chapters of a snippet's task name it by itself, as in a loop; empty if none does."""
    task, name = snippet.parent.name, snippet.stem
    places = [
        f"\n  {page.relative_to(root)}:{line_at(text, found.start())}"
        for page in pages(root)
        if f"{task}/" in (text := page.read_text(encoding="utf-8"))
        for found in re.finditer(rf"""(?<=["']){name}(?=["'])""", text)
    ]
    return "\nThese lines may mean it. Replace it there:" + "".join(places) if places else ""


def _still_named(was: str, root: Path, queries: bool = True) -> str:
    """A message that lists where files other than chapters still name a chapter; empty if none does.

    Args:
        was: the chapter's old address.
        root: the checkout.
        queries: whether to look for its name in the list of queries, too.
    """
    places = []
    files = [*root.glob("*.md"), *root.glob("*.py"), *root.glob("tests/**/*.py")]
    files += [root / QUERIES] * queries
    for file in filter(Path.is_file, files):
        word = rf',\s*"{Path(was).name}"' if file == root / QUERIES else _whole(was)
        text = file.read_text(encoding="utf-8")
        lines = dict.fromkeys(
            str(line_at(text, found.start())) for found in re.finditer(word, text)
        )
        if lines:
            places.append(f"\n  {file.relative_to(root)}, line {', '.join(lines)}")
    return (
        "\nThese files still contain the old name. Replace it there:" + "".join(places)
        if places
        else ""
    )


def _whole(name: str) -> str:
    """The pattern of a chapter's or a snippet's name that isn't a part of another one."""
    return rf"(?<![\w/-]){name}(?![\w-])"


def _refuse_other(*names: str) -> None:
    """Refuse names that aren't those of chapters or snippets, relative to the checkout.

    Raises:
        Problem: one names another file, or is written differently.
    """
    for name in names:
        if not re.fullmatch(r"chapters/([\w-]+/)*[\w-]+\.md|snippets/\w+/\w+\.py", name):
            raise Problem(
                f"'{name}' is neither a chapter, such as chapters/post/pooling.md, nor a snippet, such as "
                "snippets/pooling/slim.py. Give its path relative to the checkout."
            )
