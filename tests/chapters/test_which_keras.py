"""The chapter on the spellings of keras: every statement in it, asserted of the runs."""

from importlib import metadata

import pytest

TODAY = ["tf2", "tf2-legacy"]
LIBRARIES = {  # which spellings lead to which library
    "tf1": {"tensorflow": {"tf.keras", "tf.compat.v1.keras", "tensorflow.python.keras"}},
    "tf2": {
        "keras": {"keras", "tf.keras", "tf.compat.v1.keras"},
        "tf_keras": {"tf_keras"},
        "tensorflow": {"tensorflow.python.keras"},
    },
    "tf2-legacy": {
        "keras": {"keras"},
        "tf_keras": {"tf_keras", "tf.keras", "tf.compat.v1.keras"},
        "tensorflow": {"tensorflow.python.keras"},
    },
}


@pytest.mark.parametrize("runtime", LIBRARIES)
def test_where_the_spellings_lead(run, runtime):
    found = {}
    for spelling, fact in run(f"which_keras/spellings/{runtime}").values.items():
        if "Dense" in fact:
            found.setdefault(fact["Dense"].split(".")[0], set()).add(spelling)
        else:
            assert runtime == "tf1" and fact == {"error": f"No module named '{spelling}'"}
    assert found == LIBRARIES[runtime]


def test_versions_and_files(run):
    legacy = run("which_keras/spellings/tf2-legacy").values
    today = run("which_keras/spellings/tf2").values
    for values in (today, legacy):
        assert values["keras"]["version"].startswith("3.")
        assert values["keras"]["version"] == metadata.version("keras")
        assert values["tf_keras"]["version"] == metadata.version("tf_keras")
        assert values["tensorflow.python.keras"]["version"] == "no __version__"
    assert legacy["tf.keras"]["version"] == "no __version__"
    assert today["keras"]["file"] != today["tf.keras"]["file"]
    packages = [
        text.split(">")[0].split("=")[0].strip() for text in metadata.requires("tensorflow")
    ]
    assert "keras" in packages and not {"tf_keras", "tf-keras"} & set(packages)


@pytest.mark.parametrize("runtime", LIBRARIES)
def test_isinstance_holds_within_a_library_and_never_across(run, runtime):
    libraries = LIBRARIES[runtime].values()
    spellings = set().union(*libraries)
    expected = {
        one: {other: any({one, other} <= library for library in libraries) for other in spellings}
        for one in spellings
    }
    assert run(f"which_keras/instances/{runtime}").values["is instance"] == expected


def test_one_line_tells(run):
    begins = {"tf1": "tensorflow.python.keras", "tf2": "keras.", "tf2-legacy": "tf_keras."}
    for runtime, begin in begins.items():
        lines = run(f"which_keras/one_line/{runtime}").printed.splitlines()
        assert len(lines) == 3 and all(line.startswith(begin) for line in lines)


def test_the_version_is_no_reliable_answer(run):
    assert run("which_keras/version/tf2").printed.startswith("3.")
    assert run("which_keras/version/tf2-legacy").error_text == (
        "AttributeError: module 'tf_keras.api._v2.keras' has no attribute '__version__'"
    )


def test_what_the_switch_changes(run):
    off, on = (
        {
            name: fact["comes from"]
            for name, fact in run(f"which_keras/switch/{r}").values["places"].items()
        }
        for r in TODAY
    )
    same = {name for name in off if off[name] == on[name]}
    assert same == {
        "keras.Model", "tf_keras.Model", "tensorflow.python.keras Model", "tf.Variable", "tf.nn.conv2d",
    }  # fmt: skip
    assert off["keras.Model"] == on["keras.Model"] == "keras"
    assert {on[name] for name in on.keys() - same} == {"tf_keras"}
    for name in ("tf.compat.v1.layers.Dense", "tf.compat.v1.nn.rnn_cell.LSTMCell"):
        assert off[name].endswith("is not available with Keras 3.")


