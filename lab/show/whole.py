"""Show facts about the whole book."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from lab.runs import Run
from lab.show.asked import all_runs, book, task
from lab.show.myst import Markdown, directive, dropdown, escape, fence, table

VERSIONS = {
    "python": "Python",
    "tensorflow": "TensorFlow",
    "keras": "keras",
    "tf_keras": "tf_keras",
    "tf_slim": "tf_slim",
    "numpy": "NumPy",
}


def executed() -> Markdown:
    """A table of the runtimes: versions, whether each was executed live, and how many snippets worked in it."""
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
            | {"snippets that raised the expected error": sum(one.failed for one in ours)}
        )
    rows = [[label, *(escape(str(column[label])) for column in columns)] for label in columns[0]]
    seconds = sum(one.seconds for one in found)
    # Coarse, since the time differs between machines but pages must not.
    spans = ((60, "a minute"), (1800, "half an hour"))
    span = next((words for most, words in spans if seconds < most), "some hours")
    recorded = sum(one.recorded for one in found)
    return Markdown(
        table(header, rows, "values")
        + f"\n{len(found) // len(book().runtimes)} snippets in {len(book().tasks)} tasks, each in "
        + f"{len(book().runtimes)} runtimes: {len(found)} runs, {len(found) - recorded} of them live and "
        + f"{recorded} from recordings. Together they took less than {span} of processor time.\n"
    )


def expected_errors() -> Markdown:
    """All expected errors: each message once, with its reasons and the runs that raise it."""
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
        parts.append("\n" + dropdown(count, directive("div", _places(found), "run-note")))
    return Markdown("\n".join(parts))


def _places(found: Iterable[Run]) -> str:
    """Runs by their snippets, with links to the chapters that show them; lab/site/page.py resolves these."""
    snippets: dict[str, list[str]] = {}
    for one in found:
        snippet = f"{one.address.task}/{one.address.variant}"
        link = f"[`{one.address.runtime}`](place:{one.address})"
        snippets.setdefault(snippet, []).append(link)
    return "; ".join(f"{escape(name)} in {', '.join(links)}" for name, links in snippets.items())
