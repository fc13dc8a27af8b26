"""Build the site: execute what is missing, have Sphinx make the pages, publish them."""

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
from lab.book import SOURCES, Book
from lab.execute import Executor
from lab.files import digests, fingerprint
from lab.history import date
from lab.pages import chapters, refuse_unreadable
from lab.problems import Problem, line_of, nearest
from lab.runs import Address

# What Sphinx and its extensions leave in the site and no page loads: see _templates/layout.html.
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
# Folders of the site with hundreds of files.  lab/site removes one before it writes it anew, so that two sites
# can share it under two names.
SHARED = ("html/runs/", "html/snippets/")
EDITIONS = ("*.epub", "*.pdf")
# Modules of our extensions, and those that these load when they are set up.
EXTENSIONS = ("lab.site.editions", "lab.site.publish", "lab.site.search", "lab.site.take")
EXTENSIONS += ("myst_nb.sphinx_ext", "sphinx_design.extension", "sphinx.ext.mathjax")
STATE = ("doctrees", "html")  # what Sphinx goes on from


def build(executor: Executor) -> None:
    """Build the site of the executor's book into `_build/html`.

    What the last good build left (the site, and Sphinx's own state) is replaced at the end, and all at
    once: a build that fails or is stopped changes nothing.

    Raises:
        Problem: all that is wrong with snippets, recordings and chapters.
    """
    book = executor.book
    with alone(book.build):
        inputs = inputs_of(book)
        editions = editions_of(book, inputs)
        inputs += "".join(file.name for file in editions)
        last = last_inputs(book.build)
        if last == inputs:
            print("Nothing has changed since the last build.")
        else:
            make_pages(executor, inputs, editions, goes_on=bool(last))
    say_recorded(book)
    print(f"The site is in {book.build.name}/html: open index.html there.")


def bind(executor: Executor) -> None:
    """Make the whole book as EPUB and as PDF, and the site with them.

    Raises:
        Problem: as from `build`, or Sphinx or Typst found something wrong.
    """
    from lab.site.editions import EPUB, repack
    from lab.site.paper import Paper

    build(executor)
    book = executor.book
    with alone(book.build):
        inputs = inputs_of(book)
        if not editions_of(book, inputs):
            with replacing(book.build / "book") as fresh:
                # What was read for the site isn't read again; the site's own state stays as it is.
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
    """Digest of all that the pages are made from.

    Raises:
        Problem: as from `settings_of`.
    """
    settings = hashlib.sha256(repr(settings_of(book.root)).encode()).hexdigest()
    return book.fingerprint("") + show.code_fingerprint() + settings


def settings_of(root: Path) -> list[tuple[str, Any]]:
    """What conf.py says here and now: it reads the environment, and what git knows.

    Raises:
        Problem: conf.py raises something, or SOURCE_DATE_EPOCH is no date.
    """
    date(root)  # Sphinx reads SOURCE_DATE_EPOCH, too, but doesn't say what is wrong with it
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
    """The book as EPUB and PDF, if they are whole, of these inputs, and of the date that they would get now."""
    folder = book.build / "book"
    try:
        good = (folder / "inputs").read_bytes() == stamp(book, inputs, folder).encode()
    except FileNotFoundError:
        return []
    return sorted(file for name in EDITIONS for file in folder.glob(name)) if good else []


def stamp(book: Book, inputs: str, folder: Path) -> str:
    """What lies beside the editions in a folder that were made from these inputs, and now."""
    return f"{inputs}\n{date(book.root)}\n{fingerprint(folder, EDITIONS)}\n"


def last_inputs(folder: Path) -> str:
    """Digest of what the site was made from; empty where the site or Sphinx's state is not as the last build left it."""
    state, site = folder / "sphinx", folder / "html"
    try:
        inputs, *made = (state / "finished").read_text().split()
    except (FileNotFoundError, ValueError):  # there is none, or it is damaged
        return ""
    return inputs if made == [fingerprint(site), fingerprint(state, STATE)] else ""


