"""Pictures of graphs, as SVG that follows the page's colours: operations as nodes, scopes as boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from grandalf.graphs import Edge, Graph, Vertex
from grandalf.layouts import SugiyamaLayout

from lab.runs import Run

LETTER, LINE = 7.3, 15  # width of a letter, height of a line
MARGIN, ACROSS, DOWN = 10, 12, 24  # room inside a box, between neighbours, between layers


@dataclass
class _Node:
    """An operation, or a scope with the nodes in it.  Its centre is within its scope's box.

    Attributes:
        name: below its scope.
        type: the operation's type; empty for a scope.
        inside: the nodes of a scope, by name.
    """

    name: str
    type: str = ""
    inside: dict[str, _Node] = field(default_factory=dict)
    w: float = 0  # grandalf's names for a node's size and centre
    h: float = 0
    xy: tuple[float, float] = (0, 0)


def svg(run: Run) -> str:
    """Draw a run's operations, from what is put in at the top to what comes out at the bottom.

    Args:
        run: a run with operations.

    Returns:
        An SVG element, with a title and a description for screen readers.
    """
    top = _Node("")
    paths = {}
    scopes = {scope for op in run.operations for scope in _scopes(op["name"])}
    for op in run.operations:
        parts = op["name"].split("/")
        # An operation that shares its name with a scope is drawn in that scope's box.
        path = (*parts, "") if op["name"] in scopes else tuple(parts)
        paths[op["name"]] = path
        node = top
        for part in path[:-1]:
            node = node.inside.setdefault(part, _Node(part))
        node.inside[path[-1]] = _Node(parts[-1], op["type"])
    edges = [
        (paths[tensor.lstrip("^").split(":")[0]], paths[op["name"]])
        for op in run.operations
        for tensor in op["inputs"]
    ]
    _lay_out(top, (), edges)
    title = f"Graph of {run.address}"
    told = (
        f"{len(run.operations)} operations, {len(edges)} connections. The listing names them all."
    )
    tip = "tip-" + "-".join(run.address)
    parts = [
        (
            f'<svg class="graph" role="img" aria-label="{escape(title)}: {told}" '
            f'viewBox="0 0 {top.w:.0f} {top.h:.0f}" width="{top.w:.0f}" height="{top.h:.0f}" '
            'xmlns="http://www.w3.org/2000/svg">'
            f'<defs><marker id="{tip}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" '
            'markerHeight="6" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>'
        )
    ]
    centres: dict[tuple[str, ...], tuple[float, float, float]] = {}
    operations: list[str] = []  # drawn last: no edge may cross their text
    _draw(top, (), 0, 0, parts, operations, centres)
    for start, end in edges:
        (x, y, half), (to_x, to_y, to_half) = centres[start], centres[end]
        y, to_y = y + half, to_y - to_half
        bend = max((to_y - y) / 2, 12)
        parts.append(
            f'<path class="edge" marker-end="url(#{tip})" d="M{x:.0f} {y:.0f}C{x:.0f} {y + bend:.0f} '
            f'{to_x:.0f} {to_y - bend:.0f} {to_x:.0f} {to_y:.0f}"/>'
        )
    return "".join([*parts, *operations, "</svg>"])


def _scopes(name: str) -> list[str]:
    """All scopes that a name lies in."""
    parts = name.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def _lay_out(node: _Node, path: tuple[str, ...], edges: list[tuple]) -> None:
    """Give a node its size, and the nodes in it their places: layer below layer along the edges."""
    if node.type:
        node.w = max(len(node.type), len(_label(node))) * LETTER + 2 * MARGIN
        node.h = (2 if _label(node) else 1) * LINE + 8
        return
    # A scope with nothing but one scope in it needs no box of its own.
    while len(node.inside) == 1 and path and not next(iter(node.inside.values())).type:
        ((name, only),) = node.inside.items()
        node.name += "/" + name
        node.inside = only.inside
        depth = len(path)
        path += (name,)
        for index, edge in enumerate(edges):
            edges[index] = tuple(
                end[:depth] + end[depth + 1 :] if end[: depth + 1] == path else end for end in edge
            )
        path = path[:depth]
    for name, child in node.inside.items():
        _lay_out(child, (*path, name), edges)
    depth = len(path)
    vertices = {}
    for name, child in node.inside.items():
        vertices[name] = Vertex(name)
        vertices[name].view = child
    between = dict.fromkeys(
        (start[depth], end[depth])
        for start, end in edges
        if start[:depth] == path == end[:depth] and start[depth] != end[depth]
    )
    graph = Graph(list(vertices.values()), [Edge(vertices[a], vertices[b]) for a, b in between])
    left = MARGIN
    for part in graph.C:
        layout = SugiyamaLayout(part)
        layout.xspace, layout.yspace = ACROSS, DOWN
        layout.init_all()
        layout.draw(6)
        children = [vertex.view for vertex in part.sV]
        shift = left - min(child.xy[0] - child.w / 2 for child in children)
        rise = min(child.xy[1] - child.h / 2 for child in children) - MARGIN
        rise -= LINE if path else 0  # for the scope's name
        for child in children:
            child.xy = (child.xy[0] + shift, child.xy[1] - rise)
        left = max(child.xy[0] + child.w / 2 for child in children) + ACROSS
    children = list(node.inside.values())
    node.w = max(left - ACROSS, len(node.name) * LETTER) + MARGIN
    node.h = max(child.xy[1] + child.h / 2 for child in children) + MARGIN


def _label(node: _Node) -> str:
    """The second line of an operation: its name, where that says more than its type."""
    return "" if node.name.lower() == node.type.lower() else node.name


def _draw(
    node: _Node,
    path: tuple[str, ...],
    x: float,
    y: float,
    scopes: list[str],
    operations: list[str],
    centres: dict[tuple[str, ...], tuple[float, float, float]],
) -> None:
    """Add a node's elements, and those of the nodes in it, to the lists of scopes or operations.

    Args:
        x, y: its upper left corner.
        centres: gets the centre of every node, and half its height.
    """
    centres[path] = (x + node.w / 2, y + node.h / 2, node.h / 2)
    box = f'x="{x:.0f}" y="{y:.0f}" width="{node.w:.0f}" height="{node.h:.0f}" rx="5"/>'
    if node.type:
        lines = [f'<tspan class="type">{escape(node.type)}</tspan>']
        if _label(node):
            lines.append(
                f'<tspan x="{x + node.w / 2:.0f}" dy="{LINE}">{escape(_label(node))}</tspan>'
            )
        operations.append(
            f'<rect class="op" {box}<text x="{x + node.w / 2:.0f}" y="{y + LINE:.0f}">'
            + "".join(lines) + "</text>"
        )  # fmt: skip
    elif path:
        scopes.append(
            f'<rect class="scope" {box}<text class="scope" x="{x + 6:.0f}" y="{y + LINE - 1:.0f}">'
            f"{escape(node.name)}</text>"
        )
    for name, child in node.inside.items():
        left, upper = x + child.xy[0] - child.w / 2, y + child.xy[1] - child.h / 2
        _draw(child, (*path, name), left, upper, scopes, operations, centres)
