"""Fixtures for all tests: the book with its runs, and small projects that tests may change and break."""

from __future__ import annotations

import copy
import dataclasses
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import QUIET, Shown, find
from playwright.sync_api import sync_playwright

from lab import show
from lab.book import ROOT, Book
from lab.build import alone
from lab.execute import Executor
from lab.problems import Problem
from lab.runs import Run

# Processes in a shell's background ignore Ctrl-C, and would pass that on to the commands that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_report_header() -> list[str]:
    """Report which runtimes are executed, and of which only the recordings are checked."""
    return [
        f"{runtime.id}: " + ("live" if runtime.live else f"not executed ({runtime.why_not_live()})")
        for runtime in show.book().runtimes.values()
    ]


@pytest.fixture(scope="session")
def problems(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Execute the runs that the selected tests need; return what went wrong, which makes the runs' own tests fail.

    A test with the argument `address` needs that run; any other test may need all runs.
    """
    book = show.book()
    chosen = [getattr(item, "callspec", None) for item in request.session.items]
    wanted = {call.params.get("address") if call else None for call in chosen}
    addresses = book.addresses() if None in wanted else book.with_sources(wanted)
    with alone(book.build):
        try:
            with Executor(book) as executor:
                executor.execute(addresses)
        except Problem as problem:
            return problem.messages
    return ()


@pytest.fixture(scope="session")
def book(problems: tuple[str, ...]) -> Book:
    """The book, with its runs executed."""
    return show.book()


@pytest.fixture(scope="session")
def site(book: Book) -> Path:
    """The folder of the built site."""
    done = subprocess.run(
        [sys.executable, "-m", "lab", "build"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return book.build / "html"


@pytest.fixture(scope="module")
def shown(site: Path) -> Iterator[Shown]:
    """The built site in a browser; without a browser the test is skipped."""
    with sync_playwright() as playwright:
        path = find(playwright)
        if path is None:
            pytest.skip("no Chromium or Chrome was found here; on Debian: apt-get install chromium")
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield Shown(browser, site)
        browser.close()


@pytest.fixture(scope="session")
def run(book: Book) -> Callable[[str], Run]:
    """A function that returns the run `task/variant/runtime`.  Its values are a copy, so that a test may change them."""

    def run_of(text: str) -> Run:
        found = book.run(book.find(text))
        return dataclasses.replace(found, values=copy.deepcopy(found.values))

    return run_of


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project that the test may change and break."""
    return Project(tmp_path / "project")


class Project:
    """A copy of the machinery with its own snippets and chapters, and one runtime, `quick`.

    The runtime is tf1's TensorFlow if that is live, since it starts four times faster, else the book's.  It has its
    own lock file, so that it can be recorded.

    Args:
        root: its folder, which is made.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "lab", root / "lab", ignore=ignore)
        shutil.copytree(ROOT / "_static", root / "_static")
        shutil.copytree(ROOT / "_templates", root / "_templates")
        for name in ("conf.py", "requirements.txt"):
            shutil.copy(ROOT / name, root)
        link_environment(ROOT, root)
        tf1 = show.book().runtimes["tf1"]
        source = tf1 if tf1.live else show.book().runtimes["tf2"]
        python = source.python or "{}.{}".format(*sys.version_info)
        self.write(
            "runtimes/quick/runtime.toml",
            f'title = "TensorFlow"\npreload = ["tensorflow"]\npython = "{python}"\n',
        )
        shutil.copy(source.lock, root / "runtimes" / "quick")
        link_environment(source.home, root / "runtimes" / "quick")
        self.write("index.md", "# Index\n\n```{toctree}\n:glob:\n\nchapters/*\n```\n")
        self.write("chapters/moved.toml", "")
        (root / "snippets").mkdir()

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text in a file of the project."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def task(self, name: str, more: str = "", **snippets: str | bytes) -> None:
        """Write a task with its snippets; `more` goes into the task file, before its tables."""
        titles = "".join(f'{variant} = "{variant}"\n' for variant in snippets)
        head, _, tables = more.partition("[")
        tables = f"[{tables}" if tables else ""
        text = f'title = "{name}"\n{head}\n[variants]\n{titles}\n{tables}'
        self.write(f"snippets/{name}/task.toml", text)
        for variant, code in snippets.items():
            self.write(f"snippets/{name}/{variant}.py", code)

    def chapter(self, name: str, *cells: str) -> None:
        """Write a chapter with a title and these cells."""
        blocks = "".join(
            f"```{{code-cell}}\n:tags: [remove-input]\nfrom lab import show\n\n{cell}\n```\n\n"
            for cell in cells
        )
        head = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n---\n"
        self.write(f"chapters/{name}.md", f"{head}\n# {name.title()}\n\n{blocks}")

    def command(self, *arguments: str) -> list[str]:
        """The command line of `python -m lab`."""
        return [str(self.root / ".venv" / "bin" / "python"), "-m", "lab", *arguments]

    def build(
        self, command: str = "build", *arguments: str, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command of the machinery."""
        return subprocess.run(
            self.command(command, *arguments),
            cwd=self.root,
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            timeout=300,
        )

    def page(self, name: str) -> str:
        """The HTML of a page of the last good site."""
        return (self.root / "_build" / "html" / f"{name}.html").read_text(encoding="utf-8")

    def site(self) -> dict[str, bytes]:
        """All files of the last good site."""
        return contents(self.root / "_build" / "html")


def link_environment(home: Path, to: Path) -> None:
    """Give a folder the virtual environment of another one, with its own stamp."""
    environment = to / ".venv"
    environment.mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (environment / name).symlink_to(home / ".venv" / name)
    shutil.copy(home / ".venv" / "installed.json", environment)


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by name."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
