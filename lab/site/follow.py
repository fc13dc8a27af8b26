"""What each page is made from: note it when the page is read, and have the page read again when it has changed.

Whether it has changed is decided by digests, not by file times, which are wrong after a clone, a restored cache or a clock
that was set back.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from lab import show
from lab.cells import read_cells
from lab.problems import Problem
from lab.site.cell import CellError, Interpreter, executed
from lab.site.guard import opened
from lab.site.page import anchor_runs, pictures


def look_at_cells(app: Sphinx, name: str, source: list[str]) -> None:
    """Check that a chapter's cells can be read, and note the files that they load, neither of which MyST-NB does.

    MyST-NB would end the build at one that can't, so another text is read in its place, and `refuse_unreadable` reports it.
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
        # Sphinx reads a page in every build if a file that it depends on is missing: `dependencies` follows those.
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
