"""The Sphinx extension: execute chapters' cells, and read only those chapters again that have changed.

MyST-NB reads the notebooks and renders the outputs.  This extension computes the outputs: since the cells only look up
runs, they are executed in a process forked from the one that reads the chapter, without the second that a Jupyter
kernel takes to start.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import myst_nb.sphinx_
from docutils.parsers.rst.directives.misc import Raw
from docutils.parsers.rst.directives.tables import CSVTable
from sphinx.application import Sphinx
from sphinx.directives.code import LiteralInclude
from sphinx.environment import BuildEnvironment

from lab import show
from lab.execute import PROCESSORS
from lab.files import detach
from lab.site import viewer, workers
from lab.site.client import Cells
from lab.site.follow import look_at_cells, note_used, outdated, page_digests
from lab.site.page import Translator, describe, in_order, lead_on, link_pages, write_pictures
from lab.site.refuse import refuse_foreign, refuse_twice, refuse_unreadable, refuse_unshown


def read_side_by_side(app: Sphinx, env: BuildEnvironment, names: list[str]) -> None:
    """Read and write in parallel if there are many pages; for a few, starting processes would take longer.

    What is known of all of them is forgotten first: else a label that moves to an earlier page would be there twice.
    """
    app.parallel = len(PROCESSORS) if len(names) > 3 else 1
    for name in names:
        app.emit("env-purge-doc", env, name)
        env.clear_doc(name)
        detach(Path(app.doctreedir, f"{name}.doctree"))


def settle_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have all pages written again if something that they share, or a file beside them, has changed.

    Every page contains the sidebar and checksums of style sheets, and may link to a section of any other; and Sphinx
    never removes a page or a picture that no longer exists.

    Raises:
        SphinxError: cells of some pages can't be read.
    """
    refuse_unreadable(env)
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
    if app.builder.name == "html" and app.config.viewer in env.found_docs:
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


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    # MyST-NB 1.4.0 has no hook for a client other than Jupyter's, so the function that chooses one is replaced.
    myst_nb.sphinx_.create_client = lambda notebook, source, config, logger, read_fmt=None: Cells(
        notebook, Path(source), config, logger
    )
    workers.use()
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
