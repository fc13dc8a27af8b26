"""Tasks: the folders of `snippets/`, and the task file in each, which is validated here."""

from __future__ import annotations

import codecs
import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lab.files import LINKED, is_linked, is_written
from lab.problems import MARK, Problem, line_at, nearest
from lab.shapes import Shapes, are_texts, is_table, is_text, misfits, read_toml

FILE = "task.toml"
# Cached, since `make live` reads all task files after each change.
parsed = functools.cache(read_toml)
# With hyphens, two addresses, as `a-b/c` and `a/b-c`, would become the same file name or anchor.
NAME, NAMED = (
    re.compile(r"\w+", re.ASCII),
    "may contain only letters, digits and underscores",
)

# The keys of a task file, each with its value as a phrase for messages and as a check.
SHAPES: Shapes = {
    "title": ("a string that is not blank", is_text),
    "variants": (
        "a table with a title for each snippet",
        lambda value: value and is_table(value, is_text),
    ),
    "compares": ("true or false", lambda value: isinstance(value, bool)),
    "seconds": ("a whole number of at least 1", lambda value: type(value) is int and value > 0),
    "keeps": (
        "a table with a list of files for each snippet",
        lambda value: is_table(value, are_texts),
    ),
    "takes": (
        'a table with a "variant/runtime" for each snippet',
        lambda value: is_table(value, is_text),
    ),
    "expected_errors": (
        "tables, each under [[expected_errors]]",
        lambda value: isinstance(value, list) and all(isinstance(entry, dict) for entry in value),
    ),
}
ERROR_SHAPES: Shapes = {
    "variants": ("a list of variants", are_texts),
    "runtimes": ("a list of runtimes", are_texts),
    "error": ("a string that is not blank", is_text),
    "reason": ("a string that is not blank", is_text),
}


@dataclass(frozen=True)
class ExpectedError:
    """An error that is the right outcome of some variants in some runtimes.

    Attributes:
        variants: the variants that must raise it.
        runtimes: ids of the runtimes in which they must.
        error: `Type: message`, exact; or only its beginning, if it ends with `…`.
        reason: why, in a sentence for readers.
    """

    variants: tuple[str, ...]
    runtimes: tuple[str, ...]
    error: str
    reason: str

    def matches(self, error: str) -> bool:
        """Whether an error that was raised, given as `Type: message`, is this one."""
        if self.error.endswith("…"):
            return error.startswith(self.error[:-1])
        return error == self.error


@dataclass(frozen=True)
class Task:
    """One thing to build, and the variants that build it.

    Attributes:
        name: the folder's name.
        folder: `snippets/<name>`.
        title: what it is, for messages and headings.
        variants: titles by variant, in the order in which pages show them.
        compares: whether the variants are compared, and so must define `inputs` and `outputs`.
        seconds: time limit of one snippet.
        keeps: by variant, glob patterns of the files that it leaves for others.
        takes: by variant, the `variant/runtime` whose kept files it finds in its working folder.
        expected_errors: the declared errors.
    """

    name: str
    folder: Path
    title: str
    variants: dict[str, str]
    compares: bool = False
    seconds: int = 60
    keeps: dict[str, list[str]] = field(default_factory=dict)
    takes: dict[str, str] = field(default_factory=dict)
    expected_errors: tuple[ExpectedError, ...] = ()

    def snippet(self, variant: str) -> Path:
        """The file of a variant."""
        return self.folder / f"{variant}.py"

    @functools.cached_property
    def data_files(self) -> list[Path]:
        """The files beside the snippets, which the snippets may read."""
        files = (path for path in self.folder.iterdir() if path.is_file())
        ours = (path for path in files if path.suffix != ".py" and path.name != FILE)
        return sorted(path for path in ours if is_written(path.name))

    def expected_error(self, variant: str, runtime: str) -> ExpectedError | None:
        """The error declared for a variant in a runtime, if any."""
        for expected in self.expected_errors:
            if variant in expected.variants and runtime in expected.runtimes:
                return expected
        return None


