"""The chapter on model files without their code."""

import base64
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("runtime", ["tf1", "tf2", "tf2-legacy"])
def test_a_meta_graph_runs_without_the_code(run, runtime):
    values = run(f"weights_meta/without_code/{runtime}").values
    assert values["placeholders"] == ["images"] and values["unused"] == ["logits/BiasAdd"]
    assert values["largest"] > 0.1 and values["difference"] < 1e-5 * values["largest"]


def test_a_frozen_graph_holds_the_weights(run):
    assert sorted(run("weights_meta/run_frozen/tf2").values["weights"]) == [
        "conv/bias", "conv/kernel", "logits/bias", "logits/kernel",
    ]  # fmt: skip
    for runtime in ("tf1", "tf2", "tf2-legacy"):
        values = run(f"weights_meta/run_frozen/{runtime}").values
        assert values["placeholders"] == ["images"] and values["unused"] == ["logits/BiasAdd"]


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_a_beam_search_runs_once_its_own_operation_is_done_in_numpy(run, runtime):
    assert (
        "Op type not registered 'GatherTree' in binary running on …. Make"
        in run(f"weights_meta/run_beam/{runtime}").error_text
    )
    values = run(f"weights_meta/cut_beam/{runtime}").values
    assert values["equal"] and values["words"] > 3


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_a_saved_model_is_a_function_or_runs_in_a_session(run, runtime):
    values = run(f"saved_model/as_a_function/{runtime}").values
    assert values["difference"] < 1e-6 and values["weights"] == ["kernel"]
    for other in ("tf1", runtime):
        assert run(f"saved_model/session/{other}").values["difference"] < 1e-6


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_a_saved_model_of_keras_has_paths_in_its_checkpoint(run, runtime):
    graph, *paths = run(f"keras_files/without_code/{runtime}").values["paths"]
    assert graph == "_CHECKPOINTABLE_OBJECT_GRAPH" and len(paths) >= 4
    assert all(path.endswith("/.ATTRIBUTES/VARIABLE_VALUE") for path in paths)


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_a_module_of_two_graphs_is_loaded_by_its_tags(run, runtime):
    found = run(f"saved_model/load_module/{runtime}")
    assert found.values["difference"] < 1e-6
    assert "requires a `tags=` argument" in found.printed
    use, train = found.values["nodes"]
    assert train > use  # by the dropout


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_a_graph_is_frozen_today_but_not_by_the_inner_module(run, runtime):
    old, new = run("weights_meta/freeze_today/tf1"), run(f"weights_meta/freeze_today/{runtime}")
    assert old.values["nodes"] == new.values["nodes"] and old.values["inner"] == "works"
    assert "has no attribute 'convert_variables_to_constants'" in new.values["inner"]


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_a_keras_file_tells_what_is_in_it(run, runtime):
    found = run(f"keras_files/look/{runtime}").values
    whole, zipped, weights = found.values()
    assert whole[0].startswith("2.") and whole[1] == ["InputLayer", "LSTM", "Dense"]
    assert zipped[0].startswith("3.") and zipped[1] == ["InputLayer", "Dense"]
    assert weights[:2] == ["unknown", "no layers, only weights"]
    assert zipped[2] == weights[2] == {"layers/dense/vars/0": [3, 2], "layers/dense/vars/1": [2]}


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_errors_with_the_files_of_a_model_and_the_lines_that_work(run, runtime):
    values = run(f"model_files/pairs/{runtime}").values
    said = [
        "SavedModel file does not exist", "DecodeError", "has no attribute 'predict'",
        "not callable", "'_UserObject' object has no attribute 'predict'",
        "too many positional arguments", "KeyError", "File format not supported", "['serving_default']",
        "'images:0' refers to a Tensor which does not exist", "refers to an Operation",
        "'outputs:0' refers to a Tensor which does not exist", "uninitialized value kernel",
        "tags 'serve' could not be found", "Exporting/importing meta graphs is not supported",
    ]  # fmt: skip
    assert len(values["pairs"]) == len(said)
    for (text, right), part in zip(values["pairs"].values(), said):
        assert part in text and right
    assert len(values["differences"]) == 10 and max(values["differences"]) < 1e-6


def test_saved_model_cli_lists_the_signatures(run, tmp_path):
    for name, content in run("saved_model/simple_save/tf1").files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(base64.b64decode(content))
    command = [
        str(Path(sys.executable).with_name("saved_model_cli")),
        "show",
        "--dir",
        "served",
        "--all",
    ]
    told = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    for part in ("signature_def['serving_default']", "name: images:0", "outputs['classes']"):
        assert part in told
