"""Build the site: execute missing runs, have Sphinx make the pages, and replace the last site with the new one."""

from __future__ import annotations

import contextlib
import fcntl
import gc
import hashlib
import importlib
import os
import runpy
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from lab import show
from lab.book import ROOT, SOURCES, Book
from lab.execute import Executor
from lab.files import Known, digests, fingerprint
from lab.history import date
from lab.links import dead_links
from lab.pages import chapters, refuse_unreadable
from lab.problems import Problem, line_of, nearest
from lab.runs import Address

# Files that Sphinx and its extensions put into the site but no page loads: see _templates/layout.html.
UNPUBLISHED = (
    ".buildinfo*",
    "_static/basic.css",
    "_static/pygments.css",
    "_static/sphinx-design.min.css",
    "_static/mystnb.*.css",
    "_static/file.png",
    "_static/minus.png",
    "_static/plus.png",
    "_static/documentation_options.js",
    "_static/doctools.js",
    "_static/language_data.js",
    "_static/searchtools.js",
    "_static/sphinx_highlight.js",
)
# Folders of the site and of Sphinx's state with many or large files, which the next build shares with the last one by
# hard links: lab/site detaches a file there (see lab/files.py) before it, or Sphinx, writes it again.
SHARED = ("doctrees/chapters/", "html/chapters/", "html/runs/", "html/snippets/")
EDITIONS = ("*.epub", "*.pdf")
# Modules of our extensions, and those that Sphinx's extensions load when they are set up.
EXTENSIONS = ("lab.site.editions", "lab.site.publish", "lab.site.search", "lab.site.take")
EXTENSIONS += ("myst_nb.sphinx_ext", "sphinx_design.extension", "sphinx.ext.mathjax")
# What Sphinx needs for an incremental build, beside the site: what it has read, and of which settings the pages are.
STATE = ("doctrees", "buildinfo")


def read() -> Book:
    """Read the book.

    Raises:
        Problem: everything that is wrong with task files, conf.py, and files that can't be read, in one error.
    """
    problems: list[str] = []
    for step in (show.book, partial(settings_of, ROOT), partial(refuse_unreadable, ROOT)):
        try:
            step()
        except Problem as problem:
            problems += problem.messages
    if problems:
        raise Problem(*dict.fromkeys(problems))
    return show.book()


def build(executor: Executor) -> None:
    """Build the site of the executor's book into `_build/html`.

    The results of the last good build (the site, and Sphinx's own state) are replaced only at the end, as whole
    folders: a build that fails or is stopped changes nothing.

    Raises:
        Problem: everything that is wrong with snippets, recordings and chapters.
    """
    book = executor.book
    with alone(book.build):
        inputs = inputs_of(book)
        editions = editions_of(book, inputs)
        inputs += "".join(file.name for file in editions)
        if finished(book.build)[:1] == [inputs] and is_intact(book.build, {}):
            print("Nothing has changed since the last build.")
        else:
            make_pages(executor, inputs, editions)
    say_recorded(book)
    print(f"The site is in {book.build.name}/html: open index.html there.")


def bind(executor: Executor) -> None:
    """Build the site, and the whole book as EPUB and PDF, to which the site links.

    Raises:
        Problem: as from `build`, or Sphinx or Typst failed.
    """
    from lab.site.editions import EPUB, repack
    from lab.site.paper import Paper

    build(executor)
    book = executor.book
    with alone(book.build):
        inputs = inputs_of(book)
        if not editions_of(book, inputs):
            with replacing(book.build / "book") as fresh:
                # Spares reading the pages again; a copy, so that the site's state stays as it is.
                shutil.copytree(book.build / "sphinx" / "doctrees", fresh / "doctrees")
                os.environ["SOURCE_DATE_EPOCH"] = str(date(book.root))  # for Sphinx
                sphinx(book.root, fresh, EPUB, "epub")
                sphinx(book.root, fresh, builder="pdf")
                for file in (*fresh.glob("epub/*.epub"), *fresh.glob("pdf/*.pdf")):
                    file.rename(fresh / file.name)
                for folder in ("doctrees", "epub", "pdf", "jupyter_execute"):
                    shutil.rmtree(fresh / folder, ignore_errors=True)
                for epub in fresh.glob("*.epub"):
                    repack(epub, Paper(book.root).style(), date(book.root))
                refuse_mixture(book)
                (fresh / "inputs").write_text(stamp(book, inputs, fresh))
    build(executor)
    for file in editions_of(book, inputs):
        print(f"{file.relative_to(book.root)}: {file.stat().st_size / 1e6:.1f} MB")


