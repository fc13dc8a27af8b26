"""Compare runs: their listings, and their numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from lab.runs import Run

Sign = Literal["equal", "renamed", "changed", "only here", "only there"]


@dataclass(frozen=True)
class Pair:
    """One line of a comparison: an entry here, its counterpart there, and how they relate.

    `equal`: all alike, the name too.  `renamed`: alike but for the name.  `changed`: counterparts by
    name or place that differ in type, inputs, shape or another fact.
    """

    here: dict[str, Any] | None
    there: dict[str, Any] | None
    sign: Sign


def compare_variables(here: Run, there: Run) -> list[Pair]:
    """Pair the variables of two runs: by name, else by shape, in their order."""
    facts = ("shape", "dtype", "trainable", "initialiser")
    pairs = _pair(
        here.variables,
        there.variables,
        [lambda a, b: a["name"] == b["name"], lambda a, b: a["shape"] == b["shape"]],
    )
    return [_signed(a, b, lambda a, b: all(a[f] == b[f] for f in facts)) for a, b in pairs]


def compare_operations(here: Run, there: Run) -> list[Pair]:
    """Pair the operations of two runs after mapping the names of one to those of the other.

    The mapping comes from the variables: where `Conv/weights` is `conv2d/kernel`, an operation below
    one is looked for below the other, and an operation below `Conv` below `conv2d`.  What has no
    counterpart by name is paired by type, in order.
    """
    mapping = _name_mapping(here, there)

    def mapped(name: str) -> str:
        for old, new in mapping:
            if name == old or name.startswith(old + "/"):
                return new + name[len(old) :]
        return name

    pairs = _pair(
        here.operations,
        there.operations,
        [
            lambda a, b: a["name"] == b["name"] and a["type"] == b["type"],
            lambda a, b: mapped(a["name"]) == b["name"] and a["type"] == b["type"],
            lambda a, b: mapped(a["name"]) == b["name"],
            lambda a, b: a["type"] == b["type"],
        ],
    )
    counterpart = {a["name"]: b["name"] for a, b in pairs if a and b}

    def alike(a: dict[str, Any], b: dict[str, Any]) -> bool:
        inputs = []
        for tensor in a["inputs"]:
            name, _, output = tensor.partition(":")
            inputs.append(f"{counterpart.get(name, name)}:{output}")
        return a["type"] == b["type"] and inputs == b["inputs"]

    return [_signed(a, b, alike) for a, b in pairs]


def _name_mapping(here: Run, there: Run) -> list[tuple[str, str]]:
    """Prefixes of names here and what they are there, longest first."""
    mapping = {}
    for pair in compare_variables(here, there):
        if pair.here and pair.there:
            old, new = (v["name"].split(":")[0].split("/") for v in (pair.here, pair.there))
            while old and new:
                mapping.setdefault("/".join(old), "/".join(new))
                old, new = old[:-1], new[:-1]
    return sorted(mapping.items(), key=lambda entry: -len(entry[0]))


def _pair(
    here: list[dict[str, Any]],
    there: list[dict[str, Any]],
    rules: list[Callable[[dict[str, Any], dict[str, Any]], bool]],
) -> list[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """Pair entries by the first rule that finds a free counterpart; keep both orders as far as possible."""
    found: dict[int, int] = {}
    free = dict(enumerate(there))
    for rule in rules:
        for i, entry in enumerate(here):
            if i in found:
                continue
            match = next((j for j, other in free.items() if rule(entry, other)), None)
            if match is not None:
                found[i] = match
                del free[match]
    pairs: list[tuple[dict[str, Any] | None, dict[str, Any] | None]] = []
    waiting = sorted(free)
    for i, entry in enumerate(here):
        while i in found and waiting and waiting[0] < found[i]:
            pairs.append((None, there[waiting.pop(0)]))
        pairs.append((entry, there[found[i]] if i in found else None))
    return pairs + [(None, there[j]) for j in waiting]


def _signed(
    here: dict[str, Any] | None,
    there: dict[str, Any] | None,
    alike: Callable[[dict[str, Any], dict[str, Any]], bool],
) -> Pair:
    if here is None or there is None:
        return Pair(here, there, "only there" if here is None else "only here")
    if not alike(here, there):
        return Pair(here, there, "changed")
    return Pair(here, there, "equal" if here["name"] == there["name"] else "renamed")


@dataclass(frozen=True)
class Difference:
    """How far the numbers of two runs are apart.

    Attributes:
        bit_equal: whether all values are equal to the bit.
        largest: the largest absolute difference of the values that runs keep.
        relative: the largest difference of an array, divided by the array's largest value.
    """

    bit_equal: bool
    largest: float
    relative: float


def compare_numbers(here: Run, there: Run, kind: str = "") -> Difference:
    """Compare outputs and gradients of two runs that got the same inputs and weights.

    Args:
        here, there: runs with parity.
        kind: only arrays whose name begins so: `outputs`, `gradient by inputs`, …; all by default.

    Raises:
        ValueError: a run has no such numbers, or the arrays are of other names or shapes.
    """
    names = [name for name in here.parity or {} if name.startswith(kind)]
    if not names or not there.parity:
        raise ValueError(f"{here.address} and {there.address} have no '{kind}' to compare.")
    if here.parity.keys() != there.parity.keys():
        raise ValueError(f"{here.address} and {there.address} have other arrays.")
    bit_equal, largest, relative = True, 0.0, 0.0
    for name in names:
        a, b = here.parity[name], there.parity[name]
        if a["shape"] != b["shape"]:
            raise ValueError(f"{name} of {here.address} and {there.address} differ in shape.")
        if a["hash"] != b["hash"]:
            bit_equal = False
            difference = float(np.max(np.abs(here.array(name) - there.array(name))))
            largest = max(largest, difference)
            relative = max(relative, difference / float(np.max(np.abs(here.array(name)))))
    return Difference(bit_equal, largest, relative)
