"""The chapter on the other modules of tf.contrib: every statement in it, asserted of the runs."""

import base64
import io
import re
import zipfile

import numpy as np
import pytest

from lab.site import take

TODAY = ["tf2", "tf2-legacy"]


@pytest.fixture(scope="module")
def names(run):
    return run("contrib_names/names/tf1").values


@pytest.fixture(scope="module", params=TODAY)
def today(request, run):
    return run(f"contrib_names/today/{request.param}").values


def program(book, name):
    """What a program does between its imports and its session, and all of its text."""
    text = book.tasks["contrib_old"].snippet(name).read_text()
    return text[text.index("tf.set_random_seed") : text.index("with tf.Session")], text


# -- RNN cells ------------------------------------------------------------------------------------


def test_the_cells_of_the_core_are_the_same_objects_and_there_today(names, run):
    assert names["the same"] == names["core cells"]
    assert {"static_rnn", "static_bidirectional_rnn"} <= set(names["functions"])
    assert set(names["core cells"]) < set(names["names"]["rnn"])
    cells = run("contrib_others/rnn_today/tf2-legacy").values["cells"]
    assert cells == names["core cells"]


def test_cells_of_contrib_are_in_tf_nn_with_the_switch_and_take_the_checkpoint(book, run):
    values = run("contrib_others/rnn_today/tf2-legacy").values
    assert values["difference"] < 1e-5 and values["largest"] > 0.01
    named = {"BasicLSTMCell", "LSTMCell", "GRUCell", "MultiRNNCell", "DropoutWrapper"}
    assert named < set(values["cells"])
    assert "not available with Keras 3" in run("contrib_others/rnn_today/tf2").error_text
    texts = [
        book.tasks["contrib_others"].snippet(name).read_text() for name in ("rnn", "rnn_today")
    ]
    start = texts[0].index("series = "), texts[0].index("with tf.Session")
    assert texts[0][slice(*start)] in texts[1]  # the same network
    assert "rnn = nn = tf.contrib.rnn" in texts[0] and "rnn, nn = tf.nn.rnn_cell, tf.nn" in texts[1]
    for function in ("static_rnn", "static_bidirectional_rnn"):
        assert f"nn.{function}(" in texts[1]


@pytest.mark.parametrize("runtime", TODAY)
def test_stacked_and_wrapped_cells_are_layers_in_keras(book, run, runtime):
    values = run(f"contrib_others/wrappers_keras/{runtime}").values
    assert values["difference"] < 1e-5 and values["largest"] > 0.1
    old = book.tasks["contrib_others"].snippet("wrappers").read_text()
    for name in ("MultiRNNCell", "DropoutWrapper", "ResidualWrapper", "OutputProjectionWrapper"):
        assert f"rnn.{name}(" in old
    assert len(run("contrib_others/wrappers/tf1").values["variables"]) == 6


# -- what is copied from 1.15 ---------------------------------------------------------------------


def test_the_files_are_python_but_for_one(book, run):
    values = run("contrib_old/pack/tf1").values
    assert values["compiled"] == ["_beam_search_ops.so"]
    for module in ("rnn", "seq2seq", "legacy_seq2seq", "crf"):
        assert f"{module}/__init__.py" in values["files"]
    assert "beam_search_ops" in book.tasks["contrib_old"].snippet("pack").read_text()


def test_the_notebook_brings_the_files_with_their_notice(book, run):
    notebook = take.notebook(book, book.tasks["contrib_old"], "decoder_today", "")
    assert 'Path(\\"old.zip\\").write_bytes' in notebook
    archive = zipfile.ZipFile(
        io.BytesIO(base64.b64decode(run("contrib_old/pack/tf1").files["old.zip"]))
    )
    texts = {name: text for name in archive.namelist() if (text := archive.read(name).decode())}
    # What pack.py itself wrote, and a file that TensorFlow's build generated.
    other = {name for name, text in texts.items() if "Licensed under the Apache" not in text}
    assert {"old/__init__.py", "old/seq2seq/python/ops/beam_search_ops.py"} < other
    [made] = other - {"old/__init__.py", "old/seq2seq/python/ops/beam_search_ops.py"}
    assert "MACHINE GENERATED" in texts[made] and len(texts) > 13


