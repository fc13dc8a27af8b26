"""Show how two runs, or all runs of a task, differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import combinations, zip_longest
from string import ascii_uppercase

from lab.problems import Problem
from lab.runs import Run
from lab.show import compare, picture
from lab.show.asked import listed, task, variant_runs
from lab.show.myst import Markdown, directive, dropdown, escape, table
from lab.show.parts import alike, note

KINDS = {
    "outputs": "outputs",
    "gradient by inputs": "gradient by the inputs",
    "gradient by weights": "gradients by the weights",
}


def comparison(here: str, there: str) -> Markdown:
    """Variables and operations of two runs side by side, with the differences marked.

    Args:
        here, there: `task/variant/runtime`.
    """
    one, other = listed(here), listed(there)
    parts = _compared_listings(one, other)
    if one.address.task == other.address.task:
        parts += f"\n[Fold, filter, or compare other runs]({_choice(one, other)})\n"
    return Markdown(parts + note([one, other]))


def glance(here: str, there: str) -> Markdown:
    """A short comparison: the variables, and the operations on the main path from the input to the output.

    Args:
        here, there: `task/variant/runtime`, of one task.
    """
    one, other = listed(here), listed(there)
    ways = {*picture.way(one), *picture.way(other)}
    operations = compare.compare_operations(one, other)
    shown = [
        pair
        for pair in operations
        if any(entry and entry["name"] in ways for entry in (pair.here, pair.there))
    ]
    rows = [
        [_sign(pair), *_sides(pair)] for pair in [*compare.compare_variables(one, other), *shown]
    ]
    titles = task(one.address.task).variants
    header = ["", *(f"{titles[side.address.variant]}" for side in (one, other))]
    rest = f"The other {len(operations) - len(shown)} operations: [compare all]({_choice(one, other)}).\n"
    return Markdown(f"{table(header, rows, 'diff')}\n{rest}{note([one, other])}")


def viewer(here: str, there: str) -> Markdown:
    """A comparison that `_static/compare.js` turns into a viewer, in which readers compare any two runs of a task.

    Args:
        here, there: `task/variant/runtime`: the runs that are compared at first, and without JavaScript.
    """
    one, other = listed(here), listed(there)
    told = (
        "Choosing runs needs JavaScript, which is off here. Below is "
        f"[one comparison]({_choice(one, other)}); the comparisons in chapters need no JavaScript.\n\n"
    )
    return Markdown(
        directive("div", told + _compared_listings(one, other) + note([one, other]), "viewer")
    )


def _choice(one: Run, other: Run) -> str:
    """A link that opens a comparison in the viewer; lab/site/page.py resolves it."""
    (_, *left), (_, *right) = one.address, other.address
    return f"compare:?task={one.address.task}&left={'/'.join(left)}&right={'/'.join(right)}"


def _compared_listings(one: Run, other: Run) -> str:
    parts = []
    for kind, pairs in (
        ("Variables", compare.compare_variables(one, other)),
        ("Operations", compare.compare_operations(one, other)),
    ):
        counts = Counter(compare.SIGNS[pair.sign][2:] for pair in pairs)
        told = ", ".join(f"{count} {word}" for word, count in counts.items())
        rows = [[_sign(pair), *_sides(pair)] for pair in pairs]
        header = ["", *(f"`{side.address}`" for side in (one, other))]
        parts.append(f"{kind}: {told}.\n\n" + table(header, rows, "diff"))
    return "\n".join(parts)


def _sign(pair: compare.Pair) -> str:
    """The first cell of a comparison's line; its class `equal` lets phones show an equal line only once."""
    sign = compare.SIGNS[pair.sign]
    return f"[{sign}]{{.equal}}" if pair.sign == "equal" else sign


