"""The book as it lies in the checkout: its runtimes, its tasks, and the runs at hand."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from lab import runs
from lab.files import digests
from lab.problems import Problem, nearest, shorten
from lab.runs import Address, Run
from lab.runtimes import Runtime, RuntimeFileError, load_runtimes
from lab.tasks import Task, load_tasks

ROOT = Path(__file__).resolve().parent.parent
# All that pages are made from, and what reads it.
SOURCES = (
    "*.md",
    "*.py",
    "*.txt",
    "docutils.conf",
    "chapters",
    "snippets",
    "lab",
    "runtimes",
    "_static",
    "_templates",
)


class Book:
    """Runtimes, tasks and the runs at hand.

    Args:
        root: the checkout.

    Attributes:
        sources: digests of all files that pages are made from, by name, when the book was read.

    Raises:
        Problem: a task file or a runtime file is wrong.
    """

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.sources = digests(root, SOURCES)  # first, so that it tells of whatever is saved later
        try:
            self.runtimes: dict[str, Runtime] = load_runtimes(root)
        except RuntimeFileError as error:
            raise Problem(str(error)) from error
        self.tasks: dict[str, Task] = load_tasks(root, self.runtimes)
        self._keys: dict[Address, str] = {}
        self._heads: dict[Address, Run] = {}
        self._executed: set[Address] = set()
        # Runs are read again and again, but never all held at once.
        self._read = functools.lru_cache(maxsize=256)(self._load)

    @property
    def build(self) -> Path:
        """The folder of all that is made."""
        return self.root / "_build"

    def fingerprint(self, *starts: str) -> str:
        """Digest of the sources whose names start with one of these."""
        found = {name: digest for name, digest in self.sources.items() if name.startswith(starts)}
        return hashlib.sha256(repr(found).encode()).hexdigest()

    def addresses(self) -> list[Address]:
        """Every variant in every runtime; a variant that takes files after the one that keeps them."""
        everything = [
            address
            for task in self.tasks.values()
            for variant in task.variants
            for address in self.in_each_runtime(task.name, variant)
        ]
        return sorted(everything, key=self._depth)

    def in_each_runtime(self, task: str, variant: str) -> list[Address]:
        """The runs of a snippet."""
        return [Address(task, variant, runtime) for runtime in self.runtimes]

    def _depth(self, address: Address) -> int:
        source = self.source(address)
        return 0 if source is None else 1 + self._depth(source)

    def source(self, address: Address) -> Address | None:
        """The run whose kept files this one takes, if any."""
        taken = self.tasks[address.task].takes.get(address.variant)
        return Address(address.task, *taken.split("/")) if taken else None

    def with_sources(self, wanted: Iterable[Address]) -> list[Address]:
        """These runs and those whose files they take, in the order in which they are executed."""
        everything = set()
        for address in wanted:
            while address and address not in everything:
                everything.add(address)
                address = self.source(address)
        return [address for address in self.addresses() if address in everything]

    def find_task(self, name: str) -> Task:
        """The task of this name.

        Raises:
            Problem: there is none; the nearest names are said.
        """
        if name not in self.tasks:
            raise Problem(f"There is no task '{name}'{nearest(name, self.tasks)}.")
        return self.tasks[name]

    def find(self, text: str) -> Address:
        """The address that `task/variant/runtime` names.

        Raises:
            Problem: there is none; the nearest names are said.
        """
        address = Address(*(text.split("/") + ["", ""])[:3])
        self.find_task(address.task)
        variants = self.tasks[address.task].variants
        if address.variant not in variants:
            raise Problem(
                f"Task '{address.task}' has no variant '{address.variant}'"
                f"{nearest(address.variant, variants)}."
            )
        if address.runtime not in self.runtimes:
            raise Problem(
                f"There is no runtime '{address.runtime}'{nearest(address.runtime, self.runtimes)}."
            )
        return address

    def key(self, address: Address) -> str:
        """Digest of all that a run depends on and that is alike on every machine, as the book was read.

        That is: the snippet and its name, the data files beside it, what its task file says of its
        execution, the code that executes and observes it, the runtime's lock, environment and preloaded
        modules, and the key of the run whose files it takes (their bytes may differ between processors).
        The interpreter's patch release is added by the place where live runs are kept.
        """
        if address not in self._keys:
            self._keys[address] = self._key(address, self.sources)
        return self._keys[address]

    def has_changed(self, address: Address) -> bool:
        """Whether the files of its task that a run depends on have changed since the book was read."""
        now = digests(self.root, [f"snippets/{address.task}"])
        return self._key(address, now) != self.key(address)

    def _key(self, address: Address, sources: dict[str, str]) -> str:
        task, runtime = self.tasks[address.task], self.runtimes[address.runtime]
        source = self.source(address)
        beside = [str(file.relative_to(self.root)) for file in task.data_files]
        parts = [
            address,
            sources.get(address.file),
            [[name, sources.get(name)] for name in beside],
            task.compares,
            task.keeps.get(address.variant, []),
            self.key(source) if source else None,
            self._inside,
            runtime.python,
            runtime.wanted,
            sorted(runtime.variables.items()),
            runtime.preload,
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    @functools.cached_property
    def _inside(self) -> str:
        """Digest of the code that executes and observes snippets."""
        return self.fingerprint("lab/inside/")

    def path(self, address: Address) -> Path:
        """Where a live run is kept: named by the interpreters that had a part in it, its time limit, and its key.

        Under a shorter limit it might not come to its end.  Recordings hold under each limit: whoever raises it
        on a slow machine needs no other to record them.
        """
        names, source = [], address
        while source:
            names.append(f"{source.runtime}-{self.runtimes[source.runtime].python_version}")
            source = self.source(source)
        folder = f"{'-from-'.join(names)}-{self.tasks[address.task].seconds}s"
        return self.build / "runs" / folder / f"{self.key(address)}.json"

    def recording(self, address: Address) -> Path:
        """Where a run is recorded."""
        folder = self.runtimes[address.runtime].recordings
        return folder / address.task / f"{address.variant}.json"

    def missing(self, addresses: Iterable[Address]) -> list[Address]:
        """Those of these runs that are executed here and have no file yet.  Files that are there are not opened."""
        return [
            address
            for address in addresses
            if self.runtimes[address.runtime].live and not self.path(address).exists()
        ]

    def at_hand(self, address: Address) -> Run | None:
        """The run; None if it must be executed first.

        A run with an error that its task file doesn't declare is executed again in each process: the machine may
        have been the cause.

        Raises:
            Problem: the runtime is not live, and its recording is missing, stale or damaged, or it
                needs none since every machine can install it.
        """
        try:
            return self._read(address)
        except (FileNotFoundError, runs.Unreadable):  # a damaged file is executed anew
            return None

    def is_at_hand(self, address: Address) -> bool:
        """Whether a run need not be executed.  Faster than `at_hand`: only its head is taken from its file.

        Raises:
            Problem: as from `at_hand`.
        """
        try:
            self._heads[address] = self._load(address, whole=False).head
        except (FileNotFoundError, runs.Unreadable):
            return False
        return True

    def _load(self, address: Address, *, whole: bool = True) -> Run:
        runtime = self.runtimes[address.runtime]
        if not runtime.live and not runtime.python:
            raise Problem("requirements.txt is not installed as it stands. Run `make html`.")
        if not runtime.live:
            return self.recorded(address)
        path = self.path(address)
        run = runs.read(path, whole=whole)
        if run.key != path.stem:
            raise runs.Unreadable("it is another run's")
        if self.failed_wrongly(run) and address not in self._executed:
            raise runs.Unreadable("its error may have been its machine's: a disk was full, say")
        return run

    def recorded(self, address: Address) -> Run:
        """The recording of a run.

        Raises:
            Problem: it is missing, stale or damaged; the message names the file and the command.
        """
        where, mend = self._mend(address)
        try:
            run = self.read_recording(address)
        except FileNotFoundError:
            raise Problem(f"{where}: there is no recording of {address}. {mend}") from None
        if run.key != self.key(address):
            beside = [file.name for file in self.tasks[address.task].data_files]
            changed = f"{address}, {', '.join(beside)} beside it," if beside else f"{address}"
            raise Problem(
                f"{where}: the recording is stale: {changed} or what executes it has changed since. "
                f"{mend}"
            )
        return run

    def read_recording(self, address: Address, *, whole: bool = True) -> Run:
        """The recording of a run, however old.

        Args:
            address: the run's.
            whole: whether more than its head is wanted.

        Raises:
            FileNotFoundError: there is none.
            Problem: it is damaged; the message names the file and the command.
        """
        try:
            return runs.read(self.recording(address), recorded=True, whole=whole)
        except runs.Unreadable as error:
            where, mend = self._mend(address)
            raise Problem(
                f"{where}: the recording can't be used: {error}. "
                f"Restore it with git, or mend it: {mend}"
            ) from None

    def _mend(self, address: Address) -> tuple[Path, str]:
        """Where a recording is, and what makes it anew."""
        python = self.runtimes[address.runtime].python
        mend = f"Run `make record` where a Python {python} is found, and commit it."
        return self.recording(address).relative_to(self.root), mend

    def add(self, run: Run) -> None:
        """Keep a run that was just executed.  One whose error is not declared counts for this process only."""
        runs.write(run, self.path(run.address))
        self._executed.add(run.address)

    def run(self, address: Address) -> Run:
        """A run that is at hand.

        Raises:
            Problem: it was not executed yet.
        """
        run = self.at_hand(address)
        if run is None:
            raise Problem(f"{address} was not executed yet. Run `make html`.")
        return run

    def head(self, address: Address) -> Run:
        """A run that is at hand, as `Run.head`.  It is read once: many callers ask for the heads of all runs.

        Raises:
            Problem: it was not executed yet.
        """
        if address not in self._heads:
            self._heads[address] = self.run(address).head
        return self._heads[address]

    def failed_wrongly(self, run: Run) -> bool:
        """Whether a run has an error that its task file doesn't declare."""
        return run.failed and self.judge(run) is not None

    def judge(self, run: Run) -> str | None:
        """What is wrong with a run's outcome, by what its task file declares; None if it is right."""
        address = run.address
        task = self.tasks[address.task]
        where = address.file
        expected = task.expected_error(address.variant, address.runtime)
        raised = shorten(run.error_text) if run.error else ""
        declare = f"snippets/{address.task}/task.toml"
        if expected is None:
            if run.error is None:
                return None
            line = f":{run.error['line']}" if run.error["line"] else ""
            hint = (
                " A snippet may write into its working folder and temporary folders only, read of the "
                "checkout only the data beside it, and not use the network."
                if "ermission denied" in run.error_text
                else ""
            )
            return (
                f"{where}{line}: in {address.runtime} it raised {raised}\n"
                f"    Mend the snippet; if the error is right, declare it in {declare}.{hint}"
            )
        if run.error is None:
            return (
                f"{where}: in {address.runtime} the expected error no longer comes "
                f"({expected.error}).\n    If that is right, take it out of {declare}."
            )
        if not expected.matches(run.error_text):
            return (
                f"{where}:{run.error['line']}: in {address.runtime} it raised another error than "
                f"expected.\n    expected: {expected.error}\n    raised:   {raised}\n"
                f"    Mend the snippet or its declaration in {declare}."
            )
        return None
