"""Write pages in Typst's language, for the PDF: `_templates/book.typ` defines the functions used here."""

from __future__ import annotations

import re

from docutils import nodes

from lab.site.render import Renderer

BREAK = "\u200b"  # allows a line break within a word, without a hyphen
BREAKS = re.compile(r"(?<=[/_.=,:])(?=\w)")  # where long names may be broken


def quote(text: str) -> str:
    """Text as a Typst string, in which nothing is markup."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def breakable(text: str) -> str:
    """Text with possible line breaks within long names."""
    return BREAKS.sub(BREAK, text)


class Typst(Renderer):
    """Writes one page, with tabs one after the other and dropdowns opened.

    Args:
        name: the page.
        labels: all possible targets of links: `page` and `page#anchor`.
    """

    def __init__(self, name: str, labels: set[str]) -> None:
        super().__init__(level=1)  # above pages' titles are those of the book's parts
        self.name, self.labels = name, labels
        self.in_table = False

    # -- words ---------------------------------------------------------------------------------

    def Text(self, node: nodes.Text) -> str:
        text = node.astext().replace("\n", " ")
        return f"#{quote(breakable(text) if self.in_table else text)};"

    def strong(self, node: nodes.Element) -> str:
        return f"#strong[{self.inside(node)}]"

    def emphasis(self, node: nodes.Element) -> str:
        return f"#emph[{self.inside(node)}]"

    def literal(self, node: nodes.literal) -> str:
        return f"#raw({quote(breakable(node.astext()))})"

    def reference(self, node: nodes.reference) -> str:
        target = node.get("refuri", "").removeprefix("%")
        if "refid" in node:
            target = f"{self.name}#{node['refid']}"
        if target in self.labels:
            return f"#link(label({quote(target)}))[{self.inside(node)}]"
        return (
            f"#link({quote(target)})[{self.inside(node)}]" if ":" in target else self.inside(node)
        )

    def raw(self, node: nodes.raw) -> str:
        text = node.astext()
        if text.startswith("<svg"):
            return f"#picture({quote(text)})\n\n"
        return {"<wbr/>": f"#{quote(BREAK)};", "<br/>": "#linebreak()"}.get(text, "")

    def image(self, node: nodes.image) -> str:
        told = f", alt: {quote(node['alt'])}" if "alt" in node else ""
        return f"#image({quote('/' + node['uri'])}{told})\n\n"

    # -- blocks --------------------------------------------------------------------------------

    def paragraph(self, node: nodes.paragraph) -> str:
        return self.inside(node) + "\n\n"

    def title(self, node: nodes.title) -> str:
        names = [f"{self.name}#{name}" for name in node.parent["ids"]]
        if isinstance(node.parent.parent, nodes.document):
            names.append(self.name)  # the target of links to the page as a whole
        marks = "".join(f"#metadata(none)#label({quote(name)})" for name in names)
        return f"#heading(level: {self.level})[{self.inside(node)}]{marks}\n\n"

    def rubric(self, node: nodes.Element) -> str:
        return f"#rubric[{self.inside(node)}]\n\n"

    def caption(self, node: nodes.Element) -> str:
        return f"#caption[{self.inside(node)}]\n\n"

    def container(self, node: nodes.container) -> str:
        look = next((name for name in ("answer", "run-note") if name in node["classes"]), None)
        text = self.inside(node)
        return f"#{look}[{text}]\n\n" if look else text

    def literal_block(self, node: nodes.literal_block) -> str:
        look = "error" if "run-error" in node["classes"] else "listing"
        return f"#{look}({quote(node.astext())}, {quote(node.get('language', 'text'))})\n\n"

    def Admonition(self, node: nodes.Element) -> str:
        head = type(node).__name__.capitalize()
        return f"#admonition({quote(head)})[{self.inside(node)}]\n\n"

    def block_quote(self, node: nodes.Element) -> str:
        return f"#quote(block: true)[{self.inside(node)}]\n\n"

    def bullet_list(self, node: nodes.Element) -> str:
        return f"#list({self.items(node)})\n\n"

    def enumerated_list(self, node: nodes.Element) -> str:
        return f"#enum({self.items(node)})\n\n"

    def items(self, node: nodes.Element) -> str:
        return "".join(f"[{self.inside(item).strip()}]," for item in node)

    def definition_list(self, node: nodes.Element) -> str:
        items = (f"terms.item([{self.inside(i[0])}], [{self.inside(i[-1])}])," for i in node)
        return f"#terms({''.join(items)})\n\n"

    def table(self, node: nodes.table) -> str:
        self.in_table = True
        head, body = (
            "".join(map(self.render, node.next_node(part) or ()))
            for part in (nodes.thead, nodes.tbody)
        )
        self.in_table = False
        columns = node.next_node(nodes.tgroup)["cols"]
        return f"#cells({columns}, table.header({head}),\n{body})\n\n"

    def row(self, node: nodes.row) -> str:
        return self.items(node) + "\n"

    toctree = Renderer.nothing
