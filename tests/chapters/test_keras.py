"""The chapter on Keras: every statement in it, asserted of the runs."""

import numpy as np
import pytest

from lab.show import compare

RUNTIMES = ["tf1", "tf2", "tf2-legacy"]
TODAY = ["tf2", "tf2-legacy"]
WAYS = ["callback", "probe", "short_epochs"]
CLOSE = 1e-5  # what the chapter states


def apart(one, other):
    return np.abs(np.subtract(one, other)).max()


# -- three ways to write a model ------------------------------------------------------------------


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_only_the_functional_model_has_weights_before_it_is_called(run, runtime):
    found = {
        way: run(f"keras_styles/{way}/{runtime}").values
        for way in ("sequential", "functional", "subclassed")
    }
    built = {way: values["built before the first call"] for way, values in found.items()}
    assert built == {"sequential": False, "functional": True, "subclassed": False}
    assert {values["parameters"] for values in found.values()} == {3 * 3 * 8 + 8 + 128 * 10 + 10}


def test_the_three_ways_compute_the_same(run):
    runs = [
        run(f"keras_styles/{way}/{runtime}")
        for way in ("sequential", "functional", "subclassed")
        for runtime in RUNTIMES
    ]
    for other in runs:
        difference = compare.compare_numbers(runs[0], other)
        same = runs[0].versions["tensorflow"] == other.versions["tensorflow"]
        assert difference.bit_equal or not same
        assert difference.relative < 1e-4
    for one in runs:
        for other in runs:
            if one.versions["tensorflow"] == other.versions["tensorflow"]:
                assert compare.compare_numbers(one, other).bit_equal
    assert abs(runs[0].array("outputs")).max() > 0.05


# -- compile and fit ------------------------------------------------------------------------------


def test_from_the_same_start_all_three_give_the_same_losses(run):
    losses = [run(f"keras_fit/same_start/{runtime}").values["loss"] for runtime in RUNTIMES]
    assert all(apart(losses[0], other) < CLOSE for other in losses)
    assert losses[0][-1] < 0.5 and losses[0][0] > 2


def test_which_seed_decides(run):
    for runtime in TODAY:
        assert run(f"keras_seed/which/{runtime}").values == {
            "random": True,
            "numpy": False,
            "tensorflow": False,
        }
        assert "True" in run(f"keras_seed/fix/{runtime}").printed
    assert run("keras_seed/which/tf1").values == {
        "random": False,
        "numpy": False,
        "tensorflow": True,
    }


# -- errors ---------------------------------------------------------------------------------------


def test_what_fails_where(book):
    fails = {
        (address.variant, address.runtime)
        for address in book.addresses()
        if address.task == "keras_changes" and book.run(address).failed
    }
    assert fails == (
        {("rate", "tf2")}
        | {("accuracy", runtime) for runtime in TODAY}
        | {("integers", runtime) for runtime in RUNTIMES}
    )


def test_accuracy_has_another_name_in_1_15(run):
    for runtime, name in (("tf1", "acc"), ("tf2", "accuracy"), ("tf2-legacy", "accuracy")):
        assert f"'{name}'" in run(f"keras_changes/accuracy/{runtime}").printed
        assert name in run(f"keras_fit/same_start/{runtime}").values
        assert "measured: ['acc', 'loss']" in run(f"keras_changes/fixed/{runtime}").printed


def test_zip_loses_metrics_in_keras_3(run):
    found = {runtime: run(f"keras_changes/metrics/{runtime}").values for runtime in RUNTIMES}
    assert all(one["numbers"] == [9, 3, 1] for one in found.values())
    assert found["tf1"]["old"] == {"loss": 9, "mean_absolute_error": 3, "acc": 1}
    assert found["tf2"]["old"] == {"loss": 9, "compile_metrics": 3}
    assert found["tf2-legacy"]["old"] == {"loss": 9, "mae": 3, "accuracy": 1}
    for runtime in TODAY:
        assert found[runtime]["new"] == {"loss": 9, "mae": 3, "accuracy": 1}


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_weights_in_time_need_no_mode(run, runtime):
    assert run(f"keras_changes/temporal/{runtime}").values["difference"] < CLOSE


