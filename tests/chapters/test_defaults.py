"""The chapter on defaults: every statement in it, asserted of the runs."""

import math
import re
from pathlib import Path

import numpy as np
import pytest

from lab import show

CHAPTER = Path(__file__).parents[2] / "chapters" / "post" / "defaults.md"
FAMILIES = list(show.book().tasks["defaults"].variants)
TODAY = ["tf2", "tf2-legacy"]
ALL = ["tf1", *TODAY]
KERAS = {"tf1": ["tf.keras"], "tf2": ["tf_keras", "keras"]}


@pytest.fixture
def values(run):
    return lambda address: run(address).values


@pytest.fixture
def default(values):
    """The default that an API has for an argument, as text, with the name that it gives it."""

    def look(family, argument, api, runtime="tf1", kind="defaults"):
        return "=".join(values(f"defaults/{family}/{runtime}")[kind][argument][api])

    return look


@pytest.fixture
def of_keras(default):
    """The defaults that the three Kerases have for an argument: 1.15's, tf_keras', Keras 3's."""
    return lambda *argument, **kind: [
        default(*argument, api, runtime, **kind) for runtime, apis in KERAS.items() for api in apis
    ]


@pytest.fixture(scope="module")
def page(book):
    """What the chapter's first cell defines: its table among others."""
    cell = re.search(
        r"```\{code-cell\}\n:tags: \[remove-cell\]\n(.*?)```", CHAPTER.read_text(), re.DOTALL
    )
    namespace = {}
    exec(cell[1], namespace)
    return namespace


# -- the matrix ----------------------------------------------------------------------------------


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_is_there_with_every_keras_of_its_runtime(values, family):
    kinds = values(f"defaults/{family}/tf1").values()  # some of 1.15's are aliases of tf's own
    assert any("tf.keras" in row for rows in kinds for row in rows.values())
    for rows in values(f"defaults/{family}/tf2").values():
        assert {"tf_keras", "keras"} <= {api for row in rows.values() for api in row}


@pytest.mark.parametrize("family", FAMILIES)
def test_slim_of_today_has_the_defaults_of_contrib(values, family):
    old, new = (values(f"defaults/{family}/{runtime}") for runtime in ("tf1", "tf2"))
    compared = 0
    for kind in old:
        for argument, row in old[kind].items():
            contrib = row.get("contrib.layers") or row.get("contrib.losses")
            slim = new[kind].get(argument, {}).get("tf_slim")
            if slim:
                assert contrib == slim, (kind, argument)
                compared += 1
    assert compared or family in ("embedding", "rnn", "activations", "optimisers")


@pytest.mark.parametrize("family", FAMILIES)
def test_tf_layers_has_the_same_defaults_with_the_switch(values, family):
    old, new = (values(f"defaults/{family}/{runtime}") for runtime in ("tf1", "tf2-legacy"))
    for kind in old:
        rows = {a: row["tf.layers"] for a, row in old[kind].items() if "tf.layers" in row}
        assert rows == {a: row["tf.layers"] for a, row in new[kind].items() if "tf.layers" in row}


def test_matrix_marks_what_disagrees_and_merges_what_is_equal(book):
    shown = show.matrix("defaults", "defaults/conv/tf1", "defaults/conv/tf2")
    lines = shown.splitlines()
    signs = {
        line.split("|")[2].strip(): line.split("|")[1].strip()
        for line in lines
        if "{.column}" in line
    }
    assert signs["padding"] == signs["activation"] == "≠"
    assert signs["filters"] == signs["bias\\_<wbr>initializer"] == "≈"
    assert list(signs.values()) == sorted(signs.values(), key="≠≈".index)
    padding = next(line for line in lines if line.startswith("| ≠ | padding"))
    assert (
        r"**\'SAME\'**" in padding and r"**\'valid\'**" not in padding and r"\'valid\'" in padding
    )
    header = next(line for line in lines if line.startswith("| "))
    assert r"contrib\.layers `tf1`, tf\_slim `tf2`" in header
    assert header.rstrip("| ").endswith(r"tf\_keras `tf2`, keras `tf2`")
    assert any(
        line.startswith("The same in all that have it:") and "True" in line for line in lines
    )
    assert any("Only in contrib" in line and "normalizer" in line for line in lines)


