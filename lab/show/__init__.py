"""Show runs on a page: what the code cells of chapters call.

Everything returns MyST Markdown, so that it becomes real document nodes.  A snippet is named
`task/variant`, a run `task/variant/runtime`.
"""

from __future__ import annotations

import atexit
import functools
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations, zip_longest
from typing import Any

from lab.book import Book
from lab.execute import Executor
from lab.problems import Problem
from lab.runs import Address, Run
from lab.show import chart, compare, picture
from lab.show.myst import Markdown, directive, dropdown, escape, fence, table, tabs
from lab.tasks import FILE, Task, split_caption

EVERYTHING = "*"
used: set[str] = set()  # what the chapter that is being executed has asked for
behind: set[str] = set()  # runs that it doesn't show, but offers to take along


@functools.cache
def book() -> Book:
    """The book that this file belongs to."""
    return Book()


@functools.cache
def code_fingerprint() -> str:
    """Digest of all code and settings that every page depends on."""
    files = book().fingerprint("lab/", "conf.py", "requirements.txt", "_templates/")
    content = hashlib.sha256(files.encode())
    for runtime in book().runtimes.values():
        content.update(f"{runtime} {runtime.live} {runtime.python_version}".encode())
    return content.hexdigest()


@functools.cache  # pages share what they use; it changes only when `run` executes something
def used_digest(entry: str) -> str:
    """Digest of what a page used: a task (its file), a snippet, a run or the list of all.  Empty if it is no more."""
    try:
        if entry == EVERYTHING:
            return hashlib.sha256(repr(book().addresses()).encode()).hexdigest()
        task = book().find_task(entry.split("/")[0])
        if entry.count("/") == 0:
            return hashlib.sha256((task.folder / FILE).read_bytes()).hexdigest()
        if entry.count("/") == 1:  # it is offered with the files that it takes: so all counts
            addresses = [Address(*entry.split("/"), runtime) for runtime in book().runtimes]
            return hashlib.sha256(repr([*map(book().key, addresses)]).encode()).hexdigest()
        return book().head(book().find(entry)).digest
    except Exception:  # it is gone: the page is read again and says so itself
        return ""


def task(name: str) -> Task:
    """A task by name.

    Raises:
        Problem: there is none; the nearest names are said.
    """
    used.add(name)
    return book().find_task(name)


def run(address: str) -> Run:
    """A run, for its facts.  In a notebook it is executed if it is not at hand.

    Args:
        address: `task/variant/runtime`.

    Raises:
        Problem: there is no such run (the nearest names are said), or it isn't what its task file says.
    """
    found = book().find(address)
    used.add(address)
    there = book().at_hand(found)
    if there is None:
        executor().execute(book().with_sources([found]))
        used_digest.cache_clear()
        there = book().run(found)
    if wrong := book().judge(there):
        raise Problem(wrong)
    return there


def all_runs() -> list[Run]:
    """All runs of the book, without their listings; executed if need be, as by `run`."""
    addresses = book().addresses()
    used.update([EVERYTHING, *map(str, addresses)])
    try:
        return list(map(book().head, addresses))
    except Problem:
        executor().execute(addresses)
        used_digest.cache_clear()
    return list(map(book().head, addresses))


@functools.cache
def executor() -> Executor:
    """What executes runs that are asked for and not at hand, in a notebook say: warm until the end."""
    executor = Executor(book())
    atexit.register(executor.close)
    return executor


def variant_runs(snippet: str, runtimes: Iterable[str] = ()) -> list[Run]:
    """The runs of a snippet: in these runtimes, or in all."""
    return [run(f"{snippet}/{runtime}") for runtime in runtimes or book().runtimes]


# -- one snippet, one run ------------------------------------------------------------------------


def code(snippet: str) -> Markdown:
    """The text of a snippet, its docstring as the caption.

    Args:
        snippet: `task/variant`.
    """
    addresses = [f"{snippet}/{runtime}" for runtime in book().runtimes]
    book().find(addresses[0])
    used.add(snippet)
    behind.update(addresses)
    name, variant = snippet.split("/")
    text = task(name).snippet(variant).read_text(encoding="utf-8")
    caption, text = split_caption(text)
    links = "".join(f"[](run:{snippet}/{runtime})" for runtime in book().runtimes)
    shown = fence(text, "python", caption=caption)
    files = f":::{{take}} {snippet}\n:::\n"  # see lab/site/take.py
    return Markdown(shown + files + directive("div", links, "run-code"))


