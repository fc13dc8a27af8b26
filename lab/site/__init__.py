"""The Sphinx extension: execute chapters' cells, and read only those chapters again that have changed.

MyST-NB reads the notebooks and renders the outputs.  This extension computes the outputs: since the cells only look up
runs, they are executed in a process forked from the one that reads the chapter, without the second that a Jupyter
kernel takes to start.  Whether a chapter has changed is decided by digests of everything that it uses, not by file times,
which are wrong after a clone, a restored cache or a clock that was set back.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import deque
from pathlib import Path
from typing import Any

import myst_nb.sphinx_
import nbformat
from docutils import nodes
from docutils.parsers.rst.directives.misc import Raw
from docutils.parsers.rst.directives.tables import CSVTable
from myst_nb.core.execute.base import NotebookClientBase
from nbformat.v4 import new_output
from sphinx.application import Sphinx
from sphinx.directives.code import LiteralInclude
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util import logging

from lab import show
from lab.book import SOURCES
from lab.cells import place, read_cells
from lab.files import is_written
from lab.problems import Problem
from lab.site import viewer
from lab.site.cell import CellError, Interpreter, executed, opened
from lab.site.page import (
    Translator,
    anchor_runs,
    describe,
    in_order,
    lead_on,
    link_pages,
    pictures,
    write_pictures,
)

LOGGER = logging.getLogger(__name__)


class Cells(NotebookClientBase):
    """Executes a chapter's cells in order, in one namespace: MyST-NB uses it instead of a Jupyter client."""

    def start_client(self) -> None:
        """Begin to execute all cells."""
        cells = enumerate(self.notebook.cells)
        self.waiting = deque((index, cell) for index, cell in cells if cell.cell_type == "code")
        self.count = 0
        self.failed = False
        self.interpreter = Interpreter()
        self.outputs = self.interpreter.execute([cell.source for _, cell in self.waiting])
        # Set here, where MyST-NB would ask the Jupyter kernel, so that code is highlighted as Python.
        self.notebook.metadata.setdefault("language_info", {"name": "python"})

    def wait_for(self, last: int) -> None:
        """Wait until a cell is executed, or one before it has failed: reported with the chapter's file and line."""
        while self.waiting and self.waiting[0][0] <= last and not self.failed:
            index, cell = self.waiting.popleft()
            self.count += 1
            cell.execution_count = self.count
            try:
                cell.outputs = next(self.outputs)
            except CellError as error:
                text = self.path.read_text(encoding="utf-8")
                file, first = place(str(self.path), text, cell, self.cell_line(index))
                LOGGER.error(str(error), location=f"{file}:{first + error.line - 1}")
                self.failed = True

    def code_cell_outputs(self, cell_index: int) -> tuple[int | None, list[nbformat.NotebookNode]]:
        """The number of a cell and its outputs."""
        self.wait_for(cell_index)
        return super().code_cell_outputs(cell_index)

    def eval_variable(self, name: str) -> list[nbformat.NotebookNode]:
        """Evaluate the expression of an `{eval}` role with what all cells have defined."""
        self.wait_for(len(self.notebook.cells))
        if self.failed:
            # That is reported already; the expression may need names that cells haven't defined.
            return [new_output("display_data", {"text/plain": ""})]
        outputs = next(self.interpreter.execute([name]))
        return [output for output in outputs if output["output_type"] == "display_data"]

    def close_client(self, *error: object) -> None:
        """End the process in which the cells were executed."""
        self.interpreter.tell()
        self.interpreter.close()


def read_side_by_side(app: Sphinx, env: BuildEnvironment, names: list[str]) -> None:
    """Read and write in parallel if there are many pages; for a few, starting processes would take longer.

    What is known of all of them is forgotten first: else a label that moves to an earlier page would be there twice.
    """
    app.parallel = (os.cpu_count() or 1) if len(names) > 3 else 1
    for name in names:
        app.emit("env-purge-doc", env, name)
        env.clear_doc(name)