def test_lr_is_ignored_with_the_switch(run):
    told = {runtime: run(f"keras_changes/rate/{runtime}") for runtime in ("tf1", "tf2-legacy")}
    assert told["tf1"].printed == "it is 0.1\n"
    assert told["tf2-legacy"].printed == "it is 0.01\n"  # the default of SGD


def test_the_last_line_of_the_long_message_tells(run):
    text = run("keras_changes/integers/tf2-legacy").error_text
    last = text.strip().splitlines()[-1].strip()
    assert last == "ValueError: Shapes (20, 1) and (20, 10) are incompatible"
    assert "one-hot" not in last


# -- old code and files ---------------------------------------------------------------------------


def test_an_old_program_gives_the_numbers_of_1_15(run):
    old = run("keras_old_program/unchanged/tf1").values
    assert len(old["loss"]) == 3 and max(np.abs(old["slopes"])) > 0.01
    again = run("keras_old_program/unchanged/tf2-legacy").values
    assert again.keys() == old.keys() == {"loss", "acc", "inner", "slopes"}
    assert all(apart(old[name], again[name]) < CLOSE for name in old)
    for runtime in TODAY:
        ported = run(f"keras_old_program/in_keras_3/{runtime}").values
        assert apart(old["acc"], ported.pop("accuracy")) < CLOSE
        assert apart(old["loss"], ported["loss"]) < CLOSE
        assert CLOSE < apart(old["inner"], ported["inner"]) < 1e-4
        assert apart(old["slopes"], ported["slopes"]) < 1e-4


def test_where_an_old_program_still_fails(run):
    said = run("keras_stumbles/as_they_are/tf2-legacy").values
    told = ["No module named 'keras.engine'", "no attribute '__version__'", "None values not"]
    told += ["no attribute 'control_flow_ops'", "slice index -1 of dimension 0 out of bounds"]
    assert len(said) == len(told) + 1
    for text, part in zip(said.values(), [*told, "unhashable type: 'ListWrapper'"]):
        assert "Error: " in text and part in text
    then = run("keras_stumbles/as_they_are/tf1").values
    assert [line for line, text in then.items() if ": " in text][1:] == [
        "keras.layers.Reshape((None, 2))(boxes)",
        "keras.backend.control_flow_ops.while_loop",
    ]
    mended = run("keras_stumbles/mended/tf2-legacy").values
    assert len(mended["lines"]) == len(said) and mended["losses"] == 1
    assert mended["loss"] == run("keras_stumbles/mended/tf1").values["loss"] == 2 * 4 * 3 * 6


def test_a_stateful_lstm(run):
    old = run("keras_stateful/as_it_was/tf1").values["found"]
    assert apart(old[0], old[2]) < CLOSE and apart(old[0], old[1]) > 0.01
    assert apart(run("keras_stateful/as_it_was/tf2-legacy").values["found"], old) < CLOSE
    assert run("keras_stateful/as_it_was/tf2").failed
    for runtime in TODAY:
        values = run(f"keras_stateful/in_keras_3/{runtime}").values
        assert apart(values["found"], old) < CLOSE
        assert values["error"].endswith("has no attribute 'reset_states'")


