"""The chapter that decides: what it advises is what runs."""

import importlib.metadata
import re

import pytest

from lab import sizes
from lab.book import ROOT

TEXT = (ROOT / "chapters/post/decide.md").read_text(encoding="utf-8")
NEWEST = sizes.read("newest")


@pytest.mark.parametrize(
    ("snippet", "runs"),
    [
        # New code.
        ("keras_fit/same_start", "tf1 tf2 tf2-legacy"),
        ("keras_own_loop/tape", "tf1 tf2 tf2-legacy"),
        ("keras_layer/keras_ops", "tf2 tf2-legacy"),
        ("low_level_today/module", "tf1 tf2 tf2-legacy"),
        # Old code: as it is, and fixed.
        ("low_level_today/tf_1", "tf1"),
        ("low_level_today/compat_v1", "tf1 tf2 tf2-legacy"),
        ("tf_layers_today/tf_1", "tf1"),
        ("tf_layers_today/compat_v1", "tf1 tf2-legacy"),
        ("contrib_layers_model/contrib", "tf1"),
        ("contrib_layers_model/slim_package", "tf2 tf2-legacy"),
        ("contrib_others/rnn", "tf1"),
        ("contrib_others/rnn_today", "tf1 tf2-legacy"),
        ("slim_batch_norm/contrib", "tf1"),
        ("slim_batch_norm/fixed", "tf2 tf2-legacy"),
        ("slim_batch_norm/as_installed", ""),
        ("slim_today/fix", "tf2 tf2-legacy"),
        ("conv2d/tf_keras_1", "tf1 tf2 tf2-legacy"),
        ("conv2d/tf_keras_2", "tf2 tf2-legacy"),
        ("estimator_today/old", "tf1"),
        ("estimator_today/stand_in", "tf1 tf2 tf2-legacy"),
        ("conv2d/eager", "tf1 tf2 tf2-legacy"),
        ("conv2d/function", "tf1 tf2 tf2-legacy"),
        # Code that is ported.
        ("weights_recipe/carry_slim", "tf2 tf2-legacy"),
        ("weights_attention/load", "tf2 tf2-legacy"),
        ("input/queues_today", "tf2 tf2-legacy"),
        ("slim_port/keras_3", "tf2 tf2-legacy"),
        ("weights_recipe/carry_by_hand", "tf2 tf2-legacy"),
        ("slim_port/keras_3_continues", "tf2 tf2-legacy"),
        ("slim_port/package", "tf2 tf2-legacy"),
        ("weights_meta/without_code", "tf1 tf2 tf2-legacy"),
        ("weights_within/keras_2_and_3", "tf2 tf2-legacy"),
    ],
)
def test_the_advice_fits_what_runs(book, run, snippet, runs):
    found = [runtime for runtime in book.runtimes if not run(f"{snippet}/{runtime}").failed]
    assert found == runs.split()
    assert f'"{snippet}"' in TEXT


def test_each_snippet_of_the_tables_is_tested_above():
    tested = test_the_advice_fits_what_runs.pytestmark[0].args[1]
    shown = set(re.findall(r'"(\w+/\w+)"', TEXT))
    others = {"weights_digits/load_into_keras", "installed/packages", "installed/gpu"}
    assert shown - others == {snippet for snippet, _ in tested}


def test_the_checkpoint_gives_the_same_answers(run):
    values = run("weights_digits/load_into_keras/tf2").values
    assert values["same"] == values["images"] == 200


@pytest.mark.parametrize(
    "snippet", ["low_level_today/compat_v1", "tf_layers_today/compat_v1", "compat_v1/helpers",
                "contrib_layers_model/slim_package", "slim_batch_norm/fixed", "estimator_today/stand_in"],
)  # fmt: skip
def test_what_runs_in_a_graph_has_version_2_switched_off(book, snippet):
    task, variant = snippet.split("/")
    code = book.tasks[task].snippet(variant).read_text()
    assert "import tensorflow.compat.v1 as tf" in code and "tf.disable_v2_behavior()" in code


def test_what_keras_3_refuses_keras_2_runs(run):
    assert run("keras_changes/rate/tf2").failed
    assert not run("keras_changes/rate/tf2-legacy").failed
    assert not run("keras_old_program/unchanged/tf2-legacy").failed


def test_todays_tensorflow_is_built_for_gpus_and_1_15_is_not(run):
    assert run("installed/gpu/tf1").values == {"built for GPUs": False}
    today = run("installed/gpu/tf2").values
    assert today["built for GPUs"] and today["CUDA"].startswith("12.") and today["cuDNN"] == "9"
    assert any('extra == "and-cuda"' in one for one in importlib.metadata.requires("tensorflow"))


def test_1_15_demands_the_numpy_and_h5py_it_works_with_and_gets_an_old_protobuf(run):
    installed = run("installed/packages/tf1")
    written = re.findall(r"tensorflow==(\S+)", TEXT)
    assert set(written) == {installed.versions["tensorflow"]}
    demands = {package: demand for package, (demand, _) in installed.values.items()}
    assert demands == {"numpy": "<1.19.0,>=1.16.0", "h5py": "<=2.10.0", "protobuf": ">=3.6.1"}
    version = installed.values["protobuf"][1]
    assert tuple(map(int, version.split(".")[:2])) < (3, 21)
    assert f"protobuf=={version}" in (ROOT / "runtimes/tf1/requirements.in").read_text()


def test_tf_slim_fails_at_batch_norm_and_the_fix_works(run):
    assert run("slim_batch_norm/as_installed/tf2").failed
    assert not run("slim_batch_norm/fixed/tf2").failed


def test_what_is_said_of_the_releases():
    assert NEWEST["tf-keras"]["version"] == NEWEST["tensorflow"]["version"]  # "keeps pace"
    assert NEWEST["tf-slim"]["date"] < "2021" < NEWEST["tensorflow-estimator"]["date"]
    assert max(found["date"] for found in NEWEST.values()) == NEWEST["keras"]["date"]
    assert sizes.read("tensorflow")["1.15.5"]["python"] == "3.7"


def test_tensorflow_1_15_is_not_for_arm(book):
    assert not {"arm64", "aarch64"} & set(book.runtimes["tf1"].machines)


def test_the_retired_all_raise_today(run):
    addresses = re.findall(r'"(\w+/\w+/tf2)", "\[', TEXT)
    assert len(addresses) == 9
    assert len({run(address).error_text for address in addresses}) == 9
