"""The chapter on the low-level API: every statement in it, asserted of the runs."""

import re

import numpy as np
import pytest

from lab import show
from lab.show import compare

RUNTIMES = ["tf1", "tf2", "tf2-legacy"]
TODAY = ["tf2", "tf2-legacy"]


def test_a_layer_is_two_variables_and_three_operations(run):
    found = run("conv2d/low_level/tf1")
    assert [v["shape"] for v in found.variables] == [[3, 3, 3, 64], [64]]
    kinds = [op["type"] for op in found.operations]
    assert kinds[-3:] == ["Conv2D", "BiasAdd", "Relu"]


def test_tf_layers_writes_the_same_but_for_one_unused_constant(run):
    pairs = compare.compare_operations(run("conv2d/low_level/tf1"), run("conv2d/tf_layers/tf1"))
    assert {p.sign for p in pairs} == {"equal", "renamed", "only there"}
    assert [p.there["name"] for p in pairs if p.sign == "only there"] == ["conv2d/dilation_rate"]


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_the_network_learns(run, runtime):
    losses = run(f"low_level_digits/by_hand/{runtime}").values["losses"]
    assert len(losses) == 20
    assert losses[0] > 2 and losses[-1] < 0.2


SLIPS = {
    "variable_scopes": "AttributeError: module 'tensorflow' has no attribute 'variable_scopes'",
    "get_variables": "AttributeError: module 'tensorflow' has no attribute 'get_variables'",
    "undefined_name": "NameError: name 'conv' is not defined",
}


@pytest.mark.parametrize("runtime", RUNTIMES)
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_raises_the_same_everywhere(run, slip, runtime):
    assert run(f"low_level_slips/{slip}/{runtime}").error_text == SLIPS[slip]


def test_an_old_python_misses_the_bracket_a_new_one_names_it(run):
    old, new = run("low_level_slips/bracket/tf1"), run("low_level_slips/bracket/tf2")
    assert old.error["type"] == new.error["type"] == "SyntaxError"
    assert "never closed" in new.error["message"] and "never closed" not in old.error["message"]
    assert new.error["line"] == 4 < old.error["line"]


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_get_variable_takes_variable_scopes_only_the_others_take_all(run, runtime):
    names = run(f"scopes/names/{runtime}").values["names"]
    assert names == run("scopes/names/tf1").values["names"]
    assert len(names) == 7
    for scopes, made in names.items():
        opened = (
            [] if scopes == "no scope" else [part.split()[-2:] for part in scopes.split(", in it ")]
        )
        every = "/".join(name for _, name in opened)
        of_variables = "/".join(name for kind, name in opened if kind == "variable_scope")
        assert made["get_variable"] == f"{of_variables}/a:0".lstrip("/")
        assert made["Variable"] == f"{every}/b:0".lstrip("/")
        assert made["operation"] == f"{every}/c:0".lstrip("/")


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_reuse(run, runtime):
    outcomes = run(f"scopes/reuse/{runtime}").values["outcomes"]
    new = {"not there yet": "made", "there": "ValueError: Variable v/a already exists"}
    assert outcomes["None (the default)"] == outcomes["False"] == new
    assert outcomes["True"] == {
        "not there yet": "ValueError: Variable v/a does not exist",
        "there": "the same variable",
    }
    assert outcomes["tf.AUTO_REUSE"] == {"not there yet": "made", "there": "the same variable"}


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_an_inner_scope_cannot_stop_reusing(run, runtime):
    table = run(f"scopes/inherit/{runtime}").values["effective"]
    for outer in ("True", "AUTO_REUSE"):
        row = table[f"outer {outer}"]
        assert row["inner None"] == row["inner False"] == outer
    assert table["outer False"]["inner True"] == table["outer None"]["inner True"] == "True"
    assert table["outer None"]["inner None"] == "False"
    assert sum(map(len, table.values())) == 16


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_variable_is_never_shared(run, runtime):
    names = run(f"scopes/variable_ignores_reuse/{runtime}").values["names"]
    assert names == ["v/got:0", "v/made:0", "v_1/made:0"]


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_under_eager_execution_nothing_is_shared_and_nothing_says_so(run, runtime):
    found = run(f"scopes/eager/{runtime}")
    assert not found.failed and found.warnings == []
    assert found.values["eager"] == {"names": ["v/a:0", "v/a:0"], "same": False}
    assert found.values["graph"] == {"names": ["v/a:0", "v/a:0"], "same": True}


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_the_four_errors(run, runtime):
    exists, missing, shape = (
        run(f"scope_errors/{name}/{runtime}").error_text for name in ("exists", "missing", "shape")
    )
    assert exists.startswith("ValueError: Variable conv/kernel already exists, disallowed.")
    assert "Originally defined at:" in exists
    assert missing.startswith("ValueError: Variable conv/kernel does not exist")
    assert shape.startswith("ValueError: Trying to share variable conv/kernel")
    uninitialised = run(f"scope_errors/uninitialised/{runtime}").values["error"]
    assert uninitialised.startswith("FailedPreconditionError: ")
    assert "kernel" in uninitialised and "uninitialized" in uninitialised


