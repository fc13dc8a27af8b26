"""The chapter that decides: what it advises is what runs."""

import re

import pytest

from lab import sizes
from lab.book import ROOT

TEXT = (ROOT / "chapters/post/decide.md").read_text(encoding="utf-8")
NEWEST = sizes.read("newest")


@pytest.mark.parametrize(
    ("snippet", "runs"),
    [
        ("conv2d/low_level", "tf1 tf2 tf2-legacy"),
        ("conv2d/tf_layers", "tf1 tf2-legacy"),
        ("conv2d/contrib_layers", "tf1"),
        ("conv2d/slim", "tf1"),
        ("conv2d/slim_package", "tf2 tf2-legacy"),
        ("conv2d/tf_keras_1", "tf1 tf2 tf2-legacy"),
        ("conv2d/tf_keras_2", "tf2 tf2-legacy"),
        ("conv2d/estimator", "tf1"),
        ("conv2d/eager", "tf1 tf2 tf2-legacy"),
        ("conv2d/function", "tf1 tf2 tf2-legacy"),
    ],
)
def test_the_advice_fits_what_runs(book, run, snippet, runs):
    found = [runtime for runtime in book.runtimes if not run(f"{snippet}/{runtime}").failed]
    assert found == runs.split()
    assert f'"{snippet}"' in TEXT


def test_the_checkpoint_gives_the_same_answers(run):
    values = run("weights_digits/load_into_keras/tf2").values
    assert values["same"] == values["images"] == 200


def test_tf_slim_fails_at_batch_norm_and_the_cure_works(run):
    assert run("slim_batch_norm/as_installed/tf2").failed
    assert not run("slim_batch_norm/cured/tf2").failed


def test_what_is_said_of_the_releases():
    assert NEWEST["tf-keras"]["version"] == NEWEST["tensorflow"]["version"]  # "keeps pace"
    assert NEWEST["tf-slim"]["date"] < "2021" < NEWEST["tensorflow-estimator"]["date"]
    assert max(found["date"] for found in NEWEST.values()) == NEWEST["keras"]["date"]
    assert sizes.read("tensorflow")["1.15.5"]["python"] == "3.7"


def test_tensorflow_1_15_is_not_for_arm(book):
    assert not {"arm64", "aarch64"} & set(book.runtimes["tf1"].machines)


def test_the_retired_all_raise_today(run):
    addresses = re.findall(r'"(\w+/\w+/tf2)", "\[', TEXT)
    assert len(addresses) == 6
    assert len({run(address).error_text for address in addresses}) == 6
