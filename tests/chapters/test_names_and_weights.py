"""The chapter on names and weights: every statement in it, asserted of the runs."""

import itertools
import re

import pytest

APIS = {
    "slim": "names_layers/slim/tf1",
    "tf_layers": "names_layers/tf_layers/tf1",
    "tf_keras_1": "names_layers/tf_keras_1/tf1",
    "tf_keras": "names_layers/tf_keras_2/tf2",
    "keras": "names_layers/keras_3/tf2",
}
LAYERS = {
    "convolution",
    "convolution, then batch norm",
    "batch norm",
    "separable convolution",
    "depthwise convolution",
    "transposed convolution",
    "dense",
    "embedding",
    "LSTM",
    "GRU",
}
RECURRENT = {"LSTM", "GRU"}


@pytest.fixture(scope="module")
def names(run):
    """By API and layer: a list of names and shapes."""
    return {api: run(address).values["names"] for api, address in APIS.items()}


def ends(weights):
    return [name.split("/")[-1].split(":")[0] for name, _ in weights]


# -- names ---------------------------------------------------------------------------------------


def test_which_api_has_which_layer(names):
    for api in ("slim", "tf_keras_1", "tf_keras", "keras"):
        assert names[api].keys() == LAYERS, api
    assert LAYERS - names["tf_layers"].keys() == {"depthwise convolution", "embedding"} | RECURRENT


def test_slim_says_weights_and_biases_and_all_others_kernel_and_bias(names):
    for layer in ("convolution", "dense", "transposed convolution"):
        assert ends(names["slim"][layer]) == ["weights", "biases"]
        for api in APIS.keys() - {"slim"}:
            assert ends(names[api][layer]) == ["kernel", "bias"], api


def test_shapes_are_the_same_except_in_recurrent_layers(names):
    for layer in LAYERS:
        shapes = {}
        for api in APIS:
            if layer in names[api]:
                # TF-Slim leaves gamma out.
                ours = [shape for name, shape in names[api][layer] if "gamma" not in name]
                shapes.setdefault(str(ours), []).append(api)
        assert (len(shapes) == 1) == (layer not in RECURRENT), (layer, shapes)


def test_the_three_of_keras_2_give_the_same_names_but_for_the_recurrent_ones(names):
    for layer in LAYERS - RECURRENT:
        found = [
            names[api][layer]
            for api in ("tf_layers", "tf_keras_1", "tf_keras")
            if layer in names[api]
        ]
        assert len(found) > 1 and all(one == found[0] for one in found), layer
    for layer in RECURRENT:
        old, new = names["tf_keras_1"][layer], names["tf_keras"][layer]
        cell = layer.lower() + "_cell/"
        assert [name for name, _ in old] == [name.replace(cell, "") for name, _ in new]
        assert all(cell in name for name, _ in new)


def test_keras_3_by_path_differs_in_the_ending_and_in_the_depthwise_kernel(names):
    for layer in LAYERS:
        two = [name.split(":")[0] for name, _ in names["tf_keras"][layer]]
        three = [name for name, _ in names["keras"][layer]]
        assert (two == three) == (layer != "depthwise convolution"), layer
    assert ends(names["tf_keras"]["depthwise convolution"]) == ["depthwise_kernel", "bias"]
    assert ends(names["keras"]["depthwise convolution"]) == ["kernel", "bias"]


def test_batch_norm_of_slim_is_in_the_scope_and_has_no_gamma_unless_told(run, names):
    layer = "convolution, then batch norm"
    scopes = {api: {name.rpartition("/")[0] for name, _ in names[api][layer]} for api in APIS}
    assert scopes.pop("slim") == {"Conv_1", "Conv_1/BatchNorm"}
    assert all(found == {"conv2d_1", "batch_normalization"} for found in scopes.values())
    for api in APIS:
        assert ("gamma" in ends(names[api]["batch norm"])) == (api != "slim")
    # There, TF-Slim has scale=True: all three have the same names, gamma among them.
    assert "batch_normalization/gamma" in run("weights_within/apis_of_1_15/tf1").values["names"]


