"""The chapter on one convolution: every statement in it, asserted of the runs."""

import re
from collections import Counter
from pathlib import Path

import pytest

from lab import show
from lab.show import compare

LISTINGS = Path(__file__).parent / "data" / "post_listings.txt"
WORKING = [
    address
    for address in show.book().addresses()
    if address.task == "conv2d"
    and not show.book().tasks["conv2d"].expected_error(address.variant, address.runtime)
]


def listing(title):
    """Variables and operations that the post prints for one of its layers."""
    part = LISTINGS.read_text().split(f"[{title}]\n")[1].split("\n\n")[0].splitlines()
    lines = [line.split() for line in part]
    return [line[1:] for line in lines if line[0] == "variable"], [
        line[1:] for line in lines if line[0] == "operation"
    ]


@pytest.mark.parametrize(
    ("variant", "title"),
    [("contrib_layers", "tf.contrib.layers.conv2d"), ("tf_layers", "tf.layers.conv2d")],
)
def test_listings_are_those_of_the_post(run, variant, title):
    variables, operations = listing(title)
    found = run(f"conv2d/{variant}/tf1")
    assert len(variables) == 2 and len(operations) == 21
    assert [[op["name"], op["type"]] for op in found.operations] == operations
    # `float32_ref` is how 1.x prints the dtype of such a variable.
    assert [
        [v["name"], str(tuple(v["shape"])).replace(" ", ""), v["dtype"] + "_ref"]
        for v in found.variables
    ] == variables


def test_contrib_and_layers_differ_in_names_only(run):
    one, other = run("conv2d/contrib_layers/tf1"), run("conv2d/tf_layers/tf1")
    pairs = compare.compare_operations(one, other)
    assert {pair.sign for pair in pairs} == {"equal", "renamed"}
    assert [p.here["name"] for p in pairs if p.sign == "equal"] == ["Placeholder"]
    assert {p.sign for p in compare.compare_variables(one, other)} == {"renamed"}


def test_slim_is_contrib_layers(run):
    values = run("conv2d_alias/same_object/tf1").values
    assert values["slim.conv2d is layers.conv2d"] is True
    slim, contrib = run("conv2d/slim/tf1"), run("conv2d/contrib_layers/tf1")
    assert {p.sign for p in compare.compare_operations(slim, contrib)} == {"equal"}


def test_what_changed_between_the_releases(run):
    pairs = compare.compare_operations(
        run("conv2d/tf_layers/tf1"), run("conv2d/tf_layers/tf2-legacy")
    )
    became = {(p.here["type"], p.there["type"]) for p in pairs if p.sign == "changed"}
    assert {("Add", "AddV2"), ("VariableV2", "VarHandleOp")} <= became
    assert "conv2d/dilation_rate" in [p.here["name"] for p in pairs if p.sign == "only here"]
    only_there = Counter(p.there["type"] for p in pairs if p.sign == "only there")
    assert only_there["ReadVariableOp"] > 0
    variables = compare.compare_variables(
        run("conv2d/tf_layers/tf1"), run("conv2d/tf_layers/tf2-legacy")
    )
    assert {pair.sign for pair in variables} == {"equal"}


@pytest.mark.parametrize("address", WORKING, ids=str)
def test_every_variant_ends_in_the_same_operations(book, address):
    found = book.run(address)
    kinds = [op["type"] for op in found.operations]
    places = [kinds.index(kind) for kind in ("Conv2D", "BiasAdd", "Relu")]
    assert places == sorted(places)
    layer = [v for v in found.variables if v["trainable"]]
    assert sorted(v["shape"] for v in layer) == [[3, 3, 3, 64], [64]]
    assert {v["dtype"] for v in layer} == {"float32"}


def test_numbers_are_equal_to_the_bit_within_one_tensorflow_and_close_across(book):
    runs = [book.run(address) for address in WORKING]
    first = runs[0]
    for other in runs:
        difference = compare.compare_numbers(first, other)
        same = first.versions["tensorflow"] == other.versions["tensorflow"]
        assert difference.bit_equal or not same, f"{first.address} {other.address}"
        assert difference.relative < 1e-4, f"{first.address} {other.address}"
    assert all(abs(run.array("outputs")).max() > 0.1 for run in runs)


CARRIED = {
    "contrib_to_layers": ["tf1"],
    "layers_to_contrib": ["tf1"],
    "load_into_keras": ["tf2", "tf2-legacy"],
    "load_into_contrib": ["tf1"],
}


@pytest.mark.parametrize("variant", CARRIED)
def test_weights_are_carried_over_in_five_lines(book, run, variant):
    text = book.tasks["conv2d_weights"].snippet(variant).read_text()
    block = re.search(r"# The weights, carried over:\n(.*?)\n\n", text, re.DOTALL)[1]
    assert len(block.splitlines()) <= 5
    for runtime in CARRIED[variant]:
        found = run(f"conv2d_weights/{variant}/{runtime}")
        assert found.values["largest difference"] < 1e-6
        assert "True" in found.printed


@pytest.mark.parametrize("variant", ["contrib_to_layers", "layers_to_contrib"])
def test_weights_within_one_tensorflow_give_outputs_equal_to_the_bit(run, variant):
    values = run(f"conv2d_weights/{variant}/tf1").values
    assert values["largest difference"] == 0
    assert values["largest output"] > 0.1


def test_where_the_variants_run(book):
    fails = {
        (address.variant, address.runtime)
        for address in book.addresses()
        if address.task == "conv2d" and book.run(address).failed
    }
    today = {"tf2", "tf2-legacy"}
    assert fails == (
        {(name, runtime) for name in ("contrib_layers", "slim", "estimator") for runtime in today}
        | {(name, "tf1") for name in ("slim_package", "tf_keras_2", "keras_3")}
        | {("tf_layers", "tf2")}
    )


def test_estimator_adds_the_step_and_a_checkpoint(run):
    found = run("conv2d/estimator/tf1")
    assert found.values["checkpoint"] == ["conv2d/bias", "conv2d/kernel", "global_step"]