@pytest.mark.parametrize("runtime", TODAY)
def test_a_decoder_of_1_15_runs_from_its_checkpoint_and_trains_on(book, run, runtime):
    # In tf2 without the switch to Keras 2, in tf2-legacy with it.
    values = run(f"contrib_old/decoder_today/{runtime}").values
    assert values["logits"] < 1e-5 and values["loss"] < 1e-5 and values["largest"] > 0.1
    assert values["beams"] is True and values["words"] > 1
    (old, _), (new, text) = program(book, "decoder"), program(book, "decoder_today")
    assert old == new  # "the rest is the program from 1.15"
    for name in ("AttentionWrapper", "BasicDecoder", "BeamSearchDecoder"):
        assert f"seq2seq.{name}(" in new
    assert "from tensorflow.python.layers.core import Dense" in text
    assert "Dense = tf.layers.Dense" in program(book, "decoder")[1]


@pytest.mark.parametrize("runtime", TODAY)
def test_the_same_way_serves_the_cells_and_legacy_seq2seq(book, names, run, runtime):
    found = run(f"contrib_old/cells_today/{runtime}").values
    for name, one in found.items():
        assert one["difference"] < 1e-5 and one["largest"] > 0.01, name
    assert program(book, "cells")[0] == program(book, "cells_today")[0]
    only = set(names["names"]["rnn"]) - set(names["core cells"])
    assert sum(name in only for name in found) >= 9
    assert {"LayerNormBasicLSTMCell", "NASCell", "LSTMBlockCell", "LSTMBlockFusedCell"} < set(found)
    assert any(name.startswith("legacy_seq2seq.") for name in found)


@pytest.mark.parametrize("runtime", TODAY)
def test_the_same_way_serves_functions_of_all_four_modules(book, run, runtime):
    values = run(f"contrib_old/functions_today/{runtime}").values
    found = {name: one for name, one in values.items() if name != "names"}
    for name, one in found.items():
        assert one["difference"] < 1e-5 and one["largest"] > 0.01, name
    modules = {name.split(".")[0] for name in found}
    assert modules == {"rnn", "seq2seq", "legacy_seq2seq", "crf"}
    assert program(book, "functions")[0] == program(book, "functions_today")[0]
    # "its calls run unchanged": the call that creates the variable, too
    call = "found, trans = crf.crf_log_likelihood(series, tags, lengths)\n"
    assert call in program(book, "functions_today")[0]


@pytest.mark.parametrize("runtime", TODAY)
def test_all_public_names_are_in_the_copy(names, run, runtime):
    old = run("contrib_old/pack/tf1").values["names"]
    assert list(old) == ["rnn", "seq2seq", "legacy_seq2seq", "crf"]
    copied = run(f"contrib_old/functions_today/{runtime}").values["names"]
    for module, found in old.items():
        assert set(found) <= set(copied[f"old.{module}"]) and len(found) > 10
    for module in ("rnn", "seq2seq"):
        assert set(old[module]) >= set(names["names"][module])
    assert {"LuongAttention", "GreedyEmbeddingHelper"} < set(old["seq2seq"])
    # The page lists rnn's functions only, and its cells elsewhere.
    cells = {name for name in old["rnn"] if name[0].isupper()}
    assert cells == {name for name in names["names"]["rnn"] if name[0].isupper()}


@pytest.mark.parametrize("program", ["decoder_today", "cells_today", "functions_today"])
def test_programs_need_no_names_restored_but_by_the_copy(book, program):
    text = book.tasks["contrib_old"].snippet(program).read_text()
    assert "tensorflow.python.ops" not in text and "from old import" in text


@pytest.mark.parametrize("runtime", TODAY)
def test_the_block_cells_fit_into_keras(run, runtime):
    values = run(f"contrib_old/cells_keras/{runtime}").values
    assert list(values) == ["LSTMBlockCell", "LSTMBlockFusedCell"]
    assert max(values.values()) < 1e-5
    largest = run(f"contrib_old/cells_today/{runtime}").values
    assert all(largest[name]["largest"] > 0.01 for name in values)


