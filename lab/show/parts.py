"""The parts of what pages show of runs, which the other modules here put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from lab.runs import Address, Run, shape_of
from lab.show.asked import book, used
from lab.show.myst import directive, escape, fence, table


def note(found: Iterable[Run]) -> str:
    """The line under a listing that says which runtimes and versions made it, live or recorded.

    It contains a link for each run, which tells lab/site/page.py where to put the run's anchor on the page.  Readers
    see a link only if it is the single one of its runtime.
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


def alike(found: Iterable[Run], fact: Callable[[Run], Any]) -> list[list[Run]]:
    """Group runs for which a function gives the same value."""
    groups: list[list[Run]] = []
    for one in found:
        group = next((group for group in groups if fact(group[0]) == fact(one)), None)
        groups.append([one]) if group is None else group.append(one)
    return groups


def ids_of(group: Iterable[Run]) -> str:
    """The runtimes of some runs, as inline code."""
    return ", ".join(f"`{one.address.runtime}`" for one in group)


def printed(one: Run) -> str:
    """What a run printed."""
    return (
        fence(one.printed.rstrip("\n"), "text") if one.printed.strip() else "It printed nothing.\n"
    )


def error(one: Run) -> str:
    """The exact error of a run, and the reason that its task file gives."""
    expected = book().tasks[one.address.task].expected_error(*one.address[1:])
    used.add(one.address.task)  # for the reason
    return (
        fence(one.error_text, "text", css="run-error")
        + (expected.reason if expected else "")
        + "\n"
    )


def variable_table(one: Run) -> str:
    """A table of a run's variables."""
    if not one.variables:
        return "No variables.\n"
    rows = [
        [
            escape(variable["name"]),
            escape(shape_of(variable)),
            escape(variable["dtype"]),
            "yes" if variable["trainable"] else "no",
            escape(variable["initialiser"] or "unknown"),
        ]
        for variable in one.variables
    ]
    return table(["variable", "shape", "dtype", "trainable", "initialiser"], rows, "variables")


def operation_table(one: Run) -> str:
    """A table of a run's operations."""
    rows = [
        [escape(op["name"]), escape(op["type"]), ", ".join(map(escape, op["inputs"]))]
        for op in one.operations
    ]
    return table(["operation", "type", "inputs"], rows, "ops")


def cell(value: Any) -> str:
    """A value in a table, with no more digits than are the same on every machine."""
    return escape(plain(value))


def plain(value: Any) -> str:
    """A value as text; a float with three significant digits."""
    return f"{value:.3g}" if isinstance(value, float) else str(value)
