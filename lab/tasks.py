"""Tasks: the folders of `snippets/` and the task file in each."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lab.files import LINKED, is_linked, is_written
from lab.problems import Problem, nearest
from lab.shapes import Shapes, are_texts, is_table, is_text, misfits

FILE = "task.toml"
read_toml = functools.cache(tomllib.loads)  # `make live` reads all of them at each save
# Other signs would make two addresses, as `a-b/c` and `a/b-c`, one name of a file or an anchor.
NAME, NAMED = re.compile(r"\w+", re.ASCII), "takes letters, digits and underscores, no other sign"

# What a task file may say: by key, in words and as a check.
SHAPES: Shapes = {
    "title": ("a text that says something", is_text),
    "variants": (
        "a table with a title for each snippet",
        lambda value: value and is_table(value, is_text),
    ),
    "compares": ("true or false", lambda value: isinstance(value, bool)),
    "seconds": ("a whole number, 1 at least", lambda value: type(value) is int and value > 0),
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
    "variants": ("a list of snippets", are_texts),
    "runtimes": ("a list of runtimes", are_texts),
    "error": ("a text", is_text),
    "reason": ("a text", is_text),
}


@dataclass(frozen=True)
class ExpectedError:
    """An error that is a variant's right outcome in some runtimes.

    Attributes:
        variants: the variants that it concerns.
        runtimes: ids of the runtimes that it concerns.
        error: `Type: message`, exact; one that ends with … is a beginning.
        reason: why, in a sentence for readers.
    """

    variants: tuple[str, ...]
    runtimes: tuple[str, ...]
    error: str
    reason: str

    def matches(self, error: str) -> bool:
        """Whether this is the error that came, given as `Type: message`."""
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
        compares: whether the variants are compared, and so keep to the fixed names.
        seconds: time limit of one snippet.
        keeps: patterns of files that a variant leaves for others.
        takes: by variant, the `variant/runtime` whose kept files it finds in its working folder.
        expected_errors: declared errors.
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
        """Files beside the snippets that these may read."""
        files = (path for path in self.folder.iterdir() if path.is_file())
        ours = (path for path in files if path.suffix != ".py" and path.name != FILE)
        return sorted(path for path in ours if path.name[0] != "." and path.name[-1] != "~")

    def expected_error(self, variant: str, runtime: str) -> ExpectedError | None:
        """The error declared for a variant in a runtime, if any."""
        for expected in self.expected_errors:
            if variant in expected.variants and runtime in expected.runtimes:
                return expected
        return None


def split_caption(text: str) -> tuple[str, str]:
    """A snippet's text as its caption and the code below that, as pages show it.

    Args:
        text: of a file that `load_tasks` has taken.
    """
    caption, code = text.removeprefix('"""').split('"""\n', 1)
    return caption, code.strip("\n")


def load_tasks(root: Path, runtimes: Iterable[str]) -> dict[str, Task]:
    """Read every task file.

    Args:
        root: the checkout.
        runtimes: ids of the runtimes that there are.

    Raises:
        Problem: all that is wrong with the task files and the folders beside them, at once.
    """
    wrong: list[str] = []
    tasks = {}
    known = list(runtimes)
    for path in sorted((root / "snippets").glob("[!.]*.py")):
        wrong.append(f"snippets/{path.name}: it lies in no task's folder. Move it into one.")
    for folder in sorted(path for path in (root / "snippets").iterdir() if path.is_dir()):
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


def _read(folder: Path, runtimes: list[str]) -> Task | list[str]:
    """One task, or what is wrong with its file."""
    where = f"snippets/{folder.name}/{FILE}"
    path = folder / FILE
    try:
        text = path.read_text(encoding="utf-8")
        data = read_toml(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return [f"{where}: it can't be read as TOML: {error}."]

    def line(word: str) -> str:
        for number, content in enumerate(text.splitlines(), 1):
            if word in content:
                return f"{where}:{number}"
        return where

    wrong = [
        f"{line(key)}: unknown key '{key}'{nearest(key, SHAPES)}. Known: {', '.join(sorted(SHAPES))}."
        for key in data.keys() - SHAPES
    ]
    if "title" not in data:
        wrong.append(f"{where}: it needs a title.")
    if "variants" not in data:
        wrong.append(f"{where}: it needs a table [variants] with a title for each snippet.")
    wrong_shapes = misfits(data, SHAPES)
    wrong += [f"{line(key)}: '{key}' must be {kind}." for key, kind in wrong_shapes]
    if wrong_shapes or "variants" not in data:
        return wrong
    variants = data["variants"]
    wrong += [
        f"snippets/{folder.name}/{inner.name}/: a task's folder has no folders, since runs would not "
        "know of what is in them. Lay the files beside the snippets."
        for inner in sorted(folder.iterdir())
        if inner.is_dir() and is_written(inner.name) and inner.suffix != ".py"
    ]
    wrong += [
        f"{line(name)}: variant '{name}': its name {NAMED}."
        for name in variants
        if not NAME.fullmatch(name)
    ]
    wrong += [
        f"snippets/{folder.name}/{name}.py:1: its first line must be a docstring, the caption that readers see, with "
        'nothing before it: """What it does, in one line."""'
        for name in variants
        if not _has_caption(folder / f"{name}.py")
    ]
    files = {file.stem for file in folder.glob("*.py") if file.is_file()}
    wrong += [
        f"snippets/{folder.name}/{name}.py: it is not named under [variants] in {where}. "
        f'Add a line: {name} = "its title".'
        for name in sorted(files - variants.keys())
    ]
    wrong += [
        f"{line(name)}: variant '{name}' has no file snippets/{folder.name}/{name}.py"
        f"{nearest(name, files)}."
        for name in variants.keys() - files
    ]
    for key in ("keeps", "takes"):
        wrong += [
            f"{line(name)}: [{key}] names an unknown variant '{name}'{nearest(name, variants)}."
            for name in data.get(key, {}).keys() - variants.keys()
        ]
    for name, source in data.get("takes", {}).items():
        variant, _, runtime = source.partition("/")
        if variant not in data.get("keeps", {}) or runtime not in runtimes:
            wrong.append(
                f"{line(source)}: '{name}' takes '{source}', which must be variant/runtime of a "
                "variant under [keeps]."
            )
        elif name in _sources(name, data["takes"]):
            wrong.append(
                f"{line(source)}: '{name}' takes '{source}', and so its own files in the end."
            )
    expected = []
    for entry in data.get("expected_errors", []):
        unknown = entry.keys() ^ ERROR_SHAPES.keys()
        at = line(str(entry.get("error", "expected_errors")).splitlines()[0][:40])
        if unknown:
            wrong.append(
                f"{at}: an expected error has the keys {', '.join(sorted(ERROR_SHAPES))}; "
                f"missing or unknown: {', '.join(sorted(unknown))}."
            )
            continue
        wrong_shapes = misfits(entry, ERROR_SHAPES)
        if wrong_shapes:
            wrong += [f"{at}: '{key}' must be {kind}." for key, kind in wrong_shapes]
            continue
        for name in set(entry["variants"]) - variants.keys():
            wrong.append(f"{at}: unknown variant '{name}'{nearest(name, variants)}.")
        for name in set(entry["runtimes"]) - set(runtimes):
            wrong.append(f"{at}: unknown runtime '{name}'{nearest(name, runtimes)}.")
        expected.append(
            ExpectedError(
                tuple(entry["variants"]), tuple(entry["runtimes"]), entry["error"], entry["reason"]
            )
        )
    if wrong:
        return wrong
    return Task(
        name=folder.name,
        folder=folder,
        title=data["title"],
        variants=variants,
        compares=data.get("compares", False),
        seconds=data.get("seconds", 60),
        keeps=data.get("keeps", {}),
        takes=data.get("takes", {}),
        expected_errors=tuple(expected),
    )


def _has_caption(snippet: Path) -> bool:
    """Whether a snippet's first line is a docstring, as pages show it; one that is not there is said elsewhere."""
    if not snippet.is_file():
        return True
    with snippet.open("rb") as file:
        return bool(re.fullmatch(rb'"""[^\r\n]*[^\s"][^\r\n]*"""\r?\n', file.readline()))


def _sources(variant: str, takes: dict[str, str]) -> list[str]:
    """The variants whose files reach a variant: the one that it takes from, the one before that, and so on."""
    found: list[str] = []
    while variant in takes and takes[variant].split("/")[0] not in found:
        variant = takes[variant].split("/")[0]
        found.append(variant)
    return found
