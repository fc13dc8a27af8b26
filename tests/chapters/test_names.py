"""The chapter that tells where each name is today: every statement in it, asserted of the runs."""

import pytest

TODAY = ["tf2", "tf2-legacy"]


@pytest.fixture(params=TODAY)
def today(request, run):
    return run(f"all_names/today/{request.param}").values


@pytest.fixture
def keras_3(run):
    return run("all_names/today/tf2").values


def test_every_name_is_in_one_group(run, today):
    groups = [today[group] for group in ("other arguments", "renamed", "in compat.v1", "gone")]
    listed = [name for group in groups for name in group]
    assert len(set(listed)) == len(listed)
    assert len(listed) + today["as before"] == run("all_names/then/tf1").values["names"]


def test_nothing_differs_in_the_old_version_itself(run):
    values = run("all_names/today/tf1").values
    assert values.pop("as before") == run("all_names/then/tf1").values["names"]
    assert not any(values.values())


def test_most_names_are_as_before(keras_3):
    named = {"tf.nn.relu", "tf.concat", "tf.matmul", "tf.Graph", "tf.float32", "tf.nn.bias_add"}
    listed = [name for group in keras_3.values() if not isinstance(group, int) for name in group]
    assert named.isdisjoint(listed)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tf.log", "tf.math.log"),
        ("tf.random_normal", "tf.random.normal"),
        ("tf.matrix_inverse", "tf.linalg.inv"),
        ("tf.python_io.TFRecordWriter", "tf.io.TFRecordWriter"),
    ],
)
def test_a_renamed_function_is_the_same(today, old, new):
    assert today["renamed"][old]["new"] == new and today["renamed"][old]["same"]


def test_most_renamed_functions_are_the_same_and_take_the_same_arguments(today):
    same = [what for what in today["renamed"].values() if what["same"]]
    assert len(same) > 0.7 * len(today["renamed"])
    assert not any(what["gone"] or what["moved"] for what in same)


def test_a_successor_is_another_function(today):
    told = today["renamed"]["tf.gfile.Exists"]
    assert told["new"] == "tf.io.gfile.exists" and not told["same"]
    assert told["gone"] == ["filename"] and told["moved"] == [1, "filename", "path"]
    assert today["renamed"]["tf.multinomial"]["new"] == "tf.random.categorical"


def test_what_only_compat_v1_has(today):
    named = {"tf.placeholder", "tf.Session", "tf.get_variable", "tf.train.AdamOptimizer"}
    assert named < set(today["in compat.v1"])
    assert "tf.flags" in today["in compat.v1"]


def test_what_needs_keras_2(run, keras_3):
    gone = set(keras_3["gone"]) - set(run("all_names/today/tf2-legacy").values["gone"])
    assert {"tf.layers.dense", "tf.layers.Dense", "tf.nn.rnn_cell.GRUCell"} < gone
    assert any(name.startswith("tf.keras.") for name in gone)


def test_what_is_gone(today):
    gone = today["gone"]
    assert "tf.contrib" in gone and "tf.estimator.Estimator" in gone
    assert not any(name.startswith("tf.estimator.") for name in today["in compat.v1"])


def test_which_arguments_changed(keras_3):
    changed = keras_3["other arguments"]
    assert changed["tf.reduce_sum"]["gone"] == ["reduction_indices", "keep_dims"]
    assert changed["tf.reduce_sum"]["moved"] is None
    assert changed["tf.nn.dropout"] == {"gone": ["keep_prob"], "moved": [2, "keep_prob", "rate"]}
    assert any(name.startswith("tf.keras.") for name in changed)


def test_old_calls_stop_or_do_something_else(run):
    *named, places = run("all_names/calls/tf1").values.items()
    assert all(told.startswith("shape") for _, told in [*named, places])
    for runtime in TODAY:
        told = run(f"all_names/calls/{runtime}").values
        assert all(told[call].startswith("TypeError: ") for call, _ in named)
        assert places[1] == "shape (1, 1)" and told[places[0]] == "shape (1,)"
