"""The chapter on the Estimator: every statement in it, asserted of the runs."""

import re

import numpy as np
import pytest

from lab.book import ROOT

TEXT = (ROOT / "chapters/post/estimator.md").read_text(encoding="utf-8")
TODAY = ["tf2", "tf2-legacy"]
CLOSE = 1e-4  # what the chapter states


def test_three_verbs(run):
    found = run("estimator_digits/train/tf1")
    measured = found.values["measured"]
    assert measured["global_step"] == 120 and measured["accuracy"] > 0.95
    predicted, labels = found.printed.splitlines()[1:]
    assert predicted.split(":")[1].strip() == labels.split(":")[1].strip()


# -- the graph ------------------------------------------------------------------------------------


@pytest.fixture
def graphs(run):
    return run("estimator_graph/count/tf1").values


def test_what_an_estimator_puts_into_its_graphs(graphs):
    counts = dict(graphs["counts"])
    alone = counts.pop("alone")
    assert list(counts) == ["train", "evaluate", "predict"]
    for name, count in counts.items():
        assert sum(count.values()) > sum(alone.values()) or name == "predict"
        assert count["Conv2D"] == alone["Conv2D"] == 1
        for kind in ("IteratorGetNext", "SaveV2", "RestoreV2"):
            assert count[kind] == 1 and kind not in alone
        assert count["IsVariableInitialized"] > 0
        for kind in ("Conv2DBackpropFilter", "ApplyGradientDescent"):
            assert count.get(kind, 0) == (alone[kind] if name == "train" else 0)
        assert count.get("ScalarSummary", 0) == (1 if name == "train" else 0)
    assert "IsVariableInitialized" not in alone


def test_variables_of_the_graphs(graphs):
    variables = graphs["variables"]
    layers = {"conv2d/kernel", "conv2d/bias", "dense/kernel", "dense/bias"}
    assert set(variables["train"]) == set(variables["predict"]) == layers | {"global_step"}
    more = set(variables["evaluate"]) - set(variables["train"])
    assert more == {"accuracy/total", "accuracy/count", "mean/total", "mean/count", "eval_step"}


# -- the folder -----------------------------------------------------------------------------------


def test_what_is_in_the_checkpoint(run):
    assert run("estimator_digits/train/tf1").values["variables"] == {
        "conv2d/bias": "(8,)",
        "conv2d/kernel": "(3, 3, 1, 8)",
        "dense/bias": "(10,)",
        "dense/kernel": "(128, 10)",
        "global_step": "()",
    }


def test_adam_keeps_variables_and_the_folder_holds_more(run):
    values = run("estimator_restart/files/tf1").values
    assert {"weight", "weight/Adam", "weight/Adam_1", "global_step"} < set(values["variables"])
    for name in (
        "checkpoint",
        "graph.pbtxt",
        "eval/events.out",
        "events.out",
        "model.ckpt-10.index",
    ):
        assert name in values["files"]


# -- gone -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("runtime", TODAY)
@pytest.mark.parametrize(
    ("variant", "module"), [("gone", "tensorflow"), ("gone_v1", "tensorflow.compat.v1")]
)
def test_no_name_and_no_switch_brings_it_back(run, variant, module, runtime):
    error = f"AttributeError: module '{module}' has no attribute 'estimator'"
    assert run(f"estimator_errors/{variant}/{runtime}").error_text == error
    assert run(f"estimator_errors/{variant}/tf1").printed == "Estimator\n"


# -- the stand-in ---------------------------------------------------------------------------------

PROGRAMS = {
    name: (ROOT / f"snippets/estimator_today/{name}.py").read_text(encoding="utf-8")
    for name in ("old", "stand_in", "layers", "more_old", "more", "tpu_old", "tpu")
}
MARK = "# From here on, the code from 1.x.\n"
STAND_IN, USED = PROGRAMS["stand_in"].split('"""\n', 1)[1].split(MARK)