def inputs_of(book: Book) -> str:
    """Digest of everything that the pages are made from.

    Raises:
        Problem: as from `settings_of`.
    """
    settings = hashlib.sha256(repr(settings_of(book.root)).encode()).hexdigest()
    return book.fingerprint("") + show.code_fingerprint() + settings


def settings_of(root: Path) -> list[tuple[str, Any]]:
    """The settings of conf.py, sorted by name.  They depend on environment variables and on git's history.

    Raises:
        Problem: conf.py raises an error, or SOURCE_DATE_EPOCH is not a valid date.
    """
    date(root)  # refuses a wrong SOURCE_DATE_EPOCH, with a clearer message than Sphinx's
    file = str(root / "conf.py")
    try:
        said = runpy.run_path(file)
    except Problem:
        raise
    except (Exception, SystemExit) as error:
        line = line_of(error, file)
        raise Problem(f"conf.py:{line}: {type(error).__name__}: {error}.") from error
    plain = {name: value for name, value in said.items() if isinstance(value, (str, list, dict))}
    return sorted(plain.items())


def editions_of(book: Book, inputs: str) -> list[Path]:
    """The files of the book as EPUB and PDF; none if they are damaged, or made from other inputs or at another date."""
    folder = book.build / "book"
    try:
        good = (folder / "inputs").read_bytes() == stamp(book, inputs, folder).encode()
    except FileNotFoundError:
        return []
    return sorted(file for name in EDITIONS for file in folder.glob(name)) if good else []


def stamp(book: Book, inputs: str, folder: Path) -> str:
    """The text of the file `inputs` beside the editions in a folder, by which they are recognised as up to date."""
    return f"{inputs}\n{date(book.root)}\n{fingerprint(folder, EDITIONS)}\n"


def finished(folder: Path) -> list[str]:
    """The two digests that the last build has written: of what the site was made from, and of what was made.

    Args:
        folder: the folder for everything that is built.
    """
    try:
        return (folder / "sphinx" / "finished").read_text().split()
    except (FileNotFoundError, ValueError):  # the file is missing or damaged
        return []


def is_intact(folder: Path, known: Known) -> bool:
    """Whether the site and Sphinx's state are as the last build left them; the files' digests become known."""
    return finished(folder)[1:] == [made(folder / "html", folder / "sphinx", known)]


def made(site: Path, state: Path, known: Known) -> str:
    """Digest of the site and of Sphinx's state."""
    found = digests(site, ("*",), known), digests(state, STATE, known)
    return hashlib.sha256(repr(found).encode()).hexdigest()


def make_pages(executor: Executor, inputs: str, editions: list[Path]) -> None:
    """Execute missing runs, have Sphinx read what has changed, and replace the last site with the new one.

    Args:
        executor: of the book.
        inputs: digest of everything that the pages are made from.
        editions: the whole book's files, EPUB and PDF, to which the pages link.

    Raises:
        Problem: snippets or recordings are wrong, Sphinx reported something (it printed what), a link leads nowhere,
            or a file was saved during the build.
    """
    book = executor.book
    state, site = book.build / "sphinx", book.build / "html"
    with replacing(state) as fresh, replacing(site) as published:
        old: list[Address] = []
        known: Known = {}
        copy = partial(copy_last, book.build, fresh, known)
        try:
            execute_all(executor, copy, import_sphinx, lambda: old.extend(old_recordings(book)))
        except Problem as problem:
            from lab.check import faults  # also what would stop the next build

            raise Problem(*problem.messages, *faults(book)) from None
        sphinx(book.root, fresh, {"editions": [file.name for file in editions]})
        shutil.rmtree(fresh / "jupyter_execute", ignore_errors=True)
        (fresh / "html/.buildinfo").rename(fresh / "buildinfo")
        for file in unpublished(fresh / "html", book.root):
            file.unlink()
        shutil.move(fresh / "html", published)
        for file in editions:
            shutil.copyfile(file, published / file.name)
        if dead := list(dead_links(published, book.root)):
            raise Problem(*dead)
        refuse_mixture(book)
        (fresh / "finished").write_text(f"{inputs}\n{made(published, fresh, known)}\n")
    if old:
        more = f" and {len(old) - 1} more" if len(old) > 1 else ""
        print(
            f"The recording of {old[0]}{more} is missing or stale: run `make record` before you commit."
        )


