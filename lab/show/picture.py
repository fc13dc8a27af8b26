"""Pictures of graphs, as SVG that follows the page's colours: operations as nodes, scopes as boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from grandalf.graphs import Edge, Graph, Vertex

from lab.runs import Address, Run
from lab.show import compare
from lab.show.layers import Layers
from lab.show.myst import literal

LETTER, LINE = 7.3, 15  # width of a letter, height of a line
MARGIN, ACROSS, DOWN = 10, 12, 24  # space inside a box, between neighbours, between layers
WIDE = 800  # the preferred width of a picture: that of a page's text
SCROLLS = 640  # wider pictures scroll on phones, where their text would get too small otherwise

# CSS classes for differences between two graphs.
SIDES = {"−": "left", "+": "right", "≠": "changed"}
MEMORY = {"VariableV2", "VarHandleOp"}  # types of operations that are variables


@dataclass
class _Operation:
    """An operation as it is drawn, of one graph or of two that are compared.

    Attributes:
        type: its type, or both types if they differ between the graphs.
        label: the last part of its name, or of both names if these differ.
        sign: how it differs between the graphs: a key of `SIDES`, or empty.
        inputs: signs of its incoming edges, by the name of the operation from which each comes.
    """

    type: str
    label: str
    sign: str = ""
    inputs: dict[str, str] = field(default_factory=dict)


@dataclass
class _Node:
    """An operation, or a scope with the nodes in it.

    Attributes:
        name: its name within its scope.
        operation: the operation; None for a scope.
        inside: the nodes of a scope, by name.
        lanes: points through which the edges between these nodes are drawn, by the names of start and end.
        w, h: its size.
        xy: its centre, relative to its scope's box.
    """

    name: str
    operation: _Operation | None = None
    inside: dict[str, _Node] = field(default_factory=dict)
    lanes: dict[tuple[str, str], list[tuple[float, float]]] = field(default_factory=dict)
    w: float = 0  # grandalf needs these names
    h: float = 0
    xy: tuple[float, float] = (0, 0)


def name(address: Address, other: Address | None = None) -> str:
    """The name of a picture: its id on a page, and the stem of its file."""
    return "-".join(["graph", *address, *(other or ())])


def svg(run: Run, other: Run | None = None) -> str:
    """Draw a run's operations, from the inputs at the top to the outputs at the bottom.

    Args:
        run: a run with operations.
        other: a run to compare: both graphs are drawn as one, with the differences marked.

    Returns:
        An SVG element.
    """
    drawn = _merged(run, other) if other else _own(run)
    top = _Node("")
    paths = {}
    scopes = {scope for name in drawn for scope in _scopes(name)}
    for full, operation in drawn.items():
        parts = full.split("/")
        # An operation that shares its name with a scope is drawn in that scope's box.
        path = (*parts, "") if full in scopes else tuple(parts)
        paths[full] = path
        node = top
        for part in path[:-1]:
            node = node.inside.setdefault(part, _Node(part))
        node.inside[path[-1]] = _Node(parts[-1], operation)
    edges = [(paths[start], paths[end]) for end in drawn for start in drawn[end].inputs]
    signs = [sign for operation in drawn.values() for sign in operation.inputs.values()]
    _lay_out(top, (), edges)
    title = f"Graph of {run.address}" + (f", with that of {other.address} over it" if other else "")
    called = name(run.address, other.address if other else None)
    wide = " wide" if top.w > SCROLLS else ""
    parts = [
        (
            f'<svg class="graph{wide}" id="{called}" role="img" aria-label="{escape(title)}" '
            f'viewBox="0 0 {top.w:.0f} {top.h:.0f}" width="{top.w:.0f}" height="{top.h:.0f}" '
            'xmlns="http://www.w3.org/2000/svg">'
            f'<defs><marker id="{called}-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
            'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>'
        )
    ]
    placed: dict[tuple[str, ...], tuple[_Node, float, float]] = {}
    texts: list[str] = []  # drawn last, so that no edge crosses them
    _draw(top, (), 0, 0, parts, texts, placed)
    for (start, end), sign in zip(edges, signs):
        parts.append(
            f'<path class="{_classes("edge", sign)}" marker-end="url(#{called}-tip)" '
            f'd="{_line(start, end, placed)}"/>'
        )
    return "".join([*parts, *texts, "</svg>"])


def alone(svg: str, static: str) -> str:
    """A picture as the content of its own file, which browsers can zoom.

    Args:
        svg: the element.
        static: the path from the file to the folder of style sheets.
    """
    sheets = (f'<?xml-stylesheet href="{static}/{sheet}.css"?>\n' for sheet in ("page", "style"))
    return "".join(sheets) + svg + "\n"


def _own(run: Run) -> dict[str, _Operation]:
    """A run's operations, by name."""
    drawn = {op["name"]: _Operation(op["type"], op["name"].split("/")[-1]) for op in run.operations}
    for op in run.operations:
        drawn[op["name"]].inputs = dict.fromkeys(_sources(op), "")
    return drawn