def _sides(pair: compare.Pair) -> list[str]:
    """Both further cells of a comparison's line, with the differences in bold."""
    words = [compare.facts(entry) if entry else [] for entry in (pair.here, pair.there)]
    if not all(words):
        return [_cell([[(fact, False)] for fact in facts]) for facts in words]
    marked = [_mark(a, b) for a, b in zip_longest(*words, fillvalue="")]
    sides = [[side[0] for side in marked], [side[1] for side in marked]]
    if pair.sign == "changed" and words[0][1:] == words[1][1:]:  # only the inputs differ
        for side, entry in zip(sides, (pair.here, pair.there)):
            side.append([("from " + " ".join(entry.get("inputs", [])), True)])
    return [_cell(side) for side in sides]


def _mark(a: str, b: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Cut two texts after slashes into pieces, each with whether it differs from the other text."""
    one, other = a.replace("/", "/\n").split("\n"), b.replace("/", "/\n").split("\n")
    sides: tuple[list, list] = ([], [])
    for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        for side, text in zip(sides, ("".join(one[i:j]), "".join(other[k:m]))):
            if text:
                side.append((text, tag != "equal"))
    return sides


def _cell(facts: list[list[tuple[str, bool]]]) -> str:
    """Markdown of the facts of a variable or operation, given as pieces of text with whether each differs."""
    texts = []
    for pieces in facts:
        parts = []
        for text, differs in pieces:
            body = text.rstrip("/")
            shown = f"**{escape(body)}**" if differs and body else escape(body)
            parts.append(shown + escape(text[len(body) :]))
        texts.append("".join(parts))
    return " · ".join(text for text in texts if text)


def parity(name: str) -> Markdown:
    """Tables that show which runs of a task gave bit-equal numbers, and how far apart the others are.

    Args:
        name: the task.

    Raises:
        Problem: its runs have no such numbers.
    """
    found = [
        one
        for variant in task(name).variants
        for one in variant_runs(f"{name}/{variant}")
        if one.parity
    ]
    if not found:
        raise Problem(
            f"No run of the task '{name}' has numbers to compare: its task.toml needs compares = true."
        )
    groups = alike(found, lambda one: [array["hash"] for array in one.parity.values()])
    lettered = [(ascii_uppercase[number], group) for number, group in enumerate(groups)]
    members = [[f"**{letter}**", _members(group)] for letter, group in lettered]
    apart = [
        [f"**{a}** and **{b}**", *(_difference(one[0], other[0], kind) for kind in KINDS)]
        for (a, one), (b, other) in combinations(lettered, 2)
    ]
    matrix = [[_short(one), *(_difference(one, other) for other in found)] for one in found]
    kept = max(one.array(array).size for one in found for array in one.parity)
    parts = [table(["group", "equal to the bit: outputs and all gradients"], members, "groups")]
    if apart:
        parts.append(table(["", *KINDS.values()], apart, "groups"))
    parts += [
        dropdown(
            "Every run against every other", table(["", *map(_short, found)], matrix, "parity")
        ),
        (
            "\n`=` means equal to the bit, by a hash of all values. A number is the largest absolute difference "
            f"among up to {kept:,} evenly spaced values of each array; in brackets, the same relative to the "
            "array's largest value. oneDNN, which may round in another way, is off as far as it can be.\n"
        ),
        note(found),
    ]
    return Markdown("".join(parts))


def _short(one: Run) -> str:
    return f"{escape(task(one.address.task).variants[one.address.variant])} `{one.address.runtime}`"


def _members(group: Iterable[Run]) -> str:
    """The titles of a group's variants, each with the runtimes of its runs in the group."""
    runtimes: dict[str, list[str]] = {}
    for one in group:
        title = escape(task(one.address.task).variants[one.address.variant])
        runtimes.setdefault(title, []).append(f"`{one.address.runtime}`")
    return "; ".join(" ".join([title, *ids]) for title, ids in runtimes.items())


def _difference(here: Run, there: Run, kind: str = "") -> str:
    difference = compare.compare_numbers(here, there, kind)
    if difference.bit_equal:
        return "="
    return f"{difference.largest:.0e} ({difference.relative:.0e})"
