"""Write document nodes in a language other than HTML: the base of the Markdown and the Typst writer."""

from __future__ import annotations

from docutils import nodes


class Renderer:
    """Subclasses have a method for each kind of node, named like the node's class or one of its bases.

    Args:
        level: level of the headings above the page's title.
    """

    def __init__(self, level: int) -> None:
        self.level = level

    def render(self, node: nodes.Node) -> str:
        """Write a node with the method of its class, or of the nearest base with one; without any, its children."""
        for kind in type(node).__mro__:
            method = getattr(self, kind.__name__, None)
            if method:
                return method(node)
        return self.inside(node)

    def inside(self, node: nodes.Node) -> str:
        """Write a node's children."""
        return "".join(map(self.render, node.children))

    # -- the same in every language --------------------------------------------------------------

    def inline(self, node: nodes.inline) -> str:
        # Column titles are for phones.
        return "" if "column" in node["classes"] else self.inside(node)

    def section(self, node: nodes.section) -> str:
        self.level += 1
        text = self.inside(node)
        self.level -= 1
        return text

    def nothing(self, node: nodes.Node) -> str:
        return ""

    comment = target = take = nothing