def test_old_lines(book, run):
    def outcomes(address):
        return run(f"keras_old_lines/{address}").values

    old = outcomes("as_they_are/tf1")
    assert outcomes("compat_v1/tf1") == old
    assert len(old) == 35 and set(old.values()) == {"works", "0.1", "0.5"}
    assert all(": " in text for text in outcomes("as_they_are/tf2").values())
    with_both = outcomes("compat_v1/tf2-legacy")
    fails = {line for line in old if with_both[line] != old[line]}
    assert fails == {"model.predict_classes", "model.predict_proba"}
    alone = outcomes("as_they_are/tf2-legacy")
    assert alone["K.get_value(SGD(lr=0.1).lr)"] == "0.01"
    assert fails < {line for line in old if alone[line] != old[line]} < set(old)
    # `decay` is in the second line; the rest of it fails since there is no such attribute.
    warned = [one["message"] for one in run("keras_old_lines/as_they_are/tf2").warnings]
    assert "Argument `decay` is no longer supported and will be ignored." in warned
    # Each new line stands beside the old one that it replaces.
    lines = outcomes("in_keras_3/tf2")["lines"]
    assert list(old)[len(lines) :] == [
        "K.gradients(model.outputs, model.inputs)",
        "K.get_session()",
    ]
    task = book.tasks["keras_old_lines"]
    texts = [
        task.snippet(name).read_text().split("lines =")[1] for name in ("as_they_are", "compat_v1")
    ]
    assert texts[0] == texts[1]


def test_a_file_of_the_old_package(run):
    for runtime in TODAY:
        values = run(f"keras_h5/package/{runtime}").values
        assert values["load_model"].startswith("Kernel shape must have the same length as input")
        assert "(None, None, 6, 6, 1)" in values["load_model"] and values["difference"] < CLOSE


def test_an_optimiser_with_get_updates_and_one_of_keras_3(run):
    then = run("keras_optimiser/old/tf1").values["losses"]
    assert len(then) == 5 and then[4] < then[0]
    said = run("keras_optimiser/old/tf2-legacy").values["without a name"]
    assert said.endswith("missing 1 required positional argument: 'name'")
    assert apart(run("keras_optimiser/old/tf2-legacy").values["losses"], then) < CLOSE
    for runtime in TODAY:
        now = run(f"keras_optimiser/in_keras_3/{runtime}").values["losses"]
        assert apart(now, then) < CLOSE


def test_a_lambda_hides_the_error_inside_it(run):
    inside = "AttributeError: module 'tensorflow' has no attribute 'log'"
    layer, called = run("keras_changes/lambda_error/tf2").values.values()
    assert "specify the `output_shape`" in layer and "log" not in layer and called == inside
    assert set(run("keras_changes/lambda_error/tf1").values.values()) == {"works"}
    assert "has no attribute 'log'" in next(
        iter(run("keras_changes/lambda_error/tf2-legacy").values.values())
    )


def test_what_the_backend_still_has(run):
    then = set(run("keras_backend/names/tf1").values["tf.keras.backend"])
    today = run("keras_backend/names/tf2").values
    few, most = (set(today[place]) & then for place in ("keras.backend", "tf.keras.backend"))
    assert "mean" not in few and len(few) < 0.1 * len(then) < 0.8 * len(then) < len(most)
    assert {"function", "learning_phase", "get_session"} <= then - most
    assert (today["one_hot"][0], today["ops.one_hot"][0]) == ("indices", "x")


@pytest.mark.parametrize("runtime", TODAY)
def test_what_replaces_the_backend_computes_the_same(run, runtime):
    old = run("keras_backend/old/tf1").values
    new = run(f"keras_backend/new/{runtime}").values
    assert list(new["lines"]) == list(new["apart"]) == list(old) and len(old) == 70
    assert not [found for found in old.values() if "Error: " in str(found)]
    assert max(new["apart"].values()) < CLOSE
    pairs = list(new["lines"].items())
    assert all(then.replace("K.", "ops.") == now for then, now in pairs[: new["same"]])
    assert all(then.replace("K.", "ops.") != now for then, now in pairs[new["same"] :])
    again = run(f"keras_backend/old/{runtime}").values
    fails = {line for line, found in again.items() if "Error: " in str(found)}
    assert fails == ({"K.in_train_phase(x, y, training=True)"} if runtime == "tf2" else set())
    for line in set(old) - fails:
        if isinstance(old[line], str):
            assert again[line] == old[line]
        else:
            assert np.shape(again[line]) == np.shape(old[line])
            assert apart(np.float64(again[line]), np.float64(old[line])) < CLOSE
    # Of what is random, only the shape is compared.
    assert all("shape" in f"{then} {now}" for then, now in pairs if "andom" in now)