def _sources(op: dict) -> list[str]:
    """The names of the operations that give an operation its inputs."""
    return [tensor.lstrip("^").split(":")[0] for tensor in op["inputs"]]


def _merged(run: Run, other: Run) -> dict[str, _Operation]:
    """The operations of two runs, by their names in the second; counterparts are merged into one."""
    pairs = compare.compare_operations(run, other)
    mapped = compare.name_mapping(run, other)
    drawn: dict[str, _Operation] = {}
    # For each run, names as drawn by the run's own names.
    places: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for pair in sorted(pairs, key=lambda pair: pair.there is None):
        # First those that keep their names.
        full = pair.there["name"] if pair.there else mapped(pair.here["name"])
        while full in drawn:
            full += "′"
        sides = [entry for entry in (pair.here, pair.there) if entry]
        types = dict.fromkeys(entry["type"] for entry in sides)
        labels = dict.fromkeys(entry["name"].split("/")[-1] for entry in sides)
        sign = "≠" if len(types) == 2 else compare.SIGNS[pair.sign][0]
        drawn[full] = _Operation(
            " → ".join(types),
            " → ".join(labels),
            sign if len(types) == 2 or len(sides) == 1 else "",
        )
        for entry, known in zip((pair.here, pair.there), places):
            if entry:
                known[entry["name"]] = full
    for side, known, sign in zip((run, other), places, "−+"):
        for op in side.operations:
            inputs = drawn[known[op["name"]]].inputs
            for source in dict.fromkeys(known[source] for source in _sources(op)):
                inputs[source] = "" if sign == "+" and source in inputs else sign
    return drawn


def _classes(kind: str, sign: str) -> str:
    return f"{kind} {SIDES[sign]}" if sign else kind


def _scopes(name: str) -> list[str]:
    """All scopes that contain a name."""
    parts = name.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def _lay_out(node: _Node, path: tuple[str, ...], edges: list[tuple]) -> None:
    """Compute the size of a node, and the positions of the nodes in it.

    Args:
        node: the node.
        path: its own and its scopes' names.
        edges: start and end of all edges of the graph, as paths; changed if scopes are merged.
    """
    if node.operation:
        lines = _lines(node.operation)
        node.w = max(map(len, lines)) * LETTER + 2 * MARGIN
        node.h = len(lines) * LINE + 8
        return
    # A scope that contains only one scope is merged with that, so that one box is drawn for both.
    while len(node.inside) == 1 and path and not next(iter(node.inside.values())).operation:
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
    wide = WIDE if depth < 2 else WIDE / 2
    left, top = MARGIN, MARGIN + (LINE if path else 0)  # for the scope's name
    right, bottom = 0.0, top
    for part in graph.C:  # connected components: side by side, then in a further row
        layers = Layers(part, wide, ACROSS, DOWN)
        if left > MARGIN and left + layers.move(0, 0)[0] > wide:
            left, top = MARGIN, bottom + ACROSS
        here = layers.move(left, top)
        right, bottom = max(right, here[0]), max(bottom, here[1])
        left = here[0] + ACROSS
        for edge in part.sE:
            node.lanes[edge.v[0].data, edge.v[1].data] = layers.lane(edge)
    node.w = max(right, len(node.name) * LETTER) + MARGIN
    node.h = bottom + MARGIN


def _line(
    start: tuple[str, ...],
    end: tuple[str, ...],
    placed: dict[tuple[str, ...], tuple[_Node, float, float]],
) -> str:
    """The SVG path of an edge: from the bottom of one node to the top of another, past the nodes between them."""
    depth = next(n for n, (a, b) in enumerate(zip(start, end)) if a != b)
    scope, left, upper = placed[start[:depth]]
    lane = scope.lanes.get((start[depth], end[depth]), [])
    (a, x, y), (b, to_x, to_y) = placed[start], placed[end]
    points = [
        (x + a.w / 2, y + a.h),
        *((left + x, upper + y) for x, y in lane),
        (to_x + b.w / 2, to_y),
    ]
    line = "M{:.0f} {:.0f}".format(*points[0])
    for (x, y), (to_x, to_y) in pairwise(points):
        bend = (to_y - y) / 2 if lane else max((to_y - y) / 2, 12)
        line += f"C{x:.0f} {y + bend:.0f} {to_x:.0f} {to_y - bend:.0f} {to_x:.0f} {to_y:.0f}"
    return line


def _lines(operation: _Operation) -> list[str]:
    """The text lines of an operation's node: its type, and its name if that differs from the type."""
    lines = f"{operation.sign} {operation.type}".strip().replace(" →", "\n→").split("\n")
    return lines if operation.label.lower() == operation.type.lower() else [*lines, operation.label]


