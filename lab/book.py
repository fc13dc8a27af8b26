"""The book as it is in the checkout: its runtimes, its tasks, and their stored runs.

A run is available when it needn't be executed: it is stored under the key of the snippet as it is
now, or there is such a recording of it.
"""

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
# Everything that pages depend on: their text, and the code that makes them.
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
INSIDE = "lab/inside"  # the code that executes and observes snippets
NOT_EXECUTED = "{} has not been executed yet. Run `make html`."


class Book:
    """Runtimes, tasks and stored runs.

    Args:
        root: the checkout.

    Attributes:
        sources: digests by file name of all files that pages depend on, as they were when the book was read.

    Raises:
        Problem: a task file or a runtime file is wrong.
    """

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.sources = digests(root, SOURCES)  # first, so that any later change can be noticed
        try:
            self.runtimes: dict[str, Runtime] = load_runtimes(root)
        except RuntimeFileError as error:
            raise Problem(str(error)) from error
        self.tasks: dict[str, Task] = load_tasks(root, self.runtimes)
        self._keys: dict[Address, str] = {}
        self._paths: dict[Address, Path] = {}
        self._heads: dict[Address, Run] = {}
        self._executed: set[Address] = set()
        # Runs are read many times, but too large to be all kept in memory.
        self._read = functools.lru_cache(maxsize=256)(self._load)

    @property
    def build(self) -> Path:
        """The folder for everything that is built."""
        return self.root / "_build"

    def fingerprint(self, *starts: str) -> str:
        """Digest of the sources whose names start with one of these prefixes."""
        found = {name: digest for name, digest in self.sources.items() if name.startswith(starts)}
        return hashlib.sha256(repr(found).encode()).hexdigest()

    def addresses(self) -> list[Address]:
        """Every variant in every runtime; a variant that takes another's files comes after that one."""
        everything = [
            address
            for task in self.tasks.values()
            for variant in task.variants
            for address in self.in_each_runtime(task.name, variant)
        ]
        return sorted(everything, key=self._depth)

    def in_each_runtime(self, task: str, variant: str) -> list[Address]:
        """The addresses of a snippet's runs, one for each runtime."""
        return [Address(task, variant, runtime) for runtime in self.runtimes]

    def _depth(self, address: Address) -> int:
        source = self.source(address)
        return 0 if source is None else 1 + self._depth(source)

    def source(self, address: Address) -> Address | None:
        """The run whose kept files this run takes, if any."""
        taken = self.tasks[address.task].takes.get(address.variant)
        return Address(address.task, *taken.split("/")) if taken else None

    def with_sources(self, wanted: Iterable[Address]) -> list[Address]:
        """These runs and the runs whose files they take, in the order of execution."""
        everything = set()
        for address in wanted:
            while address and address not in everything:
                everything.add(address)
                address = self.source(address)
        return [address for address in self.addresses() if address in everything]

    def find_task(self, name: str) -> Task:
        """The task of this name.

        Raises:
            Problem: there is none; the message suggests similar names.
        """
        if name not in self.tasks:
            raise Problem(f"There is no task '{name}'{nearest(name, self.tasks)}.")
        return self.tasks[name]

    def find(self, text: str) -> Address:
        """The address that `task/variant/runtime` names.

        Raises:
            Problem: there is none; the message suggests similar names.
        """
        address = Address(*(text.split("/", 2) + ["", ""])[:3])
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
        """Digest of everything that a run depends on and that is the same on every machine.

        That is: the snippet and its name, the data files beside it, the entries of its task file that matter to its
        execution, the code that executes and observes it, the runtime's lock file, environment variables and
        preloaded modules, and the key of the run whose files it takes (not these files, whose bytes may
        differ between processors).  All are taken as they were when the book was read.  The interpreter's patch
        release is not part of it, but of the path at which a live run is stored.
        """
        if address not in self._keys:
            self._keys[address] = self._key(address, self.sources)
        return self._keys[address]

    def has_changed(self, address: Address) -> bool:
        """Whether files of a run's task that it depends on have changed since the book was read."""
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
            self.code,
            runtime.python,
            runtime.wanted,
            sorted(runtime.variables.items()),
            runtime.preload,
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    @functools.cached_property
    def code(self) -> str:
        """Digest of the code that executes and observes snippets."""
        return self.fingerprint(f"{INSIDE}/")

    def path(self, address: Address) -> Path:
        """Where a live run is stored: named by its interpreter (and those of runs whose files it takes), limit and key.

        The time limit is part of it, since the snippet might not finish within a shorter one.  Recordings are
        valid under any limit, so that raising it on a slow machine doesn't require recording them again.
        """
        if address not in self._paths:
            names, source = [], address
            while source:
                names.append(f"{source.runtime}-{self.runtimes[source.runtime].python_version}")
                source = self.source(source)
            folder = f"{'-from-'.join(names)}-{self.tasks[address.task].seconds}s"
            self._paths[address] = self.build / f"runs/{folder}/{self.key(address)}.json"
        return self._paths[address]

    def recording(self, address: Address) -> Path:
        """Where a run is recorded."""
        folder = self.runtimes[address.runtime].recordings
        return folder / address.task / f"{address.variant}.json"

    def missing(self, addresses: Iterable[Address]) -> list[Address]:
        """Those of these runs that can be executed here and have no file yet.  Existing files are not opened."""
        return [
            address
            for address in addresses
            if self.runtimes[address.runtime].live and not self.path(address).exists()
        ]

    def available(self, address: Address) -> Run | None:
        """A run, if it is available; None if it must be executed first.

        A run with an error that its task file doesn't declare is executed again by every new process, since the
        machine may have caused the error.

        Raises:
            Problem: the runtime is not live, and the run's recording is missing, stale or damaged; or the runtime
                has no recordings, since every machine can install it.
        """
        try:
            return self._read(address)
        except (FileNotFoundError, runs.Unreadable):
            # A snippet whose file is damaged is executed again.
            return None

    def is_available(self, address: Address) -> bool:
        """Whether a run is available.  Faster than `available`: only the head of its file is parsed.

        Raises:
            Problem: as from `available`.
        """
        try:
            self._heads[address] = self._load(address, whole=False).head
        except (FileNotFoundError, runs.Unreadable):
            return False
        return True

    def _load(self, address: Address, *, whole: bool = True) -> Run:
        runtime = self.runtimes[address.runtime]
        if not runtime.live and not runtime.python:
            raise Problem("requirements.txt was changed or isn't installed. Run `make html`.")
        if not runtime.live:
            return self.recorded(address)
        path = self.path(address)
        run = runs.read(path, whole=whole)
        if run.key != path.stem:
            raise runs.Unreadable("it belongs to another run")
        if self.failed_wrongly(run) and address not in self._executed:
            raise runs.Unreadable(
                "the machine may have caused its error, by a full disk for example"
            )
        return run

    def recorded(self, address: Address) -> Run:
        """The recording of a run.

        Raises:
            Problem: it is missing, stale or damaged; the message names the file and the command that helps.
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
                f"{where}: the recording is stale: {changed} or the code that executes it has changed since. "
                f"{mend}"
            )
        return run

    def read_recording(self, address: Address, *, whole: bool = True) -> Run:
        """The recording of a run, however old.

        Args:
            address: the run's.
            whole: whether to read the whole run, or only its head.

        Raises:
            FileNotFoundError: there is none.
            Problem: it is damaged; the message names the file and the command that helps.
        """
        try:
            return runs.read(self.recording(address), recorded=True, whole=whole)
        except runs.Unreadable as error:
            where, mend = self._mend(address)
            raise Problem(
                f"{where}: the recording can't be used: {error}. "
                f"Restore it with git, or record it again. {mend}"
            ) from None

    def _mend(self, address: Address) -> tuple[Path, str]:
        """A recording's file, and a sentence that says how to replace it."""
        python = self.runtimes[address.runtime].python
        mend = (
            f"On a machine with Python {python}, run `make record`, and commit the recording; the checks of a pull "
            "request make it, too (see CONTRIBUTING.md)."
        )
        return self.recording(address).relative_to(self.root), mend

    def add(self, run: Run) -> None:
        """Store a run that was just executed.  A run with an undeclared error is valid in this process only."""
        runs.write(run, self.path(run.address))
        self._executed.add(run.address)

    def run(self, address: Address) -> Run:
        """A run that must be available.

        Raises:
            Problem: it has not been executed yet.
        """
        run = self.available(address)
        if run is None:
            raise Problem(NOT_EXECUTED.format(address))
        return run

    def head(self, address: Address) -> Run:
        """The head (`Run.head`) of a run that must be available.  Cached: many callers ask for the heads of all runs.

        Raises:
            Problem: it has not been executed yet.
        """
        if address not in self._heads and not self.is_available(address):
            raise Problem(NOT_EXECUTED.format(address))
        return self._heads[address]

    def failed_wrongly(self, run: Run) -> bool:
        """Whether a run has an error that its task file doesn't declare."""
        return run.failed and self.judge(run) is not None

    def judge(self, run: Run) -> str | None:
        """How a run's outcome differs from what its task file declares, as a message; None if it doesn't."""
        address = run.address
        task = self.tasks[address.task]
        where = address.file
        expected = task.expected_error(address.variant, address.runtime)
        raised = shorten(run.error_text) if run.error else ""
        declare = f"snippets/{address.task}/task.toml"
        line = f":{run.error['line']}" if run.error and run.error["line"] else ""
        if expected is None:
            if run.error is None:
                return None
            hint = (
                " A snippet may write only into its working folder and temporary folders, read only those "
                "files of the checkout that lie beside it, and not use the network."
                if "ermission denied" in run.error_text
                else ""
            )
            return (
                f"{where}{line}: in {address.runtime} it raised {raised}\n"
                f"    Correct the snippet. If the error is what you want to show, declare it in {declare}.{hint}"
            )
        if run.error is None:
            return (
                f"{where}: in {address.runtime} the expected error is no longer raised "
                f"({expected.error}).\n    If that is right, remove it from {declare}."
            )
        if not expected.matches(run.error_text):
            return (
                f"{where}{line}: in {address.runtime} it raised a different error from "
                f"the expected one.\n    expected: {expected.error}\n    raised:   {raised}\n"
                f"    Correct the snippet or its declaration in {declare}."
            )
        return None
