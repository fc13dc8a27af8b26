"""The chapters on TF-Slim, then and today: every statement in them, asserted of the runs."""

import difflib
import re

import numpy as np
import pytest

from lab.show import compare

TODAY = ["tf2", "tf2-legacy"]
CHANGED = [
    "- import tensorflow as tf",
    "+ import tensorflow.compat.v1 as tf",
    "+ import tf_slim as slim",
    "- slim = tf.contrib.slim",
    "+ tf.disable_v2_behavior()",
]


def apart(one, other):
    """The largest difference of two lists of numbers."""
    assert len(one) == len(other) > 1
    return max(abs(a - b) for a, b in zip(one, other))


# -- slim.md -------------------------------------------------------------------------------------


def test_slims_layers_are_those_of_contrib(run):
    values = run("slim_names/same_objects/tf1").values
    assert (values["public"], values["same"], values["other"]) == (98, 97, ["summaries"])
    assert len(set(values["modules"])) == 2


def test_slim_defines_no_function_of_its_own(run):
    values = run("slim_names/where_from/tf1").values
    assert set(values["counts"]) == {"tf.contrib.layers", "tf.contrib.framework"}
    assert all(count > 10 for count in values["counts"].values())
    assert {"learning", "evaluation", "dataset", "summaries"} <= set(values["own"])


@pytest.mark.parametrize(
    ("short", "explicit"),
    [
        ("slim_repeat/repeat/tf1", "slim_repeat/explicit/tf1"),
        ("slim_stack/stack/tf1", "slim_stack/explicit/tf1"),
        ("slim_arg_scope/scope/tf1", "slim_arg_scope/explicit/tf1"),
    ],
)
def test_written_out_calls_build_the_same_graph(run, short, explicit):
    one, other = run(short), run(explicit)
    assert len(one.operations) > 50
    for pairs in (compare.compare_operations(one, other), compare.compare_variables(one, other)):
        assert {pair.sign for pair in pairs} == {"equal"}
    # Listings don't tell a convolution's padding or stride: the numbers do.
    assert compare.compare_numbers(one, other).bit_equal
    assert abs(one.array("outputs")).max() > 0


def test_names_without_a_scope(run):
    names = run("slim_repeat_names/no_scope/tf1").values["names"]
    assert names[0] == "Repeat/convolution2d_1/weights"
    assert {name.split("/")[0] for name in names} == {"Repeat", "Repeat_1"}


def test_a_normaliser_takes_the_place_of_the_biases_and_has_its_own_scope(run):
    names = [v["name"] for v in run("slim_arg_scope/scope/tf1").variables]
    assert [name for name in names if "biases" in name] == ["logits/biases:0"]
    assert "conv1/BatchNorm/beta:0" in names


def test_which_argument_wins(run):
    assert run("slim_arg_rules/who_wins/tf1").values == {
        "no scope": 1,
        "stride=2 in a scope": 2,
        "stride=3 in a scope inside": 3,
        "stride=4 at the call": 4,
        "another argument in a scope inside": 2,
        "stride=5 for another function": 2,
        "stride=3, but a saved scope inside": 2,
        "stride=3, but an empty saved scope inside": 1,
    }


def test_which_arguments_are_in_force(run):
    assert run("slim_arg_rules/in_force/tf1").values == {
        "conv2d": {"normalizer_fn": "batch_norm", "padding": "VALID"},
        "batch_norm": {"decay": 0.9},
        "max_pool2d": {"padding": "VALID"},
        "conv2d, outside": {},
    }


def test_a_rewriting_is_proved_node_by_node(run):
    values = run("slim_arg_rules/same_graph/tf1").values
    assert values["same number"] and values["nodes"] > 20
    assert values["rewritten"] == []
    assert values["careless"] == ["conv2/Conv2D"]


def test_scopes_take_decorated_functions_only(run):
    assert (
        "is not decorated with @add_arg_scope" in run("slim_arg_rules/not_decorated/tf1").error_text
    )
    values = run("slim_arg_rules/own_layer/tf1").values
    assert values == {"inside": [1, 28, 28, 64], "outside": [1, 26, 26, 64]}


def test_a_network_without_its_scope_has_neither_norm_nor_decay(run):
    values = run("slim_nets/contrib/tf1").values
    assert values["with its arg_scope"]["batch norms"] == 53
    assert values["with its arg_scope"]["weight decays"] == 54
    assert values["without"] == {
        "convolutions": values["with its arg_scope"]["convolutions"],
        "batch norms": 0,
        "weight decays": 0,
    }