def test_the_warning_of_1_15_points_to_addons(run):
    warning = run("contrib_layers_gone/attribute/tf1").warnings[0]["message"]
    assert "https://github.com/tensorflow/addons" in warning


# -- vocabularies and hyperparameters -------------------------------------------------------------


@pytest.mark.parametrize("runtime", TODAY)
def test_the_vocabulary_is_read_without_contrib(run, runtime):
    assert run(f"contrib_learn/refused/{runtime}").error_text == (
        "ModuleNotFoundError: No module named 'tensorflow.contrib'"
    )
    assert not run("contrib_learn/refused/tf1").failed
    values = run(f"contrib_learn/vocabulary_today/{runtime}").values
    assert values == {"equal": True, "words": run("contrib_learn/vocabulary/tf1").values["words"]}
    rows = re.findall(r"\d+", run("contrib_learn/vocabulary/tf1").printed)
    assert len(set(rows)) > 5 and "0" in rows  # known words, and unknown ones


@pytest.mark.parametrize("runtime", TODAY)
def test_hyperparameters_are_parsed_as_they_were(run, runtime):
    old = run("contrib_learn/hparams/tf1").values
    new = run(f"contrib_learn/hparams_today/{runtime}").values
    for name in ("values", "json", "rate", "there"):
        assert old[name] == new[name]
    # "both keep a rate of 1 a float": else rate=1e-3 would be an error
    assert old["values"]["layers"] == [5, 6] and old["rate"] == 0.001
    # "both reject the same mistakes, with different messages"
    assert len(old["errors"]) == len(new["errors"]) == 4
    assert not set(old["errors"]) & set(new["errors"])


def test_tf_estimator_trains_as_tf_contrib_learn_did(run):
    found = list(run("contrib_learn/experiment/tf1").values.values())
    assert len(found) == 3 and found[0] == found[1] == found[2]
    assert found[0][1] == ["dense/bias", "dense/kernel", "global_step"]


def test_ready_made_classes_name_their_variables_otherwise(run):
    names = run("contrib_learn/canned/tf1").values["names"]
    ends = [tuple(name.rpartition("/")[2] for name in pair) for pair in names]
    assert ends == [("biases", "bias"), ("weights", "kernel")] * 2
    assert all(old.rpartition("/")[0] == new.rpartition("/")[0] for old, new in names)


@pytest.mark.parametrize("runtime", TODAY)
def test_the_file_of_the_scipy_optimiser_runs_today(run, runtime):
    old = run("contrib_others/scipy_optimizer/tf1")
    assert old.printed.startswith("without tf.contrib: True")
    new = run(f"contrib_others/scipy_optimizer_today/{runtime}").values
    assert old.values == new == {"place": ["3.000", "5.000"]}


def test_the_modes_are_strings(run):
    assert list(run("contrib_learn/modes/tf1").values["modes"].values()) == [
        "train",
        "eval",
        "infer",
    ]


# -- tf.contrib.data ------------------------------------------------------------------------------


def test_most_names_of_data_are_there_with_the_old_arguments_first(names, today):
    there = {name: one for name, one in today["data"].items() if one}
    assert len(there) > 0.7 * len(names["names"]["data"])
    assert all(one["same"] for one in there.values())
    for name, one in there.items():
        assert one["name"] == f"tf.data.experimental.{name}"
    assert today["data"]["shuffle_and_repeat"] and today["data"]["map_and_batch"]