def test_the_message_of_a_variable_without_value_depends_on_its_kind(run):
    old, today = (
        run(f"scope_errors/uninitialised/{name}").values["error"] for name in ("tf1", "tf2")
    )
    assert old.endswith("Attempting to use uninitialized value kernel")
    assert "Could not find variable kernel." in today
    kinds = [
        run(f"compat_v1/{name}").values["found"]["a variable"]
        for name in ("eager_execution/tf1", "eager_execution/tf2", "v2_behavior/tf2")
    ]
    assert kinds == ["RefVariable", "ResourceVariable", "RefVariable"]


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_the_four_fixes(run, runtime):
    values = run(f"scope_errors/fixed/{runtime}").values
    assert values["shared"] is True and values["separate"] is True
    assert values["after reset"] == ["conv/kernel:0"]
    assert values["read"] == [3, 3, 3, 64]


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_what_lies_in_which_collection(run, runtime):
    found = run(f"low_level_collections/kept/{runtime}").values["collections"]
    assert found["variables"] == ["conv/kernel", "conv/mean"]
    assert found["trainable_variables"] == ["conv/kernel"]
    assert found["activations"] == ["conv/Conv2D"]
    assert len(found["regularization_losses"]) == len(found["update_ops"]) == 1
    assert len(found) == 5


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_regularisers_and_updates_do_nothing_unless_asked_for(run, runtime):
    found = run(f"low_level_collections/asked/{runtime}")
    trained = found.values["trained"]
    assert trained["not asked for"] == {"kernel": 1, "moving mean": 0}
    assert trained["asked for"]["kernel"] == pytest.approx(0.9**10, rel=1e-4)
    assert trained["asked for"]["moving mean"] == pytest.approx(4 * (1 - 0.9**10), rel=1e-4)


def test_where_it_runs_today(book):
    fails = {
        (address.variant, address.runtime)
        for address in book.addresses()
        if address.task == "low_level_today" and book.run(address).failed
    }
    assert fails == {
        *(("tf_1", runtime) for runtime in TODAY),
        ("shim", "tf1"),
        ("shim", "tf2"),
        ("keras_layer", "tf1"),
    }


def test_two_lines_are_changed(book):
    before, after = (
        book.tasks["low_level_today"].snippet(name).read_text().splitlines()[1:]
        for name in ("tf_1", "compat_v1")
    )
    assert set(after) - set(before) == {
        "import tensorflow.compat.v1 as tf",
        "tf.disable_v2_behavior()",
    }
    assert set(before) - set(after) == {"import tensorflow as tf"}