def test_the_dot_product_of_batches_with_four_dimensions(run):
    then = run("keras_backend/batch_dot/tf1").values
    assert len(then["apart"]) == 3 and max(then["apart"]) < CLOSE
    shapes = list(then["shapes"].values())
    assert shapes == then["new"] == [[2, 6, 6], [2, 3, 4, 6], [2, 3, 6]]
    for runtime in TODAY:
        now = run(f"keras_backend/batch_dot/{runtime}").values
        assert now["new"] == shapes
        assert list(now["shapes"].values()) == [[2, 6, 6], [2, 3, 4, 3, 6], [2, 3, 3, 6]]


def test_the_backend_and_the_input_of_a_model(run):
    said = run("keras_backend/symbolic/tf2").values
    assert all("Error: " in text for text in said.values()) and len(set(said.values())) == 3
    assert next(iter(said.values())).endswith("'str' object has no attribute 'base_dtype'")
    for runtime in ("tf1", "tf2-legacy"):
        values = run(f"keras_backend/symbolic/{runtime}").values
        assert all(text.startswith("works") for text in values.values())
    assert run("keras_backend/symbolic_fixed/tf2").values == {
        "keras.ops": [3, 1],
        "in a Lambda": [3, 1],
    }
    for runtime in RUNTIMES:
        assert run(f"keras_backend/in_a_loss/{runtime}").values == {"found": [4, 4]}


def test_old_imports(run):
    old = run("keras_old_imports/as_they_are/tf2").values
    assert all(": " in said for said in old.values())
    assert "No module named 'keras.layers.core'" in next(iter(old.values()))
    for runtime in TODAY:
        new = run(f"keras_old_imports/today/{runtime}").values["lines"]
        assert len(new) == len(old) - 1 and "set_session" in list(old)[-1]
    for name in ("image import ImageDataGenerator", "text import Tokenizer"):
        assert f"from keras.preprocessing.{name}" in old
        assert f"from tensorflow.keras.preprocessing.{name}" in new
    # Each new line has the name of the old one, but for what has another name now.
    pairs = zip((line.split("import ")[1] for line in old), new)
    others = {name for name, line in pairs if not line.endswith(name)}
    assert others == {
        "CuDNNLSTM", "multi_gpu_model", "maxnorm", "KerasClassifier", "input_data", "set_policy"
    }  # fmt: skip


def test_keras_3_loads_no_model_of_1_15_and_tf_keras_does(run):
    error = run("keras_h5/keras_3/tf2").error_text
    assert error.strip().endswith(
        "GlorotUniform.__init__() got an unexpected keyword argument 'dtype'"
    )
    for runtime in TODAY:
        for variant, files in (("keras_2", 3), ("rebuilt", 2)):
            values = run(f"keras_h5/{variant}/{runtime}").values
            assert values["largest"] > 0.1 and len(values["differences"]) == files
            assert max(values["differences"].values()) < CLOSE


@pytest.mark.parametrize("runtime", TODAY)
def test_weights_are_loaded_by_name(run, runtime):
    found = run(f"keras_h5/by_name/{runtime}")
    assert found.values["difference"] < CLOSE and found.values["head is fresh"]
    assert found.values["other shape"].startswith("Shape mismatch")
    assert any("Skipping loading weights" in one["message"] for one in found.warnings)


@pytest.mark.parametrize("runtime", TODAY)
def test_a_layer_of_ones_own_is_loaded_by_tf_keras_alone(run, runtime):
    values = run(f"keras_h5/custom/{runtime}").values
    assert values["difference"] < CLOSE
    kept = [values[name] for name in ("learning_rate", "decay", "iterations")]
    assert kept == pytest.approx([0.1, 0.5, 3])
    assert "GlorotUniform" in values["Keras 3"]


