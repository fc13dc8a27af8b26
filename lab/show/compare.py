"""Compare runs: their listings, and their numbers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from lab.runs import Run, shape_of

Sign = Literal["equal", "renamed", "changed", "only here", "only there"]
SIGNS: dict[Sign, str] = {  # as pages show them
    "equal": "= equal",
    "renamed": "≈ renamed",
    "changed": "≠ changed",
    "only here": "− only left",
    "only there": "+ only right",
}


@dataclass(frozen=True)
class Pair:
    """One line of a comparison: an entry of the first run (here), its counterpart in the second (there), and a sign.

    `equal`: the same, with the same name.  `renamed`: the same except for the name.  `changed`: counterparts by name or
    position that differ in type, inputs, shape or another property.  Each of these has both entries.
    """

    here: dict[str, Any] | None
    there: dict[str, Any] | None
    sign: Sign


def facts(entry: dict[str, Any]) -> list[str]:
    """What listings show of a variable or an operation, as texts: its name first; others may be empty."""
    if "type" in entry:
        return [entry["name"], entry["type"]]
    told = [entry["name"].split(":")[0], shape_of(entry), entry["dtype"]]
    return [*told, entry["initialiser"] or "", "" if entry["trainable"] else "not trainable"]


def compare_variables(here: Run, there: Run) -> list[Pair]:
    """Pair the variables of two runs: by name, then the remaining ones by shape, in order."""
    facts = ("shape", "dtype", "trainable", "initialiser")
    rules = [(key, key) for key in (lambda v: v["name"], shape_of)]
    pairs = _pair(here.variables, there.variables, rules)
    return [_signed(a, b, lambda a, b: all(a[f] == b[f] for f in facts)) for a, b in pairs]


def compare_operations(here: Run, there: Run) -> list[Pair]:
    """Pair the operations of two runs after mapping the names of one to those of the other.

    The mapping comes from the variables: if `Conv/weights` is paired with `conv2d/kernel`, the counterpart of an
    operation below `Conv/weights` is looked for below `conv2d/kernel`, and of one below `Conv` below `conv2d`.
    Operations without a counterpart by name are paired by type, in order.
    """
    mapped = name_mapping(here, there)

    def named(op: dict[str, Any]) -> tuple[str, str]:
        return op["name"], op["type"]

    pairs = _pair(
        here.operations,
        there.operations,
        [
            (named, named),
            (lambda op: (mapped(op["name"]), op["type"]), named),
            (lambda op: mapped(op["name"]), lambda op: op["name"]),
            (lambda op: op["type"], lambda op: op["type"]),
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


def name_mapping(here: Run, there: Run) -> Callable[[str], str]:
    """A function that maps names of the first run to names of the second, as the paired variables suggest.

    Names about which no pair of variables says anything are returned unchanged.
    """
    mapping: dict[str, str] = {}
    for pair in compare_variables(here, there):
        if pair.here and pair.there:
            old, new = (v["name"].split(":")[0].split("/") for v in (pair.here, pair.there))
            while old and new:
                mapping.setdefault("/".join(old), "/".join(new))
                old, new = old[:-1], new[:-1]

    def mapped(name: str) -> str:
        known = name
        while known and known not in mapping:
            known = known.rpartition("/")[0]
        return mapping[known] + name[len(known) :] if known else name

    return mapped


Key = Callable[[dict[str, Any]], Hashable]


def _pair(
    here: list[dict[str, Any]], there: list[dict[str, Any]], rules: list[tuple[Key, Key]]
) -> list[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """Pair entries by the first rule that finds a free counterpart; keep both orders as far as possible.

    Args:
        here, there: the entries.
        rules: pairs of functions: the key of an entry here, and the key that its counterpart there must have.
    """
    found: dict[int, int] = {}
    free = dict(enumerate(there))
    for key_here, key_there in rules:
        waiting: dict[Hashable, deque[int]] = {}
        for j, other in free.items():
            waiting.setdefault(key_there(other), deque()).append(j)
        for i, entry in enumerate(here):
            if i not in found and waiting.get(key := key_here(entry)):
                found[i] = waiting[key].popleft()
                del free[found[i]]
    pairs: list[tuple[dict[str, Any] | None, dict[str, Any] | None]] = []
    left = deque(sorted(free))
    for i, entry in enumerate(here):
        while i in found and left and left[0] < found[i]:
            pairs.append((None, there[left.popleft()]))
        pairs.append((entry, there[found[i]] if i in found else None))
    return pairs + [(None, there[j]) for j in left]


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
    """How much the numbers of two runs differ.

    Attributes:
        bit_equal: whether all values are equal to the bit.
        largest: the largest absolute difference among the values that runs keep.
        relative: the largest difference in an array divided by the largest absolute value in both; of all arrays, the
            largest such ratio.
    """

    bit_equal: bool
    largest: float
    relative: float


def compare_numbers(here: Run, there: Run, kind: str = "") -> Difference:
    """Compare outputs and gradients of two runs that had the same inputs and weights.

    Args:
        here, there: runs with parity.
        kind: compare only arrays whose name begins with this: `outputs`, `gradient by inputs`, …; all by default.

    Raises:
        ValueError: a run has no such arrays, or the two differ in the arrays' names or shapes.
    """
    names = [name for name in here.parity or {} if name.startswith(kind)]
    if not names or not there.parity:
        raise ValueError(f"{here.address} and {there.address} have no '{kind}' to compare.")
    if here.parity.keys() != there.parity.keys():
        raise ValueError(f"{here.address} and {there.address} have different arrays.")
    bit_equal, largest, relative = True, 0.0, 0.0
    for name in names:
        a, b = here.parity[name], there.parity[name]
        if a["shape"] != b["shape"]:
            raise ValueError(f"{name} of {here.address} and {there.address} differ in shape.")
        if a["hash"] != b["hash"]:
            bit_equal = False
            one, other = here.array(name), there.array(name)
            difference = float(np.max(np.abs(one - other)))
            largest = float(np.maximum(largest, difference))  # a NaN stays one
            if difference:  # it is 0 if the arrays differ only in values that aren't kept
                scale = float(np.max(np.abs([one, other])))
                relative = float(np.maximum(relative, difference / scale))
    return Difference(bit_equal, largest, relative)