def look_at_cells(app: Sphinx, name: str, source: list[str]) -> None:
    """Check that a chapter's cells can be read, and note the files that they load, neither of which MyST-NB does.

    MyST-NB would end the build at one that can't, so another text is read in its place, and `settle_pages` reports it.
    """
    path = Path(app.env.doc2path(name))
    try:
        notebook = read_cells(source[0], os.path.relpath(path, app.srcdir))
    except Problem as problem:
        app.env.metadata[name]["unreadable"] = "\n".join(problem.messages)
        source[0] = "# Unreadable"
        return
    for cell in notebook.cells:
        if "load" in cell.metadata:
            app.env.note_dependency(path.parent / cell.metadata["load"], docname=name)


def note_used(app: Sphinx, doctree: nodes.document) -> None:
    """Store what the cells of the chapter just read have used, opened and executed, and where it shows runs."""
    kept = app.env.metadata[app.env.docname]
    kept |= noted(show.used, show.offered, opened, executed)
    kept["anchors"] = json.dumps(anchor_runs(doctree))
    kept["defined"] = json.dumps(defined(app.env, app.env.docname))
    kept["pictures"] = json.dumps(pictures(doctree))
    for file in filter(os.path.exists, opened):
        # Of a missing one Sphinx would read the page in every build; `dependencies` knows it, too.
        app.env.note_dependency(file)
    for known in (show.used, show.offered, opened, executed):
        known.clear()


def defined(env: BuildEnvironment, page: str) -> list[str]:
    """What a page defines for links from anywhere: labels, terms, functions and the like, each with its kind."""
    found = [
        (f"{domain.object_types[kind].lname} {name}" if kind in domain.object_types else name)
        for domain in env.domains.sorted()
        for name, _, kind, where, _, _ in domain.get_objects()
        if where == page and kind != "doc"
    ]
    return sorted(set(found))


def noted(
    used: set[str], offered: set[str], opened: set[str], executed: list[tuple[str, str]]
) -> dict[str, str]:
    """What a chapter's cells have used, opened and executed, as it is stored with the page."""
    return {
        "used": json.dumps(sorted(used | offered)),
        "opened": json.dumps(sorted(opened)),
        "executed": json.dumps(executed),
        "provenance": json.dumps(provenance(used)),
    }


def provenance(used: set[str]) -> list[tuple[str, list[str]]]:
    """The versions that made the runs that a page uses, each with the runtimes, sorted; pages end with them."""
    found: dict[str, set[str]] = {}
    for entry in used:
        if entry.count("/") == 2:
            run = show.book().head(show.book().find(entry))
            versions = "TensorFlow {tensorflow}, Python {python}".format(**run.versions)
            state = "recorded" if run.recorded else "live"
            found.setdefault(f"{versions}, {state}", set()).add(run.address.runtime)
    return [(versions, sorted(runtimes)) for versions, runtimes in sorted(found.items())]


def outdated(app: Sphinx, env: BuildEnvironment, added: set, changed: set, removed: set) -> list:
    """Chapters that must be read again: their text has changed, or what they list or show of other files and runs."""
    before, found = getattr(env, "lab_digests", {}), []
    for name in before.keys() & env.found_docs - added - changed:
        text, other = page_digests(env, name)
        same_text, same_other = before[name][0] == text, before[name][1] == other
        lists_removed = not removed.isdisjoint(env.toctree_includes.get(name, ()))
        if lists_removed or not same_text or not (same_other or shows_the_same(env, name)):
            found.append(name)
    return found


def shows_the_same(env: BuildEnvironment, name: str) -> bool:
    """Whether a page's cells still use and show the same: then it needn't be read again."""
    kept = env.metadata[name]
    before = json.loads(kept["executed"])
    interpreter = Interpreter()
    try:
        for one, _ in zip(before, interpreter.execute([source for source, _ in before])):
            if [*interpreter.executed[-1]] != one:
                return False
    except CellError:
        return False  # when the page is read, the error is reported
    finally:
        interpreter.close()
    return noted(*interpreter.noted, interpreter.executed).items() <= kept.items()