def test_the_ending_0_is_in_names_of_variables_but_not_of_checkpoints(run, names):
    for api in APIS:
        assert all(
            name.endswith(":0") == (api != "keras")
            for them in names[api].values()
            for name, _ in them
        )
    assert not any(
        ":" in name for name, _ in run("weights_checkpoints/list_names/tf1").values["names"]
    )


def test_paths_of_keras_3(run):
    kernels = run("names_in_models/paths/tf2").values["kernels"]
    assert {one["name"] for one in kernels.values()} == {"kernel"}
    assert {title: one["path"] for title, one in kernels.items()} == {
        "alone": "conv1/kernel",
        "functional": "conv1/kernel",
        "sequential": "sequential/conv1/kernel",
        "subclassed": "network/conv1/kernel",
        "sequential inside another": "sequential/conv1/kernel",
    }


# -- checkpoints ---------------------------------------------------------------------------------


def test_every_runtime_lists_the_same(run):
    first, *others = [
        run(f"weights_checkpoints/list_names/{runtime}").values["names"]
        for runtime in ("tf1", "tf2", "tf2-legacy")
    ]
    assert first and all(other == first for other in others)


def test_slots_have_the_name_of_the_weight_and_an_ending(book, run):
    slots = [
        run(f"weights_checkpoints/slots/{runtime}").values["slots"]
        for runtime in ("tf1", "tf2", "tf2-legacy")
    ]
    assert slots[0] == slots[1] == slots[2]
    for added in slots[0].values():
        assert all(name.startswith("w/") or name.endswith("_power") for name in added)
    assert [name for name, added in slots[0].items() if not added] == ["GradientDescentOptimizer"]
    assert len(slots[0]["RMSPropOptimizer, centered"]) == len(slots[0]["RMSPropOptimizer"]) + 1
    functions = [
        re.search(r"def sort.*?return kinds\n", task.snippet(name).read_text(), re.DOTALL)[0]
        for task in [book.tasks["weights_checkpoints"]]
        for name in ("sort", "sort_more")
    ]
    assert functions[0] == functions[1]


def test_the_function_sorts_names_of_any_optimiser(run):
    weights = run("weights_checkpoints/save_more/tf1").values["weights"]
    for runtime in ("tf1", "tf2", "tf2-legacy"):
        kinds = run(f"weights_checkpoints/sort_more/{runtime}").values
        assert sorted(kinds["weights"]) == weights and len(weights) == 5
        assert kinds["averages of weights"] == []
        skipped = kinds["training only"]
        assert {
            "beta1_power_1", "opt/beta1_power", "opt/learning_rate", "train/beta1_power",
            "total_loss/avg", "generator/dense/kernel/RMSProp_2", "discriminator/dense/bias/Adam_D",
            "train/generator/dense/kernel/Adam_1",
        } < set(skipped)  # fmt: skip


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_slots_carried_over_make_equal_steps(run, runtime):
    values = run(f"weights_checkpoints/slots_into_keras/{runtime}").values
    assert len(values["apart"]) == 4 and max(values["apart"].values()) < 1e-5
    added = run("weights_checkpoints/slots/tf1").values["slots"]
    factors = {}
    for optimiser, carried in values["slots"].items():
        # Those that 1.15 has, but for Adam's powers, which follow from the step.
        names = [name for name in added[optimiser] if not name.endswith("_power")]
        assert sorted(slot for slot, _, _ in carried) == sorted(names)
        factors.update({slot: factor for slot, _, factor in carried})
    assert factors.pop("w/Momentum") == -0.05 and set(factors.values()) == {1}


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_use_ema_is_not_the_average_of_1_x_and_the_callback_is(run, runtime):
    old = run(f"weights_averages/old/{runtime}").values
    assert old == pytest.approx(run("weights_averages/old/tf1").values)
    weights = [4 * 0.8**step for step in range(11)]
    averages = dict.fromkeys(("plain", "with num_updates"), weights[0])
    ema = weights[1]
    for step, weight in enumerate(weights[1:], 1):
        averages["plain"] += 0.1 * (weight - averages["plain"])
        decay = min(0.9, (1 + step) / (10 + step))
        averages["with num_updates"] += (1 - decay) * (weight - averages["with num_updates"])
        ema += 0.1 * (weight - ema)
    assert old == pytest.approx({**averages, "weight": weights[-1]})
    assert run(f"weights_averages/callback/{runtime}").values == pytest.approx(old)
    fit = run(f"weights_averages/use_ema/{runtime}").values
    assert fit["weight after the last step"] == pytest.approx(weights[-1])
    assert fit["weight after fit"] == pytest.approx(ema)