@pytest.mark.parametrize("runtime", TODAY)
def test_only_one_switch_brings_back_all_of_1_15(run, runtime):
    old = run("compat_v1/eager_execution/tf1").values["found"]
    assert old == run("compat_v1/v2_behavior/tf1").values["found"]  # "either, in tf1"
    assert old == run(f"compat_v1/v2_behavior/{runtime}").values["found"]
    eager = dict(run(f"compat_v1/eager_execution/{runtime}").values["found"])
    assert eager.pop("tf.executing_eagerly()") == old["tf.executing_eagerly()"] == "False"
    assert len(eager) == 5 and not set(eager.items()) & set(old.items())


@pytest.mark.parametrize("runtime", TODAY)
def test_the_switch_logs_a_warning(run, runtime):
    (warning,) = run(f"compat_v1/v2_behavior/{runtime}").warnings
    assert "non-resource variables" in warning["message"].splitlines()[-1]


def test_the_two_programs_differ_in_the_switch_alone(book):
    one, other = (
        book.tasks["compat_v1"].snippet(name).read_text().splitlines()[1:]
        for name in ("eager_execution", "v2_behavior")
    )
    assert set(one) ^ set(other) == {"tf.disable_eager_execution()", "tf.disable_v2_behavior()"}


@pytest.mark.parametrize("runtime", TODAY)
def test_dimensions(run, runtime):
    for variant in ("dimension", "batch_size"):
        assert not run(f"compat_v1/{variant}/tf1").failed
        assert run(f"compat_v1/{variant}/{runtime}").failed
    assert run(f"compat_v1/dimensions_fixed/{runtime}").printed == "8\n?\n"


@pytest.mark.parametrize("runtime", TODAY)
def test_a_transposed_convolution_no_longer_knows_its_batch(run, runtime):
    assert run("compat_v1/transposed/tf1").printed == "(16, 8, 8, 2)\n" * 2
    found = run(f"compat_v1/transposed/{runtime}")
    assert found.failed and found.printed == "(?, 8, 8, 2)\n"
    assert run(f"compat_v1/transposed_fixed/{runtime}").printed.endswith("(16, 8, 8, 2)\n")


def test_the_convolution_of_the_page_runs_with_the_other_switch(book, run):
    assert "disable_eager_execution()" in book.tasks["conv2d"].snippet("low_level").read_text()
    assert not run("conv2d/low_level/tf2").failed


@pytest.mark.parametrize("runtime", TODAY)
def test_a_placeholder_has_another_type(run, runtime):
    same, instance = run("compat_v1/tensor_type/tf1").values.values()
    assert same and instance
    same, instance = run(f"compat_v1/tensor_type/{runtime}").values.values()
    assert not same and instance


@pytest.mark.parametrize("runtime", TODAY)
def test_only_seeds_of_operations_give_the_numbers_of_1_15(run, runtime):
    (was, again), (same, _) = run("compat_v1/seeds/tf1").values.values()
    (now, repeated), (today, _) = run(f"compat_v1/seeds/{runtime}").values.values()
    assert was == again and now == repeated and same == today
    assert not any(one == other for one, other in zip(was, now)) and len(was) == 4


def test_one_line_is_enough_for_all_files(run):
    for runtime in RUNTIMES:
        zero, log_2 = run(f"compat_v1/all_files/{runtime}").values["result"]
        assert zero == 0 and abs(log_2 - 0.693147) < 1e-5


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_profiling_and_replica_device_setter_still_work(run, runtime):
    assert run(f"compat_v1/traced/{runtime}").values == {"traced": True, "parameters": 6}
    placed = {"weight": "/job:ps/task:0", "loss": "/job:worker"}
    assert run(f"compat_v1/placed/{runtime}").values == placed


