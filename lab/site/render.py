"""Write document nodes in another language than HTML."""

from __future__ import annotations

from docutils import nodes


class Renderer:
    """A method for each kind of node, named like the node's class or one of its bases.

    Args:
        level: of the headings that stand above the page's title.
    """

    def __init__(self, level: int) -> None:
        self.level = level

    def render(self, node: nodes.Node) -> str:
        """Write a node, by the nearest of its classes that has a method; else what is in it."""
        for kind in type(node).__mro__:
            method = getattr(self, kind.__name__, None)
            if method:
                return method(node)
        return self.inside(node)

    def inside(self, node: nodes.Node) -> str:
        """Write what is in a node."""
        return "".join(map(self.render, node.children))

    # -- what every language does in the same way ------------------------------------------------

    def inline(self, node: nodes.inline) -> str:
        return "" if "column" in node["classes"] else self.inside(node)  # for phones

    def section(self, node: nodes.section) -> str:
        self.level += 1
        text = self.inside(node)
        self.level -= 1
        return text

    def nothing(self, node: nodes.Node) -> str:
        return ""

    comment = target = take = nothing