def test_what_remains_is_the_model(run):
    for runtime in ("tf1", "tf2", "tf2-legacy"):
        kinds = run(f"weights_checkpoints/sort/{runtime}").values
        assert sorted(kinds["weights"]) == [
            "fully_connected/BatchNorm/beta",
            "fully_connected/BatchNorm/moving_mean",
            "fully_connected/BatchNorm/moving_variance",
            "fully_connected/weights",
        ]
        assert kinds["averages of weights"] == [
            name + "/ExponentialMovingAverage" for name in kinds["weights"]
        ]
        everything = [name for name, _ in run("weights_checkpoints/list_names/tf1").values["names"]]
        assert sorted(itertools.chain(*kinds.values())) == sorted(everything)
        assert len(kinds["weights"]) < len(everything) / 3


def test_averages_are_other_weights(run):
    values = run("weights_checkpoints/averages/tf2").values
    for title, difference in values["differences"].items():
        here, there = (part.split()[0] for part in title.split(", "))
        if here == there:
            assert difference < 1e-5 * values["largest"]
        else:
            assert difference > 0.1


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_keras_3_restores_a_part_of_an_object_based_checkpoint_and_says_nothing(run, runtime):
    restored = run(f"weights_checkpoints/restore_subclass/{runtime}")
    assert not restored.failed and restored.warnings == []
    old, new = restored.values["tf_keras"], restored.values["keras"]
    assert old["bias"] == new["bias"] == 1  # this was restored in both
    assert old["outputs"] < 1e-6 and new["outputs"] > 0.1
    names = run(f"weights_checkpoints/object_based/{runtime}").values["names"]
    kernel = "_kernel/" if runtime == "tf2" else "/kernel/"
    assert any(kernel in name for name in names)


def test_object_based_checkpoints(run):
    names = {
        runtime: run(f"weights_checkpoints/object_based/{runtime}").values["names"]
        for runtime in ("tf1", "tf2", "tf2-legacy")
    }
    assert names["tf1"] == names["tf2-legacy"] != names["tf2"]
    for found in names.values():
        ours = [name for name in found if name != "_CHECKPOINTABLE_OBJECT_GRAPH"]
        assert len(ours) == 6 and all(name.endswith(".ATTRIBUTES/VARIABLE_VALUE") for name in ours)
        assert not any("conv1" in name for name in ours)
    read = run("weights_checkpoints/read_object_based/tf1").values
    assert read["shape"] == [3, 3, 3, 4] and sorted(read["names"]) == sorted(names["tf2"])


def test_weights_h5_holds_positions(run):
    names = run("weights_checkpoints/weights_h5/tf2").values["names"]
    assert sorted(names) == [
        *(f"layers/batch_normalization/vars/{n}" for n in range(4)),
        *(f"layers/conv2d/vars/{n}" for n in range(2)),
    ]


@pytest.mark.parametrize("runtime", ["tf1", "tf2-legacy"])
def test_a_saver_with_a_map_restores_other_names(run, runtime):
    message = run(f"weights_restore/names_differ/{runtime}").values["message"]
    assert message == "Key conv2d/bias not found in checkpoint"
    assert run("weights_restore/save_slim/tf1").printed.split() == ["Conv/weights", "Conv/biases"]
    values = run(f"weights_restore/with_a_map/{runtime}").values
    assert values["difference"] < 1e-5 * values["largest"]