@pytest.mark.parametrize("runtime", TODAY)
def test_images_are_as_scipy_read_resized_and_saved_them(run, runtime):
    values = dict(run(f"numpy_old/images/{runtime}").values)
    assert values.pop("without antialias") > 20
    assert len(values) == 4 and max(values.values()) <= 1
    assert values["read"] == values["saved"] == 0


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_helpers_of_1_x_still_work(book, run, runtime):
    values = run(f"compat_v1/helpers/{runtime}").values
    assert values == {"rate": 0.1, "weight": pytest.approx(0.4), "steps": 4, "logs": 1}
    code = book.tasks["compat_v1"].snippet("helpers").read_text()
    for name in (
        "app.flags",
        "gfile",
        "logging",
        "summary.FileWriter",
        "train.MonitoredTrainingSession",
        "train.range_input_producer",
        "train.NanTensorHook",
    ):
        assert f"tf.{name}" in code


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_a_supervisor_goes_on_where_the_first_stopped(run, runtime):
    assert run(f"compat_v1/supervisor/{runtime}").values == {"steps": [3, 6]}


@pytest.mark.parametrize("runtime", TODAY)
def test_a_causal_convolution_of_keras_takes_the_kernel(run, runtime):
    assert run("causal/graph/tf1").values["shape"] == [2, 9, 4]
    values = run(f"causal/layer/{runtime}").values
    assert values["difference"] < 1e-5 and values["largest"] > 1


def test_all_ways_compute_the_same_and_tf_nn_to_the_bit(run):
    today = [
        run(f"low_level_today/{name}")
        for name in ("compat_v1/tf2", "shim/tf2-legacy", "module/tf2", "module/tf2-legacy")
    ]
    old = [run(f"low_level_today/{name}/tf1") for name in ("tf_1", "compat_v1", "module")]
    for group in (today, old):
        assert all(compare.compare_numbers(group[0], one).bit_equal for one in group)
    for other in (old[0], run("low_level_today/keras_layer/tf2")):
        assert compare.compare_numbers(today[0], other).relative < 1e-4
    assert abs(today[0].array("outputs")).max() > 0.1


@pytest.mark.parametrize("runtime", TODAY)
def test_keras_3_does_what_scopes_and_collections_did(run, runtime):
    values = run(f"low_level_tracking/shared/{runtime}").values
    assert values["variables, after two calls"] == ["conv/kernel", "conv/bias"]
    assert values["regularisation losses"] == 1
    assert values["not trainable"] == ["moving_mean", "moving_variance"]
    assert values["moving mean, after one call"] == "0.40"


@pytest.mark.parametrize("runtime", TODAY)
def test_old_names_are_gone_from_tf_and_all_are_in_compat_v1(run, runtime):
    names = run("old_names/listed/tf1").values["names"]
    found = run(f"old_names/asked/{runtime}").values
    assert len(found["gone"]) > len(names) / 2
    assert found["lost"] == [] and {"log", "ConfigProto", "placeholder"} <= set(found["gone"])


@pytest.mark.parametrize("runtime", TODAY)
def test_old_lines_work_with_compat_v1_and_each_new_one_gives_the_same(run, runtime):
    old = run("old_names/as_they_are/tf1").values
    assert run(f"old_names/compat_v1/{runtime}").values == old
    assert not any("Error: " in str(outcome) for outcome in old.values())
    assert all("Error: " in str(text) for text in run("old_names/as_they_are/tf2").values.values())
    new = run(f"old_names/today/{runtime}").values
    for was, now in zip(old.values(), new.values()):
        assert np.array_equal(was, now) or np.allclose(was, now, rtol=1e-6, atol=0)
    assert list(old)[len(new) :] == ["tf.gradients(tf.square(v), v)[0]", "tf.reset_default_graph()"]


def test_division_of_whole_numbers_rounds_down(run):
    old = run("old_names/as_they_are/tf1").values
    assert old["tf.div(n, 2)"] == [0, 0] and old["tf.div(x, 2)"] == [[0.5, 1], [1.5, 2]]