@pytest.mark.parametrize(
    ("variant", "runtime"),
    [("stand_in", "tf1"), *(("stand_in", runtime) for runtime in TODAY), ("layers", "tf2-legacy")],
)
def test_the_stand_in_goes_on_where_1_15_stopped(run, variant, runtime):
    old, values = (
        run("estimator_today/old/tf1").values,
        run(f"estimator_today/{variant}/{runtime}").values,
    )
    assert abs(old["before"] - values["before"]) < 1e-5
    assert old["before"] - old["loss"] > 0.1  # there was something to learn
    assert old["step"] == values["step"] == 20
    compared = {"dense/kernel", "dense/kernel/Adam", "dense/kernel/Adam_1"}
    measured = {"loss", "accuracy", "global_step"}
    assert set(values["differences"]) == compared | measured | {"logits"}
    assert max(values["differences"].values()) < 1e-5


def test_the_two_functions_are_unchanged():
    def functions(text):
        return text.split("def input_fn", 1)[1].split("with tempfile")[0]

    assert functions(PROGRAMS["old"]) == functions(PROGRAMS["stand_in"])
    assert "steps=10" in USED and "max_steps=20" in PROGRAMS["layers"]


@pytest.mark.parametrize("name", ["layers", "more", "tpu"])
def test_the_page_shows_the_stand_in_that_ran(name):
    assert PROGRAMS[name].split('"""\n', 1)[1].startswith(STAND_IN)
    compile(STAND_IN, "stand_in", "exec")
    assert (
        "import tensorflow.compat.v1 as tf" in STAND_IN and "tf.disable_v2_behavior()" in STAND_IN
    )
    for imported in ("np.", "os.", "shutil", "tf.layers", "tf_keras"):
        assert imported not in STAND_IN


def test_tf_layers_in_it_need_the_switch(run):
    error = run("estimator_today/layers/tf2").error_text
    assert error.startswith("AttributeError: `dense` is not available with Keras 3.")
    assert not run("estimator_today/layers/tf2-legacy").failed


@pytest.mark.parametrize("runtime", ["tf1", "tf2-legacy"])
def test_the_stand_in_refuses_a_folder_without_a_checkpoint(run, runtime):
    values = run(f"estimator_today/layers/{runtime}").values
    assert values["refused"] == "No checkpoint in misspelt"
    assert values["lacks"] == "'types.SimpleNamespace' object has no attribute 'inputs'"


def test_what_the_stand_in_lacks(run):
    there = run("estimator_today/old/tf1").values["names"]
    lacks = ("warm_start_from", "inputs", "LatestExporter", "DNNClassifier", "LinearClassifier")
    whole = PROGRAMS["more"].split(MARK)[0]
    for name in lacks:
        assert name in there and name not in whole
    for name in ("exporters", "FileWriter", "train_distribute", "Strategy"):
        assert name not in whole


def test_what_of_run_config_is_used():
    used = set(re.findall(r"config\.(\w+)", PROGRAMS["more"].split(MARK)[0])) - {"replace"}
    assert used == {
        "model_dir", "tf_random_seed", "session_config", "keep_checkpoint_max",
        "save_checkpoints_secs", "save_checkpoints_steps",
    }  # fmt: skip


def test_an_argument_that_it_lacks_is_an_error_except_in_run_config():
    anything = re.findall(r"def (\w+)\([^)]*\*\*", PROGRAMS["more"].split(MARK)[0])
    config = STAND_IN.split("class RunConfig")[1].split("class Estimator")[0]
    assert sorted(anything) == ["__init__", "named", "replace"]
    assert "__init__(self, model_dir=None, **given)" in config and "replace(self, **" in config