def test_losses_and_weight_decay_are_collected(run):
    values = run("slim_losses/collected/tf1").values
    loss = values["what the loss function returned"]
    decay = values["in tf.losses.get_regularization_losses()"]
    assert values["in tf.losses.get_losses()"] == loss
    assert values["tf.losses.get_total_loss()"] == pytest.approx(loss + decay)
    assert values["factor times the sum of squares"] == pytest.approx(2 * decay)
    assert abs(values["mean gradient by the returned loss"]) < 1e-6
    assert values["mean gradient by the total loss"] == pytest.approx(0.1 * 0.1, abs=1e-6)


def test_the_arguments_of_losses_are_swapped(run):
    found = run("slim_losses/argument_order/tf1")
    first, right, wrong = found.values.values()
    assert first == pytest.approx(right) and abs(wrong - right) > 1
    assert any(
        "tensorflow.contrib.losses" in w["message"] and "is deprecated" in w["message"]
        for w in found.warnings
    )


def test_the_same_training_with_slim_and_with_keras(run):
    slim = run("slim_train/contrib/tf1").values
    for runtime in TODAY:
        for variant in ("package", "keras_3"):
            other = run(f"slim_train/{variant}/{runtime}").values
            assert apart(slim["losses"], other["losses"]) < 1e-4  # 2e-5 on some processors
            assert other["accuracy"] == pytest.approx(slim["accuracy"])
    assert slim["losses"][-1] < slim["losses"][0] / 2
    assert slim["accuracy"] > 0.9


def test_the_copied_factor_decays_twice(run):
    half = run("slim_train/keras_3/tf2").values["losses"]
    copied = run("slim_train/keras_3_copied/tf2").values["losses"]
    assert all(more > less + 0.1 for more, less in zip(copied, half))


def test_the_two_trainings_in_keras_differ_in_the_factor_only(book):
    lines = changes(book, "slim_train", "keras_3", "keras_3_copied")
    code = [line for line in lines if not line[2:].lstrip().startswith(("#", '"""'))]
    assert len(code) == 2 and all("keras.regularizers.L2(0.02" in line for line in code)


def test_a_training_continues_in_its_folder(run):
    assert run("slim_resume/again/tf1").values["steps"] == [[1, 2, 3], [4, 5], [6]]


def test_create_train_op_runs_the_update_operations(run):
    values = run("slim_update_ops/one_step/tf1").values
    assert values["optimizer.minimize"] == 0
    assert values["slim.learning.create_train_op"] == pytest.approx(0.3, abs=1e-6)
    assert values["minimize after UPDATE_OPS"] == pytest.approx(0.3, abs=1e-6)
    assert run("slim_update_ops/keras_3/tf2").values["fit"] == pytest.approx(0.3, abs=1e-6)


# -- slim_today.md -------------------------------------------------------------------------------


def changes(book, task, here, there):
    """What differs between the texts of two variants, captions apart."""
    texts = [book.tasks[task].snippet(name).read_text().splitlines() for name in (here, there)]
    return [line for line in difflib.ndiff(*texts) if line[0] in "+-" and '"""' not in line]


def test_only_the_first_lines_change(book):
    assert changes(book, "slim_train", "contrib", "package") == CHANGED
    assert changes(book, "slim_batch_norm", "contrib", "as_installed") == CHANGED


@pytest.mark.parametrize("runtime", TODAY)
def test_eager_calls_lose_their_weights(run, runtime):
    assert run(f"slim_eager/new_weights/{runtime}").values == {"equal": False, "kept": 0}


@pytest.mark.parametrize("runtime", TODAY)
def test_every_layer_but_batch_norm_works(run, runtime):
    values = run(f"slim_today/every_layer/{runtime}").values
    assert len(values["layers"]) == 48 and values["version"] == "1.1.0"
    before = {
        name: outcome[0] for name, outcome in values["layers"].items() if outcome[0] != "works"
    }
    missing = "ModuleNotFoundError: No module named 'tf_keras.legacy_tf_layers'"
    assert before == {"batch_norm": missing}
    assert {after for _, after in values["layers"].values()} == {"works"}


@pytest.mark.parametrize("runtime", TODAY)
def test_batch_norm_fails_as_installed_and_trains_with_the_fix(run, runtime):
    failed = run(f"slim_batch_norm/as_installed/{runtime}")
    assert failed.error_text == "ModuleNotFoundError: No module named 'tf_keras.legacy_tf_layers'"
    then, now = (
        run("slim_batch_norm/contrib/tf1").values,
        run(f"slim_batch_norm/fixed/{runtime}").values,
    )
    assert apart(then["losses"], now["losses"]) < 1e-5
    assert apart(then["moving mean"], now["moving mean"]) < 1e-5
    assert now["losses"][-1] < now["losses"][0] / 10
    assert np.abs(now["moving mean"]).max() > 0.1
    assert (
        run("slim_batch_norm/contrib/tf1").printed
        == run(f"slim_batch_norm/fixed/{runtime}").printed
    )