def _kinds(operation: _Operation) -> list[str]:
    """For each of a node's text lines, the SVG attribute that marks it as a type; empty for the name."""
    return [' class="type"'] * len(operation.type.split(" → ")) + [""]


def _draw(
    node: _Node,
    path: tuple[str, ...],
    x: float,
    y: float,
    boxes: list[str],
    texts: list[str],
    placed: dict[tuple[str, ...], tuple[_Node, float, float]],
) -> None:
    """Draw a node and the nodes in it.

    Args:
        node: the node.
        path: its own and its scopes' names.
        x, y: its upper left corner.
        boxes: the elements below the edges; scopes' boxes are added.
        texts: the elements above the edges; operations and scopes' names are added.
        placed: every node with its upper left corner, by path, is added.
    """
    placed[path] = node, x, y
    box = f'x="{x:.0f}" y="{y:.0f}" width="{node.w:.0f}" height="{node.h:.0f}" rx="5"/>'
    if node.operation:
        middle = f"{x + node.w / 2:.0f}"
        lines = [
            f'<tspan x="{middle}" dy="{LINE}"{kind}>{escape(line)}</tspan>'
            for line, kind in zip(_lines(node.operation), _kinds(node.operation))
        ]
        texts.append(
            f'<rect class="{_classes("op", node.operation.sign)}" {box}'
            f'<text y="{y:.0f}">{"".join(lines)}</text>'
        )
    elif path:
        boxes.append(f'<rect class="scope" {box}')
        texts.append(
            f'<text class="scope" x="{x + 6:.0f}" y="{y + LINE - 1:.0f}">{escape(node.name)}</text>'
        )
    for name, child in node.inside.items():
        left, upper = x + child.xy[0] - child.w / 2, y + child.xy[1] - child.h / 2
        _draw(child, (*path, name), left, upper, boxes, texts, placed)


def describe(run: Run) -> list[str]:
    """Describe the picture of a run, in sentences of Markdown."""
    types = {op["name"]: op["type"] for op in run.operations}
    main = way(run)
    told = []
    if main:
        told.append(
            "From top to bottom: " + " → ".join(literal(types[name]) for name in main) + "."
        )
    variables = [name for name, kind in types.items() if kind in MEMORY or name in _captured(run)]
    joined = [
        f"{literal(name)} goes into {literal(types[end])}"
        for name in variables
        if (end := _joins(run, name, main))
    ]
    if joined:
        told.append(f"Variables: {', '.join(joined)}.")
    scopes = {scope for name in types for scope in _scopes(name)}
    beside = Counter(_place(name, scopes) for name in types if name not in main)
    if beside:
        told.append(f"Outside this path: {_counted(beside)}.")
    return told


def _captured(run: Run) -> set[str]:
    """Names of the operations by which a traced function captures variables."""
    return {
        source for op in run.operations if op["type"] == "ReadVariableOp" for source in _sources(op)
    }


def _place(name: str, scopes: set[str]) -> str:
    """The part of a graph in which an operation is, in words."""
    parts = name.split("/") if name in scopes else name.split("/")[:-1]
    return "in " + literal("/".join(parts[:2])) if parts else "in no scope"


def way(run: Run) -> list[str]:
    """The longest path through a graph that begins at an input: names of operations."""
    captured = _captured(run)
    ways: dict[str, list[str]] = {}
    for op in run.operations:  # each comes after its inputs, except where loops are closed
        before = max((ways[name] for name in _sources(op) if name in ways), key=len, default=[])
        if before or (op["type"] == "Placeholder" and op["name"] not in captured):
            ways[op["name"]] = [*before, op["name"]]
    return max(ways.values(), key=len, default=[])


def _joins(run: Run, variable: str, way: Sequence[str]) -> str:
    """The operation on a path that a variable's value reaches first."""
    reached = {variable}
    for op in run.operations:
        if reached & set(_sources(op)):
            if op["name"] in way:
                return op["name"]
            reached.add(op["name"])
    return ""


def describe_both(run: Run, other: Run) -> list[str]:
    """Describe the picture of two runs, in sentences of Markdown."""
    pairs = compare.compare_operations(run, other)
    both = [pair for pair in pairs if pair.here and pair.there]
    became = Counter(
        f"{literal(pair.here['type'])} became {literal(pair.there['type'])}"
        for pair in both
        if pair.here["type"] != pair.there["type"]
    )
    told = [f"{len(both)} operations have a counterpart."]
    told += [f"≠ Different type: {_counted(became)}."] if became else []
    for sign, word in (
        ("only here", "− Only in the first, dashed"),
        ("only there", "+ Only in the second, thick"),
    ):
        types = Counter(
            literal((pair.here or pair.there)["type"]) for pair in pairs if pair.sign == sign
        )
        told += [f"{word}: {_counted(types)}."] if types else []
    return told


def _counted(texts: Counter[str]) -> str:
    return ", ".join(f"{count} {text}" for text, count in texts.items())
