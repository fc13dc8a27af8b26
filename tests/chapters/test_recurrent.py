"""The chapter on the weights of recurrent layers."""

import pytest


def test_checkpoints_of_cudnn_layers_are_those_of_their_cells(run):
    found = run("weights_cudnn/save/tf1")
    for scope, names in found.values["names"].items():
        assert sorted(names["of the layer"]) == sorted(names["of the cell"])
        assert found.values[scope].endswith("support Op 'CudnnRNNCanonicalToParams'")
    assert found.printed.count("the same names: True") == 2
    assert found.printed.count("/opaque_kernel:0' shape=<unknown>") == 2
    for runtime in ("tf2", "tf2-legacy"):
        values = run(f"weights_cudnn/load/{runtime}").values
        assert min(values["largest"].values()) > 0.1
        assert len(values["differences"]) == 2 and max(values["differences"].values()) < 1e-5


@pytest.mark.parametrize(
    ("task", "wrong", "right"),
    [
        ("weights_lstm", ["as it is", "gates in order"], "and forget bias"),
        (
            "weights_gru",
            ["as it is", "gates in order, reset_after=True"],
            "gates in order, reset_after=False",
        ),
    ],
)
def test_only_the_rearranged_arrays_of_recurrent_layers_are_right(run, task, wrong, right):
    for runtime in ("tf2", "tf2-legacy"):
        values = run(f"{task}/load_into_keras/{runtime}").values
        differences = values["differences"]
        assert list(differences) == [*wrong, right]
        assert differences[right] < 1e-5 * values["largest"]
        assert all(differences[step] > 0.1 for step in wrong)
    assert differences["as it is"] > 1


def test_the_gates_of_tf_keras_1_have_another_activation(run):
    found = {
        runtime: run(f"weights_lstm/save_keras_1/{runtime}").values["activation"]
        for runtime in ("tf1", "tf2", "tf2-legacy")
    }
    assert found == {"tf1": "hard_sigmoid", "tf2": "sigmoid", "tf2-legacy": "sigmoid"}
    values = run("weights_lstm/load_keras_1/tf2").values
    *wrong, right = values["differences"].values()
    assert len(wrong) == 2 and min(wrong) > 0.01 and right < 1e-5 * values["largest"]


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_a_mask_is_sequence_length(run, runtime):
    without, masked, zeros = run(f"weights_lstm/load_lengths/{runtime}").values.values()
    assert min(without.values()) > 0.1
    assert max(masked["h"], masked["c"]) < 1e-5 and masked["outputs"] > 0.1
    assert max(zeros.values()) < 1e-5


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_both_ways_are_carried_over_with_a_mask(run, runtime):
    without, masked = run(f"weights_lstm/load_both_ways/{runtime}").values.values()
    assert min(without.values()) > 0.1 and max(masked.values()) < 1e-5


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_the_initial_state_is_the_other_way_round(run, runtime):
    assert run("weights_lstm/save_state/tf1").values["fields"] == ["c", "h"]
    found = run(f"weights_lstm/load_state/{runtime}").values
    assert found["[h, c]"] < 1e-5 and found["[c, h]"] > 0.1


def test_names_of_recurrent_cells(run):
    names = run("names_recurrent/cells/tf1").values["names"]
    assert names == run("names_recurrent/cells/tf2-legacy").values["names"]
    last = {kind: [name.split("rnn/")[1] for name in them] for kind, them in names.items()}
    assert [n for n in last["peepholes"] if "diag" in n] and "lstm_cell/projection/kernel" in last[
        "projection"
    ]
    ours = [
        name.split("/")[-1] for name, _ in run("names_layers/keras_3/tf2").values["names"]["LSTM"]
    ]
    assert ours == ["kernel", "recurrent_kernel", "bias"]
    for kind in ("stacked", "both ways"):
        assert {name.split("/")[-1] for name in names[kind]} == {"kernel", "bias"}
