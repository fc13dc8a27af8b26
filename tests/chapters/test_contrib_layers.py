"""The chapter on tf.contrib.layers: every statement in it, asserted of the runs."""

import re
from collections import Counter

import pytest

TODAY = ["tf2", "tf2-legacy"]


@pytest.fixture(scope="module")
def names(run):
    return run("contrib_layers_fates/names/tf1").values


@pytest.fixture(scope="module", params=TODAY)
def today(request, run):
    return run(f"contrib_layers_fates/today/{request.param}").values


@pytest.fixture(scope="module")
def defaults(names):
    """Defaults by name and argument, as TensorFlow 1.15 has them."""
    return {name: dict(arguments) for name, arguments in names["arguments"].items()}


def of(today, group):
    return {name: fate for name, fate in today["fates"].items() if fate["group"] == group}


def test_the_table_has_exactly_the_public_names(names, today):
    assert len(names["public"]) == 98
    assert sorted(names["listed"]) == sorted(names["public"])
    assert today["fates"].keys() == set(names["public"])


def test_where_there_is_a_replacement_it_exists_and_elsewhere_none_is_claimed(today):
    # The snippet looks every path up and would have raised an error.
    how = Counter(fate["how"] for fate in today["fates"].values())
    assert how.keys() == {"rename", "arguments", "write", "none"}
    for name, fate in today["fates"].items():
        assert (fate["how"] == "none") == (fate["today"] == []), name
    assert how["arguments"] > len(today["fates"]) / 2  # "most replacements have other defaults"
    assert len(of(today, "Feature columns")) > len(today["fates"]) / 4


def test_tf_slim_has_whole_groups_with_the_same_arguments(names, today):
    slim = today["tf_slim"]
    lacking = {fate["group"] for name, fate in today["fates"].items() if name not in slim}
    assert lacking == {"Embeddings", "Feature columns"}
    for group in lacking:
        assert not of(today, group).keys() & slim.keys()
    # 1.15 hides the arguments of this one behind a decorator.
    hidden = {"scale_gradient"}
    differ = {n for n, arguments in slim.items() if arguments != names["arguments"].get(n)}
    assert differ == hidden


def test_names_said_to_be_the_same_function_are(names, today):
    said = 0
    for name, fate in today["fates"].items():
        if found := re.match(r"The same function as (\w+)\.$", fate["note"]):
            assert found[1] in names["same as"][name], name
            said += 1
    assert said == sum(map(len, names["same as"].values())) / 2


def test_defaults_that_the_notes_tell(defaults, today):
    for name in ("conv1d", "conv2d", "conv3d", "conv2d_transpose", "conv3d_transpose",
                 "separable_conv2d", "conv2d_in_plane"):  # fmt: skip
        assert defaults[name]["padding"] == "SAME", name
        assert defaults[name]["activation_fn"] == "relu", name
    assert defaults["fully_connected"]["activation_fn"] == "relu"
    assert defaults["linear"]["activation_fn"] == "None"
    assert defaults["legacy_fully_connected"]["activation_fn"] == "None"
    assert {defaults[name]["stride"] for name in of(today, "Pooling")} == {"2"}
    norm = defaults["batch_norm"]
    assert [norm[one] for one in ("decay", "scale", "is_training")] == ["0.999", "False", "True"]
    assert defaults["dropout"]["is_training"] == "True"
    assert float(defaults["group_norm"]["epsilon"]) == 1e-6
    assert float(defaults["instance_norm"]["epsilon"]) == 1e-6
    assert defaults["dense_to_sparse"]["eos_token"] == "0"
    assert defaults["variance_scaling_initializer"]["factor"] == "2.0"
    assert "axis" not in defaults["unit_norm"] and "dim" in defaults["unit_norm"]
    assert "partition_strategy" in defaults["safe_embedding_lookup_sparse"]


@pytest.mark.parametrize("runtime", TODAY)
def test_the_calls_give_the_same_today(run, today, runtime):
    calls = run(f"contrib_layers_calls/keras_3/{runtime}").values
    largest = run("contrib_layers_calls/contrib/tf1").values
    assert calls.keys() == largest.keys() and calls.keys() <= today["fates"].keys()
    for name, call in calls.items():
        assert call["difference"] < 1e-5, name
        assert largest[name] > 0.1, name  # not merely zeros
        assert f"layers.{name}(" in call["was"]
        paths = today["fates"][name]["today"]
        assert any(path in call["now"] for path in paths), name