def settle_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have all pages written again if something that they share, or a file beside them, has changed.

    Every page contains the sidebar and checksums of style sheets, and may link to a section of any other; and Sphinx
    never removes a page or a picture that no longer exists.

    Raises:
        SphinxError: cells of some pages can't be read.
    """
    unreadable = [env.metadata[name].get("unreadable") for name in sorted(env.found_docs)]
    if any(unreadable):
        raise SphinxError("\n".join(["some cells can't be read:", *filter(None, unreadable)]))
    env.lab_digests = {  # type: ignore[attr-defined]
        name: page_digests(env, name) for name in sorted(env.found_docs)
    }
    refuse_foreign(env)
    refuse_twice(env)
    files = [str(name) for _, name in [*env.images.values(), *env.dlfiles.values()]]
    parts: list[Any] = [sidebar(env), targets(env), sorted(files), sorted(env.found_docs)]
    config = app.config
    parts += [config.moved, config.html_baseurl, bool(config.changes)]  # files beside the pages
    parts.append(show.book().fingerprint("_static/", "_templates/"))
    shared = json.dumps(parts, sort_keys=True)
    changed = getattr(env, "lab_shared", "") != shared
    env.lab_shared = shared  # type: ignore[attr-defined]
    if changed:
        shutil.rmtree(app.outdir)
        app.outdir.mkdir()
    drawn = [json.loads(env.metadata[name]["pictures"]) for name in sorted(env.found_docs)]
    write_pictures(app.outdir, {name: svg for page in drawn for name, svg in page.items()})
    if app.config.viewer in env.found_docs:
        # In a file of its own: Sphinx doesn't store `env` if no page is read.
        stored = Path(app.doctreedir, "compared.json")
        before = json.loads(stored.read_text()) if stored.exists() and not changed else {}
        compared = viewer.write(
            app.outdir, show.book(), shown(app, env), before, show.code_fingerprint()
        )
        stored.write_text(json.dumps(compared))
    return sorted(env.found_docs) if changed else []


def sidebar(env: BuildEnvironment) -> list[str]:
    """The content of every page's sidebar: chapters' titles with their markup, the parts' captions, and the order.

    If a toctree is on another page than the first, also all headings, which it may list.
    """
    titles = [f"{name} {title}" for name, title in sorted(env.titles.items())]
    nested = env.toctree_includes.keys() - {env.config.root_doc}
    return titles + [
        env.tocs[name].pformat() for name in sorted(nested and env.tocs or env.toctree_includes)
    ]


def targets(env: BuildEnvironment) -> list[str]:
    """What pages may link to in other pages: headings and their texts, labels, terms, objects, and runs."""
    found = [repr(sorted(domain.get_objects())) for domain in env.domains.sorted()]
    for name in sorted(env.found_docs):
        slugs = env.metadata[name].get("myst_slugs", {})
        # Without line numbers.
        found.append(repr([(slug, *told) for slug, (_, *told) in slugs.items()]))
        found.append(env.metadata[name]["anchors"])
    return found


def refuse_foreign(env: BuildEnvironment) -> None:
    """Report files that chapters include or open although a build wouldn't notice when they change."""
    for name in sorted(env.found_docs):
        for file in dependencies(env, name):
            parts = Path(file).parts
            written = all(map(is_written, parts))
            looked_for = written and parts[0] in SOURCES and not Path(env.srcdir, file).is_file()
            if file not in show.book().sources and not looked_for:
                hidden = not written and parts[0] != ".."
                cure = "Give it a name that isn't hidden." if hidden else "Put it below chapters/."
                LOGGER.error(
                    f"It uses {file}, whose changes no build would notice. {cure}",
                    location=name,
                )


def refuse_twice(env: BuildEnvironment) -> None:
    """Report what is defined on two pages, and pictures of the same name: which one is meant depends on the order of reading."""
    places: dict[str, list[str]] = {}
    for page in sorted(env.found_docs):
        for name in json.loads(env.metadata[page].get("defined", "[]")):
            places.setdefault(name, []).append(page)
    for name, pages in places.items():
        for other in pages[1:]:
            LOGGER.error(f"{pages[0]} has the {name}, too. Rename one of them.", location=other)
    pictures: dict[str, list[str]] = {}
    for file in sorted(env.images):
        pictures.setdefault(Path(file).name, []).append(file)
    for files in pictures.values():
        for other in files[1:]:
            LOGGER.error(
                f"The picture {other} has the file name of {files[0]}. Rename one of them.",
                location=min(env.images[other][0]),
            )