SESSION = [
    "You must feed a value for placeholder tensor 'x'",
    "Cannot feed value of shape (3,) for Tensor",
    "is not an element of this graph",
    "Cannot interpret feed_dict key as Tensor",
    "must be from the same graph as Tensor",
    "None has invalid type",
    "No gradients provided for any variable",
    "Attempting to use uninitialized value accuracy/total",
    "Table not initialized",
    "No default session is registered",
]


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_errors_of_a_session_and_lines_that_work(run, runtime):
    found = run(f"session_errors/pairs/{runtime}")
    assert not found.failed  # the other lines work
    assert len(found.values) == len(SESSION)
    for (said, right), text in zip(found.values.values(), SESSION):
        assert text in said and right


def trained(rate):
    """The kernel after ten steps with the whole batch, by NumPy."""
    random = np.random.RandomState(0)
    rows, labels, kernel = random.rand(8, 4), random.randint(3, size=8), np.ones([4, 3])
    for _ in range(10):
        exponentials = np.exp(rows @ kernel)
        shares = exponentials / exponentials.sum(axis=1, keepdims=True)
        kernel -= rate * rows.T @ (shares - np.eye(3)[labels]) / 8
    return kernel


WHOLE = ["one_device/tf1", "one_device/tf2", "towers/tf1", "towers/tf2", "towers/tf2-legacy"]


@pytest.mark.parametrize("name", [*WHOLE, "mirrored_fit/tf2", "mirrored_fit/tf2-legacy"])
def test_towers_and_a_strategy_are_one_large_batch(run, name):
    assert np.allclose(run(f"towers/{name}").values["kernel"], trained(0.1), atol=1e-5)


@pytest.mark.parametrize("runtime", ["tf1", "tf2"])
def test_towers_have_each_their_device_and_share_their_variables(run, runtime):
    values = run(f"towers/towers/{runtime}").values
    assert values["devices"] == ["/device:CPU:0", "/device:CPU:1"]
    assert values["variables"] == ["model/kernel:0"]


@pytest.mark.parametrize("runtime", TODAY)
def test_a_mean_on_each_device_makes_gradients_too_large_by_their_number(run, runtime):
    assert run(f"towers/mirrored_fit/{runtime}").values["devices"] == 2
    values = run(f"towers/mirrored_loop/{runtime}").values
    assert np.allclose(values["compute_average_loss"], trained(0.1), atol=1e-5)
    assert np.allclose(values["reduce_mean"], trained(2 * 0.1), atol=1e-5)
    assert not np.allclose(values["reduce_mean"], trained(0.1), atol=0.01)


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_a_missing_gpu_stops_a_graph_that_names_one_until_it_may_go_elsewhere(run, runtime):
    for name in ("as_it_is", "restored"):
        said = run(f"pinned/{name}/{runtime}").error_text
        assert "was explicitly assigned to /device:GPU:0" in said
    assert "mismatch between the current graph and the graph from the checkpoint" in said
    assert run(f"pinned/soft/{runtime}").printed == "3\n"
    assert run(f"pinned/cleared/{runtime}").printed == "2.0\n"


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_old_summaries_need_no_tensorboard(run, runtime):
    assert run(f"summaries/graph/{runtime}").values["read"] == [[0, "loss", 0.5], [1, "loss", 0.5]]


def test_summaries_of_today_need_tensorboard_a_writer_and_another_reader(run):
    assert "TensorBoard is not installed" in run("summaries/today/tf2").error_text
    values = run("summaries/today/tf1").values
    assert values["without a writer"] is False
    assert values["read"] == [[0, "loss", 0.0, 0.5], [1, "loss", 0.0, 0.5]]