@pytest.mark.parametrize("runtime", TODAY)
def test_names_that_moved_are_all_put_back(run, runtime):
    names = run(f"slim_today/missing_names/{runtime}").values
    assert "tensorflow.python.framework.ops.Tensor" in names["before"]
    assert len(names["before"]) == 10 and names["after"] == {}
    calls = run(f"slim_today/pipeline/{runtime}").values["calls"]
    assert {after for _, after in calls.values()} == {"works"}
    assert calls["learning.create_train_op"][0] == "works"
    clipping = "learning.create_train_op, clip_gradient_norm"
    for name in (clipping, "optimize_loss", "tfexample_decoder, an image"):
        assert re.match(
            r"AttributeError: module 'tensorflow\.python\..*' has no attribute", calls[name][0]
        )
    # Each error names one of the names that the search found.
    for before, _ in calls.values():
        match = re.match(r"AttributeError: module '(.*)' has no attribute '(.*)'", before)
        known = match and ".".join(match.groups()) in names["before"]
        assert known or before == "works" or "legacy_tf_layers" in before


@pytest.mark.parametrize("runtime", TODAY)
def test_the_whole_fix_trains(run, runtime):
    losses = run(f"slim_today/fix/{runtime}").values["losses"]
    assert losses[-1] < losses[0] - 0.5


@pytest.mark.parametrize("variant", ["every_layer", "missing_names", "pipeline"])
def test_the_fix_that_was_tried_is_the_fix_that_is_shown(book, variant):
    def fix(name):
        text = book.tasks["slim_today"].snippet(name).read_text()
        pattern = r"^(?:sys\.modules|ops\.|array_ops\.|variable_scope\.|    setattr).*"
        return set(re.findall(pattern, text, re.MULTILINE))

    assert fix(variant) and fix(variant) <= fix("fix")
    assert len(fix("fix")) == 6
    assert variant == "every_layer" or fix(variant) == fix("fix")


@pytest.mark.parametrize("runtime", TODAY)
def test_published_networks_need_the_fix_if_they_have_batch_norm(run, runtime):
    found = run(f"slim_nets/package/{runtime}").values["networks"]
    assert {name for name, (before, _) in found.items() if before.startswith("works")} == {"vgg_16"}
    assert found["vgg_16"][1] == "works, 0 batch norms"
    for name in ("inception_v1", "resnet_v1_50"):
        assert "legacy_tf_layers" in found[name][0]
        assert int(re.fullmatch(r"works, (\d+) batch norms", found[name][1])[1]) > 50


@pytest.mark.parametrize("runtime", TODAY)
def test_resnets_have_kernels_of_the_same_shapes_and_strides_elsewhere(run, runtime):
    ours = run(f"slim_nets/package/{runtime}").values["convolutions"]["resnet_v1_50"]
    theirs = run("slim_nets/resnet_of_keras/tf2").values["convolutions"]
    assert ours[-1][0] == "resnet_v1_50/logits/Conv2D"  # a dense layer in Keras
    assert sorted(shape for _, shape, _ in ours[:-1]) == sorted(shape for _, shape, _ in theirs)
    last = {"block1/unit_3", "block2/unit_4", "block3/unit_6"}
    units = {name.split("resnet_v1_50/")[1].split("/bottle")[0] for name, _, s in ours if s > 1}
    assert units == last | {"conv1/Conv2D"}
    # The last of its block, but for the fourth, which keeps the size.
    every = {
        name.split("/bottle")[0].split("resnet_v1_50/")[1] for name, *_ in ours if "unit" in name
    }
    assert last == {max(u for u in every if block in u) for block in ("block1", "block2", "block3")}
    first = {name for name, _, stride in theirs if stride > 1 and name != "conv1_conv"}
    assert all("_block1_" in name for name in first) and len(first) == 6


@pytest.mark.parametrize("runtime", TODAY)
def test_readers_of_records_work_and_tf_data_gives_the_same(run, runtime):
    values = run(f"slim_today/records/{runtime}").values
    assert values["by_slim"] == values["by_tf_data"] == [[0, 1, 2], [3, 4, 5], [0, 1, 2]]


@pytest.mark.parametrize("runtime", TODAY)
def test_inception_of_keras_takes_the_weights_of_slim(run, runtime):
    values = run(f"slim_nets/inception_of_keras/{runtime}").values
    assert values["layers"] == 94 and values["left"] == 0
    assert values["difference"] < 1e-5 * values["largest"]