def split_caption(text: str) -> tuple[str, str]:
    """Split a snippet's text into its caption (the docstring) and the code below.

    Args:
        text: of a file that `load_tasks` has accepted.
    """
    caption, code = text.removeprefix('"""').split('"""\n', 1)
    return caption, code.strip("\n")


def load_tasks(root: Path, runtimes: Iterable[str]) -> dict[str, Task]:
    """Read every task file.

    Args:
        root: the checkout.
        runtimes: ids of the existing runtimes.

    Raises:
        Problem: everything that is wrong with task files and their folders, in one error.
    """
    wrong: list[str] = []
    tasks = {}
    known = list(runtimes)
    for path in sorted((root / "snippets").glob("[!.]*.py")):
        wrong.append(f"snippets/{path.name}: it is not in a task's folder. Move it into one.")
    folders = (path for path in (root / "snippets").iterdir() if path.is_dir())
    for folder in sorted(path for path in folders if is_written(path.name)):
        if not (folder / FILE).exists():
            if any(folder.glob("*.py")):
                wrong.append(
                    f"snippets/{folder.name}/: it has no {FILE}. Write one, with a title and a table "
                    "[variants], as beside other snippets."
                )
            continue
        if is_linked(folder):
            wrong.append(f"snippets/{folder.name}: {LINKED}")
        if not NAME.fullmatch(folder.name):
            wrong.append(f"snippets/{folder.name}/: a task's name {NAMED}.")
        found = _read(folder, known)
        if isinstance(found, Task):
            tasks[folder.name] = found
        else:
            wrong += found
    if wrong:
        raise Problem(*wrong)
    return tasks


@dataclass(frozen=True)
class _File:
    """A task file that is being read: its folder, its text, and the data parsed from it."""

    folder: Path
    text: str
    data: dict[str, Any]

    def at(self, table: str = "", key: str = "", number: int = 0) -> str:
        """The place of an entry, as `snippets/net/task.toml:7`; without the line if that isn't known.

        Args:
            table: the name of a table, or of a key outside the tables.
            key: a key in the table.
            number: which of several tables with this name, counted from 0.
        """
        where = f"snippets/{self.folder.name}/{FILE}"
        begins = rf"(?m)^\s*(\[+\s*)?[\"']?{re.escape(table)}\b"
        starts = [found.end() for found in re.finditer(begins, self.text)] if table else []
        if number >= len(starts):
            return where
        position = starts[number]
        if key:
            named = re.compile(rf"(?<![\w-]){re.escape(key)}[\"']?\s*=(?!=)")
            inner = named.search(self.text, position)
            position = inner.end() if inner else position
        return f"{where}:{line_at(self.text, position)}"


def _read(folder: Path, runtimes: list[str]) -> Task | list[str]:
    """One task, or messages about what is wrong with its file."""
    content = (folder / FILE).read_bytes()
    try:
        data = parsed(content, f"snippets/{folder.name}/{FILE}")
    except ValueError as error:
        return [str(error)]
    file = _File(folder, content.decode(), data)
    wrong = list(_misshapen(file))
    if misfits(data, SHAPES) or "variants" not in data:
        return wrong
    wrong += [*_wrong_variants(file), *_wrong_takes(file, runtimes), *_wrong_errors(file, runtimes)]
    if wrong:
        return wrong
    errors = (
        ExpectedError(
            tuple(told["variants"]), tuple(told["runtimes"]), told["error"], told["reason"]
        )
        for told in data.get("expected_errors", [])
    )
    return Task(folder.name, folder, **data | {"expected_errors": tuple(errors)})


def _misshapen(file: _File) -> Iterator[str]:
    """What is wrong with the top-level keys of a task file."""
    for key in file.data.keys() - SHAPES:
        known = ", ".join(sorted(SHAPES))
        yield f"{file.at(key)}: unknown key '{key}'{nearest(key, SHAPES)}. Known: {known}."
    if "title" not in file.data:
        yield f'{file.at()}: it needs a title. Add a line: title = "…"'
    if "variants" not in file.data:
        yield f"{file.at()}: it needs a table [variants] with a title for each snippet."
    for key, kind in misfits(file.data, SHAPES):
        yield f"{file.at(key)}: '{key}' must be {kind}."