def test_every_family_has_a_row_that_disagrees(book, values):
    for family in FAMILIES:
        addresses = [f"defaults/{family}/{runtime}" for runtime in ("tf1", "tf2")]
        tables = [show.matrix(kind, *addresses) for kind in values(addresses[0])]
        assert any("| ≠ |" in text for text in tables), family


# -- the table on top ----------------------------------------------------------------------------


def test_each_row_of_the_table_has_a_section_and_a_measured_difference(page):
    headings = re.findall(r"^### (.+)$", CHAPTER.read_text(), re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert len(page["ROWS"]) == len({row[0] for row in page["ROWS"]}) > 20
    for title, anchor, owners, measured, fix, snippet in page["ROWS"]:
        assert anchor in anchors, title
        assert owners and fix and snippet, title
        old, arrow, new = measured.partition("→")
        if arrow:  # the same words around, another number or another word
            assert old.split()[-len(new.split()) :] != new.split(), title


def anchor(heading):
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def test_each_difference_stands_in_the_table_of_its_family(page):
    """A table names all sections below it that have a difference; the list of families leads there."""
    anchors = {row[1] for row in page["ROWS"]}
    told = []
    for family in re.split(r"(?m)^## ", CHAPTER.read_text()):
        tables = re.findall(r"\nbites\((.*?)\)\n", family, re.DOTALL)
        named = re.findall(r'"(.+?)"', "".join(tables))
        below = map(anchor, re.findall(r"^### (.+)$", family, re.MULTILINE))
        assert set(named) == anchors & set(below), family
        if tables:
            assert f"](#{anchor(family.splitlines()[0])})" in CHAPTER.read_text()
        told += named
    assert sorted(told) == sorted(anchors)


def test_each_fix_is_code_that_a_run_executed(book, page):
    for title, _, _, _, fix, snippets in page["ROWS"]:
        tasks = [snippet.split("/") for snippet in snippets.split()]
        text = "".join(book.tasks[task].snippet(variant).read_text() for task, variant in tasks)
        for code in re.findall("`(.+?)`", fix):
            if code not in ("fit", "decay") and not code.startswith("`"):
                assert code.rstrip(")…") in text, (title, code)
        for task, variant in tasks:
            assert any(
                not book.run(book.find(f"{task}/{variant}/{runtime}")).failed for runtime in ALL
            )


def test_who_has_which_default_is_told_once(page):
    assert page["who"]("conv", "padding") == (
        "`padding='SAME'` contrib.layers; `padding='valid'` every Keras, tf.layers"
    )


# -- training that goes wrong --------------------------------------------------------------------


@pytest.mark.parametrize("runtime", ALL)
def test_compat_v1_keeps_the_functions_of_1_x(values, runtime):
    assert values(f"effect_dropout/compat_v1/{runtime}")["kept"] == pytest.approx(0.9, abs=0.01)
    old = values("effect_resize/bilinear/tf1")["tf.image.resize"]
    assert values(f"effect_resize/compat_v1/{runtime}")["row"] == old


def test_one_line_of_dropout_does_the_opposite_in_2(values):
    assert values("effect_dropout/tf_nn/tf1")["kept"] == pytest.approx(0.9, abs=0.01)
    for runtime in TODAY:
        assert values(f"effect_dropout/tf_nn/{runtime}")["kept"] == pytest.approx(0.1, abs=0.01)


def test_only_contrib_drops_by_itself(values, default, of_keras):
    assert values("effect_dropout/contrib_layers/tf1")["kept"] == pytest.approx(0.9, abs=0.01)
    for address in [
        *(f"effect_dropout/tf_layers/{runtime}" for runtime in ("tf1", "tf2-legacy")),
        *(f"effect_dropout/keras_3/{runtime}" for runtime in ALL),
    ]:
        found = values(address)
        assert found["default"] == 1
        assert found["training"] == pytest.approx(0.1, abs=0.01)
        assert found.get("fixed", 0.9) == pytest.approx(0.9, abs=0.01)
    assert default("dropout", "rate", "contrib.layers") == "keep_prob=0.5"
    assert default("dropout", "rate", "tf.layers") == "rate=0.5"
    assert set(of_keras("dropout", "rate")) == {"rate=required"}


def test_batch_norm_trains_by_itself_in_contrib_only(values, default, of_keras):
    contrib = values("effect_batch_norm/contrib_layers/tf1")
    assert abs(contrib["output mean"]) < 0.01
    for address in [
        *(f"effect_batch_norm/tf_layers/{runtime}" for runtime in ("tf1", "tf2-legacy")),
        *(f"effect_batch_norm/keras_3/{runtime}" for runtime in ALL),
    ]:
        found = values(address)
        assert found["default"]["output mean"] == pytest.approx(5, abs=0.1)
        assert found["default"]["moving mean"] == 0
        assert abs(found["training=True"]["output mean"]) < 0.01
        assert found["training=True"]["moving mean"] > 0.4
    assert default("batch_norm", "training", "contrib.layers") == "is_training=True"
    assert default("batch_norm", "training", "tf.layers") == "training=False"
    assert set(of_keras("batch_norm", "training")) == {"training=None"}


@pytest.mark.parametrize("runtime", ALL)
def test_fit_sets_the_training_mode_and_a_loop_must_say_it(values, runtime):
    found = values(f"effect_batch_norm/loops/{runtime}")
    assert found["fit"] == pytest.approx(found["model(images, training=True)"]) != 0
    assert found["model(images)"] == 0


def test_minimize_does_not_run_the_updates_and_slim_does(values):
    found = values("effect_batch_norm/train_operations/tf1")
    assert found["minimize"] == 0
    assert found["create_train_op"] == pytest.approx(found["minimize after UPDATE_OPS"]) != 0


def test_a_keras_layer_adds_nothing_to_the_collections(values):
    assert values("effect_batch_norm/contrib_in_graph/tf1") == {
        "update_ops": 2,
        "regularization_losses": 1,
    }
    for runtime in ALL:
        assert values(f"effect_batch_norm/keras_in_graph/{runtime}") == {
            "update_ops": 0,
            "regularization_losses": 0,
            "layer.updates": 0 if runtime == "tf2" else 2,
            "layer.losses": 1,
        }


@pytest.mark.parametrize("runtime", ALL)
def test_losses_of_keras_take_probabilities(values, runtime, of_keras):
    found = values(f"effect_losses/logits/{runtime}")
    assert found["default"] > 2 * found["tf.losses"]
    assert found["fixed"] == pytest.approx(found["tf.losses"])
    for kind in ("one-hot", "integers"):
        assert set(of_keras("losses", "from_logits", kind=kind)) == {"from_logits=False"}


def test_a_loss_without_names_takes_the_first_for_the_labels(run, values):
    """By NumPy: what each order gives."""
    logits, labels = np.array([[5.0, 1, 0], [0, 3, 0]]), np.array([[1.0, 0, 0], [1, 0, 0]])

    def softmax(labels, logits):
        shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
        return -(labels * np.log(shares)).sum(axis=1).mean()

    def sigmoid(labels, logits):
        return (np.log1p(np.exp(logits)) - labels * logits).mean()

    for name, loss in {"softmax": softmax, "sigmoid": sigmoid}.items():
        assert run(f"loss_arguments/{name}/tf1").error_text.startswith("ValueError: Only call")
        for runtime in TODAY:
            found = run(f"loss_arguments/{name}/{runtime}")
            wrong = pytest.approx(loss(labels=logits, logits=labels), rel=1e-4)
            assert found.values == {"compat.v1": wrong, "tf": wrong}
        for runtime in ALL:
            right = values(f"loss_arguments/named/{runtime}")[name]
            assert right == pytest.approx(loss(labels=labels, logits=logits), rel=1e-4)
            assert right != pytest.approx(loss(labels=logits, logits=labels), rel=0.5)
    for runtime in ALL:
        assert run(f"loss_arguments/sparse/{runtime}").error["type"] == "ValueError"


def test_fates_of_lr_and_decay(page, values, run):
    assert page["lr"] == {"tf1": "used", "tf2-legacy": "ignored", "tf2": "an error"}
    assert page["decay"] == {"tf1": "used", "tf2-legacy": "an error", "tf2": "ignored"}
    assert values("effect_optimisers/lr/tf1")["step"] == pytest.approx(0.1)
    assert values("effect_optimisers/lr/tf2-legacy")["step"] == pytest.approx(0.01)
    assert "`lr` is deprecated" in run("effect_optimisers/lr/tf2-legacy").warnings[0]["message"]
    assert run("effect_optimisers/lr/tf2-legacy").warnings[0]["category"] == "WARNING"  # of a log
    assert "will be ignored" in run("effect_optimisers/decay/tf2").warnings[0]["message"]
    old = values("effect_optimisers/decay/tf1")["steps"]
    assert old == pytest.approx([0.1, 0.1 / 1.5, 0.1 / 2], rel=1e-4)
    assert values("effect_optimisers/decay/tf2")["steps"] == pytest.approx([0.1] * 3, rel=1e-4)
    for runtime in ALL:
        assert values(f"effect_optimisers/schedule/{runtime}")["steps"] == pytest.approx(
            old, rel=1e-4
        )


def test_only_contrib_adds_a_relu_and_pads(values, default, of_keras):
    contrib = values("effect_conv/contrib_layers/tf1")
    assert contrib["convolution"] == {"shape": [1, 224, 224, 64], "least": "zero"}
    assert contrib["logits"]["least"] == "zero"
    plain = {"shape": [1, 222, 222, 64], "least": "negative"}
    for runtime in ("tf1", "tf2-legacy"):
        layers = values(f"effect_conv/tf_layers/{runtime}")
        assert layers["convolution"] == plain and layers["logits"]["least"] == "negative"
    for runtime in ALL:
        keras = values(f"effect_conv/keras_3/{runtime}")
        assert keras == {"default": plain, "fixed": contrib["convolution"]}
    for family in ("conv", "separable", "transposed"):
        assert default(family, "padding", "contrib.layers") == "padding='SAME'"
        assert set(of_keras(family, "padding")) == {"padding='valid'"}
        assert default(family, "padding", "tf.layers") == "padding='valid'"
    for family in ("conv", "separable", "transposed", "dense"):
        assert default(family, "activation", "contrib.layers") == "activation_fn=relu"
        assert {*of_keras(family, "activation"), default(family, "activation", "tf.layers")} == {
            "activation=None"
        }


def test_transposed_convolutions_without_padding_come_out_larger(values):
    padded = values("effect_conv/contrib_transposed/tf1")["shape"]
    for runtime in ALL:
        found = values(f"effect_conv/keras_transposed/{runtime}")
        assert found["fixed"] == padded == [1, 16, 16, 4]
        assert found["default"] == [1, 17, 17, 4]


def test_l2_of_keras_is_twice_that_of_contrib_and_l1_is_the_same(values):
    contrib = values("effect_l2/contrib_layers/tf1")
    assert contrib["l2"] == pytest.approx(0.1 * 30 / 2)
    for runtime in ALL:
        keras = values(f"effect_l2/keras_3/{runtime}")
        assert keras["l2"] == pytest.approx(2 * contrib["l2"])
        assert keras["l2 fixed"] == pytest.approx(contrib["l2"])
        assert keras["l1"] == pytest.approx(contrib["l1"])
        assert keras["l1_l2 fixed"] == pytest.approx(contrib["l1_l2 with nothing said"])
    nothing_said = [
        values(f"effect_l2/keras_3/{runtime}")["l1_l2 with nothing said"] for runtime in ALL
    ]
    assert nothing_said == pytest.approx([0.4, 0, 0.4])
    assert contrib["l1_l2 with nothing said"] == pytest.approx(25)


def test_keras_3_does_not_see_a_variable(values):
    counts = [values(f"effect_tracking/variables/{runtime}") for runtime in ALL]
    assert [count["default"] for count in counts] == [1, 0, 1]
    assert [count["fixed"] for count in counts] == [1, 1, 1]


def test_frozen_batch_norm_uses_the_moving_averages_since_2(values):
    assert abs(values("effect_batch_norm/frozen/tf1")["training=True"]) < 0.01
    for runtime in TODAY:
        assert values(f"effect_batch_norm/frozen/{runtime}")["training=True"] == pytest.approx(
            5, abs=0.1
        )
    for runtime in ALL:
        assert values(f"effect_batch_norm/frozen/{runtime}")["training=False"] == pytest.approx(
            5, abs=0.1
        )


def test_keras_3_overrides_training_in_a_functional_model(values):
    for runtime in ALL:
        found = values(f"effect_batch_norm/functional/{runtime}")
        overridden = runtime == "tf2"
        assert found["drops"] == (not overridden)
        assert found["mean"] == pytest.approx(5 if overridden else 0, abs=0.3)
        assert (found["moving mean"] > 0.01) == overridden
        fixed = values(f"effect_batch_norm/functional_fixed/{runtime}")
        assert fixed["drops"] and abs(fixed["mean"]) < 0.01 and fixed["moving mean"] == 0


def test_two_calls_outside_the_branches_move_the_averages_in_inference(values):
    outside, inside, without = values("effect_batch_norm/by_cond/tf1").values()
    assert outside > 1 and inside == without == 0


def test_updates_at_once_need_nothing_to_run(values):
    found = values("effect_batch_norm/at_once/tf1")
    default, at_once = found["default"], found["updates_collections=None"]
    assert default == {"UPDATE_OPS": 2, "ten steps": 0, "ten outputs": 0}
    assert at_once["UPDATE_OPS"] == 0
    assert 1 < at_once["ten steps"] < at_once["ten outputs"]


def test_momentum_and_scale_of_batch_norm(values, default, of_keras):
    contrib = values("effect_batch_norm/contrib_layers/tf1")
    for runtime in ALL:
        keras = values(f"effect_batch_norm/keras_3/{runtime}")
        assert 9 < keras["training=True"]["moving mean"] / contrib["moving mean"] < 10
        assert keras["fixed"]["moving mean"] == pytest.approx(contrib["moving mean"], rel=1e-4)
        assert keras["fixed"]["trainable"] == contrib["trainable"] == 1
        assert keras["training=True"]["trainable"] == 2
    assert default("batch_norm", "momentum", "contrib.layers") == "decay=0.999"
    assert default("batch_norm", "scale", "contrib.layers") == "scale=False"
    others = {*of_keras("batch_norm", "momentum"), default("batch_norm", "momentum", "tf.layers")}
    assert others == {"momentum=0.99"}
    assert {*of_keras("batch_norm", "scale"), default("batch_norm", "scale", "tf.layers")} == {
        "scale=True"
    }


def test_a_normaliser_drops_the_bias_in_contrib(values):
    names = values("effect_conv/contrib_normalizer/tf1")["variables"]
    assert not any("bias" in name for name in names)
    for runtime in ALL:
        keras = values(f"effect_conv/keras_normalizer/{runtime}")
        assert "bias" in keras["default"]
        assert "bias" not in keras["fixed"] and len(keras["fixed"]) == len(names)


def test_examples_of_weight_zero(values):
    for runtime in ALL:
        found = values(f"effect_losses/weights/{runtime}")
        assert found["default"] == pytest.approx(found["tf.losses"] * 2 / 3, rel=1e-4)
        assert found["fixed"] == pytest.approx(found["tf.losses"], rel=1e-4)
    mean = values("effect_losses/keras_3/tf2")
    first, last = (values("effect_losses/keras_3/tf2")[f"weights {n}, 0, 1"] for n in (1, 3))
    assert first == pytest.approx(values("effect_losses/weights/tf2")["tf.losses"], rel=1e-4)
    assert last != pytest.approx(first, rel=0.1), mean


# -- the same weights, another output ------------------------------------------------------------


def test_layer_norm_has_other_axes(values, default, of_keras):
    parameters = values("effect_norms/contrib_layers/tf1")["parameters"]
    for runtime in TODAY:
        found = values(f"effect_norms/keras_layer/{runtime}")
        close = {name for name, entry in found.items() if entry["apart"] < 1e-5}
        assert close == {"same epsilon, rows", "same axes", "fixed", "begin_norm_axis=-1"}
        assert found["begin_norm_axis=-1, one group"]["apart"] > 1
        assert found["same epsilon"]["apart"] > 1 and found["same epsilon, sequences"]["apart"] > 1
        assert found["fixed"]["parameters"] == parameters != found["same axes"]["parameters"]
    assert default("norms", "axis", "contrib.layers", kind="layer") == "begin_norm_axis=1"
    assert set(of_keras("norms", "axis", kind="layer")) == {"axis=-1"}
    assert "contrib.layers" not in values("defaults/norms/tf1")["layer"]["epsilon"]


def test_epsilon_of_instance_and_group_norm(values, default):
    for kind in ("instance", "group"):
        assert values("effect_norms/contrib_layers/tf1")[kind] > 0.99
        for runtime in TODAY:
            found = values(f"effect_norms/keras_group/{runtime}")[kind]
            assert found["default"] > 0.5 and found["default deviation"] < 0.7
            assert found["fixed"] < 1e-5
        old = default("norms", "epsilon", "contrib.layers", kind=kind).removeprefix("epsilon=")
        for api in ("tf_keras", "keras"):
            new = default("norms", "epsilon", api, "tf2", kind=kind).removeprefix("epsilon=")
            assert float(new) == pytest.approx(1000 * float(old))


def test_stride_of_pooling(values, default, of_keras):
    contrib = values("effect_pooling/contrib_layers/tf1")["shape"]
    for runtime in ALL:
        found = values(f"effect_pooling/keras_3/{runtime}")
        assert found["fixed"] == contrib == [1, 111, 111, 3]
        assert found["default"] == [1, 74, 74, 3]
    for kind in ("max", "average"):
        assert default("pooling", "strides", "contrib.layers", kind=kind) == "stride=2"
        assert default("pooling", "strides", "tf.layers", kind=kind) == "strides=required"
        assert set(of_keras("pooling", "strides", kind=kind)) == {"strides=None"}


def test_average_pooling_of_keras_3_needs_a_window(run, of_keras):
    assert run("effect_pooling/average/tf2").failed
    assert [run(f"effect_pooling/average/{r}").values["window"] for r in ("tf1", "tf2-legacy")] == [
        [2, 2]
    ] * 2
    assert set(of_keras("pooling", "pool_size", kind="max")) == {"pool_size=(2, 2)"}
    assert of_keras("pooling", "pool_size", kind="average")[2] == "pool_size=required"


def test_gates_of_an_lstm(values, of_keras):
    old, keras_3, keras_2 = (values(f"effect_rnn/lstm/{runtime}") for runtime in ALL)
    assert old["default"] == old["hard_sigmoid"] == pytest.approx(old["old_hard_sigmoid"])
    for new in (keras_3, keras_2):
        assert new["default"] == new["sigmoid"] == pytest.approx(old["sigmoid"], rel=1e-4)
        assert new["default"] != pytest.approx(old["default"], rel=0.05)
        assert new["old_hard_sigmoid"] == pytest.approx(old["default"], rel=1e-4)
    assert keras_2["hard_sigmoid"] == pytest.approx(old["default"], rel=1e-4)
    assert keras_3["hard_sigmoid"] != pytest.approx(old["default"], rel=0.05)
    for kind in ("LSTM", "GRU"):
        gates = of_keras("rnn", "recurrent_activation", kind=kind)
        assert [text.split("=")[1] for text in gates] == [
            "'hard_sigmoid'",
            "'sigmoid'",
            "'sigmoid'",
        ]


def test_hard_sigmoid_of_keras_3_is_another(values):
    old, keras_3, keras_2 = (values(f"effect_activations/hard_sigmoid/{r}")["y"] for r in ALL)
    x = [-3, -2, -1, 0, 1, 2, 3]
    assert old == pytest.approx([min(max(0.2 * n + 0.5, 0), 1) for n in x], abs=1e-6)
    assert keras_2 == pytest.approx(old, abs=1e-6)
    assert keras_3 == pytest.approx([min(max(n / 6 + 0.5, 0), 1) for n in x], abs=1e-6)


def test_reset_gate_of_a_gru(values, of_keras):
    old = values("effect_rnn/gru/tf1")["default"]
    assert old["bias"] == [12]
    for runtime in TODAY:
        found = values(f"effect_rnn/gru/{runtime}")
        assert found["default"]["bias"] == [2, 12]
        assert found["default"]["output"] != pytest.approx(old["output"], rel=0.01)
        assert found["fixed"]["bias"] == [12]
        assert found["fixed"]["output"] == pytest.approx(old["output"], rel=1e-4)
    resets = of_keras("rnn", "reset_after", kind="GRU")
    assert [text.split("=")[1] for text in resets] == ["False", "True", "True"]


def test_slope_of_leaky_relu(run, values):
    for runtime in ALL:
        found = values(f"effect_activations/leaky_relu/{runtime}")
        assert list(found.values()) == pytest.approx([-0.2, -0.3, -0.2])
    assert run("effect_activations/by_name/tf1").failed
    for runtime in TODAY:
        assert values(f"effect_activations/by_name/{runtime}")["output"] == pytest.approx(-0.2)


def test_variance_that_is_remembered(values):
    by = {
        name: {
            key: entry["divided by"] for key, entry in values(f"effect_batch_norm/{name}").items()
        }
        for name in ("contrib_variance/tf1", *(f"keras_variance/{runtime}" for runtime in ALL))
    }
    assert by == {
        "contrib_variance/tf1": {"fused=True": "n - 1", "fused=False": "n"},
        "keras_variance/tf1": {"4 axes": "n - 1", "2 axes": "n"},
        "keras_variance/tf2": {"4 axes": "n", "2 axes": "n"},
        "keras_variance/tf2-legacy": {"4 axes": "n - 1", "2 axes": "n"},
    }
    kept = values("effect_batch_norm/keras_variance/tf1")
    assert kept["4 axes"]["variance"] / kept["2 axes"]["variance"] == pytest.approx(8 / 7, rel=1e-4)


def test_resized_images_shift(values):
    corners, centres = [0, 0.5, 1, 1], [0, 0.25, 0.75, 1]
    for runtime in ALL:
        found = values(f"effect_resize/bilinear/{runtime}")
        assert found["v1.image.resize_bilinear"] == corners
        assert found["tf.image.resize"] == (corners if runtime == "tf1" else centres)
        assert found["UpSampling2D"] == centres


# -- the same code, another path -----------------------------------------------------------------


def test_rmsprop_starts_elsewhere(values):
    for runtime in ALL:
        found = values(f"effect_optimisers/rmsprop/{runtime}")
        assert found["tf.train"] == pytest.approx([0.9, 0.8, 0.7], rel=1e-3)
        assert found["default"][0] == pytest.approx(1 - 0.1 / math.sqrt(0.1), rel=1e-3)
        assert found["same epsilon"] == pytest.approx(found["default"], rel=1e-3)
    for runtime in TODAY:
        assert values(f"effect_optimisers/rmsprop_fixed/{runtime}")["steps"] == pytest.approx(
            [0.9, 0.8, 0.7], rel=1e-3
        )
    # No argument sets the start, which is to be seen where there is one.
    assert "keras" in values("defaults/optimisers/tf2")["Adagrad"]["initial_accumulator_value"]
    assert not [name for name in values("defaults/optimisers/tf2")["RMSProp"] if "initial" in name]


def test_momentum_when_the_learning_rate_changes(values):
    for runtime in ALL:
        found = values(f"effect_optimisers/momentum/{runtime}")
        assert found["tf.train"][:2] == pytest.approx(found["default"][:2], rel=1e-4)
        assert found["tf.train"][3] - found["default"][3] > 0.2
    for runtime in TODAY:
        assert values(f"effect_optimisers/momentum_fixed/{runtime}")["steps"] == pytest.approx(
            values(f"effect_optimisers/momentum/{runtime}")["tf.train"], rel=1e-3
        )


def test_epsilon_of_adam_and_adadelta(values, default, of_keras):
    for runtime in ALL:
        found = values(f"effect_optimisers/epsilon/{runtime}")
        assert found["Adam"]["tf.train"] > 3 * found["Adam"]["default"]
        ratio = found["Adadelta"]["default"] / found["Adadelta"]["tf.train"]
        assert ratio == pytest.approx(math.sqrt(10), rel=1e-2)
        for steps in found.values():
            assert steps["fixed"] == pytest.approx(steps["tf.train"], rel=1e-3)
    for kind in ("Adam", "Adadelta"):
        assert default("optimisers", "epsilon", "tf.train", kind=kind) == "epsilon=1e-08"
        assert set(of_keras("optimisers", "epsilon", kind=kind)) == {"epsilon=1e-07"}


def test_spread_of_initialisers(values):
    for runtime in ALL:
        found = values(f"effect_initialisers/normal/{runtime}")
        ratios = {name: entry["tf"] / entry["default"] for name, entry in found.items()}
        assert ratios == pytest.approx(
            {"truncated normal": 20, "normal": 20, "uniform": 10}, rel=0.03
        )
        for entry in found.values():
            assert entry["fixed"] == pytest.approx(entry["tf"], rel=0.02)


def test_fresh_embeddings(values):
    glorot = math.sqrt(6 / (1000 + 16))
    assert values("effect_initialisers/embedding/tf1")["largest"] == pytest.approx(glorot, rel=0.01)
    for runtime in ALL:
        found = values(f"effect_initialisers/embedding_in_keras/{runtime}")
        assert found["default"] == pytest.approx(0.05, rel=0.01)
        assert found["fixed"] == pytest.approx(glorot, rel=0.01)


def test_fresh_biases_of_recurrent_cells(values, default):
    assert values("effect_rnn/cells/tf1") == {"LSTM": [0, 0, 0, 0], "GRU": [1, 1, 0]}
    for runtime in ALL:
        assert values(f"effect_rnn/layers/{runtime}") == {"LSTM": [0, 1, 0, 0], "GRU": [0, 0, 0]}
    assert default("rnn", "forget_bias", "tf.nn", kind="LSTM") == "forget_bias=1.0"


def test_variance_scaling_of_contrib_is_less_exact(values):
    found = values("effect_initialisers/variance_scaling/tf1")
    off = {name: abs(ratio - 1) for name, ratio in found.items()}
    assert off["tf"] < 0.002 < off["tf.contrib.layers"] < 0.01


@pytest.mark.parametrize("runtime", ALL)
def test_area_under_a_curve(values, runtime):
    found = values(f"effect_auc/precision_recall/{runtime}")
    assert found["ROC"]["tf.metrics"] == pytest.approx(found["ROC"]["Keras"], abs=1e-5)
    assert abs(found["PR"]["tf.metrics"] - found["PR"]["Keras"]) > 0.001


# -- written differently, the same ---------------------------------------------------------------


def test_fresh_kernels_are_drawn_alike(values, default, of_keras):
    found = dict(values("effect_initialisers/kernel/tf1"))
    formula = found.pop("formula")
    assert set(found) == {"contrib_layers", "tf_layers", "tf_keras"}
    for runtime in TODAY:
        found[runtime] = values(f"effect_initialisers/kernel_in_keras/{runtime}")["kernel"]
    for name, drawn in found.items():
        assert drawn == pytest.approx(formula, rel=5e-3), name
    assert default("conv", "kernel_initializer", "contrib.layers").endswith(
        "=variance_scaling_initializer"
    )
    assert default("conv", "kernel_initializer", "tf.layers") == "kernel_initializer=None"
    assert set(of_keras("conv", "kernel_initializer")) == {"kernel_initializer='glorot_uniform'"}


@pytest.mark.parametrize("runtime", ALL)
def test_sgd_adagrad_and_label_smoothing_are_the_same(values, runtime, default):
    for pair in values(f"effect_optimisers/adagrad/{runtime}").values():
        assert pair[0] == pytest.approx(pair[1], rel=1e-5) != 1
    smoothed = values(f"effect_losses/smoothing/{runtime}")
    assert smoothed["tf.losses"] == pytest.approx(smoothed["Keras"], rel=1e-5)
    for kind in ("SGD", "Adagrad"):
        assert (
            default("optimisers", "learning_rate", "tf.train", kind=kind)
            == "learning_rate=required"
        )


@pytest.mark.parametrize("runtime", TODAY)
def test_schedules_give_the_same_rates(values, runtime):
    old = values("schedules/old/tf1")
    new = values(f"schedules/keras_3/{runtime}")
    assert list(old) == [*new, "warm-up"] and len(new) == 9
    assert max(one["difference"] for one in new.values()) < 1e-7
    warm_up = values(f"schedules/warm_up/{runtime}")
    assert warm_up["difference"] < 1e-7 and warm_up["highest"] > 0.05
