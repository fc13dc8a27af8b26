"""The chapter on tf.layers: every statement in it, asserted of the runs."""

import re

import pytest

from lab.show import compare

WORKING = ["tf1", "tf2-legacy"]


def outcome(run, variant):
    return [
        run(f"tf_layers_today/{variant}/{runtime}").error_text.split(":")[0]
        for runtime in ("tf1", "tf2", "tf2-legacy")
    ]


def test_where_it_runs(run):
    assert outcome(run, "tf_1") == ["", "AttributeError", "AttributeError"]
    assert outcome(run, "compat_v1") == ["", "AttributeError", ""]
    assert outcome(run, "imported") == ["", "ImportError", ""]
    message = "AttributeError: `conv2d` is not available with Keras 3."
    assert run("tf_layers_today/compat_v1/tf2").error_text == message
    assert "Keras" not in run("tf_layers_today/imported/tf2").error_text


def test_without_the_switch_to_graphs_it_stops_or_shares_nothing(run):
    for runtime in ("tf1", "tf2", "tf2-legacy"):
        error = run(f"tf_layers_today/placeholder/{runtime}").error_text
        assert error == "RuntimeError: tf.placeholder() is not compatible with eager execution."
    for runtime in WORKING:
        values = run(f"tf_layers_today/eager_twice/{runtime}").values
        assert values == {"equal": False, "variables": 0}


def test_the_names_and_their_kinds(run):
    values = run("tf_layers_names/listed/tf1").values
    assert values["counts"] == {"function": 17, "class": 19, "module": 1}
    assert [name for name, kind in values["kinds"].items() if kind == "module"] == ["experimental"]


def test_no_name_is_there_without_the_switch_all_are_with_it(run):
    kinds = run("tf_layers_names/listed/tf1").values["kinds"]
    plain, legacy = (
        run(f"tf_layers_names/asked/{name}").values["found"] for name in ("tf2", "tf2-legacy")
    )
    for name in kinds:
        assert plain[name] == f"AttributeError: `{name}` is not available with Keras 3."
        assert "Error" not in legacy[name]
    assert (
        plain["no_such_layer"] == "AttributeError: `no_such_layer` is not available with Keras 3."
    )
    assert "no attribute 'no_such_layer'" in legacy["no_such_layer"]


def test_every_function_and_class_has_a_keras_3_layer_of_its_name(run):
    layers = run("tf_layers_names/in_keras_3/tf2").values["layers"]
    assert [name for name, layer in layers.items() if layer is None] == ["experimental"]
    for name, layer in layers.items():
        assert layer is None or layer.lower() == name.replace("_", "").lower()


def test_every_function_gives_what_the_keras_3_layer_gives(run):
    kinds = run("tf_layers_names/listed/tf1").values["kinds"]
    replaced = run("tf_layers_names/replaced/tf2-legacy").values["replaced"]
    assert set(replaced) == {name for name, kind in kinds.items() if kind == "function"}
    for name, row in replaced.items():
        assert row["relative difference"] < 1e-5, name
    assert (
        replaced["conv2d"]["variables"] == 2 and replaced["batch_normalization"]["variables"] == 4
    )


def test_the_arguments_without_a_counterpart(run):
    missing = run("tf_layers_names/arguments/tf2-legacy").values["missing"]
    assert set(missing) == {"reuse", "fused", "virtual_batch_size", "adjustment"}
    assert {tuple(missing[name]) for name in missing if name != "reuse"} == {
        ("batch_normalization",)
    }
    assert "conv2d" in missing["reuse"] and "dropout" not in missing["reuse"]


@pytest.mark.parametrize("runtime", WORKING)
def test_function_and_object_build_the_same_graph(run, runtime):
    one, other = (run(f"tf_layers_forms/{form}/{runtime}") for form in ("function", "layer_object"))
    assert {p.sign for p in compare.compare_operations(one, other)} == {"equal"}
    assert {p.sign for p in compare.compare_variables(one, other)} == {"equal"}
    assert compare.compare_numbers(one, other).bit_equal
    assert other.values["weights"] == ["conv2d/kernel:0", "conv2d/bias:0"]


