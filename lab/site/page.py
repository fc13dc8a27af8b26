"""Change the HTML that Sphinx makes: tables, runs' anchors, links, pictures (see also `_templates/layout.html`)."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.writers.html5 import HTML5Translator

from lab.show.picture import alone

# Schemes of links that lab/show writes: to mark where a run is shown; to the place where a run is shown first; to a
# comparison in the viewer; to a picture in a file of its own.
RUN, PLACE, COMPARE, PICTURE = "run", "place", "compare", "picture"
PICTURES = "graphs"  # the folder of pictures as files
SVG = re.compile(r'<svg class="graph(?: wide)?" id="([\w-]+)".*</svg>', re.DOTALL)
NOTE, CODE = "run-note", "run-code"  # classes of the containers of links that mark runs
JOINT = re.compile(r"((?<=[\w\])][/.])|(?<=\w{6}_))(?=[A-Za-z])")  # where a long name may be broken
WORD = re.compile(r"\w")
DESCRIBED = 200  # characters of a page's description: search engines show no more


class Translator(HTML5Translator):
    """Writes tables in a container that scrolls, without inline styles, and with a heading of each row."""

    in_cell = False

    def visit_table(self, node: nodes.table) -> None:
        node.attributes.pop("width", None)
        node["classes"] = [name for name in node["classes"] if name != "colwidths-given"]
        self.rows_named = "diff" not in node["classes"]  # a row of two runs begins with a sign
        self.body.append('<div class="scroll">')
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        super().depart_table(node)
        self.body.append("</div>\n")

    def visit_Text(self, node: nodes.Text) -> None:
        """Allow line breaks between the parts of long names in tables, so that no word is broken."""
        start = len(self.body)
        super().visit_Text(node)
        if self.in_cell:
            self.body[start:] = [JOINT.sub("<wbr>", text) for text in self.body[start:]]

    def depart_entry(self, node: nodes.entry) -> None:
        self.in_cell = False
        super().depart_entry(node)

    def visit_entry(self, node: nodes.entry) -> None:
        """Make headings what screen readers should announce: no empty cell, but the first of a row that has a word."""
        empty = not node.astext().strip() and not any(node.findall(nodes.image))
        if empty:
            node.clear()
        super().visit_entry(node)
        self.in_cell = True
        if empty:
            self.body[-1] = self.body[-1].replace("<th", "<td", 1)
            self.context[-1] = "</td>\n"
        elif self.rows_named and not isinstance(node.parent.parent, nodes.thead):
            first = next((cell for cell in node.parent if WORD.search(cell.astext())), None)
            if node is first:
                self.body[-1] = self.body[-1].replace("<td", '<th scope="row"', 1)
                self.context[-1] = "</th>\n"


def in_order(env: BuildEnvironment) -> list[str]:
    """All pages, in the order of the book."""
    found: list[str] = []

    def add(page: str) -> None:
        if page not in found:
            found.append(page)
            for below in env.toctree_includes.get(page, ()):
                add(below)

    add(env.config.root_doc)
    return found


def describe(app: Sphinx, doctree: nodes.document) -> None:
    """Store a page's description, for search engines and previews: its answer, else its first paragraph."""
    answers = (node for node in doctree.findall(nodes.container) if "answer" in node["classes"])
    first = next(answers, None) or next(doctree.findall(nodes.paragraph), None)
    if first:
        told = textwrap.shorten(first.astext(), DESCRIBED, placeholder=" …")
        app.env.metadata[app.env.docname]["description"] = told


def anchor_runs(doctree: nodes.document) -> dict[str, str]:
    """Give each run an anchor before the first thing that a page shows of it, and make its note link to that.

    Returns:
        The anchors' names, by the runs' addresses.
    """
    anchors: dict[str, str] = {}
    links = []
    for link in doctree.findall(nodes.reference):
        if link.get("refuri", "").startswith(f"{RUN}:"):
            if note := _note(link):
                links.append((link, note))
            else:  # written by an author
                link["refuri"] = PLACE + link["refuri"].removeprefix(RUN)
    # A place that shows one run is preferred to one that shows many, as a table of a whole task does; code
    # without its result comes last.
    for link, note in sorted(
        links, key=lambda one: (not one[0].astext(), NOTE not in one[1]["classes"])
    ):
        address = link["refuri"].removeprefix(f"{RUN}:")
        if address not in anchors:
            anchors[address] = name = f"run-{address.replace('/', '-')}"
            place = note.parent.index(note)
            while place and not _begins(note.parent[place - 1]):
                place -= 1
            note.parent.insert(place, nodes.target("", "", ids=[name]))
        link["refuri"], link["internal"] = f"#{anchors[address]}", True
        link["reftitle"] = f"Link to {address}"
        if not link.astext():
            link.parent.remove(link)
    for note in {id(note): note for _, note in links}.values():
        if not note.astext():
            note.parent.remove(note)
    return anchors


def _note(link: nodes.Element) -> nodes.Element | None:
    """The container (of class NOTE or CODE) of a link; None if it has none, and so wasn't written by lab/show."""
    while link and not {NOTE, CODE} & set(link["classes"]):
        link = link.parent
    return link


def _begins(node: nodes.Node) -> bool:
    """Whether what follows this node belongs to another run: the node is another note, or a title."""
    return isinstance(node, (nodes.title, nodes.rubric)) or NOTE in node["classes"]


def link_pages(app: Sphinx, doctree: nodes.document, name: str) -> None:
    """Resolve links to runs, comparisons and pictures.  One without a target is replaced by its text."""
    root = "../" * name.count("/")
    shown: dict[
        str, tuple[str, str]
    ] = {}  # page and anchor by run, of the first page that shows it
    for page in reversed(in_order(app.env)):
        anchors = json.loads(app.env.metadata[page].get("anchors", "{}"))
        shown.update({address: (page, anchor) for address, anchor in anchors.items()})

    def place(address: str) -> str:
        page, anchor = shown.get(address, ("", ""))
        return f"{app.builder.get_relative_uri(name, page)}#{anchor}" if page else ""

    def comparison(choice: str) -> str:
        there = app.config.viewer in app.env.found_docs
        return app.builder.get_relative_uri(name, app.config.viewer) + choice if there else ""

    places = {
        PICTURE: lambda picture: f"{root}{PICTURES}/{picture}.svg",
        COMPARE: comparison,
        PLACE: place,
    }
    for link in list(doctree.findall(nodes.reference)):
        scheme, _, rest = link.get("refuri", "").partition(":")
        if scheme in places:
            link["refuri"], link["internal"] = places[scheme](rest), True
            if not link["refuri"]:
                link.replace_self(link.children)


def pictures(doctree: nodes.document) -> dict[str, str]:
    """The graphs that a page shows: SVG elements by their ids."""
    found = (SVG.match(node.astext()) for node in doctree.findall(nodes.raw))
    return {match[1]: match[0] for match in found if match}


def write_pictures(site: Path, wanted: dict[str, str]) -> None:
    """Write pictures into the site as files of their own, and remove all others.

    Args:
        site: the site's folder.
        wanted: SVG elements by file name.
    """
    folder = site / PICTURES
    for path in folder.glob("*"):
        if path.stem not in wanted:
            path.unlink()
    for name, svg in wanted.items():
        path, text = folder / f"{name}.svg", alone(svg, "../_static")
        if not path.exists() or path.read_text("utf-8") != text:
            folder.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")


def lead_on(app: Sphinx) -> Iterator[tuple[str, dict[str, str], str]]:
    """A page at each old address, which redirects to the new one."""
    for old, new in app.config.moved.items():
        yield old, {"target": new}, "moved.html"