def same(one, other):
    """Whether two JSON-like values are equal, their numbers within 1e-5."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other if isinstance(one, str) else abs(one - other) < 1e-5


@pytest.mark.parametrize("runtime", ["tf1", *TODAY])
def test_the_longer_program_does_the_same(run, runtime):
    old, new = (
        dict(run(f"estimator_today/{address}").values)
        for address in ("more_old/tf1", f"more/{runtime}")
    )
    assert len(new.pop("differences")) == 6
    # 1.15 evaluates while it trains, and at the end; the stand-in only at the end
    assert (old.pop("evaluated"), new.pop("evaluated")) == (2, 1)
    assert same(old, new)
    assert old["at 15"]["loss"] - old["both"]["loss"] > 0.1  # there was something to learn
    assert {"given", "training", "chief", "evaluation", "prediction", "saved 15"} < set(
        old["called"]
    )
    assert old["three"]["global_step"] == 20 and old["at 15"]["global_step"] == 15
    assert (len(old["logits"]), len(old["batches"])) == (40, 5)
    assert len(old["files"]) == 3 and old["newest"] == "model.ckpt-30"


def test_the_longer_program_is_the_same_and_uses_what_the_page_says():
    old, new = (PROGRAMS[name].split("called = []\n")[1] for name in ("more_old", "more"))
    both = old.split("\nwith tempfile")[0]
    assert both == new.split("\nwith tempfile")[0]
    for used in (
        "def input_fn(params, mode, config)", 'tf.device("/gpu:0")', "saving_listeners=", "training_hooks=",
        "training_chief_hooks=", "evaluation_hooks=", "prediction_hooks=", "train_and_evaluate(", "export_saved_model(",
    ):  # fmt: skip
        assert used in both


@pytest.mark.parametrize("runtime", TODAY)
def test_the_exports_have_the_same_signatures_and_outputs(run, runtime):
    values = run(f"estimator_today/more_loaded/{runtime}").values
    assert [len(values[name]["then"]) for name in ("parsing", "raw")] == [3, 1]
    for found in values.values():
        assert same(found["then"], found["now"])
    assert np.abs(values["raw"]["then"]["serving_default x logits"]).max() > 1


@pytest.mark.parametrize("runtime", ["tf1", *TODAY])
def test_tpu_estimator_goes_on_where_1_15_stopped(run, runtime):
    old, new = (
        run(f"estimator_today/{address}").values for address in ("tpu_old/tf1", f"tpu/{runtime}")
    )
    for key in ("measured", "logits", "seen"):
        assert same(old[key], new[key])
    assert new["difference"] < 1e-5 and len(old["logits"]) == 40
    assert old["measured"]["global_step"] == 20 and "eval_accuracy" in old["measured"]
    assert old["seen"] == [
        "input_fn 8", "train 8", "scaffold_fn", "input_fn 4", "eval 4", "scaffold_fn", "input_fn 5", "infer 5",
    ]  # fmt: skip


def test_the_program_with_tpu_estimator_is_the_same():
    old, new = (PROGRAMS[name].split("seen = []\n")[1] for name in ("tpu_old", "tpu"))
    both = old.split("\nwith tempfile")[0]
    assert both == new.split("\nwith tempfile")[0]
    assert "use_tpu=False" in both and "num_shards=8" in both
    sizes = "train_batch_size=8, eval_batch_size=4, predict_batch_size=5"
    assert sizes in both and "host_call" not in PROGRAMS["tpu"]
    assert 'raise ValueError("Set use_tpu=False.")' in PROGRAMS["tpu"]


@pytest.mark.parametrize("runtime", TODAY)
def test_two_names_of_contrib_are_still_there(run, runtime):
    assert run("estimator_today/tpu_old/tf1").values["same"] == [True, True]
    assert run(f"estimator_today/tpu/{runtime}").values["names"] == [
        "CrossShardOptimizer",
        "TPUClusterResolver",
    ]


# -- canned Estimators ----------------------------------------------------------------------------


def test_variables_of_canned_estimators(run):
    values = run("estimator_canned/train/tf1").values

    def layers(name):
        slots = ("/Adagrad", "/Ftrl", "/Ftrl_1")
        return {found: shape for found, shape in values[name].items() if not found.endswith(slots)}

    assert list(values) == ["DNN", "Linear", "DNNLinearCombined"]
    dnn, linear, both = map(layers, values)
    assert {**dnn, **linear} == both
    assert dnn.pop("global_step") == linear.pop("global_step") == "()"
    assert all(name.startswith("dnn/") for name in dnn)
    assert all(name.startswith("linear/") for name in linear)
    listed = set(re.findall(r'\("((?:dnn|linear)/\S+)",', TEXT))
    assert listed == set(dnn) | set(linear)
    slots = {name.rsplit("/", 1)[1] for name in set(values["DNNLinearCombined"]) - set(both)}
    assert slots == {"Adagrad", "Ftrl", "Ftrl_1"}


@pytest.mark.parametrize("runtime", TODAY)
def test_canned_estimators_give_the_same_logits_in_keras(run, runtime):
    values = run(f"estimator_canned/into_keras/{runtime}").values
    assert values["difference"] < 1e-5 and values["largest"] > 0.1


def test_how_the_canned_ones_were_put_into_keras():
    old, new = (
        (ROOT / f"snippets/estimator_canned/{name}.py").read_text(encoding="utf-8")
        for name in ("train", "into_keras")
    )
    assert (
        '"pink"' in old
        and '"pink"' in new
        and '"pink"' not in new.split("vocabulary=")[1].split("]")[0]
    )
    assert "embedding_column(word, 2), age]" in old  # the order in which they were listed
    assert "Concatenate()([age, embedded])" in new


@pytest.mark.parametrize("runtime", ["tf1", *TODAY])
def test_a_model_fn_trains_a_canned_estimator_on(run, runtime):
    old = run("estimator_canned/train_on/tf1").values
    new = run(f"estimator_canned/stand_in/{runtime}").values
    assert abs(old["before"] - new["before"]) < 1e-5
    assert old["before"] - old["loss"] > 0.1 and old["step"] == 40
    assert set(new["differences"]) == {"logits", "loss", *old["names"]}
    assert old["names"] == sorted(run("estimator_canned/train/tf1").values["DNNLinearCombined"])
    assert max(new["differences"].values()) < 1e-5


def test_the_model_fn_of_the_canned_estimator():
    text = (ROOT / "snippets/estimator_canned/stand_in.py").read_text(encoding="utf-8")
    assert text.split('"""\n', 1)[1].startswith(STAND_IN)
    shown = text.split("# The model function of")[1].split("# Resume from")[0]
    old = (ROOT / "snippets/estimator_canned/train.py").read_text(encoding="utf-8")
    columns = old.split("column = ")[1].split("values = ")[0].strip()
    assert columns in text  # the feature columns, made as in 1.15
    assert "keras" not in text and "tf.layers" not in text and "Reduction.SUM)" in shown
    assert "AdagradOptimizer(0.001)" in shown and "FtrlOptimizer(0.005)" in shown