def refuse_unshown(app: Sphinx, doctree: nodes.document) -> None:
    """Report pictures that are named by a wildcard, as no build would notice a new one, and formulas, which no page renders."""
    for image in doctree.findall(nodes.image):
        if image["uri"].endswith(".*"):
            LOGGER.error(f"Give the full file name of the picture {image['uri']}.", location=image)
    for kind in (nodes.math, nodes.math_block):
        for formula in doctree.findall(kind):
            LOGGER.error("Pages don't render formulas. Write it as code.", location=formula)


def shown(app: Sphinx, env: BuildEnvironment) -> list[viewer.Shown]:
    """What each page shows, in the book's order."""
    return [
        viewer.Shown(
            app.builder.get_target_uri(name),
            env.titles[name].astext(),
            frozenset(json.loads(env.metadata[name]["used"])),
            json.loads(env.metadata[name]["anchors"]),
        )
        for name in in_order(env)
    ]


def dependencies(env: BuildEnvironment, name: str) -> list[str]:
    """The files that a page includes, opens, or looks for, whether they are there or not, relative to the checkout."""
    files = [*env.dependencies.get(name, ()), *json.loads(env.metadata[name].get("opened", "[]"))]
    return sorted({os.path.relpath(file, env.srcdir) for file in files})


def page_digests(env: BuildEnvironment, name: str) -> tuple[str, str]:
    """What a page is made from, as two digests.

    Returns:
        Of its text, of the files that it includes or opens, and of the tasks whose notebooks it offers; and of
        everything else that its cells use.
    """
    kept = env.metadata[name]
    content = hashlib.sha256(Path(env.doc2path(name)).read_bytes())
    for file in (Path(env.srcdir, file) for file in dependencies(env, name)):
        content.update(file.read_bytes() if file.is_file() else b"folder" * file.is_dir())
    other = hashlib.sha256()
    tasks = {snippet.split("/")[0] for snippet in json.loads(kept.get("taken", "[]"))}
    for entry in json.loads(kept.get("used", "[]")):
        which = content if entry.split("/")[0] in tasks else other
        which.update(show.used_digest(entry).encode())
    return content.hexdigest(), other.hexdigest()


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    # MyST-NB 1.4.0 has no hook for a client other than Jupyter's, so the function that chooses one is replaced.
    myst_nb.sphinx_.create_client = lambda notebook, source, config, logger, read_fmt=None: Cells(
        notebook, Path(source), config, logger
    )
    app.set_translator("html", Translator)
    app.add_config_value("moved", {}, "")
    app.add_config_value("viewer", "", "env")
    # Besides the code: notebooks contain the site's address, and a docutils.conf, if there is one, changes how pages
    # are read.
    fingerprint = show.code_fingerprint() + app.config.html_baseurl
    fingerprint += show.book().fingerprint("docutils.conf")
    app.add_config_value("lab_code", fingerprint, "env")
    app.connect("env-before-read-docs", read_side_by_side)
    app.connect("source-read", look_at_cells)
    app.connect("doctree-read", note_used)
    app.connect("doctree-read", refuse_unshown)
    # No build would notice what changes there, and a diff contains the paths of this machine.
    for directive, option in ((CSVTable, "url"), (Raw, "url"), (LiteralInclude, "diff")):
        directive.option_spec.pop(option, None)
    app.connect("env-get-outdated", outdated)
    app.connect("env-updated", settle_pages)
    app.connect("html-collect-pages", lead_on)
    app.connect("doctree-read", describe)
    app.connect("doctree-resolved", link_pages)
    return {"version": show.code_fingerprint()[:12], "parallel_read_safe": True}