def make_pages(executor: Executor, inputs: str, editions: list[Path], *, goes_on: bool) -> None:
    """Execute what is missing, have Sphinx read what has changed, and put the new site in the place of the last one.

    Args:
        executor: of the book.
        inputs: digest of all that the pages are made from.
        editions: files of the whole book, to which the pages link.
        goes_on: whether Sphinx goes on from what the last build left, or begins with nothing.

    Raises:
        Problem: something is wrong with snippets or recordings, Sphinx found something (it has said what),
            or something was saved meanwhile.
    """
    book = executor.book
    state, site = book.build / "sphinx", book.build / "html"
    with replacing(state) as fresh, replacing(site) as published:
        copies = [partial(copy_state, state, fresh)] if goes_on else []
        old: list[Address] = []
        execute_all(executor, *copies, import_sphinx, lambda: old.extend(old_recordings(book)))
        sphinx(book.root, fresh, {"editions": [file.name for file in editions]})
        shutil.rmtree(fresh / "jupyter_execute", ignore_errors=True)
        shutil.copytree(fresh / "html", published, copy_function=link)
        for file in unpublished(published, book.root):
            file.unlink()
        for file in editions:
            shutil.copyfile(file, published / file.name)
        refuse_mixture(book)
        made = fingerprint(published), fingerprint(fresh, STATE)
        (fresh / "finished").write_text("\n".join((inputs, *made)) + "\n")
    if old:
        more = f" and {len(old) - 1} more" if len(old) > 1 else ""
        print(
            f"The recording of {old[0]}{more} is not that of its snippet: `make record` before you commit."
        )


def old_recordings(book: Book) -> list[Address]:
    """The runs whose recordings are missing or stale, of runtimes that are live here: pages don't show them.

    Raises:
        Problem: some are damaged.
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
    """Files of a new site that are Sphinx's, and that no page loads; an author's of the same name stays."""
    found = [file for pattern in UNPUBLISHED for file in site.glob(pattern)]
    return [file for file in found if not (root / file.relative_to(site)).exists()]


def refuse_mixture(book: Book) -> None:
    """See that nothing was saved since the book was read.

    Raises:
        Problem: something was; some pages would show it, and others what was there before.
    """
    changed = book.sources.items() ^ digests(book.root, SOURCES).items()
    if changed:
        names = sorted({name for name, _ in changed})
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        raise Problem(
            f"{', '.join(names[:3])}{more}: changed while the site was built, so the last good site "
            "stays. Build once more: what was executed is kept."
        )


def copy_state(state: Path, to: Path) -> None:
    """Copy what Sphinx left, for it to go on from; a file that it never writes over becomes a second name."""
    shared = tuple(f"{state}/{folder}" for folder in SHARED)

    def link_or_copy(file: str, name: str) -> None:
        (link if file.startswith(shared) else shutil.copyfile)(file, name)

    shutil.copytree(state, to, copy_function=link_or_copy)


def link(file: Path | str, to: Path | str) -> None:
    """Give a file a second name; where the file system can't, copy it."""
    try:
        os.link(file, to)
    except OSError:
        shutil.copyfile(file, to)


@contextlib.contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give a new folder's path to fill; it takes the old one's place if nothing is raised."""
    folder = folder.resolve()  # the site may be a link, to what a server shows
    fresh, old = folder.with_name(f"{folder.name}.new"), folder.with_name(f"{folder.name}.old")

    def settle() -> None:
        if old.exists() and not folder.exists():
            old.rename(folder)  # stopped, or killed, between the two renames below
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
        except BaseException:  # stopped meanwhile: nothing may stay behind
            settle()
            raise


def execute_all(executor: Executor, *meanwhile: Callable[[], object]) -> None:
    """See that every run of the executor's book is at hand and is what its task file says.

    Args:
        executor: of the book.
        meanwhile: what else is done while snippets are executed.

    Raises:
        Problem: all that is wrong, at once.
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
            continue  # said already
        if wrong:
            problems.append(wrong)
    if problems:
        raise Problem(*problems)