@pytest.mark.parametrize("runtime", ["tf1", "tf2", "tf2-legacy"])
def test_a_dict_decides_the_names_when_it_saves(run, runtime):
    assert run(f"weights_restore/suffix/{runtime}").values["names"] == ["dense/weights:0"]


# -- weights carried -----------------------------------------------------------------------------

CARRIED = [
    ("weights_recipe/carry_slim", ["tf2", "tf2-legacy"]),
    ("weights_recipe/carry_tf_layers", ["tf2", "tf2-legacy"]),
    ("weights_recipe/carry_by_hand", ["tf2", "tf2-legacy"]),
    ("weights_checkpoints/load_norm", ["tf2", "tf2-legacy"]),
    ("weights_digits/load_into_keras", ["tf2", "tf2-legacy"]),
    ("weights_lstm/load_into_cell", ["tf1"]),
    ("weights_lstm/basic_cell", ["tf1", "tf2-legacy"]),
    ("weights_lstm/cudnn_cell", ["tf1"]),
    ("weights_meta/run_decoder", ["tf1", "tf2", "tf2-legacy"]),
    ("weights_meta/run_frozen", ["tf1", "tf2", "tf2-legacy"]),
    ("weights_gru/load_into_cell", ["tf1"]),
    ("weights_back/load_into_slim", ["tf1"]),
]
CARRIED = [f"{snippet}/{runtime}" for snippet, runtimes in CARRIED for runtime in runtimes]


@pytest.mark.parametrize("address", CARRIED)
def test_outputs_are_equal_below_a_hundred_thousandth(run, address):
    found = run(address)
    assert found.values["largest"] > 0.1
    assert found.values["difference"] < 1e-5 * found.values["largest"]
    assert "False" not in found.printed


def test_a_prelu_has_a_slope_for_each_pixel_unless_axes_are_shared(run):
    values = run("weights_recipe/carry_by_hand/tf2").values
    assert values["slopes of a plain PReLU"] == [6, 6, 4]


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_with_channels_first_only_the_rows_of_the_dense_kernel_move(run, runtime):
    refused = run("weights_layout/as_it_is/tf1").error_text
    assert refused.startswith("UnimplementedError: The Conv2D op currently only supports the NHWC")
    assert not run("weights_layout/save/tf1").error_text
    values = run(f"weights_layout/load/{runtime}").values
    assert values["as it is"] > 0.5 * values["largest"]
    assert values["rows moved"] < 1e-5 * values["largest"]


@pytest.mark.parametrize("variant", ["carry_slim", "carry_tf_layers"])
def test_nothing_is_left_in_the_checkpoint(run, variant):
    values = run(f"weights_recipe/{variant}/tf2").values
    assert values["left"] == []
    paths = [path for path, _, _ in values["used"].values()]
    assert len(set(paths)) == len(paths)


def test_the_recipe_is_one_function(book):
    task = book.tasks["weights_recipe"]
    functions = {
        re.search(r"NAMES = .*?return used\n", task.snippet(name).read_text(), re.DOTALL)[0]
        for name in ("carry_slim", "carry_tf_layers", "carry_missing")
    }
    assert len(functions) == 1


def test_only_the_dense_layer_written_as_a_convolution_is_reshaped(run):
    reshaped = {
        old: (was, now)
        for variant in ("carry_slim", "carry_tf_layers")
        for old, (_, was, now) in run(f"weights_recipe/{variant}/tf2").values["used"].items()
        if was != now
    }
    assert reshaped == {"Conv_1/weights": ([8, 8, 4, 5], [256, 5])}


