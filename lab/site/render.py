"""Write document nodes in another language than HTML."""

from __future__ import annotations

from docutils import nodes


class Renderer:
    """A method for each kind of node, named like the node's class or one of its bases."""

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