def one(chapter: str) -> None:
    """Build a single page into `_build/one`; only what it shows is executed.

    Args:
        chapter: `chapters/post/conv2d.md`.

    Raises:
        Problem: there is no such chapter, or something in it is wrong.
    """
    book = show.book()
    file = find_chapter(chapter, book.root)
    name = file.removesuffix(".md")
    settings_of(book.root)
    settings = {
        "include_patterns": [file],
        "root_doc": name,
        "suppress_warnings": ["myst.xref_missing", "ref.term"],  # they lead to the other pages
        "nitpicky": False,
        "moved": {},
    }
    with alone(book.build), replacing(book.build / "one") as fresh:
        sphinx(book.root, fresh, settings)
    print(f"The page is in {book.build.name}/one/html/{name}.html.")


def find_chapter(told: str, root: Path) -> str:
    """The file of a chapter as the book names it, however its path was written.

    Raises:
        Problem: there is no such chapter; the nearest are said.
    """
    known = [str(path.relative_to(root)) for path in chapters(root)]
    name = os.path.relpath(root / told, root)
    if name not in known:
        alike = [file for file in known if Path(file).stem == Path(told).stem]
        hint = nearest(alike[0], alike) if alike else nearest(name, known)
        raise Problem(f"There is no chapter {told}{hint}. Name its file: chapters/post/conv2d.md")
    return name


def linkcheck(executor: Executor) -> None:
    """Follow the book's links to other sites; the report lies in `_build/linkcheck`.

    Raises:
        Problem: a link leads nowhere, or the book can't be built.
    """
    build(executor)
    book = executor.book
    with alone(book.build), replacing(book.build / "linkcheck") as fresh:
        shutil.copytree(book.build / "sphinx" / "doctrees", fresh / "doctrees")
        sphinx(book.root, fresh, builder="linkcheck")


def sphinx(
    root: Path, working: Path, settings: dict[str, Any] | None = None, builder: str = "html"
) -> None:
    """Have Sphinx build the pages, with warnings as errors.

    Args:
        root: the checkout.
        working: gets a folder named like the builder, and `doctrees`; what is there is used again.
        settings: in place of those in conf.py.
        builder: one of Sphinx's, or of lab/site/editions.py.

    Raises:
        Problem: Sphinx found something wrong; it has said what.
    """
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.console import color_terminal, nocolor
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    refuse_unreadable(root)
    if not (color_terminal() and sys.stderr.isatty()):
        nocolor()
    gc.freeze()  # what stays isn't looked through again and again
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
                "A chapter takes itself in, or a toctree leads back to where it stands: see the directives "
                "`include` and `toctree` of chapters that you have changed. The last good site stays."
            ) from error
    if app.statuscode:
        raise Problem("The pages were not built: see the messages above. The last good site stays.")


def import_sphinx() -> None:
    """Import what `sphinx` will need, and have nbformat compile its schema: it takes more than a second."""
    from sphinx.application import builtin_extensions

    from lab.cells import read_cells

    for name in (*builtin_extensions, *EXTENSIONS):
        with contextlib.suppress(Exception):  # Sphinx will say what is wrong
            importlib.import_module(name)
    read_cells("# Nothing", "nothing.md")


def say_recorded(book: Book) -> None:
    """Say once which runtimes are shown from recordings."""
    for runtime in book.runtimes.values():
        if not runtime.live:
            print(
                f"{runtime.id} was not executed here: its recordings are shown. "
                "`make runtimes` tells how to make it live."
            )


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the checkout's lock, so that one build works at a time; wait for it if need be."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is at work in this checkout; waiting for it.", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        shutil.rmtree(folder / "jobs", ignore_errors=True)  # of a build that was killed
        yield