def test_the_table_of_the_recipe_has_every_layer(run):
    layers = {
        path.split("/")[-2]
        for variant in ("carry_slim", "carry_tf_layers")
        for path, _, _ in run(f"weights_recipe/{variant}/tf2").values["used"].values()
    }
    assert {re.sub(r"_\d+$", "", layer) for layer in layers} == {
        "conv2d",
        "batch_normalization",
        "separable_conv2d",
        "depthwise_conv2d",
        "conv2d_transpose",
        "dense",
    }
    assert run("weights_lstm/save_cell/tf1").values["names"].keys() == {
        "EmbedSequence/embeddings",
        "rnn/lstm_cell/kernel",
        "rnn/lstm_cell/bias",
    }


def test_trained_digits_are_predicted_the_same(run):
    values = run("weights_digits/load_into_keras/tf2").values
    assert values["same"] == values["images"] == 200
    assert run("weights_digits/train_slim/tf1").values["right"] > 0.9
    printed = run("weights_digits/train_slim/tf1").printed
    assert "moving_mean" in printed and "gamma" not in printed


def test_within_1_15_outputs_are_equal_to_the_bit(run):
    assert run("weights_within/apis_of_1_15/tf1").values["pairs"] == [True] * 6


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_keras_2_and_3_take_each_others_arrays(run, runtime):
    values = run(f"weights_within/keras_2_and_3/{runtime}").values
    assert len(values) == 12
    for one in values.values():
        assert one["largest"] > 0.1 and one["difference"] < 1e-5 * one["largest"]


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_batch_norms_in_a_custom_layer_are_listed_otherwise(run, runtime):
    values = run(f"weights_within/custom_layer/{runtime}").values
    averages, trained = ["moving_mean", "moving_variance"], ["gamma", "beta"]
    orders = {library: order[:8] for library, order in values.pop("order").items()}
    assert orders == {
        "tf_keras": [*trained, *trained, *averages, *averages],
        "Keras 3": [*trained, *averages, *trained, *averages],
    }
    arrays = [found for title, found in values.items() if "by_arrays" in title]
    assert len(arrays) == 3 and min(arrays[0], arrays[2]) > 0.1 and "not compatible" in arrays[1]
    fixed = [found for title, found in values.items() if "by_arrays" not in title]
    assert len(fixed) == 6 and max(fixed) < 1e-5


@pytest.mark.parametrize("runtime", ["tf1", "tf2", "tf2-legacy"])
def test_whole_scopes_and_parts_are_restored_under_other_names(run, runtime):
    values = run(f"weights_restore/whole_scopes/{runtime}").values
    assert values["largest"] > 0.1
    assert values["init_from_checkpoint"] < 1e-5 and values["Saver"] < 1e-5


@pytest.mark.parametrize("runtime", ["tf1", "tf2", "tf2-legacy"])
def test_the_reader_of_an_inner_module_is_gone_and_load_checkpoint_has_its_methods(run, runtime):
    old, new = (run(f"checkpoint_reader/{name}/{runtime}") for name in ("old_line", "today"))
    assert new.values == {"shapes": {"kernel": [2]}, "kernel": [1, 1]}
    assert old.values == new.values if runtime == "tf1" else old.failed


@pytest.mark.parametrize("runtime", ["tf1", "tf2", "tf2-legacy"])
def test_the_mean_of_the_last_checkpoints(run, runtime):
    values = {"names": ["weight"], "weight": [4.0, 40.0]}  # of 2, 4 and 6
    assert run(f"weights_checkpoints/mean/{runtime}").values == values


@pytest.mark.parametrize("runtime", ["tf1", "tf2", "tf2-legacy"])
def test_only_the_name_without_an_ending_names_a_checkpoint(run, runtime):
    found = run(f"weights_restore/wrong_path/{runtime}")
    *wrong, right = found.values
    assert right == "model.ckpt-7" and found.values[right] == ["works", "works"]
    assert found.printed.endswith("latest_checkpoint: model.ckpt-7\n")
    restored, read = zip(*(found.values[name] for name in wrong), strict=True)
    assert (
        "works" not in restored and "sstable" in restored[1] and "bad magic number" in restored[2]
    )
    assert "due to a Variable name" in restored[wrong.index("model.ckpt-7.index")]
    assert read[0].startswith("NotFoundError: Unsuccessful TensorSliceReader constructor")
