"""Refuse what a build can't follow, what pages don't render, and names that are given twice."""

from __future__ import annotations

import json
import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util import logging

from lab import show
from lab.book import SOURCES
from lab.files import is_written
from lab.site.follow import dependencies

LOGGER = logging.getLogger(__name__)
# What the policy of every page forbids: see _templates/layout.html.
FORBIDDEN = re.compile(
    r"<(script|style|iframe|object|embed)\b|<[^>]*\s(style|on\w+)=", re.IGNORECASE
)


def refuse_unreadable(env: BuildEnvironment) -> None:
    """Refuse to go on if cells of some pages can't be read.

    Raises:
        SphinxError: of all these pages at once.
    """
    unreadable = [env.metadata[name].get("unreadable") for name in sorted(env.found_docs)]
    if any(unreadable):
        raise SphinxError("\n".join(["some cells can't be read:", *filter(None, unreadable)]))


def refuse_foreign(env: BuildEnvironment) -> None:
    """Report files that chapters include or open although a build wouldn't notice when they change."""
    for name in sorted(env.found_docs):
        for file in dependencies(env, name):
            parts = Path(file).parts
            written = all(map(is_written, parts))
            looked_for = written and parts[0] in SOURCES and not Path(env.srcdir, file).is_file()
            if file not in show.book().sources and not looked_for:
                hidden = not written and parts[0] != ".."
                fix = "Give it a name that isn't hidden." if hidden else "Put it below chapters/."
                LOGGER.error(
                    f"It uses {file}, whose changes no build would notice. {fix}",
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
            LOGGER.error(
                f"The {name} is also defined in {pages[0]}. Rename one of the two.", location=other
            )
    pictures: dict[str, list[str]] = {}
    for file in sorted(env.images):
        pictures.setdefault(Path(file).name, []).append(file)
    for files in pictures.values():
        for other in files[1:]:
            LOGGER.error(
                f"The pictures {files[0]} and {other} have the same file name. Rename one of them.",
                location=min(env.images[other][0]),
            )


def refuse_unshown(app: Sphinx, doctree: nodes.document) -> None:
    """Report a missing title, and what no page shows: pictures named by a wildcard, formulas, HTML that is forbidden."""
    first = next(doctree.findall(nodes.section), None)
    if not (first and first[0].astext()):
        LOGGER.error("It has no title. Write one, as in: # Title", location=app.env.docname)
    for image in doctree.findall(nodes.image):
        if image["uri"].endswith(".*"):  # no build would notice a new one
            LOGGER.error(f"Give the full file name of the picture {image['uri']}.", location=image)
    for kind in (nodes.math, nodes.math_block):
        for formula in doctree.findall(kind):
            LOGGER.error("Pages don't render formulas. Write it as code.", location=formula)
    for html in doctree.findall(nodes.raw):
        if FORBIDDEN.search(html.astext()):
            text = "Pages have no scripts, styles or frames within them. Remove that HTML."
            LOGGER.error(text, location=html)