@pytest.mark.parametrize("runtime", TODAY)
def test_bidirectional_finds_only_a_registered_function(run, runtime):
    assert run(f"keras_h5/bidirectional/{runtime}").values == {
        "as it is": "Could not locate function 'old_hard_sigmoid'",
        "registered": [True, True],
    }


@pytest.mark.parametrize("runtime", TODAY)
def test_a_lambda_layer_is_not_loaded_but_its_weights_are(run, runtime):
    values = run(f"keras_h5/lambda_2/{runtime}").values
    assert "Error: " in values["error"] and "ambda" not in values["error"]
    assert values["tf_keras"] < CLOSE and values["keras"] < CLOSE


@pytest.mark.parametrize("runtime", TODAY)
def test_recurrent_layers_need_the_old_defaults(run, runtime):
    values = run(f"keras_h5/recurrent/{runtime}").values
    assert values["LSTM()"] > 0.01 and values["GRU(reset_after=False)"] > 0.01
    assert values["GRU()"].startswith("Shape mismatch")
    assert max(values["LSTM(old)"], values["GRU(reset_after=False, old)"]) < CLOSE
    assert max(run(f"keras_h5/recurrent_2/{runtime}").values.values()) < CLOSE


def test_cudnn_layers_are_loaded_as_plain_ones(run):
    said = "No OpKernel was registered to support Op 'CudnnRNNV2'"
    assert run("keras_h5/save_cudnn/tf1").values == {"LSTM": said, "GRU": said}
    for runtime in TODAY:
        values = run(f"keras_h5/cudnn/{runtime}").values
        assert [text[:31] for text in values["as saved"].values()] == [said[:31]] * 2
        refused = values["in Keras 3"].values()
        assert [text.split(" in ")[0] for text in refused] == ["Shape mismatch"] * 2
        assert len(values["differences"]) == 4
        assert max(values["differences"].values()) < CLOSE


# -- validation -----------------------------------------------------------------------------------


def test_arguments_of_fit_that_concern_validation(run):
    old, new = (
        run(f"keras_validate/arguments/{runtime}").values["arguments"] for runtime in ("tf1", "tf2")
    )
    assert set(new) - set(old) == {"validation_batch_size"}
    assert new[-1] == "validation_freq"  # "only the last says when"
    assert not any("batches" in name for name in new)


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_validation_freq_counts_epochs(run, runtime):
    values = run(f"keras_validate/rarer/{runtime}").values
    assert (len(values["training"]), len(values["validation"])) == (4, 2)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_validates_the_same_model_every_four_batches(run, way):
    wanted = run("keras_validate/callback/tf1").values["validation"]
    assert len(wanted) == 6
    for runtime in RUNTIMES:
        found = run(f"keras_validate/{way}/{runtime}").values["validation"]
        assert len(found) == 6 and apart(found, wanted) < CLOSE
        plain = run(f"keras_validate/plain/{runtime}").values["validation"]
        assert apart(found[1::2], plain) < CLOSE


def test_the_plain_callback_replaces_the_training_loss_today(run):
    for runtime in RUNTIMES:
        plain = run(f"keras_validate/plain/{runtime}").values["training"]
        probe = run(f"keras_validate/probe/{runtime}").values["training"]
        assert apart(probe, plain) < CLOSE
        callback = run(f"keras_validate/callback/{runtime}").values
        if runtime == "tf1":
            assert apart(callback["training"], plain) < CLOSE
        else:
            assert apart(callback["training"], plain) > 0.01
            assert callback["training"] == callback["validation"][1::2]


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_short_epochs_are_epochs(run, runtime):
    short = run(f"keras_validate/short_epochs/{runtime}").values["training"]
    plain = run(f"keras_validate/plain/{runtime}").values["training"]
    assert (len(short), len(plain)) == (6, 3)
    assert apart(np.reshape(short, (3, 2)).mean(axis=1), plain) < CLOSE
    assert abs(short[0] - plain[0]) > 1e-3


