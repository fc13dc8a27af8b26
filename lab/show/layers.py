"""Lay out the nodes of a graph: in layers, from top to bottom along the edges, and not too wide for a page."""

from __future__ import annotations

from itertools import pairwise
from statistics import mean

from grandalf.graphs import Edge, Vertex, graph_core
from grandalf.layouts import Layer, SugiyamaLayout
from grandalf.utils import Poset

LANE = 4  # width of the space reserved for an edge in each layer that it passes


class Layers(SugiyamaLayout):
    """Positions of the nodes of a connected graph.  All lengths are in SVG units.

    Args:
        graph: its vertices' `data` is their name; their `view` has a width `w` and a height `h`, and is given its
            centre, `xy`.
        wide: the largest width of a layer, unless a single node is wider.
        across, down: distance between neighbours, and between layers.
    """

    def __init__(self, graph: graph_core, wide: float, across: float, down: float) -> None:
        # Sort the edges: grandalf's own order depends on memory addresses, so pictures would differ between builds.
        graph.sE = Poset(sorted(graph.sE, key=lambda edge: tuple(v.data for v in edge.v)))
        super().__init__(graph)
        self.wide = wide
        self.xspace, self.yspace = across, down
        self.dw = self.dh = LANE
        self.init_all()
        self.draw(6)

    def setrank(self, vertex: Vertex) -> None:
        """Put a node into the first layer below all its sources that has room for it."""
        rank = 1 + max((self.grx[source].rank for source in vertex.N(-1)), default=-1)
        while rank < len(self.layers) and self._width(rank) + vertex.view.w > self.wide:
            rank += 1
        if rank == len(self.layers):
            self.layers.append(Layer())
        self.grx[vertex].rank = rank
        self.layers[rank].append(vertex)

    def _width(self, rank: int) -> float:
        return sum(vertex.view.w + self.xspace for vertex in self.layers[rank])

    def setxy(self) -> None:
        """Place the nodes, then compact the layers to the least width that the fullest layer needs.

        Each node is moved towards the nodes that it is connected with; the order within its layer stays.
        """
        super().setxy()
        near: dict[int, list] = {id(v.view): [] for layer in self.layers for v in layer}
        for edge in self.g.sE:
            chain = self._chain(edge)
            for a, b in pairwise(chain):
                near[id(a)].append(b)
                near[id(b)].append(a)
        width = max(map(self._width, range(len(self.layers)))) - self.xspace
        for layer in [*self.layers, *reversed(self.layers)] * 4:
            views = [vertex.view for vertex in layer]
            least = 0.0
            for view in views:
                wanted = mean([other.xy[0] for other in near[id(view)]] or [view.xy[0]])
                view.xy = (max(wanted, least + view.w / 2), view.xy[1])
                least = view.xy[0] + view.w / 2 + self.xspace
            most = width
            for view in reversed(views):
                view.xy = (min(view.xy[0], most - view.w / 2), view.xy[1])
                most = view.xy[0] - view.w / 2 - self.xspace

    def _chain(self, edge: Edge) -> list:
        """The views along an edge: those of its two nodes, and between them one in each layer that it passes."""
        passed = self.ctrls.get(edge, {})
        chain = [passed[rank].view for rank in sorted(passed)] or [v.view for v in edge.v]
        return chain if chain[0] is edge.v[0].view else chain[::-1]

    def move(self, left: float, top: float) -> tuple[float, float]:
        """Move the graph's upper left corner to a point; return the point of the lower right corner."""
        views = [vertex.view for layer in self.layers for vertex in layer]
        x = left - min(view.xy[0] - view.w / 2 for view in views)
        y = top - min(view.xy[1] - view.h / 2 for view in views)
        for view in views:
            view.xy = (view.xy[0] + x, view.xy[1] + y)
        return (
            max(view.xy[0] + view.w / 2 for view in views),
            max(view.xy[1] + view.h / 2 for view in views),
        )

    def lane(self, edge: Edge) -> list[tuple[float, float]]:
        """Points through which an edge is drawn, so that it crosses no node of the layers that it passes."""
        heights = {id(v.view): max(o.view.h for o in layer) for layer in self.layers for v in layer}
        return [
            (view.xy[0], view.xy[1] + sign * heights[id(view)] / 2)
            for view in self._chain(edge)[1:-1]
            for sign in (-1, 1)
        ]
