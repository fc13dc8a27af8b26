"""Execute snippets again, and compare: each must do the same every time."""

from __future__ import annotations

from lab import runs, show
from lab.build import alone
from lab.execute import Executor
from lab.problems import Problem
from lab.record import differences
from lab.runs import Run

TOLD = 3  # differences of one run


def verify(task: str) -> None:
    """Execute snippets once more in every live runtime, and compare what they do with their runs.

    The second time each gets other addresses and another order of its sets, on which no result may depend.

    Args:
        task: the task whose snippets are executed; all tasks if it is empty.

    Raises:
        Problem: there is no such task, or a snippet did something else this time.
    """
    book = show.book()
    tasks = [book.find_task(task).name] if task else book.tasks.keys()
    live = [runtime for runtime in book.runtimes.values() if runtime.live]
    addresses = [
        address
        for address in book.addresses()
        if address.task in tasks and book.runtimes[address.runtime] in live
    ]
    problems: list[str] = []

    def compare(again: Run) -> None:
        run = book.run(again.address)
        if runs.digest(again) != run.digest:
            found = list(differences(run, again))[:TOLD]
            problems.append(
                f"{run.address.file}: in {run.address.runtime} it does not do the same every time: "
                f"{'; '.join(found) or 'last digits, the order of a dict or the content of kept files differ'}.\n"
                "    Give its random numbers a seed and its sets an order, or leave out what varies."
            )

    with alone(book.build):
        with Executor(book) as executor:
            executor.execute(book.with_sources(addresses))
        with Executor(book, compare) as executor:
            problems += executor.execute_anew(addresses)
    print(f"{len(addresses)} runs in {', '.join(runtime.id for runtime in live)} were compared.")
    if problems:
        raise Problem(*problems)
