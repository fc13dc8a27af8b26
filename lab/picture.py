"""Pictures of graphs, as SVG that follows the page's colours."""

from __future__ import annotations

from html import escape

from grandalf.graphs import Edge, Graph, Vertex
from grandalf.layouts import SugiyamaLayout

from lab.runs import Run

LETTER, LINE, GAP = 7.3, 15, 26  # width of a letter, height of a line, room between layers
LONGEST = 20  # letters in a line, where a slash allows it


class _Box:
    """The size of a node, as grandalf wants it; grandalf sets its centre `xy`."""

    def __init__(self, width: float, height: float) -> None:
        self.w, self.h = width, height
        self.xy = (0.0, 0.0)


def svg(run: Run) -> str:
    """Draw a run's operations from the inputs at the top to the outputs at the bottom.

    Args:
        run: a run with operations.

    Returns:
        An SVG element, with a title for screen readers.
    """
    vertices = {}
    for operation in run.operations:
        lines = [operation["type"], *_wrap(operation["name"])]
        vertex = vertices[operation["name"]] = Vertex(lines)
        vertex.view = _Box(max(map(len, lines)) * LETTER + 14, len(lines) * LINE + 8)
    edges = [
        Edge(vertices[tensor.lstrip("^").split(":")[0]], vertices[operation["name"]])
        for operation in run.operations
        for tensor in operation["inputs"]
    ]
    left = 0.0
    for part in Graph(list(vertices.values()), edges).C:
        layout = SugiyamaLayout(part)
        layout.xspace, layout.yspace = 14, GAP
        layout.init_all()
        layout.draw(6)
        boxes = [vertex.view for vertex in part.sV]
        shift = left - min(box.xy[0] - box.w / 2 for box in boxes)
        top = min(box.xy[1] - box.h / 2 for box in boxes)
        for box in boxes:
            box.xy = (box.xy[0] + shift, box.xy[1] - top)
        left = max(box.xy[0] + box.w / 2 for box in boxes) + 24
    boxes = [vertex.view for vertex in vertices.values()]
    width = max(box.xy[0] + box.w / 2 for box in boxes) + 2
    height = max(box.xy[1] + box.h / 2 for box in boxes) + 2
    title = f"Graph of {run.address}: {len(vertices)} operations, {len(edges)} edges"
    parts = [
        f'<svg class="graph" role="img" viewBox="-2 -2 {width + 4:.0f} {height + 4:.0f}" '
        f'width="{width + 4:.0f}" height="{height + 4:.0f}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(title)}</title>"
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>'
    ]
    for edge in edges:
        (x, y), (to_x, to_y) = (vertex.view.xy for vertex in edge.v)
        y, to_y = y + edge.v[0].view.h / 2, to_y - edge.v[1].view.h / 2
        middle = (y + to_y) / 2
        parts.append(
            f'<path class="edge" marker-end="url(#tip)" d="M{x:.0f} {y:.0f}C{x:.0f} {middle:.0f} '
            f'{to_x:.0f} {middle:.0f} {to_x:.0f} {to_y:.0f}"/>'
        )
    for vertex in vertices.values():
        (x, y), box = vertex.view.xy, vertex.view
        top = y - box.h / 2
        parts.append(
            f'<rect x="{x - box.w / 2:.0f}" y="{top:.0f}" width="{box.w:.0f}" '
            f'height="{box.h:.0f}" rx="5"/>'
        )
        for number, line in enumerate(vertex.data, 1):
            css = ' class="type"' if number == 1 else ""
            parts.append(f'<text x="{x:.0f}" y="{top + number * LINE:.0f}"{css}>{escape(line)}</text>')
    return "".join(parts) + "</svg>"


def _wrap(name: str) -> list[str]:
    """Cut a name behind slashes into lines."""
    lines = [""]
    for part in name.replace("/", "/\n").split("\n"):
        if lines[-1] and len(lines[-1] + part) > LONGEST:
            lines.append("")
        lines[-1] += part
    return lines
