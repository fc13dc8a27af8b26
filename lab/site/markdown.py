"""Write a page as plain Markdown, outputs included, for programs such as language models."""

from __future__ import annotations

import re
import textwrap
from html import unescape
from urllib.parse import urljoin

from docutils import nodes

from lab.show.myst import literal
from lab.site.render import Renderer


class Markdown(Renderer):
    """Writes a page, given as resolved for HTML, with tabs one after the other and dropdowns opened.

    Args:
        address: of the page; relative links are resolved against it.
    """

    def __init__(self, address: str) -> None:
        super().__init__(level=0)
        self.address = address

    # -- words ---------------------------------------------------------------------------------

    def Text(self, node: nodes.Text) -> str:
        return node.astext().replace("\n", " ")

    def strong(self, node: nodes.Element) -> str:
        return f"**{self.inside(node)}**"

    def emphasis(self, node: nodes.Element) -> str:
        return f"*{self.inside(node)}*"

    def literal(self, node: nodes.literal) -> str:
        return literal(node.astext())

    def reference(self, node: nodes.reference) -> str:
        target = node.get("refuri") or f"#{node.get('refid', '')}"
        return f"[{self.inside(node)}]({urljoin(self.address, target)})"

    def raw(self, node: nodes.raw) -> str:
        told = re.match(r'<svg[^>]* aria-label="([^"]*)"', node.astext())
        if told:
            return f"(Picture: {unescape(told[1])})\n\n"
        return " " if node.astext() == "<br>" else ""

    def image(self, node: nodes.image) -> str:
        return f"(Picture: {node.get('alt', '')})"

    # -- blocks --------------------------------------------------------------------------------

    def paragraph(self, node: nodes.paragraph) -> str:
        return self.inside(node) + "\n\n"

    def title(self, node: nodes.title) -> str:
        return f"{'#' * self.level} {self.inside(node)}\n\n"

    def rubric(self, node: nodes.Element) -> str:
        return f"**{self.inside(node)}**\n\n"

    caption = sd_tab_label = dropdown_title = rubric

    def literal_block(self, node: nodes.literal_block) -> str:
        text = node.astext().rstrip("\n")
        marks = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
        language = node.get("language", "")
        return f"{marks}{'' if language == 'text' else language}\n{text}\n{marks}\n\n"

    def Admonition(self, node: nodes.Element) -> str:
        return f"**{type(node).__name__.capitalize()}:** {self.inside(node)}"

    def block_quote(self, node: nodes.Element) -> str:
        return textwrap.indent(self.inside(node).strip(), "> ") + "\n\n"

    def bullet_list(self, node: nodes.Element) -> str:
        return self.items(node, ["-"] * len(node))

    def enumerated_list(self, node: nodes.Element) -> str:
        return self.items(node, [f"{number}." for number in range(1, len(node) + 1)])

    def items(self, node: nodes.Element, marks: list[str]) -> str:
        texts = (textwrap.indent(self.inside(item).strip(), "   ") for item in node)
        return "\n".join(f"{mark:3}{text[3:]}" for mark, text in zip(marks, texts)) + "\n\n"

    def definition_list(self, node: nodes.Element) -> str:
        return "".join(f"**{self.inside(item[0])}**: {self.inside(item[-1])}" for item in node)

    def table(self, node: nodes.table) -> str:
        rows = [
            [" ".join(self.inside(cell).split()).replace("|", r"\|") for cell in row]
            for row in node.findall(nodes.row)
        ]
        rows.insert(1, ["---"] * len(rows[0]))
        return "".join(f"| {' | '.join(row)} |\n" for row in rows) + "\n"

    sd_tab_input = Renderer.nothing
