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
    assert not set(listed) & set(today["as before"])
    total = run("all_names/then/tf1").values["names"]
    assert len(listed) + len(set(today["as before"])) == total
    assert today["not compared"] < 0.1 * len(today["as before"])


def test_nothing_differs_in_the_old_version_itself(run):
    values = run("all_names/today/tf1").values
    assert len(values["as before"]) == run("all_names/then/tf1").values["names"]
    assert not any(values[group] for group in values if group not in ("as before", "not compared"))


def test_most_names_are_as_before(keras_3):
    named = {"tf.nn.relu", "tf.concat", "tf.stack", "tf.Graph", "tf.float32", "tf.reshape"}
    assert named | {"tf.nn.lrn"} < set(keras_3["as before"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tf.log", "tf.math.log"),
        ("tf.where_v2", "tf.where"),
        ("tf.random_normal", "tf.random.normal"),
        ("tf.matrix_inverse", "tf.linalg.inv"),
        ("tf.python_io.TFRecordWriter", "tf.io.TFRecordWriter"),
        # Gone from its place, but the same class was in the other one, too.
        ("tf.estimator.LoggingTensorHook", "tf.compat.v1.train.LoggingTensorHook"),
    ],
)
def test_a_renamed_function_is_the_same(today, old, new):
    assert today["renamed"][old] == {"new": new, "same": True}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tf.multinomial", "tf.random.categorical"),
        ("tf.assert_greater_equal", "tf.debugging.assert_greater_equal"),
        ("tf.glorot_uniform_initializer", "tf.initializers.glorot_uniform"),
        ("tf.keras.losses.mean_squared_error", "tf.keras.losses.MSE"),
    ],
)
def test_a_successor_may_be_another_function(keras_3, old, new):
    assert keras_3["renamed"][old]["new"] == new and not keras_3["renamed"][old]["same"]


def test_a_successor_s_arguments_are_told(today):
    told = today["renamed"]["tf.gfile.Exists"]
    assert told == {
        "new": "tf.io.gfile.exists", "same": False,
        "gone": ["filename"], "needed": ["path"], "moved": [1, "filename", "path"],
    }  # fmt: skip


def test_what_only_compat_v1_has(today):
    named = {"tf.placeholder", "tf.Session", "tf.get_variable", "tf.train.AdamOptimizer"}
    assert named | {"tf.flags", "tf.app.flags"} < set(today["in compat.v1"])


def test_some_of_it_is_another_function_in_tf_with_keras_2(run, keras_3):
    legacy = run("all_names/today/tf2-legacy").values["other arguments"]
    others = set(keras_3["in compat.v1"]) & set(legacy)
    assert "tf.losses.mean_squared_error" in others
    assert "labels" in legacy["tf.losses.mean_squared_error"]["gone"]


def test_what_needs_keras_2(run, keras_3):
    legacy = run("all_names/today/tf2-legacy").values
    gone = set(keras_3["gone"]) - set(legacy["gone"])
    layers = {"tf.layers.dense", "tf.layers.Dense", "tf.nn.rnn_cell.GRUCell"}
    assert layers < gone & set(legacy["in compat.v1"])
    assert any(name.startswith("tf.keras.") for name in gone - set(legacy["in compat.v1"]))


def test_what_is_gone(today):
    gone = today["gone"]
    assert "tf.contrib" in gone and "tf.estimator.Estimator" in gone
    assert not any(name.startswith("tf.estimator.") for name in today["in compat.v1"])


def test_which_arguments_changed(keras_3):
    changed = keras_3["other arguments"]
    assert changed["tf.reduce_sum"] == {
        "gone": ["reduction_indices", "keep_dims"], "needed": [], "moved": None,
    }  # fmt: skip
    assert changed["tf.nn.dropout"]["moved"] == [2, "keep_prob", "rate"]
    assert changed["tf.transpose"]["moved"] == [3, "name", "conjugate"]
    assert changed["tf.zeros_initializer"]["gone"] == ["dtype"]
    assert changed["tf.keras.layers.AveragePooling1D"]["needed"] == ["pool_size"]
    assert changed["tf.keras.layers.Layer"]["moved"] == [1, "trainable", None]
    # It takes any, by **kwargs.
    assert changed["tf.keras.layers.BatchNormalization"]["gone"] == []


def test_old_calls_stop_or_do_something_else(run):
    before = run("all_names/calls/tf1").values
    by_row = before.pop("tf.where([[True], [False]], square, -square)")
    assert "Error" in by_row and not any("Error" in told for told in before.values())
    for runtime in TODAY:
        told = dict(run(f"all_names/calls/{runtime}").values)
        rows, columns = "[[1, 2], [-3, -4]]", "[[1, -2], [3, -4]]"
        assert told.pop("tf.where([[True], [False]], square, -square)") == rows
        refused = told.pop("tf.where([True, False], wide, -wide)")
        assert refused.startswith("InvalidArgumentError: condition [2], then [2,3]")
        assert told.pop("tf.compat.v1.where([True, False], square, -square)") == rows
        stops = [call for call in told if told[call].startswith("TypeError: ")]
        assert len(stops) == 5 and all("keyword argument" in told[call] for call in stops[:4])
        silent = [(before[call], told[call]) for call in told if call not in stops]
        assert silent == [
            ("[2.0]", "[[2.0]]"),
            ("[[(1+2j)]]", "[[(1-2j)]]"),
            (rows, columns),
            ("[0, 1]", "[0, 0, 1]"),
            ("[[False, False]]", "[[True, True]]"),
        ]
        assert "tf.where" in run(f"all_names/today/{runtime}").values["as before"]


def test_most_internal_names_are_there_and_the_others_have_a_public_name(run):
    then = run("all_names/internal/tf1").values
    assert all("public" in found for found in then.values()) and len(then) > 70
    public = {
        "ops.control_flow_ops.cond": "tf.cond",
        "framework.dtypes.float32": "tf.float32",
        "platform.flags.FLAGS": "tf.flags.FLAGS",
        "ops.math_ops.reduce_mean": "tf.compat.v2.reduce_mean",  # that of tf is another one
    }
    assert public.items() <= {name: found["public"] for name, found in then.items()}.items()
    for runtime in TODAY:
        found = run(f"all_names/internal/{runtime}").values
        missing = {name for name in found if "missing" in found[name]}
        assert missing == {
            name for name, one in run("all_names/internal/tf2").values.items() if "missing" in one
        }
        assert len(missing) < 0.1 * len(found)
        assert {then[name]["public"] for name in missing} > {
            "tf.cond",
            "tf.while_loop",
            "tf.Tensor",
        }
        for name in found:
            if found[name].get("public"):  # it is the same thing as in 1.15
                assert found[name] == then[name]
