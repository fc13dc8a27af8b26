"""What a page's HTML is beside what Sphinx makes of it: see also `_templates/layout.html`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

DESCRIBED = 200  # letters of a description: what search engines show at most


class Translator(HTML5Translator):
    """Writes tables that scroll inside themselves and have no style in their attributes."""

    def visit_table(self, node: nodes.table) -> None:
        node.attributes.pop("width", None)
        node["classes"] = [name for name in node["classes"] if name != "colwidths-given"]
        self.body.append('<div class="scroll">')
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        super().depart_table(node)
        self.body.append("</div>\n")

    def visit_entry(self, node: nodes.entry) -> None:
        """A corner without text heads nothing: screen readers would announce an empty heading."""
        empty = not node.astext().strip() and not any(node.findall(nodes.image))
        if empty:
            node.clear()
        super().visit_entry(node)
        if empty:
            self.body[-1] = self.body[-1].replace("<th", "<td", 1)
            self.context[-1] = "</td>\n"


def describe(app: Sphinx, doctree: nodes.document) -> None:
    """Keep a page's description for whoever links to it: its answer, else its first paragraph."""
    answers = (node for node in doctree.findall(nodes.container) if "answer" in node["classes"])
    first = next(answers, None) or next(doctree.findall(nodes.paragraph), None)
    if first:
        told = textwrap.shorten(first.astext(), DESCRIBED, placeholder=" …")
        app.env.metadata[app.env.docname]["description"] = told


def lead_on(app: Sphinx) -> Iterator[tuple[str, dict[str, str], str]]:
    """A page at each address that a page once had."""
    for old, new in app.config.moved.items():
        yield old, {"target": new}, "moved.html"
