"""Pictures of graphs: each operation is drawn once, overlaps no other, and is described in words."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from lab import show
from lab.runs import Address, Run
from lab.show import chart, compare, picture

SVG = "{http://www.w3.org/2000/svg}"
WIDEST = 900  # pixels: a page's text has 700 on a screen of 1280
DRAWN = [  # graphs of each kind: low-level, of layers, traced, with a loop, with training
    "conv2d/low_level/tf1",
    "conv2d/contrib_layers/tf1",
    "conv2d/tf_layers/tf2-legacy",
    "conv2d/keras_3/tf2",
    "conv2d/function/tf2",
    "conv2d/estimator/tf1",
    "eager_if/while_loop/tf1",
    "low_level_digits/by_hand/tf1",
]
LAID = [
    ("conv2d/tf_layers/tf1", "conv2d/tf_layers/tf2-legacy"),
    ("conv2d/contrib_layers/tf1", "conv2d/tf_layers/tf1"),
    ("conv2d/tf_layers/tf1", "conv2d/keras_3/tf2"),
    ("slim_repeat/repeat/tf1", "slim_repeat/explicit/tf1"),
]


def boxes(svg, kind):
    """The rectangles of operations or of scopes: their classes and edges."""
    found = []
    for box in ElementTree.fromstring(svg).iter(f"{SVG}rect"):
        classes = box.get("class").split()
        if kind in classes:
            x, y, w, h = (float(box.get(name)) for name in ("x", "y", "width", "height"))
            found.append((classes, (x, y, x + w, y + h)))
    return found


def apart(a, b):
    """Whether two rectangles don't overlap."""
    return a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


def inside(a, b):
    """Whether a rectangle lies within another."""
    return a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3]


@pytest.mark.parametrize("address", DRAWN)
def test_each_operation_is_drawn_once_and_by_itself(run, address):
    found = run(address)
    svg = picture.svg(found)
    operations = [box for _, box in boxes(svg, "op")]
    scopes = [box for _, box in boxes(svg, "scope")]
    assert len(operations) == len(found.operations)
    assert all(apart(a, b) for a, b in combinations(operations, 2))
    assert all(apart(a, b) or inside(a, b) for a in operations for b in scopes)
    _, _, width, height = map(float, re.search(r'viewBox="([^"]+)"', svg)[1].split())
    assert all(inside(box, (0, 0, width, height)) for box in [*operations, *scopes])
    texts = "".join(ElementTree.fromstring(svg).itertext())
    assert all(op["type"] in texts for op in found.operations)


@pytest.mark.parametrize("address", DRAWN)
def test_each_connection_is_drawn(run, address):
    found = run(address)
    wanted = {
        (tensor.lstrip("^").split(":")[0], op["name"])
        for op in found.operations
        for tensor in op["inputs"]
    }
    edges = ElementTree.fromstring(picture.svg(found)).findall(f"{SVG}path")
    assert len(edges) == len(wanted)


def test_a_graph_is_always_drawn_alike(run):
    for address in ("conv2d/low_level/tf2", "effect_rnn/cells/tf1"):
        assert len({picture.svg(run(address)) for _ in range(20)}) == 1


@pytest.mark.parametrize("address", DRAWN[:5])
def test_pictures_of_a_layer_fit_a_page(run, address):
    assert float(re.search(r'width="(\d+)"', picture.svg(run(address)))[1]) <= WIDEST


@pytest.mark.parametrize(("here", "there"), LAID)
def test_what_differs_between_two_graphs_is_marked_by_class_and_sign(run, here, there):
    one, other = run(here), run(there)
    pairs = compare.compare_operations(one, other)
    svg = picture.svg(one, other)
    drawn = boxes(svg, "op")
    assert len(drawn) == len(pairs)
    assert all(apart(a, b) for (_, a), (_, b) in combinations(drawn, 2))
    texts = ["".join(t.itertext()) for t in ElementTree.fromstring(svg).iter(f"{SVG}text")]
    for sign, kind, count in (
        ("−", "left", sum(p.there is None for p in pairs)),
        ("+", "right", sum(p.here is None for p in pairs)),
        ("≠", "changed", sum(bool(p.here and p.there) and p.here["type"] != p.there["type"] for p in pairs)),
    ):  # fmt: skip
        assert sum(kind in classes for classes, _ in drawn) == count
        assert sum(text.startswith(sign) for text in texts) == count


def test_edges_of_one_graph_alone_are_marked():
    def graph(*inputs):
        ops = [{"name": name, "type": name, "inputs": []} for name in ("A", "B")]
        ops.append({"name": "C", "type": "C", "inputs": list(inputs)})
        return Run(Address("task", "variant", "runtime"), "", {}, operations=ops)

    svg = picture.svg(graph("A:0", "B:0"), graph("B:0"))
    classes = [path.get("class") for path in ElementTree.fromstring(svg).findall(f"{SVG}path")]
    assert sorted(classes) == ["edge", "edge left"]
    assert 'class="edge right"' in picture.svg(graph("B:0"), graph("A:0", "B:0"))


def test_names_with_markup_stay_text():
    name = 'a<b>&"`c'
    ops = [{"name": name, "type": "T<i>", "inputs": []}]
    found = Run(Address("task", "variant", "runtime"), "", {}, operations=ops)
    root = ElementTree.fromstring(picture.svg(found))
    assert "".join(root.itertext()) == f"T<i>{name}"
    assert picture.describe(found) == ["Outside this path: 1 in no scope."]


def test_a_picture_is_told_in_words(run):
    assert picture.describe(run("conv2d/contrib_layers/tf1")) == [
        "From top to bottom: `Placeholder` → `Conv2D` → `BiasAdd` → `Relu`.",
        "Variables: `Conv/weights` goes into `Conv2D`, `Conv/biases` goes into `BiasAdd`.",
        "Outside this path: 9 in `Conv/weights`, 3 in `Conv/kernel`, 4 in `Conv/biases`, 1 in `Conv`.",
    ]
    traced = picture.describe(run("conv2d/keras_3/tf2"))
    assert "`Placeholder` → `Conv2D` → `BiasAdd` → `Relu` → `Identity`" in traced[0]
    told = picture.describe_both(run("conv2d/tf_layers/tf1"), run("conv2d/tf_layers/tf2-legacy"))
    assert "1 `Add` became `AddV2`, 2 `VariableV2` became `VarHandleOp`" in told[1]


def test_pages_link_to_pictures_alone_and_they_are_whole(site):
    files = sorted((site / "graphs").iterdir())
    assert files
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    for path in files:
        text = path.read_text("utf-8")
        root = ElementTree.fromstring(text)
        assert root.tag == f"{SVG}svg" and root.get("aria-label")
        for sheet in re.findall(r'href="([^"]+\.css)"', text):
            assert (path.parent / sheet).exists()
        linking = [page for page, html in pages.items() if f'/graphs/{path.name}"' in html]
        assert linking
        assert all(f'id="{path.stem}"' in pages[page] for page in linking)


def test_a_picture_is_accompanied_by_its_words():
    shown = show.graph("conv2d/contrib_layers/tf1")
    assert "From top to bottom" in shown and "picture:graph-conv2d-contrib_layers-tf1" in shown
    assert "All 21 operations" in shown


def test_a_chart_has_no_more_lines_than_can_be_told_apart():
    series = {f"line {number}": ([0, 1], [0, 1]) for number in range(5)}
    with pytest.raises(ValueError, match="a chart has 4 lines at most, not 5"):
        chart.lines(series, "x", "y", "Lines")