def _wrong_variants(file: _File) -> Iterator[str]:
    """Where the variants in a task file and the files beside it don't match."""
    variants, folder, here = file.data["variants"], file.folder, f"snippets/{file.folder.name}"
    files = {path.stem for path in folder.glob("*.py") if path.is_file() and is_written(path.name)}
    for inner in sorted(folder.iterdir()):
        if inner.is_dir() and is_written(inner.name) and inner.suffix != ".py":
            yield (
                f"{here}/{inner.name}/: a task's folder must not have folders, in which changes would go unnoticed. "
                "Put the files beside the snippets."
            )
    for name in variants:
        if not NAME.fullmatch(name):
            yield f"{file.at('variants', name)}: variant '{name}': its name {NAMED}."
        if name not in files:
            near = nearest(name, files)
            yield f"{file.at('variants', name)}: variant '{name}' has no file {here}/{name}.py{near}."
        elif (folder / f"{name}.py").read_bytes().startswith(codecs.BOM_UTF8):
            yield f"{here}/{name}.py:1: {MARK}"
        elif not _has_caption(folder / f"{name}.py"):
            yield (
                f"{here}/{name}.py:1: its first line must be a docstring, the caption that readers see, with nothing "
                'before it: """What it does, in one line."""'
            )
    for name in sorted(files - variants.keys()):
        yield (
            f"{here}/{name}.py: it is not named under [variants] in {here}/{FILE}. "
            f'Add a line: {name} = "its title".'
        )


def _wrong_takes(file: _File, runtimes: list[str]) -> Iterator[str]:
    """What is wrong with the files that variants keep and take."""
    variants, keeps, takes = (file.data.get(key, {}) for key in ("variants", "keeps", "takes"))
    for key in ("keeps", "takes"):
        for name in file.data.get(key, {}).keys() - variants.keys():
            near = nearest(name, variants)
            yield f"{file.at(key, name)}: [{key}] names an unknown variant '{name}'{near}."
    for name, source in takes.items():
        told = f"{file.at('takes', name)}: '{name}' takes '{source}'"
        variant, _, runtime = source.partition("/")
        if variant not in keeps or runtime not in runtimes:
            yield f"{told}: that must be variant/runtime, with a variant listed under [keeps] and an existing runtime."
        elif name in _sources(name, takes):
            yield f"{told}: a circle, in which it would take its own files. Remove one entry of the circle from [takes]."


def _wrong_errors(file: _File, runtimes: list[str]) -> Iterator[str]:
    """What is wrong with the errors that a task file declares."""
    for number, told in enumerate(file.data.get("expected_errors", [])):
        at = file.at("expected_errors", number=number)
        unknown = told.keys() ^ ERROR_SHAPES.keys()
        if unknown:
            yield (
                f"{at}: an expected error has the keys {', '.join(sorted(ERROR_SHAPES))}; "
                f"missing or unknown: {', '.join(sorted(unknown))}."
            )
        wrong_shapes = misfits(told, ERROR_SHAPES)
        for key, kind in wrong_shapes:
            yield f"{at}: '{key}' must be {kind}."
        if not unknown and not wrong_shapes:
            if told["error"].startswith("…"):
                yield f"{at}: 'error' must begin with the error's type, as in \"ValueError: …\"."
            for name in set(told["variants"]) - file.data["variants"].keys():
                yield f"{at}: unknown variant '{name}'{nearest(name, file.data['variants'])}."
            for name in set(told["runtimes"]) - set(runtimes):
                yield f"{at}: unknown runtime '{name}'{nearest(name, runtimes)}."


def _has_caption(snippet: Path) -> bool:
    """Whether a snippet's first line is a one-line docstring, which pages show as the caption."""
    with snippet.open("rb") as file:
        return bool(re.fullmatch(rb'"""[^\r\n]*[^\s"][^\r\n]*"""\r?\n', file.readline()))


def _sources(variant: str, takes: dict[str, str]) -> list[str]:
    """The variants from which a variant takes files, directly or through others, the nearest first."""
    found: list[str] = []
    while variant in takes and takes[variant].split("/")[0] not in found:
        variant = takes[variant].split("/")[0]
        found.append(variant)
    return found