@pytest.mark.parametrize("runtime", TODAY)
def test_what_is_only_renamed_keeps_its_arguments(run, today, runtime):
    calls = run(f"contrib_layers_calls/keras_3/{runtime}").values
    renamed = [name for name in calls if today["fates"][name]["how"] == "rename"]
    assert len(renamed) >= 8
    for name in renamed:
        was, now = (
            re.sub(r"lambda x: |\bx\b|[\w.]*\w(?=\()|[(), ]", "", calls[name][side])
            for side in ("was", "now")
        )
        assert was == now, name


@pytest.mark.parametrize("runtime", TODAY)
def test_the_calls_give_the_same_from_tf_slim(run, today, runtime):
    outcomes = run(f"contrib_layers_calls/slim_package/{runtime}").values
    for name, outcome in outcomes.items():
        if name == "batch_norm":
            assert outcome == "No module named 'tf_keras.legacy_tf_layers'"
        elif name in today["tf_slim"]:
            assert outcome < 1e-5, name
        else:
            assert outcome == f"module 'tf_slim' has no attribute '{name}'"


@pytest.mark.parametrize("runtime", TODAY)
def test_the_module_tf_slim_layers_lacks_some_names(run, runtime):
    values = run(f"contrib_layers_fates/today/{runtime}").values
    lacks = {"l2_regularizer", "xavier_initializer", "optimize_loss"}
    assert lacks < set(values["tf_slim.layers lacks"]) < set(values["tf_slim"])


@pytest.mark.parametrize("runtime", TODAY)
def test_what_a_mere_renaming_changes(run, runtime):
    pairs = {
        name: run(f"contrib_layers_pairs/{name}_now/{runtime}").values
        for name in ("fully_connected", "conv2d", "max_pool2d", "flatten", "l2_regularizer",
                     "layer_norm", "one_hot_encoding")
    }  # fmt: skip
    assert all(values["ported"] < 1e-5 for values in pairs.values())
    for name in ("flatten", "one_hot_encoding"):
        assert pairs[name]["only renamed"] == 0
    for name in ("fully_connected", "l2_regularizer", "layer_norm"):
        assert pairs[name]["only renamed"] > 0.1
    assert pairs["conv2d"]["only renamed"] == "shape (2, 6, 6, 8)"
    assert pairs["max_pool2d"]["only renamed"] == "shape (2, 2, 2, 3)"
    # The penalty was 0.6, and is twice that.
    assert run("contrib_layers_pairs/l2_regularizer/tf1").printed == "0.600\n"
    assert pairs["l2_regularizer"]["only renamed"] == pytest.approx(0.6)


@pytest.mark.parametrize("runtime", TODAY)
def test_dropout_keeps_what_it_dropped(run, runtime):
    values = run(f"contrib_layers_pairs/dropout_now/{runtime}").values
    kept = run("contrib_layers_pairs/dropout/tf1").values["kept"]
    assert kept == pytest.approx(0.8, abs=0.02)
    assert values["ported"]["kept"] == pytest.approx(kept, abs=0.02)
    assert values["only renamed"]["kept"] == pytest.approx(1 - kept, abs=0.02)
    assert all(value["inference unchanged"] for value in values.values())
    assert "inference unchanged: True" in run("contrib_layers_pairs/dropout/tf1").printed


@pytest.mark.parametrize("runtime", TODAY)
def test_xavier_draws_from_the_same_distribution(run, runtime):
    values = run(f"contrib_layers_pairs/xavier_initializer_now/{runtime}").values
    limit = values.pop("limit")
    assert len(values) == 2
    for one in values.values():
        assert 0.99 * limit < one["largest"] <= limit
        assert one["std"] == pytest.approx(limit / 3**0.5, rel=0.01)  # uniform


@pytest.mark.parametrize("runtime", TODAY)
@pytest.mark.parametrize("variant", ["slim_package", "keras_3"])
def test_the_model_goes_on_with_its_checkpoint(run, variant, runtime):
    values = run(f"contrib_layers_model/{variant}/{runtime}").values
    assert values["difference"] < 1e-5 and values["largest"] > 1