def test_default_rates_and_the_summed_loss(run):
    values = dict(run("estimator_canned/rates/tf1").values)
    assert np.abs(np.subtract(values.pop("loss by average loss"), 4)).max() < 1e-3
    assert values == {
        "DNNClassifier": ["AdagradOptimizer 0.0500"],
        "LinearClassifier": ["FtrlOptimizer 0.2000"],
        "DNNLinearCombinedClassifier": ["AdagradOptimizer 0.0010", "FtrlOptimizer 0.0050"],
    }


@pytest.mark.parametrize("runtime", TODAY)
def test_hash_columns_have_the_same_buckets_but_for_the_empty_string(run, runtime):
    values = run(f"estimator_canned/hashed_keras/{runtime}").values
    *words, empty = values["as it is"]
    assert max(words) < 1e-5 and empty > 0.1 and values["largest"] > 1
    assert max(values["with mask"]) < 1e-5
    text = (ROOT / "snippets/estimator_canned/hashed.py").read_text(encoding="utf-8")
    # an empty string in either column of the cross, and in the hash column
    assert '["Oslo", "Bonn", "Rome", ""]' in text and '["blue", "red", "", "green"]' in text
    names = run("estimator_canned/hashed/tf1").values
    assert names["linear/linear_model/city/weights"] == [3, 3]
    assert names["linear/linear_model/city_X_word/weights"] == [20, 3]


@pytest.mark.parametrize("runtime", TODAY)
def test_an_export_of_a_canned_estimator_takes_examples(run, runtime):
    values = run(f"estimator_canned/load_export/{runtime}").values
    assert values["difference"] < 1e-5 and values["largest"] > 1
    assert set(values["signatures"]) == {
        "predict", "serving_default", "classification", "regression",
    }  # fmt: skip
    takes, returns = values["signatures"]["predict"]
    assert takes == ["examples"] and "logits" in returns


# -- into Keras -----------------------------------------------------------------------------------


@pytest.mark.parametrize("runtime", TODAY)
def test_keras_gives_the_same_predictions_from_the_checkpoint(run, runtime):
    values = run(f"estimator_digits/into_keras/{runtime}").values
    assert values["equal classes"] == values["images"] == 200
    assert values["largest difference"] < CLOSE
    assert values["largest output"] > 1


