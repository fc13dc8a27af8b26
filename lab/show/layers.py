"""Where the nodes of a graph go: layer below layer along the edges, and not too wide for a page."""

from __future__ import annotations

from itertools import pairwise
from statistics import mean

from grandalf.graphs import Edge, Vertex, graph_core
from grandalf.layouts import Layer, SugiyamaLayout
from grandalf.utils import Poset

LANE = 4  # width of the place that an edge takes in the layers that it passes


class Layers(SugiyamaLayout):
    """Places of the nodes of a connected graph.

    Args:
        graph: vertices whose `data` is their name and whose `view` has a width `w` and a height `h`, and gets its centre, `xy`.
        wide: how wide a layer may be, unless a single node is wider.
        across, down: room between neighbours, and between layers.
    """

    def __init__(self, graph: graph_core, wide: float, across: float, down: float) -> None:
        # grandalf keeps a graph's edges in an order that depends on where they lie in memory.
        graph.sE = Poset(sorted(graph.sE, key=lambda edge: tuple(v.data for v in edge.v)))
        super().__init__(graph)
        self.wide = wide
        self.xspace, self.yspace = across, down
        self.dw = self.dh = LANE
        self.init_all()
        self.draw(6)

    def setrank(self, vertex: Vertex) -> None:
        """Put a node into the first layer below all from which it gets something that has room."""
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
        """Place the nodes, and draw them together: all layers become as wide as the widest must be.

        Each node goes near to those that it is connected with; the order in its layer stays.
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
        """What an edge leads through: its two nodes, and between them a lane in each layer passed."""
        passed = self.ctrls.get(edge, {})
        chain = [passed[rank].view for rank in sorted(passed)] or [v.view for v in edge.v]
        return chain if chain[0] is edge.v[0].view else chain[::-1]

    def move(self, left: float, top: float) -> tuple[float, float]:
        """Move all so that its upper left corner is here; return where the lower right one is."""
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
        """Points through which an edge is drawn so that it passes no node: beside those of each layer."""
        heights = {id(v.view): max(o.view.h for o in layer) for layer in self.layers for v in layer}
        return [
            (view.xy[0], view.xy[1] + sign * heights[id(view)] / 2)
            for view in self._chain(edge)[1:-1]
            for sign in (-1, 1)
        ]