def test_the_model_stays_as_it_is_with_tf_slim(book):
    task = book.tasks["contrib_layers_model"]
    bodies = [
        re.search(r"def model.*?\n\n", task.snippet(variant).read_text(), re.DOTALL)[0]
        for variant in ("contrib", "slim_package")
    ]
    assert bodies[0] == bodies[1]


def test_errors_of_the_four_spellings(run):
    for runtime in TODAY:
        errors = {
            variant: run(f"contrib_layers_gone/{variant}/{runtime}").error_text
            for variant in ("attribute", "from_import", "import_as", "compat")
        }
        assert errors == {
            "attribute": "AttributeError: module 'tensorflow' has no attribute 'contrib'",
            "from_import": "ModuleNotFoundError: No module named 'tensorflow.contrib'",
            "import_as": "ModuleNotFoundError: No module named 'tensorflow.contrib'",
            "compat": "AttributeError: module 'tensorflow.compat.v1' has no attribute 'contrib'",
        }
        assert run(f"contrib_layers_gone/batch_norm/{runtime}").failed
    for variant in ("attribute", "from_import", "import_as"):
        assert not run(f"contrib_layers_gone/{variant}/tf1").failed
    assert run("contrib_layers_gone/compat/tf1").failed  # "never had tf.contrib"


def test_contrib_in_its_last_release(run):
    modules = run("contrib_layers_gone/modules/tf1").values["modules"]
    assert len(modules) == 73 and {"layers", "slim"} <= set(modules)
    warning = run("contrib_layers_gone/attribute/tf1").warnings[0]["message"]
    assert "will not be included in TensorFlow 2.0" in warning


def test_relu_is_a_layer(run):
    assert run("contrib_layers_fates/relu/tf1").values["variables"] == 2
    calls = run("contrib_layers_calls/keras_3/tf2").values
    for name in ("relu", "relu6", "elu"):
        assert calls[name]["now"] == f'keras.layers.Dense(3, activation="{name}")'


def test_feature_columns(run):
    for runtime in TODAY:
        assert run(f"contrib_layers_columns/keras_3/{runtime}").values["equal"] is True
        crossed = run(f"contrib_layers_columns/crossed_keras/{runtime}").values
        assert crossed == {"without": False, "with": True}
    for runtime in ["tf1", *TODAY]:
        assert run(f"contrib_layers_columns/tf_columns/{runtime}").values["equal"] is True


def test_unknown_words(book, run):
    # The last row's word is unknown: all zeros in the columns of the three known words.
    for task in ("contrib", "tf_columns", "keras_3"):
        assert '["pink"]' in book.tasks["contrib_layers_columns"].snippet(task).read_text()
    rows = re.findall(r"[01](?: [01])+", run("contrib_layers_columns/contrib/tf1").printed)
    assert [row[-5:] for row in rows] == ["0 0 1", "1 0 0", "0 0 0"]
    for runtime in TODAY:
        error = run(f"contrib_layers_columns/refused/{runtime}").values["error"]
        assert error.startswith("InvalidArgumentError: ") and '["pink"]' in error


@pytest.mark.parametrize("runtime", ["tf1", *TODAY])
def test_the_core_columns_have_the_key_of_the_hash_unasked(run, runtime):
    values = run(f"contrib_layers_columns/crossed_core/{runtime}").values
    assert values == {"without": False, "with": True}


def test_old_columns_come_out_by_their_names(run):
    names = [f"order/{runtime}" for runtime in ("tf1", *TODAY)] + ["order_contrib/tf1"]
    for name in names:  # a is 1, b is 2, and the list says b, a
        assert run(f"contrib_layers_columns/{name}").values["result"] == [[1.0, 2.0]]


def test_clipping(run):
    old = run("gradient_clipping/contrib/tf1").values
    assert old == {"optimize_loss": [-0.6, -0.8], "create_train_op": [-1.0, -1.0]}
    for runtime in TODAY:
        values = run(f"gradient_clipping/keras_3/{runtime}").values
        assert values["global_clipnorm"] == old["optimize_loss"]
        assert values["clipnorm"] == old["create_train_op"]