@pytest.mark.parametrize("runtime", TODAY)
def test_datasets_give_what_contrib_gave(run, runtime):
    was = run("contrib_data/contrib/tf1").values
    now = run(f"contrib_data/today/{runtime}").values
    assert len(was) == 10 and len(now) == 16
    for old, new in zip(was.values(), now.values()):
        assert old == new and len(old) > 1
    renamed = 0
    for line, found in was.items():
        if (same := line.replace("contrib.data", "data.experimental")) in now:
            assert now[same] == found, line
            renamed += 1
    assert renamed == 6
    warned = str(run(f"contrib_data/today/{runtime}").warnings)
    for name in ("unbatch", "enumerate_dataset", "map_and_batch", "scan"):
        assert f"{name} (from tensorflow.python.data.experimental" in warned
    assert "deprecated" in warned


@pytest.mark.parametrize("runtime", TODAY)
def test_the_same_seed_shuffles_in_another_order(run, runtime):
    old = run("contrib_data/shuffle/tf1").values["found"]
    new = run(f"contrib_data/shuffle_today/{runtime}").values
    assert list(new) == ["experimental", "methods"]
    for found in new.values():
        assert found != old
        assert sorted(found) == sorted(old) and sorted(found[:6]) == sorted(old[:6])


@pytest.mark.parametrize("runtime", TODAY)
def test_a_dataset_makes_the_batches_that_queues_made(run, runtime):
    old = run("contrib_data/bucket/tf1").values["batches"]
    assert old == run(f"contrib_data/bucket_today/{runtime}").values["batches"]
    assert len(old) == 4


# -- the other modules ----------------------------------------------------------------------------


@pytest.mark.parametrize("runtime", TODAY)
def test_a_function_gives_the_likelihood_of_contrib_crf_for_any_length(book, run, runtime):
    values = run(f"contrib_others/crf_today/{runtime}").values
    old = run("contrib_others/crf/tf1").values
    assert values["difference"] < 1e-5
    assert values["loss"] == pytest.approx(old["loss"], rel=1e-5)  # the gradient, too
    # "also created a variable", while the function of today needs it
    assert old["loss"] > 1 and old["variables"] == ["transitions"]
    was, now = (
        book.tasks["contrib_others"].snippet(name).read_text() for name in ("crf", "crf_today")
    )
    assert "log_likelihood, trans = crf.crf_log_likelihood(logits, labels, lengths)\n" in was
    assert "return crf_log_likelihood(logits, labels, lengths, trans)\n" in now
    assert "tf.TensorSpec([None, None, 4])" in now  # the length is unknown


@pytest.mark.parametrize("runtime", TODAY)
def test_tags_are_decoded_as_by_contrib_crf(run, runtime):
    values = run(f"contrib_others/crf_decode_today/{runtime}").values
    old = run("contrib_others/crf/tf1").values
    assert values["decoded"] == old["decoded"] and values["best"] == old["best"]
    assert len(set(old["best"])) > 2  # not by chance
    assert values["difference"] < 1e-5 and values["largest"] > 1
    # The last sequence has one step only; as part of a longer batch, it is padded.
    assert values["one step"][2] == old["decoded"][2][:1] and old["decoded"][2][1:] == [0] * 4


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_keras_turns_and_moves_images_as_contrib_did(run, runtime):
    sums = run("contrib_others/image/tf1").values
    assert len({round(total) for total in sums.values()}) == 4
    differences = run(f"contrib_others/image_today/{runtime}").values
    assert list(differences) == list(sums) and max(differences.values()) < 1e-5


@pytest.mark.parametrize("runtime", ["tf2", "tf2-legacy"])
def test_other_modules_have_successors_with_the_same_numbers(run, runtime):
    was = run("contrib_others/contrib/tf1").values
    now = run(f"contrib_others/today/{runtime}").values
    assert len(was) == 17 and len(now) == 19
    for old, new in zip(was.values(), now.values()):
        np.testing.assert_allclose(old, new, rtol=1e-5)
    for module in ("seq2seq", "lookup", "data", "metrics", "opt", "signal", "stateless"):
        assert any(f"contrib.{module}." in line for line in was)
    # The traps: with the arguments in the old order, with the decay as it is.
    precision, decay = (list(was.values())[i] for i in (5, 6))
    wrong_precision, wrong_decay = list(now.values())[17:]
    assert abs(precision - wrong_precision) > 0.1
    assert abs(decay[0] - wrong_decay[0]) > 0.01