def result(snippet: str, *runtimes: str) -> Markdown:
    """What a snippet printed, or the error that it raised, in these runtimes or in all.

    Args:
        snippet: `task/variant`.
        runtimes: ids.
    """
    found = variant_runs(snippet, runtimes)
    parts = []
    for group in _alike(found, lambda one: (one.printed, one.error_text)):
        parts.append(_printed(group[0]) if group[0].printed or not group[0].failed else "")
        parts.append(_error(group[0]) if group[0].failed else "")
        parts.append(note(group))
    return Markdown("".join(parts))


def snippet(name: str, *runtimes: str) -> Markdown:
    """A snippet's text and what came out, in these runtimes or in all.

    Args:
        name: `task/variant`.
        runtimes: ids.
    """
    return Markdown(code(name) + result(name, *runtimes))


def folded(title: str, *parts: str) -> Markdown:
    """What is shown only when its title is chosen: code behind a result, say.

    Args:
        title: what is in it.
        parts: what other functions here return.
    """
    return Markdown(dropdown(title, "".join(parts)))


def variables(address: str) -> Markdown:
    """A table of a run's variables."""
    found = run(address)
    return Markdown(_variables(found) + note([found]))


def operations(address: str) -> Markdown:
    """A table of a run's operations."""
    found = run(address)
    return Markdown(_operations(found) + note([found]))


def values(address: str, name: str, *header: str) -> Markdown:
    """A table of a dict or a list among a run's `values`.

    Args:
        address: `task/variant/runtime`.
        name: the name in `values`: a dict gives a row for each entry, a list one for each element;
            entries and elements that are dicts or lists give the further columns.
        header: titles of the columns.
    """
    found = run(address)
    content = found.values[name]
    rows = [[key, *_columns(value)] for key, value in content.items()] if isinstance(
        content, dict
    ) else [_columns(value) for value in content]  # fmt: skip
    return Markdown(
        table(list(map(escape, header)), [[cell(entry) for entry in row] for row in rows], "values")
        + note([found])
    )