def of_tf(said):
    """A message, whichever module it names."""
    return re.sub(r"tensorflow(\._api\.v\d)?(\.compat\.v1)?", "tensorflow", said)


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_lines_from_before_1_0_fail_in_1_15_and_with_compat_v1(run, runtime):
    old = run("before_1_0/as_they_are/tf1").values
    assert all(": " in said and said.split(":")[0].endswith("Error") for said in old.values())
    for variant in ("as_they_are", "compat_v1"):
        assert list(run(f"before_1_0/{variant}/{runtime}").values) == list(old)
        assert "works" not in run(f"before_1_0/{variant}/{runtime}").values.values()
    with_compat = run(f"before_1_0/compat_v1/{runtime}").values
    assert {line: of_tf(said) for line, said in with_compat.items()} == {
        line: of_tf(said) for line, said in old.items()
    }
    assert "has no attribute 'mul'" in old["tf.mul(x, y)"]
    reordered = [line for line, said in old.items() if "has no attribute" not in said]
    assert [line.split("(")[0] for line in reordered] == [
        "tf.concat", "tf.split", "tf.image.resize_images"
    ]  # fmt: skip


X, Y = np.array([[1.0, 2], [3, 4]]), np.array([[5.0, 6], [7, 8]])
SINCE = {
    "tf.multiply(x, y)": [X * Y],
    "tf.subtract(x, y)": [X - Y],
    "tf.negative(x)": [-X],
    "tf.reciprocal(x)": [1 / X],
    "tf.stack([x, y])": [np.stack([X, Y])],
    "tf.unstack(x)": list(X),
    "tf.where(x > 2, x, y)": [np.where(X > 2, X, Y)],
    "tf.concat([x, y], 1)": [np.concatenate([X, Y], 1)],
    "tf.split(x, 2, 1)": np.split(X, 2, 1),
    "tf.matmul(x, y)": [X @ Y],
    "tf.image.resize_images(image, [1, 1])": [X[:1, :1].reshape(1, 1, 1, 1)],
    "tf.image.per_image_standardization(image[0])": [((X - X.mean()) / X.std())[..., None]],
    "tf.nn.static_rnn": "works",
    'tf.summary.scalar("loss", 0.5)': ["loss"],
    'tf.summary.histogram("x", x)': ["x"],
    'tf.summary.image("image", image)': ["image/image/0"],
    "tf.summary.merge([text])": [],
    "tf.summary.merge_all()": ["loss", "x", "image/image/0"],
    'tf.summary.FileWriter("logs").close()': "works",
}


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_the_lines_since_1_0_give_what_the_old_ones_say(run, runtime):
    found = run(f"before_1_0/since_1_0/{runtime}").values
    assert list(found) == list(SINCE)
    assert len(found) == len(run("before_1_0/as_they_are/tf1").values)
    for line, right in SINCE.items():
        if isinstance(right, list) and right and not isinstance(right[0], str):
            assert len(found[line]) == len(right)
            for one, other in zip(found[line], right):
                assert np.allclose(one, other, rtol=1e-5) and np.shape(one) == other.shape
        else:
            assert found[line] == right


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_two_names_from_before_1_0_are_still_there(run, runtime):
    found = run(f"before_1_0/still_there/{runtime}").values
    assert found == {"names": ["rate:0"], "number": 0.5}


@pytest.mark.parametrize("runtime", TODAY)
def test_new_names_that_todays_tf_has_too(run, runtime):
    asked = run(f"before_1_0/in_tf/{runtime}").values
    assert list(asked) == list(SINCE)
    there = [line.split("(")[0] for line, said in asked.items() if said == "works"]
    assert {"tf.multiply", "tf.stack", "tf.concat", "tf.split", "tf.where"} <= set(there)
    assert "tf.reciprocal" not in there and "tf.nn.static_rnn" not in there
    assert not any("summary" in name for name in there)


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_flags_of_old_scripts(run, runtime):
    said = {
        name: run(f"flags_old/{name}/{runtime}").error_text
        for name in ("parse_flags", "notebook", "twice", "log_dir")
    }
    assert said["parse_flags"] == "AttributeError: _parse_flags"
    assert said["notebook"] == "UnrecognizedFlagError: Unknown command line flag 'f'"
    reads = run(f"flags_old/notebook/{runtime}").error["line"]
    code = show.book().tasks["flags_old"].snippet("notebook").read_text().splitlines()
    assert code[reads - 1] == "print(flags.FLAGS.rate)"  # so reading a flag parses them
    assert said["twice"].startswith("DuplicateFlagError: The flag 'rate' is defined twice.")
    assert "'log_dir' is defined twice. First from absl.logging" in said["log_dir"]
    assert run(f"flags_old/fixed/{runtime}").values == {"rate": 0.5, "log_dir": "logs"}
    assert run(f"flags_old/inner/{runtime}").values == {
        "FLAGS.__flags": "Flag",
        "FLAGS.flag_values_dict()": 0.5,
    }