@pytest.mark.parametrize("runtime", WORKING)
def test_two_calls(run, runtime):
    kernels = run(f"tf_layers_reuse/calls/{runtime}").values["kernels"]
    assert kernels["no name"] == "conv2d/kernel, conv2d_1/kernel"
    assert kernels['name="c"'] == "ValueError: Variable c/kernel already exists"
    assert kernels['name="c", then also reuse=True'] == "c/kernel"
    assert kernels['name="c", reuse=tf.AUTO_REUSE'] == "c/kernel"
    assert kernels['in variable_scope("a", reuse=tf.AUTO_REUSE)'] == "a/c/kernel"
    assert kernels['in name_scope("a")'] == "c/kernel"
    assert kernels["one object, called twice"] == "conv2d/kernel"


@pytest.mark.parametrize("runtime", WORKING)
def test_the_classes_are_subclasses_of_keras_2(run, runtime):
    values = run(f"tf_layers_classes/ancestors/{runtime}").values
    assert values["a subclass of tf.keras.layers.Conv2D"] is True
    assert values["the same class"] is False
    assert values["own methods"] == ["__init__"]
    assert values["all layers are Keras layers"] is True
    own, keras, _, base = values["ancestors"][:4]
    assert re.fullmatch(r".*layers\.convolutional\.Conv2D", own)
    assert ".keras." in keras or keras.startswith("tf_keras.src.layers.")
    assert re.fullmatch(
        r"(tensorflow\.python\.layers|tf_keras\.src\.legacy_tf_layers)\.base\.Layer", base
    )


def test_they_are_no_keras_3_layers(run):
    values = run("tf_layers_classes/keras_3/tf2-legacy").values
    assert values["of tf_keras (Keras 2)"] is True and values["of tf.keras"] is True
    assert values["of keras (Keras 3)"] is False
    assert values["error"].startswith("Only instances of `keras.Layer`")


@pytest.mark.parametrize("runtime", WORKING)
def test_batch_normalisation_three_ways(run, runtime):
    found = run(f"tf_layers_batch_norm/three_ways/{runtime}")
    left_out, not_run, both = found.values["ways"].values()
    assert (left_out["update operations"], left_out["moving mean"]) == (0, 0)
    assert left_out["loss as in training"] == left_out["loss as in use"]
    assert (not_run["update operations"], not_run["moving mean"]) == (2, 0)
    assert not_run["loss as in training"] < 0.1 and not_run["loss as in use"] > 0.8
    assert both["update operations"] == 2 and both["moving mean"] > 0.01
    assert both["loss as in training"] < 0.1 and both["loss as in use"] < 0.1


def test_keras_3_needs_neither_line(book, run):
    found = run("tf_layers_batch_norm/keras_3/tf2")
    assert found.values["moving mean"] > 0.01
    assert found.values["loss as in use"] < 0.1
    code = book.tasks["tf_layers_batch_norm"].snippet("keras_3").read_text().split("\n", 1)[1]
    assert "training" not in code and "update" not in code


def test_the_converter_of_today_lost_most_rules(run):
    old, new = (run(f"tf_layers_upgrade/tool/{name}").values for name in ("tf1", "tf2"))
    kinds = run("tf_layers_names/listed/tf1").values["kinds"]
    names = {f"tf.layers.{name}" for name, kind in kinds.items() if kind != "module"}
    assert names < set(old["rules"])
    assert all("experimental" in name for name in set(old["rules"]) - names)
    assert len(new["rules"]) == 3
    assert "tf.compat.v1.layers.conv2d" in old["new"][1]
    assert new["new"][1] == "y = tf.layers.conv2d(x, 8, 3)"
    assert old["problems"] == new["problems"] == []