def old_recordings(book: Book) -> list[Address]:
    """Runs in live runtimes whose recordings are missing or stale, which no page would show.

    Raises:
        Problem: some recordings are damaged.
    """
    old, damaged = [], []
    for address in book.addresses():
        runtime = book.runtimes[address.runtime]
        if runtime.python and runtime.live:
            try:
                if book.read_recording(address, whole=False).key != book.key(address):
                    old.append(address)
            except FileNotFoundError:
                old.append(address)
            except Problem as problem:
                damaged += problem.messages
    if damaged:
        raise Problem(*damaged)
    return old


def unpublished(site: Path, root: Path) -> list[Path]:
    """Files of a new site that come from Sphinx and that no page loads; an author's file of the same name stays."""
    found = [file for pattern in UNPUBLISHED for file in site.glob(pattern)]
    return [file for file in found if not (root / file.relative_to(site)).exists()]


def refuse_mixture(book: Book) -> None:
    """Refuse to go on if a file was saved since the book was read.

    Raises:
        Problem: one was; some pages would show its new content, others the old one.
    """
    changed = book.sources.items() ^ digests(book.root, SOURCES).items()
    if changed:
        names = sorted({name for name, _ in changed})
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        raise Problem(
            f"{', '.join(names[:3])}{more}: changed while the site was built, so the last good site "
            "stays. Build again: what was executed is kept."
        )


def copy_last(folder: Path, to: Path, known: Known) -> None:
    """Copy the last site and Sphinx's state, from which it builds incrementally, unless something has changed them.

    Args:
        folder: the folder for everything that is built.
        to: where to copy the state, and the site as `html`.
        known: gets the digests of all files that were read.
    """
    if not is_intact(folder, known):
        return

    def link_or_copy(file: str, name: str) -> None:
        (link if name.startswith(shared) else shutil.copyfile)(file, name)

    shared = tuple(f"{to}/{name}" for name in SHARED)
    shutil.copytree(folder / "sphinx", to, copy_function=link_or_copy)
    shutil.copytree(folder / "html", to / "html", copy_function=link_or_copy)
    (to / "buildinfo").rename(to / "html/.buildinfo")
    for file in (file for name in EDITIONS for file in (to / "html").glob(name)):
        file.unlink()


def link(file: Path | str, to: Path | str) -> None:
    """Make a hard link to a file; where the file system can't, copy the file."""
    try:
        os.link(file, to)
    except OSError:
        shutil.copyfile(file, to)