def _columns(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else [value]


def matrix(name: str, *addresses: str) -> Markdown:
    """Tables of several runs side by side: what disagrees first and marked, equal columns as one.

    A cell that disagrees with the last one of its row is bold.  Case, quotes, and brackets around
    equal numbers count for nothing: `'SAME'` agrees with `'same'`, `(1, 1)` with `1`.  Rows in which
    all is the same, and rows that one column alone has, are told in a line each below.

    Args:
        name: the name in each run's `values`: a dict of rows, each a dict by column of a text, or of
            a name and a text; the name is shown where it isn't the row's.
        addresses: `task/variant/runtime`; runs that failed have no columns.
    """
    found = [run(address) for address in addresses]
    works = [one for one in found if not one.failed]
    labels = list(dict.fromkeys(label for one in works for label in one.values[name]))
    owners: dict[tuple, dict[str, list[str]]] = {}
    for one in works:
        told = one.values[name]
        for column in dict.fromkeys(key for row in told.values() for key in row):
            content = tuple(_pair(label, told.get(label, {}).get(column)) for label in labels)
            owner = owners.pop(content, {})  # the latest stands last
            owner.setdefault(escape(column), []).append(f"`{one.address.runtime}`")
            owners[content] = owner
    columns = {
        ", ".join(" ".join([column, *runtimes]) for column, runtimes in owner.items()): content
        for content, owner in owners.items()
    }
    rows: dict[str, list[list[str]]] = {"≠": [], "≈": []}
    everywhere = "The same in all that have it"
    below: dict[str, list[str]] = {title: [] for title in (everywhere, *columns)}
    for label, row in zip(labels, zip(*columns.values())):
        pairs = [pair for pair in row if pair]
        differs = [bool(pair) and _compared(pair[1]) != _compared(pairs[-1][1]) for pair in row]
        if any(differs) or len({name for name, _ in pairs}) > 1:
            cells = [_matrix_cell(label, *entry) for entry in zip(columns, row, differs)]
            sign = "≠" if any(differs) else "≈"
            rows[sign].append([sign, _breaking(escape(label)), *cells])
        else:
            only = len(pairs) == 1 < len(columns)
            title = list(columns)[row.index(pairs[0])] if only else everywhere
            below[title].append(escape("=".join(pairs[0])))
    marked = [*rows["≠"], *rows["≈"]]
    parts = [table(["", "", *columns], marked, "matrix")] if marked else []
    for title, entries in below.items():
        start = title if title == everywhere else f"Only in {title}"
        parts += [f"\n{start}: {', '.join(entries)}.\n"] if entries else []
    return Markdown(directive("div", "".join(parts), "matrix-parts") + note(found))


def _pair(label: str, value: Any) -> tuple[str, str] | None:
    """A matrix's cell as a name and a text."""
    if value is None:
        return None
    return tuple(value) if isinstance(value, list) else (label, _told(value))


def _compared(text: str) -> str:
    """What of a matrix's text is compared."""
    parts = {part.strip(" '\"").lower() for part in text.strip("()[]").split(",") if part.strip()}
    if len(parts) != 1:
        return text
    (part,) = parts
    try:
        return str(float(part))
    except ValueError:
        return part


def _matrix_cell(label: str, column: str, pair: tuple[str, str] | None, differs: bool) -> str:
    """A matrix's cell; it holds its column's title for phones, where rows become cards."""
    if pair is None:
        return ""
    shown = _breaking(escape(pair[1] if pair[0] == label else "=".join(pair)))
    return f"[{column}]{{.column}} " + (f"**{shown}**" if differs else shown)


def _breaking(text: str) -> str:
    """Escaped text that may be broken behind underscores and equals signs."""
    return re.sub(r"\\?([_=])", r"\\\1<wbr>", text)


def cell(value: Any) -> str:
    """A value in a table: numbers with no more digits than hold on every machine."""
    return escape(_told(value))


def _told(value: Any) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def lines(series: Mapping[str, Sequence[float]], x: str, y: str, title: str) -> Markdown:
    """A chart of lines, with its numbers folded below.

    Args:
        series: y values by the line's name, at x = 1, 2, …; taken from runs.
        x, y: what the axes show, with units.
        title: what the chart shows.
    """
    longest = max(map(len, series.values()))
    rows = [
        [str(n + 1), *(cell(ys[n]) if n < len(ys) else "" for ys in series.values())]
        for n in range(longest)
    ]
    points = {name: (range(1, len(ys) + 1), ys) for name, ys in series.items()}
    return _chart(
        chart.lines(points, x, y, title), title, table([x, *map(escape, series)], rows, "values")
    )


def bars(values: Mapping[str, float], x: str, title: str) -> Markdown:
    """A chart of horizontal bars, with its numbers folded below.

    Args:
        values: by the bar's name; taken from runs.
        x: what the bars show, with the unit.
        title: what the chart shows.
    """
    rows = [[escape(name), f"{value:,.0f}"] for name, value in values.items()]
    return _chart(chart.bars(values, x, title), title, table(["", x], rows, "values"))


def _chart(svg: str, title: str, numbers: str) -> Markdown:
    picture = directive("div", directive("raw", svg, "html"), "graph-scroll")
    return Markdown(picture + dropdown(f"The numbers: {title}", numbers))


def graph(address: str, other: str = "") -> Markdown:
    """A picture of a run's operations, told in words below; or of two runs', one over the other.

    Args:
        address, other: `task/variant/runtime`.
    """
    found = [run(one) for one in (address, other) if one]
    told = picture.told_of_both(*found) if other else picture.told(*found)
    link = f"[Open the picture alone](picture:{picture.name(*(one.address for one in found))}), to zoom."
    svg = directive("raw", picture.svg(*found), "html")
    parts = [directive("div", svg, "graph-scroll"), " ".join([*told, link]) + "\n"]
    if not other:
        title = f"All {len(found[0].operations)} operations"
        parts.append(dropdown(title, _operations(found[0])))
    return Markdown("\n".join(parts) + note(found))


def note(found: Iterable[Run]) -> str:
    """The line under a listing: which runtimes and versions made it, live or recorded.

    It holds a link for each run, which lab/site/page.py makes into the run's anchor on the page; readers see
    the links of runs that are told of one by one.
    """
    parts: dict[tuple[str, str], dict[Address, None]] = {}
    for one in found:
        versions = [
            f"{title} {one.versions[name]}"
            for name, title in (("tensorflow", "TensorFlow"), ("python", "Python"))
        ]
        text = " · ".join([*versions, "recorded" if one.recorded else "live"])
        parts.setdefault((f"`{one.address.runtime}`", text), {})[one.address] = None
    told = []
    for (runtime, text), addresses in parts.items():
        links = "".join(f"[](run:{address})" for address in addresses)
        name = links.replace("[]", f"[{runtime}]") if len(addresses) == 1 else runtime + links
        told.append(f"{name}: {text}")
    return "\n" + directive("div", "; ".join(told), "run-note")


# -- many at once --------------------------------------------------------------------------------


def variants(name: str) -> Markdown:
    """All variants of a task in synchronised tabs: code, outcome, variables, operations."""
    return Markdown(
        tabs(
            (
                (title, variant, _variant(name, variant))
                for variant, title in task(name).variants.items()
            ),
            group=name,
        )
    )


def _variant(name: str, variant: str) -> str:
    found = variant_runs(f"{name}/{variant}")
    parts = [code(f"{name}/{variant}")]
    works = [one for one in found if not one.failed]
    for group in _alike(works, lambda one: (one.printed, one.variables, one.operations)):
        first, ids = group[0], _ids(group)
        parts.append(f"\n✓ works in {ids}\n")
        if first.printed:
            parts.append(_printed(first))
        if first.variables:
            parts.append(_variables(first))
        if first.operations:
            kind = "as traced by `tf.function`" if first.mode == "eager" else "in the graph"
            title = f"{len(first.operations)} operations {kind}, {ids}"
            parts.append(dropdown(title, _operations(first)))
        parts.append(note(group))
    fails = [one for one in found if one.failed]
    for group in _alike(fails, lambda one: one.error_text):
        parts.append(f"\n✗ fails in {_ids(group)}\n\n" + _error(group[0]) + note(group))
    return "\n".join(parts)


def outcomes(name: str) -> Markdown:
    """A table of a task: every variant in every runtime, works or which error."""
    header = ["", *(f"`{runtime}`" for runtime in book().runtimes)]
    rows, everything = [], []
    for variant, title in task(name).variants.items():
        found = variant_runs(f"{name}/{variant}")
        rows.append(
            [
                title,
                *(f"✗ {escape(one.error['type'])}" if one.failed else "✓ works" for one in found),
            ]
        )
        everything += found
    return Markdown(table(header, rows, "outcomes") + note(everything))


def comparison(here: str, there: str) -> Markdown:
    """Variables and operations of two runs side by side, what differs marked.

    Args:
        here, there: `task/variant/runtime`.
    """
    one, other = run(here), run(there)
    parts = _compared_listings(one, other)
    if one.address.task == other.address.task:
        parts += f"\n[Fold, filter, or compare other runs]({_choice(one, other)})\n"
    return Markdown(parts + note([one, other]))


def glance(here: str, there: str) -> Markdown:
    """The short of a comparison: the variables, and the operations from what is put in to what comes out.

    Args:
        here, there: `task/variant/runtime`, of one task.
    """
    one, other = run(here), run(there)
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
    """What `_static/compare.js` makes the place where readers compare any two runs of a task.

    Args:
        here, there: `task/variant/runtime`: what is compared at first, and without JavaScript.
    """
    one, other = run(here), run(there)
    told = (
        "Choosing needs JavaScript, which is off here. What stands below is "
        f"[one comparison]({_choice(one, other)}); chapters show theirs without it.\n\n"
    )
    return Markdown(
        directive("div", told + _compared_listings(one, other) + note([one, other]), "viewer")
    )


def _choice(one: Run, other: Run) -> str:
    """A link to the viewer with a comparison: see lab/site/page.py."""
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
    """The first cell of a line of a comparison; phones show equal lines once."""
    sign = compare.SIGNS[pair.sign]
    return f"[{sign}]{{.equal}}" if pair.sign == "equal" else sign


def _sides(pair: compare.Pair) -> list[str]:
    """Both cells of a line of a comparison; what differs is bold."""
    words = [compare.facts(entry) if entry else [] for entry in (pair.here, pair.there)]
    if not all(words):
        return [_cell([[(fact, False)] for fact in facts]) for facts in words]
    marked = [_mark(a, b) for a, b in zip_longest(*words, fillvalue="")]
    sides = [[side[0] for side in marked], [side[1] for side in marked]]
    if pair.sign == "changed" and words[0][1:] == words[1][1:]:  # it is the inputs that differ
        for side, entry in zip(sides, (pair.here, pair.there)):
            side.append([("from " + " ".join(entry.get("inputs", [])), True)])
    return [_cell(side) for side in sides]


def _mark(a: str, b: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Cut two texts behind slashes into pieces that are alike and pieces that differ (True)."""
    one, other = a.replace("/", "/\n").split("\n"), b.replace("/", "/\n").split("\n")
    sides: tuple[list, list] = ([], [])
    for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        for side, text in zip(sides, ("".join(one[i:j]), "".join(other[k:m]))):
            if text:
                side.append((text, tag != "equal"))
    return sides


def _cell(facts: list[list[tuple[str, bool]]]) -> str:
    """Facts of a variable or operation; the first is its name."""
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
    """Which runs of a task gave the same numbers to the bit, and how far apart the others are.

    Args:
        name: the task.
    """
    found = [
        one
        for variant in task(name).variants
        for one in variant_runs(f"{name}/{variant}")
        if one.parity
    ]
    groups: list[list[Run]] = []
    for one in found:
        group = next((g for g in groups if compare.compare_numbers(one, g[0]).bit_equal), None)
        groups.append([one]) if group is None else group.append(one)
    lettered = list(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", groups))
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
        dropdown("Each run against each", table(["", *map(_short, found)], matrix, "parity")),
        (
            "\n`=` means equal to the bit, told by a hash of all values. A number is the largest absolute "
            f"difference, among up to {kept:,} evenly spaced values of each array; in brackets, the same "
            "relative to the array's largest value.\n"
        ),
        note(found),
    ]
    return Markdown("".join(parts))


KINDS = {
    "outputs": "outputs",
    "gradient by inputs": "gradient by the inputs",
    "gradient by weights": "gradients by the weights",
}


def _short(one: Run) -> str:
    return f"{escape(task(one.address.task).variants[one.address.variant])} `{one.address.runtime}`"


def _members(group: Iterable[Run]) -> str:
    """Each variant of a group by its title, with the runtimes in which it belongs there."""
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


# -- the whole book ------------------------------------------------------------------------------


def executed() -> Markdown:
    """A table of the runtimes, and how many snippets each executed, live or from recordings."""
    found = all_runs()
    header = ["", *(f"`{runtime}`" for runtime in book().runtimes)]
    columns = []
    for runtime in book().runtimes.values():
        ours = [one for one in found if one.address.runtime == runtime.id]
        versions = ours[0].versions
        columns.append(
            {"what it is": runtime.title}
            | {VERSIONS[name]: versions.get(name, "–") for name in VERSIONS}
            | {"switches": ", ".join(f"{k}={v}" for k, v in runtime.switches.items()) or "–"}
            | {"executed": "from recordings" if ours[0].recorded else "live"}
            | {"snippets that worked": sum(not one.failed for one in ours)}
            | {"that raised the error they must": sum(one.failed for one in ours)}
        )
    rows = [[label, *(escape(str(column[label])) for column in columns)] for label in columns[0]]
    seconds = sum(one.seconds for one in found)
    # Coarse, since it differs between machines, and pages must not.
    spans = ((60, "a minute"), (1800, "half an hour"))
    span = next((words for most, words in spans if seconds < most), "some hours")
    recorded = sum(one.recorded for one in found)
    return Markdown(
        table(header, rows, "values")
        + f"\n{len(found) // len(book().runtimes)} snippets in {len(book().tasks)} tasks, each in "
        + f"{len(book().runtimes)} runtimes: {len(found)} runs, {len(found) - recorded} of them live and "
        + f"{recorded} from recordings. All together took less than {span} of a processor.\n"
    )


VERSIONS = {
    "python": "Python",
    "tensorflow": "TensorFlow",
    "keras": "keras",
    "tf_keras": "tf_keras",
    "tf_slim": "tf_slim",
    "numpy": "NumPy",
}


def expected_errors() -> Markdown:
    """All errors that are results: each message once, the reasons, and the runs in which it comes."""
    errors: dict[str, dict[str, list[Run]]] = {}
    for one in all_runs():
        expected = task(one.address.task).expected_error(one.address.variant, one.address.runtime)
        if expected:
            errors.setdefault(one.error_text, {}).setdefault(expected.reason, []).append(one)
    parts = []
    for text, reasons in sorted(
        errors.items(), key=lambda entry: -sum(map(len, entry[1].values()))
    ):
        name = hashlib.sha256(text.encode()).hexdigest()[:8]
        parts.append(f"(error-{name})=\n" + fence(text, "text", css="run-error"))
        told = sorted(reasons, key=lambda reason: -len(reasons[reason]))
        parts += [f"- {reason}" for reason in told] if len(told) > 1 else told
        found = [one for reason in told for one in reasons[reason]]
        count = f"{len(found)} runs" if len(found) > 1 else "1 run"
        parts.append("\n" + dropdown(count, _places(found)))
    return Markdown("\n".join(parts))


def _places(found: Iterable[Run]) -> str:
    """The runs by their snippets, with links to where chapters show them: see lab/site/page.py."""
    snippets: dict[str, list[str]] = {}
    for one in found:
        snippet = f"{one.address.task}/{one.address.variant}"
        link = f"[`{one.address.runtime}`](place:{one.address})"
        snippets.setdefault(snippet, []).append(link)
    return "; ".join(f"{escape(name)} in {', '.join(links)}" for name, links in snippets.items())


# -- parts ---------------------------------------------------------------------------------------


def _alike(found: Iterable[Run], fact: Callable[[Run], Any]) -> list[list[Run]]:
    """Group runs in which a fact is the same."""
    groups: list[list[Run]] = []
    for one in found:
        group = next((group for group in groups if fact(group[0]) == fact(one)), None)
        groups.append([one]) if group is None else group.append(one)
    return groups


def _ids(group: Iterable[Run]) -> str:
    return ", ".join(f"`{one.address.runtime}`" for one in group)


def _printed(one: Run) -> str:
    return (
        fence(one.printed.rstrip("\n"), "text") if one.printed.strip() else "It printed nothing.\n"
    )


def _error(one: Run) -> str:
    """The exact error of a run, and the reason that its task file gives."""
    expected = book().tasks[one.address.task].expected_error(*one.address[1:])
    used.add(one.address.task)  # for the reason
    return (
        fence(one.error_text, "text", css="run-error")
        + (expected.reason if expected else "")
        + "\n"
    )


def _variables(one: Run) -> str:
    if not one.variables:
        return "No variables.\n"
    rows = [
        [
            escape(variable["name"]),
            escape(str(tuple(variable["shape"]))),
            escape(variable["dtype"]),
            "yes" if variable["trainable"] else "no",
            escape(variable["initialiser"] or "not told"),
        ]
        for variable in one.variables
    ]
    return table(["variable", "shape", "dtype", "trainable", "initialiser"], rows, "variables")


def _operations(one: Run) -> str:
    rows = [
        [escape(op["name"]), escape(op["type"]), ", ".join(map(escape, op["inputs"]))]
        for op in one.operations
    ]
    return table(["operation", "type", "inputs"], rows, "ops")