# -- slim_port.md --------------------------------------------------------------------------------


@pytest.mark.parametrize("runtime", TODAY)
@pytest.mark.parametrize("variant", ["package", "keras_3"])
def test_a_network_with_its_checkpoint_gives_equal_outputs(run, variant, runtime):
    found = run(f"slim_port/{variant}/{runtime}")
    assert found.values["difference"] < 1e-5 * found.values["largest output"]
    assert found.values["largest output"] > 1 and "True" in found.printed


def part(book, variant, begin, end):
    """A part of a snippet on porting."""
    text = book.tasks["slim_port"].snippet(variant).read_text()
    return text[text.index(begin) : text.index(end)]


def test_the_code_that_goes_on_is_the_code_that_was_shown(book):
    slim = part(book, "save_slim", "def arguments", "random =")
    assert slim == part(book, "package", "def arguments", "saved =")
    keras = part(book, "keras_3", "import keras", "model = network()")
    assert keras == part(book, "keras_3_continues", "import keras", "saved =")
    # What the chapter says of it.
    for word in ("normalizer_fn", "weights_regularizer", "exponential_decay", "AdamOptimizer"):
        assert word in slim
    assert "stride=2" in slim and "separable_conv2d" in slim


def test_the_checkpoint_was_saved_at_the_end_of_an_epoch_and_dropout_keeps_everything(book):
    text = book.tasks["slim_port"].snippet("save_slim").read_text()
    images = int(re.search(r"size=(\d+)\)", text)[1])
    steps, size = (int(re.search(rf"{was}(\d+)", text)[1]) for was in ("step == ", r"batch\("))
    assert images and steps * size == 4 * images
    assert "keep_prob=1.0" in text and "network(batch, True)" in text


def test_all_of_the_checkpoint_is_used_but_what_only_training_needs(run):
    values = run("slim_port/keras_3/tf2").values
    assert values["left"] == ["beta1_power", "beta2_power", "global_step"]
    saved = run("slim_port/save_slim/tf1").values["names"]
    assert set(values["left"]) < set(saved) and len(saved) > 50


@pytest.mark.parametrize("runtime", TODAY)
def test_a_training_goes_on_if_its_state_goes_along(run, runtime):
    whole = run("slim_port/save_slim/tf1").values["losses"]
    assert len(whole) == 8 and whole[-1] < whole[4] / 2
    package = run(f"slim_port/package/{runtime}").values
    keras = run(f"slim_port/keras_3_continues/{runtime}").values
    assert apart(whole[4:], package["losses"]) < 1e-5
    assert apart(whole[4:], keras["losses"]["its state carried over"]) < 1e-5
    fresh = keras["losses"]["a fresh optimiser"]
    assert fresh[0] > whole[3] and fresh[-1] < whole[-1] - 0.01
    assert len(package["averages"]) == 8 and max(package["averages"].values()) < 1e-4


@pytest.mark.parametrize("runtime", TODAY)
def test_a_part_is_restored_and_another_trained(run, runtime):
    assert run(f"slim_resume/fine_tune/{runtime}").values == {
        "restored": ["hidden/weights", "hidden/biases"],
        "slots": ["logits/weights/Adam", "logits/biases/Adam"],
        "as it was": True,
    }


@pytest.mark.parametrize("runtime", TODAY)
def test_means_are_the_same_and_variances_of_keras_smaller_by_the_last_example(run, runtime):
    averages = run(f"slim_port/keras_3_continues/{runtime}").values["averages"]
    numbers = {"conv1": 20 * 8 * 8}  # behind it pooling, then a stride: 20 images of 2 by 2
    assert len(averages) == 8
    for name, (least, most) in averages.items():
        if "mean" in name:
            assert abs(least) < 1e-4 and abs(most) < 1e-4
        else:
            n = numbers.get(name.split("/")[0], 20 * 2 * 2)
            assert -1 / n < least <= most < -0.9 / n


@pytest.mark.parametrize("runtime", TODAY)
def test_silent_differences(run, runtime):
    rows = run(f"slim_traps/side_by_side/{runtime}").values["rows"]
    for _, (slim, copied, ported) in rows:
        assert slim == ported != copied
    assert len(rows) == 10 and len({calls[0] for calls, _ in rows}) == 8


def test_epsilon_of_batch_norm_is_the_same_by_default(run):
    epsilon = run("defaults/batch_norm/tf1").values["defaults"]["epsilon"]
    today = run("defaults/batch_norm/tf2").values["defaults"]["epsilon"]
    assert epsilon["contrib.layers"][1] == today["keras"][1] == "0.001"