@pytest.mark.parametrize("runtime", TODAY)
def test_an_export_runs_and_holds_a_checkpoint_with_the_same_names(run, runtime):
    values = run(f"estimator_digits/load_export/{runtime}").values
    assert values["largest difference"] < CLOSE
    assert values["variables"] == sorted(run("estimator_digits/train/tf1").values["variables"])


@pytest.mark.parametrize("runtime", TODAY)
def test_each_piece_gives_the_same_on_both_sides(run, runtime):
    old = run("estimator_digits/pieces_estimator/tf1").values
    new = run(f"estimator_digits/pieces_keras/{runtime}").values
    assert len(old["hook"]) == len(new["hook"]) == 10
    assert old["step"] == new["step"] == 10
    assert old["logs"] == new["logs"] == 1
    for name in ("loss", "accuracy", "later"):
        assert abs(old[name] - new[name]) < CLOSE
    assert np.abs(np.subtract(old["predicted"], new["predicted"])).max() < CLOSE
    assert old["later"] < old["loss"] - 0.01  # it was trained in between
    assert len(old["checkpoints"]) == len(new["checkpoints"]) + 1  # that of step 0


def test_what_the_page_says_once_is_said_on_both_sides(run):
    old = run("estimator_digits/pieces_estimator/tf1").values
    new = run("estimator_digits/pieces_keras/tf2").values
    for text in (
        lambda v: f"{v['hook'][0]:.3f}",
        lambda v: f"{v['loss']:.3f}",
        lambda v: f"{v['accuracy']:.3f}",
        lambda v: f"{v['predicted'][0]:.2f}",
        lambda v: f"{v['later']:.3f}",
    ):
        assert text(old) == text(new)


@pytest.mark.parametrize("runtime", TODAY)
def test_a_hook_sees_the_batch_and_a_callback_the_mean(run, runtime):
    hook = np.array(run("estimator_digits/pieces_estimator/tf1").values["hook"])
    logs = run(f"estimator_digits/pieces_keras/{runtime}").values["hook"]
    means = np.cumsum(hook) / np.arange(1, 11)
    assert np.abs(means - logs).max() < CLOSE
    assert abs(hook[-1] - logs[-1]) > 0.01


# -- going on -------------------------------------------------------------------------------------


def test_train_goes_on_from_the_folder(run):
    values = run("estimator_restart/estimator/tf1").values
    assert [step for _, step in values["steps"]] == [10, 20, 20]
    assert values["difference"] < 1e-6


def test_the_input_begins_anew(run):
    found = run("estimator_restart/input_anew/tf1")
    assert found.values["first"] == found.values["second"] == [0, 1, 2, 3]
    assert "step 8" in found.printed


def test_a_changed_model_is_refused_and_a_new_folder_fixes_it(run):
    lines = run("estimator_errors/changed/tf1").printed.splitlines()
    assert lines[0] == "10 units: trained"
    assert lines[1].startswith("12 units: Restoring from checkpoint failed.")
    assert "shapes" in lines[-2] and "[12]" in lines[-2] and "[10]" in lines[-2]
    assert lines[-1] == "12 units: trained"


def test_a_wrong_folder_gives_random_weights_and_no_error(run):
    values = run("estimator_errors/wrong_folder/tf1").values
    assert min(values["/digits"]) > 0.95 and max(values["/digit"]) < 0.3


@pytest.mark.parametrize("runtime", TODAY)
def test_backup_goes_on_after_a_crash_and_is_removed_at_the_end(run, runtime):
    values = run(f"estimator_restart/backup/{runtime}").values
    assert values["files"]
    assert values["restarted"] == [2, 3] and values["difference"] < 1e-6
    assert values["kept"] is False
    assert values["again"] == [0, 1, 2, 3]


@pytest.mark.parametrize("runtime", TODAY)
def test_model_checkpoint_keeps_models_that_can_go_on(run, runtime):
    values = run(f"estimator_restart/model_checkpoint/{runtime}").values
    assert values["files"] == [f"{epoch}.keras" for epoch in (1, 2, 3, 4)]
    assert values["step"] == 20 and values["epochs"] == [2, 3]
    assert values["difference"] < 1e-6
