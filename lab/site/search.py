"""The data of the search: the sections of all pages, in one file that `_static/search.js` loads when a reader searches.

This search replaces Sphinx's own.  The file is a script that calls a function with data, since a page that is opened
from disk can't load anything else from its folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import toctree
from sphinx.application import Sphinx

from lab.site.page import NOTE
from lab.site.viewer import script

FILE = "search-data.js"
SKIPPED = (nodes.raw, nodes.comment, nodes.title, nodes.image, toctree)
# Tables of names, which are searched like code.
LISTINGS = {"variables", "ops", "diff", "matrix", "names"}


@dataclass
class Part:
    """A part of a section with an anchor of its own: the section's text, or what it shows of a run.

    Attributes:
        anchor: the anchor to which a search result leads.
        prose: its text.
        code: code, printed text, and listings.
        errors: error messages, each with the reason that the page gives.
    """

    anchor: str
    prose: str = ""
    code: str = ""
    errors: list[tuple[str, str]] = field(default_factory=list)


class Reader:
    """Reads the sections of a page.  Each term of a glossary is a section, too.

    Args:
        doctree: the page.

    Attributes:
        sections: anchor, title and parts of each section.
    """

    def __init__(self, doctree: nodes.document) -> None:
        self.sections: list[tuple[str, str, list[Part]]] = [("", "", [])]  # the page's own
        self.seen = {""}  # lines already read: a page's repetitions are left out
        self.errors: set[tuple[str, str]] = set()  # likewise, errors already read
        self.walk(doctree, "")

    def walk(self, node: nodes.Element, anchor: str) -> None:
        """Read what is in a node.

        Args:
            node: the node.
            anchor: the anchor for its content.  The anchor of a run in it replaces this one for the rest of the node.
        """
        for child in node.children:
            if isinstance(child, SKIPPED) or NOTE in child.get("classes", ()):
                continue
            if isinstance(child, nodes.section):
                if node.parent:
                    self.begin(child["ids"][0], child.next_node(nodes.title))
                self.walk(child, self.sections[-1][0])
            elif isinstance(child, nodes.definition_list_item) and child[0]["ids"]:
                outer = self.sections[-1]
                self.begin(child[0]["ids"][0], child[0])
                self.walk(child, self.sections[-1][0])
                self.sections.append((outer[0], outer[1], []))
            elif isinstance(child, nodes.literal_block):
                anchor = self.read_block(child, anchor)
            elif isinstance(child, nodes.table):
                shown = _first if "names" in child["classes"] else _text
                rows = [" ".join(map(shown, row)) for row in child.findall(nodes.row)]
                self.add(anchor, rows, code=bool(LISTINGS & set(child["classes"])))
            elif isinstance(child, nodes.bullet_list) and LISTINGS & set(node["classes"]):
                # A place of its own, since in a long text one name counts little.
                self.sections.append((*self.sections[-1][:2], []))
                self.add(anchor, map(_text, child), code=True)
            elif isinstance(child, nodes.target):
                anchor = (child["ids"] or [anchor])[0]
            elif isinstance(child, nodes.TextElement):
                self.add(anchor, [_text(child)])
            else:
                self.walk(child, anchor)

    def begin(self, anchor: str, title: nodes.Element) -> None:
        """Begin a section."""
        self.sections.append((anchor, title.astext(), []))
        self.seen.add(_line(title.astext()))

    def read_block(self, block: nodes.literal_block, anchor: str) -> str:
        """Read code, or an error and the reason that follows it; return the anchor for what comes after."""
        if "run-error" not in block["classes"]:
            self.add(anchor, block.astext().splitlines(), code=True)
            return anchor
        anchor = (block["ids"] or [anchor])[0]
        following = block.next_node(descend=False, siblings=True)
        if isinstance(following, nodes.bullet_list):
            # Several reasons: the most frequent comes first.
            following = following.next_node(nodes.paragraph)
        reason = _line(_text(following)) if isinstance(following, nodes.paragraph) else ""
        error = (_line(block.astext()), reason)
        if error not in self.errors:
            self.errors.add(error)
            self.part(anchor).errors.append(error)
        return anchor

    def add(self, anchor: str, lines: Iterable[str], code: bool = False) -> None:
        """Add lines to the current section, except those that are on the page already."""
        new = [line for line in dict.fromkeys(map(_line, lines)) if line not in self.seen]
        self.seen.update(new)
        if new:
            part, kind = self.part(anchor), "code" if code else "prose"
            setattr(part, kind, _line(" ".join([getattr(part, kind), *new])))

    def part(self, anchor: str) -> Part:
        """The current section's part with an anchor; it is added if it is new."""
        parts = self.sections[-1][2]
        found = [part for part in parts if part.anchor == anchor]
        if not found:
            parts.append(Part(anchor))
        return found[0] if found else parts[-1]


def _first(cell: nodes.Element) -> str:
    """The first name in a cell, without what is told about it."""
    return next((name.astext() for name in cell.findall(nodes.literal)), "")


def _text(node: nodes.Element) -> str:
    """The text in a node, without raw HTML."""
    found = node.findall(nodes.Text)
    return "".join(" " if isinstance(text.parent, nodes.raw) else text for text in found)


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def note_sections(app: Sphinx, doctree: nodes.document) -> None:
    """Store the sections of the page that was just read."""
    first, *others = Reader(doctree).sections
    found = [
        [anchor, title, [astuple(part) for part in parts]]
        for anchor, title, parts in (first, *(one for one in others if one[2]))
    ]
    app.env.metadata[app.env.docname]["sections"] = json.dumps(found)


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the sections of all pages into the site."""
    if error or app.builder.name != "html":
        return
    data, weights = [], app.config.search_weights
    told: set[tuple[str, str]] = set()
    for name in sorted(app.env.found_docs, key=lambda name: (-weights.get(name, 1), name)):
        uri, title = app.builder.get_target_uri(name), app.env.titles[name].astext()
        weight, sections = weights.get(name, 1), json.loads(app.env.metadata[name]["sections"])
        for errors in (part[-1] for *_, parts in sections for part in parts):
            # A page that lists errors of others, which have more weight, needn't be found for them.
            errors[:] = [error for error in errors if weight == 1 or tuple(error) not in told]
            told.update(map(tuple, errors))
        data.append([uri, title, weight, sections])
    Path(app.outdir, FILE).write_text(script("takeSections", sorted(data)), encoding="utf-8")


def replace(app: Sphinx) -> None:
    """Turn off Sphinx's own search."""
    app.builder.search = False  # type: ignore[attr-defined]


def page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page that shows all search results."""
    if app.builder.name == "html":
        yield "search", {}, "search.html"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.add_config_value("search_weights", {}, "")
    app.connect("builder-inited", replace)
    # After lab.site, which gives runs their anchors.
    app.connect("doctree-read", note_sections, priority=600)
    app.connect("html-collect-pages", page)
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