def test_compat_v1_keras(run):
    off, on = (run(f"which_keras/compat_v1/{runtime}").values for runtime in TODAY)
    assert off["layers"]["another class"] == off["optimizers"]["another class"] == []
    assert off["layers"]["both have"] > 100
    assert len(on["optimizers"]["another class"]) == on["optimizers"]["both have"] > 0
    assert 0 < len(on["layers"]["another class"]) < on["layers"]["both have"]


def test_compat_v1_keras_has_the_classes_of_1_15(run):
    facts = {
        runtime: run(f"which_keras/compat_v1_classes/{runtime}").values
        for runtime in ("tf1", *TODAY)
    }
    old = facts["tf1"]["tf.keras"]
    assert len(old) == 4 and old["SGD(lr=0.5) has"] == "0.5"
    assert facts["tf2-legacy"]["tf.compat.v1.keras"] == old
    today = facts["tf2-legacy"]["tf.keras"]
    assert all(today[fact] != old[fact] for fact in old)
    assert today["SGD(lr=0.5) has"] == "0.01"  # the default
    assert facts["tf2"]["tf.compat.v1.keras"] == facts["tf2"]["tf.keras"]


@pytest.mark.parametrize("runtime", TODAY)
def test_values_of_the_switch(run, runtime):
    values = run(f"which_keras/value/{runtime}").values
    counts = {value for value, library in values.items() if library == "tf_keras"}
    assert counts == {"1", "true", "True"}
    assert {values[value] for value in values.keys() - counts} == {"keras"}
    assert {"TRUE", "yes", "on", "0"} <= values.keys()


def test_set_too_late_is_a_mixture(run):
    late = run("which_keras/late/tf2")
    assert late.values["attribute"].startswith("tf_keras.")
    assert late.values["import"].startswith("keras.")
    assert late.warnings == []
    early = run("which_keras/late/tf2-legacy").values
    assert early["attribute"] == early["import"] and early["import"].startswith("tf_keras.")


def test_the_switch_without_tf_keras(run):
    for runtime in TODAY:
        found = run(f"which_keras/missing/{runtime}")
        assert (
            found.error_text == "ImportError: Keras cannot be imported. Check that it is installed."
        )
        missing = run(f"which_keras/no_package/{runtime}")
        assert missing.error_text == "ModuleNotFoundError: No module named 'tf_keras'"
    assert not run("which_keras/spellings/tf2-legacy").failed  # the fix: it is installed


def test_which_mixtures_fail_and_where(book, run):
    fails = {
        variant: [
            runtime for runtime in TODAY if run(f"which_keras_mixed/{variant}/{runtime}").failed
        ]
        for variant in book.tasks["which_keras_mixed"].variants
    }
    depends = {"both_imports": ["tf2-legacy"], "both_packages": ["tf2"], "internal_layer": ["tf2"]}
    assert {variant: where for variant, where in fails.items() if where != TODAY} == depends
    for variant in fails:
        one = run(f"which_keras_mixed/{variant}/tf1")
        assert (
            not one.failed if "internal" in variant else one.error["type"] == "ModuleNotFoundError"
        )


def test_the_message_names_the_library_of_the_stranger(run):
    assert "tf_keras.src" in run("which_keras_mixed/layer/tf2").error_text
    assert "'keras.src" in run("which_keras_mixed/layer_back/tf2").error_text
    assert "tf_keras.src" in run("which_keras_mixed/functional/tf2").error_text
    assert "<keras.src" in run("which_keras_mixed/optimiser/tf2").error_text
    assert "<tf_keras.src" in run("which_keras_mixed/optimiser_back/tf2").error_text