# -- a layer of one's own -------------------------------------------------------------------------

LAYERS = [
    f"keras_layer/{variant}/{runtime}"
    for variant, runtimes in (("tf_ops", RUNTIMES), ("keras_ops", TODAY))
    for runtime in runtimes
]


@pytest.mark.parametrize("address", LAYERS)
def test_the_layer_computes_its_formula(run, address):
    random = np.random.RandomState(2018)  # as lab/inside/parity.py draws
    x = random.uniform(-1, 1, (2, 8, 8, 4)).astype("float32").astype("float64")
    gamma, beta = (random.normal(0, 0.05, 4).astype("float32") for _ in range(2))
    strength = np.sqrt((x**2).sum(axis=(1, 2), keepdims=True) + 1e-6)
    relative = strength / strength.mean(axis=-1, keepdims=True)
    wanted = x + gamma * x * relative + beta
    found = run(address).array("outputs").reshape(wanted.shape)
    assert apart(found, wanted) < 1e-6
    assert apart(x, wanted) > 0.01


def test_the_layers_are_equal_to_the_bit_within_one_tensorflow(run):
    for runtime in TODAY:
        one, other = (run(f"keras_layer/{name}/{runtime}") for name in ("tf_ops", "keras_ops"))
        assert compare.compare_numbers(one, other).bit_equal


# -- collections ----------------------------------------------------------------------------------


@pytest.mark.parametrize("runtime", ["tf1", "tf2-legacy"])
def test_which_collections_are_filled(run, runtime):
    old = run(f"keras_hides/tf_layers/{runtime}").values["collections"]
    new = run(f"keras_hides/in_keras/{runtime}").values
    assert old["REGULARIZATION_LOSSES"] == old["LOSSES"] == 1 and old["UPDATE_OPS"] == 2
    for name, count in new["collections"].items():
        assert count == (old[name] if "VARIABLES" in name else 0)
    assert new["model"]["model.losses"] == old["REGULARIZATION_LOSSES"]
    assert new["model"]["model.updates"] == old["UPDATE_OPS"]


@pytest.mark.parametrize("runtime", ["tf1", "tf2-legacy"])
def test_the_old_loop_forgets_regularisation_and_updates(run, runtime):
    found = run(f"keras_own_loop/by_collections/{runtime}")
    told = " ".join(warning["message"] for warning in found.warnings).lower()
    assert "regulari" not in told and "update" not in told and "moving" not in told
    forgotten = found.values
    assert forgotten["regularisation"] == 0 and not np.any(forgotten["moving mean"])
    fit = run(f"keras_own_loop/fit/{runtime}").values
    assert apart(forgotten["kernel"], fit["kernel"]) > 1e-3


@pytest.mark.parametrize(
    "address",
    ["model_lists/tf1", "model_lists/tf2-legacy", *(f"tape/{runtime}" for runtime in RUNTIMES)],
)
def test_the_fixed_loops_do_what_fit_does(run, address):
    found = run(f"keras_own_loop/{address}").values
    assert found["regularisation"] > 1e-3
    for runtime in RUNTIMES:
        fit = run(f"keras_own_loop/fit/{runtime}").values
        assert apart(found["kernel"], fit["kernel"]) < CLOSE
        assert apart(found["moving mean"], fit["moving mean"]) < CLOSE
        assert np.abs(fit["moving mean"]).max() > 0.01


def test_the_fix_changes_no_more_than_the_page_shows(book):
    task = book.tasks["keras_own_loop"]
    one, other = (
        task.snippet(name).read_text().splitlines()[1:]
        for name in ("by_collections", "model_lists")
    )
    assert len(one) == len(other)
    changed = [b for a, b in zip(one, other) if a != b]
    assert changed == ["regularization = tf.add_n(model.losses)", "updates = model.updates"]