@contextlib.contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Yield the path of a new folder, not yet made; unless an error is raised, it then replaces the old one."""
    folder = folder.resolve()  # the site may be a symbolic link, to a folder that a server shows
    fresh, old = folder.with_name(f"{folder.name}.new"), folder.with_name(f"{folder.name}.old")

    def settle() -> None:
        if old.exists() and not folder.exists():
            # An earlier build was stopped or killed between the two renames below.
            old.rename(folder)
        for leftover in (fresh, old):
            if leftover.is_dir():
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                leftover.unlink(missing_ok=True)

    settle()
    try:
        yield fresh
        if folder.exists():
            folder.rename(old)
        fresh.rename(folder)
    finally:
        try:
            settle()
        except BaseException:  # stopped during the clean-up: finish it, then stop
            settle()
            raise


def execute_all(executor: Executor, *meanwhile: Callable[[], object]) -> None:
    """Execute every missing run of the executor's book, and compare all outcomes with what task files declare.

    Args:
        executor: of the book.
        meanwhile: functions to call while snippets are executed.

    Raises:
        Problem: everything that is wrong, in one error.
    """
    book, problems = executor.book, []
    try:
        executor.execute(book.addresses(), *meanwhile)
    except Problem as problem:
        problems += problem.messages
    for address in book.addresses():
        try:
            wrong = book.judge(book.head(address))
        except Problem:
            continue  # reported already
        if wrong:
            problems.append(wrong)
    if problems:
        raise Problem(*problems)


def one(chapter: str) -> None:
    """Build a single page into `_build/one`; only the runs that it shows are executed.

    Args:
        chapter: `chapters/post/conv2d.md`.

    Raises:
        Problem: there is no such chapter, or something in it is wrong.
    """
    book = read()
    file = find_chapter(chapter, book.root)
    name = file.removesuffix(".md")
    settings = {
        "include_patterns": [file],
        "root_doc": name,
        "suppress_warnings": ["myst.xref_missing", "ref"],  # links to pages that aren't built
        "nitpicky": False,
        "moved": {},
    }
    with alone(book.build), replacing(book.build / "one") as fresh:
        sphinx(book.root, fresh, settings)
        refuse_mixture(book)
    print(f"The page is in {book.build.name}/one/html/{name}.html.")


def find_chapter(told: str, root: Path) -> str:
    """The file of a chapter relative to the checkout, however a person wrote its path.

    Raises:
        Problem: there is no such chapter; the message suggests similar names.
    """
    known = [str(path.relative_to(root)) for path in chapters(root)]
    name = os.path.relpath(root / told, root)
    if name not in known:
        alike = [file for file in known if Path(file).stem == Path(told).stem]
        hint = nearest(alike[0], alike) if alike else nearest(name, known)
        raise Problem(f"There is no chapter {told}{hint}. Name its file: chapters/post/conv2d.md")
    return name


def linkcheck(executor: Executor) -> None:
    """Check the book's links to other sites; the report is in `_build/linkcheck`.

    Raises:
        Problem: a link is broken, or the book can't be built.
    """
    build(executor)
    book = executor.book
    working = book.build / "linkcheck"
    with alone(book.build):
        shutil.rmtree(working, ignore_errors=True)
        shutil.copytree(book.build / "sphinx" / "doctrees", working / "doctrees")
        try:
            sphinx(book.root, working, builder="linkcheck")
        except Problem as problem:
            report = (working / "linkcheck/output.txt").relative_to(book.root)
            raise Problem(
                f"Some links are broken: see the messages above, and {report}."
            ) from problem


def sphinx(
    root: Path, working: Path, settings: dict[str, Any] | None = None, builder: str = "html"
) -> None:
    """Have Sphinx build the pages, with warnings as errors.

    Args:
        root: the checkout.
        working: the folder for the folders `doctrees` and `<builder>`; what they contain is used again.
        settings: override those in conf.py.
        builder: one of Sphinx's, or of lab/site/editions.py.

    Raises:
        Problem: Sphinx reported something; it printed what.
    """
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.console import color_terminal, nocolor
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    if not (color_terminal() and sys.stderr.isatty()):
        nocolor()
    gc.freeze()  # spares the garbage collector the many objects that live until the end
    with patch_docutils(root), docutils_namespace():
        try:
            app = Sphinx(
                root, root, working / builder, working / "doctrees", builder,
                confoverrides=settings, status=None, warningiserror=True,
            )  # fmt: skip
            app.build()
        except SphinxError as error:
            raise Problem(f"{error.category}: {error}") from error
        except RecursionError as error:
            raise Problem(
                "A chapter includes itself, or a toctree leads back to its own page: see the directives "
                "`include` and `toctree` of chapters that you have changed. The last good site stays."
            ) from error
    if app.statuscode:
        raise Problem("The pages were not built: see the messages above. The last good site stays.")


def import_sphinx() -> None:
    """Import what `sphinx` will need, and prepare its parsers, which together take over a second."""
    from sphinx.application import builtin_extensions
    from sphinx.highlighting import PygmentsBridge

    from lab.cells import read_cells

    for name in (*builtin_extensions, *EXTENSIONS):
        with contextlib.suppress(Exception):  # Sphinx will report it
            importlib.import_module(name)
    read_cells("# Nothing", "nothing.md")
    PygmentsBridge().highlight_block("", "python")


def say_recorded(book: Book) -> None:
    """Print which runtimes are shown from recordings."""
    for runtime in book.runtimes.values():
        if not runtime.live:
            print(
                f"{runtime.id} was not executed here: its recordings are shown. "
                "`make runtimes` says how to make it live."
            )


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the checkout's lock, so that builds run one at a time; wait for it if necessary."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is running in this checkout; waiting for it.", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        shutil.rmtree(folder / "jobs", ignore_errors=True)  # left by a build that was killed
        yield