@pytest.mark.parametrize("runtime", ["tf1", *TODAY])
def test_a_graph_keeps_the_functions_for_tables(run, runtime):
    ids, words = "[1, -1]", "[b'cat', b'?']"
    assert run(f"contrib_others/tables/{runtime}").values["found"] == [ids, ids, words, words]


@pytest.mark.parametrize("runtime", TODAY)
def test_the_file_of_the_projector_is_written_by_hand(run, runtime):
    old = run("contrib_others/projector/tf1").values["file"]
    assert run(f"contrib_others/projector_today/{runtime}").values["file"] == old
    assert old.startswith("embeddings {")


def test_strategies_are_without_num_gpus(today):
    strategy = today["distribute"]["MirroredStrategy"]
    assert "num_gpus" in strategy["was"] and "num_gpus" not in strategy["now"]
    for module in ("distribute", "summary", "autograph"):
        there = [one["name"] for one in today[module].values() if one]
        assert len(there) > 4 and all(name.startswith(f"tf.{module}.") for name in there)


def test_names_of_other_modules_are_elsewhere(today):
    there = {module: [one for one in found.values() if one] for module, found in today.items()}
    assert len(there["losses"]) == len(today["losses"])
    for module in ("losses", "distributions"):
        assert all(one["same"] for one in there[module])
    assert today["distributions"]["Normal"]
    differ = [one for one in there["metrics"] if not one["same"]]
    assert len(differ) > 0.9 * len(there["metrics"])  # "nearly all with other arguments first"
    for one in differ:
        assert one["was"][:2] == ["predictions", "labels"]
        assert one["now"][:2] == ["labels", "predictions"]
    for name, one in today["metrics"].items():
        if one:
            assert one["name"] == "tf.compat.v1.metrics." + name.replace("streaming_", "")
    homes = {one["name"].split(".")[0] for one in there["framework"]}
    assert homes == {"tf_slim", "tf"}
    assert 0 < len(there["training"]) < len(today["training"])


@pytest.mark.parametrize("runtime", TODAY)
def test_inner_paths_are_in_tf_slim(run, runtime):
    counts = run("contrib_inner/paths/tf1").values
    found = run(f"contrib_inner/today/{runtime}").values
    assert list(found) == list(counts) and min(counts.values()) > 0
    assert all(one["today"].startswith("tf_slim.") for one in found.values())
    lacking = {path: one["lacks"] for path, one in found.items() if one["lacks"]}
    assert lacking == {"framework.python.ops.variables": ["zero_initializer"]}


def test_a_cell_has_left_its_inner_path_in_1_15(run):
    failed = run("contrib_inner/core_rnn_cell/tf1")
    assert failed.error_text.startswith("ImportError: cannot import name 'BasicLSTMCell'")
    assert not run("contrib_others/rnn/tf1").failed  # it uses tf.contrib.rnn.BasicLSTMCell


@pytest.mark.parametrize("runtime", ["tf1", "tf2", "tf2-legacy"])
def test_k_means_is_in_another_place_and_gives_the_same_clusters(run, runtime):
    old, new = run("contrib_others/kmeans/tf1"), run(f"contrib_others/kmeans_today/{runtime}")
    assert new.values["counts"] == old.values["counts"] and sum(old.values["counts"]) == 100
    for one, other in zip(new.values["centres"], old.values["centres"], strict=True):
        assert one == pytest.approx(other, rel=1e-5)


def test_the_table_names_modules_of_1_15_and_all_that_were_tried(book, run):
    text = (book.root / "chapters/post/contrib_rest.md").read_text()
    named = set(re.findall(r'^    \("(\w+)", ', text[: text.index("# RNN cells")], re.MULTILINE))
    modules = set(run("contrib_layers_gone/modules/tf1").values["modules"])
    assert {"rnn", "eager"} <= named <= modules
    snippets = "".join(path.read_text() for path in (book.root / "snippets").glob("*/*.py"))
    assert set(re.findall(r"\btf\.contrib\.(\w+)", snippets)) & modules <= named