@pytest.mark.parametrize("runtime", ["tf1", "tf2-legacy"])
def test_minimize_trains_a_frozen_layer(run, runtime):
    values = run(f"keras_frozen/minimize/{runtime}").values
    assert values["model"] < values["collection"]
    assert values["minimize(loss)"] == "changed"
    assert values["minimize(loss, var_list=…)"] == "unchanged"


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_fit_leaves_a_frozen_layer(run, runtime):
    values = run(f"keras_frozen/fit/{runtime}").values
    assert values == {"frozen": "unchanged", "other": "changed"}


def test_lines_of_keras_1_are_refused_and_those_since_keras_2_work(run):
    old = run("keras_1/as_they_are/tf1").values
    assert [line for line, said in old.items() if said.startswith("works")] == [
        "layers.Convolution2D(8, 3, 3)",
        "model.fit(x, y, nb_epoch=1, verbose=0)",
    ]
    for runtime in RUNTIMES:
        tried = dict(run(f"keras_1/as_they_are/{runtime}").values)
        # The second number is the stride now, without an error.
        assert tried.pop("layers.Convolution2D(8, 3, 3)") == "works, with strides=(3, 3)"
        if runtime == "tf1":
            tried.pop("model.fit(x, y, nb_epoch=1, verbose=0)")
        assert all(": " in said for said in tried.values())
        assert len(run(f"keras_1/since_2/{runtime}").values["lines"]) == len(old)


def test_a_loss_from_within_the_model(run):
    old = run("keras_inner_loss/as_it_was/tf1").values["losses"]
    assert apart(run("keras_inner_loss/as_it_was/tf2-legacy").values["losses"], old) < CLOSE
    assert run("keras_inner_loss/as_it_was/tf2").failed
    for runtime in RUNTIMES:
        assert apart(run(f"keras_inner_loss/in_a_layer/{runtime}").values["losses"], old) < CLOSE


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_a_gan_trains_as_with_two_var_lists(run, runtime):
    old = run("keras_gan/old/tf1").values["losses"]
    assert len(old) == 5 and old[0] != old[-1]
    assert run(f"keras_gan/old/{runtime}").printed == run("keras_gan/old/tf1").printed
    assert run(f"keras_gan/train_step/{runtime}").values["difference"] < 1e-5


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_a_target_network_follows_as_in_1_x(run, runtime):
    old = run("keras_target/old/tf1").values["losses"]
    assert len(old) == 5 and old[0] > 1.05 * old[-1]
    values = run(f"keras_target/in_keras_3/{runtime}").values
    assert values["same weights"] is False and values["difference"] < 1e-5


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_a_dense_layer_takes_sparse_inputs(run, runtime):
    old = run("keras_sparse/old/tf1").values
    assert 3 < old["not zero"] < 24 and old["largest"] > 0.1
    values = run(f"keras_sparse/in_keras_3/{runtime}").values
    assert len(values) == 3 and max(values.values()) < 1e-5


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_sample_weight_weights_pixels_and_class_weight_does_not(run, runtime):
    loss = run("keras_pixels/old/tf1").values["loss"]
    assert loss > 0.1 and run(f"keras_pixels/old/{runtime}").values["loss"] == pytest.approx(loss)
    assert run(f"keras_pixels/sample_weight/{runtime}").values["difference"] < 1e-5
    assert "class" not in run(f"keras_pixels/class_weight/{runtime}").error_text


@pytest.mark.parametrize("runtime", TODAY)
def test_a_lambda_of_keras_3_is_refused_then_nameless_and_mended(run, runtime):
    values = run(f"keras_files/lambda_3/{runtime}").values
    assert "is a Python lambda" in values["refused"] and values["nameless"]
    assert values["equal"] == {"rebuilt": True, "loaded": True}