OF_NUMPY = [
    "np.zeros(2, np.float)", "np.zeros(2, np.int)", "np.zeros(2, np.object)", "np.Inf", "images.tostring()",
]  # fmt: skip
ARRAYS = ["np.array([1, 2], copy=False)", "np.array([[1, 2], [3]])"]
URLLIB = 'urllib.urlretrieve("file:batch", "copy")'
OF_PYTHON = ["collections.Iterable", "inspect.getargspec(len)", "time.clock()"]
RESHAPE = "np.reshape(images, newshape=(4, 28, 28))"
SEARCHSORTED = "int(np.searchsorted([1, 2], np.random.rand(1) * 2))"
TUTORIALS = "from tensorflow.examples.tutorials.mnist import input_data"


def test_lines_that_fail_because_of_numpy_or_python(run):
    old, new = (run(f"numpy_old/pairs/{runtime}") for runtime in ("tf1", "tf2"))
    assert not old.failed and not new.failed  # the other lines work
    works = [line for line, (said, _) in old.values.items() if said == "works"]
    bool_ = "np.zeros(2, np.bool)"
    assert works[:5] == [*OF_NUMPY[:3], bool_, OF_NUMPY[3]] and works[5:7] == ARRAYS
    assert works[7:] == [OF_NUMPY[4], RESHAPE, SEARCHSORTED, *OF_PYTHON, TUTORIALS]
    assert "copy" in new.values[ARRAYS[0]][0] and "inhomogeneous" in new.values[ARRAYS[1]][0]
    for line in (URLLIB, *OF_PYTHON):
        assert f"has no attribute '{line.split('(')[0].split('.')[1]}'" in new.values[line][0]
    assert [line for line, (said, _) in new.values.items() if said == "works"] == [bool_]
    assert new.values[RESHAPE][0].endswith("an unexpected keyword argument 'newshape'")
    assert list(new.values)[-1] == TUTORIALS
    for line in OF_NUMPY:
        assert "umpy" in new.values[line][0] or "NumPy" in new.values[line][0]
    said = "TypeError: only 0-dimensional arrays can be converted to Python scalars"
    assert new.values[SEARCHSORTED] == [said, SEARCHSORTED[4:-1] + ".item()"]
    assert new.values["images.tostring()"][1] == "images.tobytes()"


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_another_class_is_the_blank_of_ctc(run, runtime):
    old = run("ctc_blank/graph/tf1").values["loss"]
    assert run(f"ctc_blank/graph/{runtime}").values["loss"] == pytest.approx(old, rel=1e-5)
    today = run(f"ctc_blank/today/{runtime}")
    assert today.values["blank_index=-1"] == pytest.approx(old, rel=1e-5)
    assert abs(today.values["as it is"][0] - old[0]) > 1 and not today.failed


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_the_last_class_is_still_the_blank_of_the_decoder(book, run, runtime):
    call = "tf.nn.ctc_beam_search_decoder(heard, [4])[0][0].values"
    found = run(f"all_names/calls/{runtime}").values[call]
    code = book.tasks["all_names"].snippet("calls").read_text()
    assert "heard = tf.one_hot([[0], [2], [0], [1]], 3)" in code and "2" not in found