def test_one_import_fixes(book, run):
    task = book.tasks["which_keras_fixed"]
    imports = ["keras_3", "tf_keras_2", "by_tensorflow"]
    texts = [task.snippet(variant).read_text().split("\n", 2) for variant in imports]
    assert [text[1] for text in texts] == [task.variants[variant] for variant in imports]
    assert len({text[2] for text in texts}) == 1  # "differ only in the import"
    for variant in imports:
        for runtime in TODAY:
            assert run(f"which_keras_fixed/{variant}/{runtime}").values == {
                "weights": 2,
                "penalties": 1,
            }
        assert run(f"which_keras_fixed/{variant}/tf1").failed == (variant != "by_tensorflow")


@pytest.mark.parametrize("runtime", TODAY)
def test_names_are_looked_up_in_the_right_library(run, runtime):
    values = run(f"which_keras_fixed/by_name/{runtime}").values
    assert values.keys() == {"keras", "tf_keras"}
    assert all(place.split(".")[0] == library for library, place in values.items())


@pytest.mark.parametrize("runtime", TODAY)
def test_weights_are_carried_from_keras_2_to_3(run, runtime):
    values = run(f"which_keras_fixed/carry/{runtime}").values
    assert values["difference"] < 1e-6 and values["largest"] > 0.1


def test_mixtures_that_give_no_error(run):
    for runtime in TODAY:
        assert run(f"which_keras_silent/weights/{runtime}").values == {"mixed": 0, "right": 2}
        metric = run(f"which_keras_silent/metric/{runtime}").values
        right, wrong = metric["Keras 3"], metric["tf_keras"]
        assert len(right) == len(wrong) == 3
        assert all(abs(a - b) > 0.1 for a, b in zip(right, wrong))
    one = run("which_keras_silent/penalty/tf1").values
    assert one == {"in the layer": 1, "in the model": 1}
    lost = run("which_keras_silent/penalty/tf2-legacy").values
    assert lost == {"in the layer": 1, "in the model": 0}


def test_keras_3_takes_the_weights_of_every_file_of_tf_keras_but_few_whole_models(run):
    for runtime in ("tf2", "tf2-legacy"):
        values = run(f"keras_files/two_to_three/{runtime}").values
        assert len(values["weights"]) == 12 and max(values["weights"].values()) < 1e-5
        said = list(values["models"].values())
        assert said.pop(1) == "Functional"  # with compile=False
        for text, part in zip(
            said, ("'keras.metrics.mse'", "{'groups': 1}", "{'time_major': False}", "'TFOpLambda'",
                   "class 'Functional'", "TFSMLayer"), strict=True,
        ):  # fmt: skip
            assert "Error: " in text and part in text


def test_whole_models_of_tf_keras_are_loaded_without_their_code(run):
    for runtime in ("tf2", "tf2-legacy"):
        values = run(f"keras_files/without_code/{runtime}").values
        assert values["differences"].keys() == {"depthwise", "lstm", "folder"}
        assert max(values["differences"].values()) < 1e-5
        assert any("kernel" in name for name in values["names"])


def test_tf_keras_takes_the_weights_of_keras_3_before_fit(run):
    for runtime in ("tf2", "tf2-legacy"):
        values = run(f"keras_files/three_to_two/{runtime}").values
        assert len(values["weights"]) == 4 and max(values["weights"].values()) < 1e-5
        first, second = values["models"].values()
        assert "Unrecognized keyword arguments: ['batch_shape']" in first
        assert "class 'Functional' because its parent module" in second
        assert "expected 2 variables, but received 0" in values["after fit"]


def test_conv_lstm_has_other_gates_in_keras_3(run):
    for runtime in ("tf2", "tf2-legacy"):
        values = run(f"keras_files/gates/{runtime}").values
        assert (values["old"], values["new"]) == ("hard_sigmoid", "sigmoid")
        sigmoid, new, old = values["differences"].values()
        assert min(sigmoid, new) > 1e-3 and old < 1e-5
    for layer in ("LSTM", "GRU"):
        defaults = run("defaults/rnn/tf2").values[layer]["recurrent_activation"]
        assert defaults["tf_keras"] == defaults["keras"]
