"""How recordings and live runs are compared: what counts as equal, and how differences are measured."""

from __future__ import annotations

import base64

import numpy as np
import pytest

from lab.record import differences
from lab.runs import Address, Run
from lab.show.compare import Difference, compare_numbers

ADDRESS = Address("task", "variant", "runtime")


@pytest.mark.parametrize(
    ("recorded", "live", "same"),
    [
        ("loss 0.50001", "loss 0.50002", True),
        ("[ 0.1 2.]", "[-0.0 2.]", False),
        ("[ 0.000001]", "[-0.000001]", True),  # a sign replaces a space
        ("loss 0.5", "loss 0.6", False),
        ("1.0\n2.0\n", "1.0\n", False),  # one number less
        ("a 0.5", "b 0.5", False),
    ],
)
def test_a_recording_says_the_same_if_its_words_do_and_its_numbers_nearly(recorded, live, same):
    one, other = (Run(ADDRESS, "", {}, printed=text) for text in (recorded, live))
    assert (not list(differences(one, other))) == same


def run_with(hash, *values):
    array = np.array(values, "<f4")
    kept = {
        "shape": [len(values)],
        "hash": hash,
        "values": base64.b64encode(array.tobytes()).decode(),
    }
    return Run(ADDRESS, "", {}, parity={"outputs": kept})


@pytest.mark.parametrize(
    ("here", "there", "difference"),
    [
        (("a", 1.0, 2.0), ("a", 1.0, 2.0), Difference(True, 0.0, 0.0)),
        (("a", 1.0, 2.0), ("b", 1.0, 4.0), Difference(False, 2.0, 0.5)),
        (("a", 0.0), ("b", 2.0), Difference(False, 2.0, 1.0)),
        (("a", 0.0), ("b", -0.0), Difference(False, 0.0, 0.0)),  # not the same bit
    ],
)
def test_numbers_are_compared_whichever_run_is_first(here, there, difference):
    one, other = run_with(*here), run_with(*there)
    assert compare_numbers(one, other) == compare_numbers(other, one) == difference


def test_a_value_that_is_no_number_differs():
    one, other = run_with("a", 1.0, np.nan), run_with("b", 1.0, 4.0)
    found = compare_numbers(one, other)
    assert not found.bit_equal and np.isnan([found.largest, found.relative]).all()
