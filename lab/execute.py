"""Execute snippets: as many at a time as the machine has processors.

Each runtime has a warm parent: a process that has imported TensorFlow, once.  From it worker processes, the lanes,
are forked, and from a lane a new process for every snippet (see `lab/inside/warm.py`).
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import IO, Any, Self

from lab.book import INSIDE, Book
from lab.files import fingerprint
from lab.problems import Problem
from lab.runs import Address, Run
from lab.runtimes import Runtime

MEGABYTES = 2500  # limit of one snippet's memory; TensorFlow itself takes 600
TEXT = 1_000_000  # limit of the bytes that a snippet prints
RUN = 5_000_000  # limit of a run's size in bytes: pages read runs, and recordings go into git
# macOS has no sched_getaffinity.
PROCESSORS = sorted(getattr(os, "sched_getaffinity", lambda _: range(os.cpu_count() or 1))(0))
# Snippets at a time: two on one processor take longer than one after the other; at most 8, to save memory.
LANES = min(len(PROCESSORS), 8)


class Failure(Exception):
    """A snippet could not be executed to its end, or did something that snippets must not do.

    Args:
        problems: for each problem, the snippet's line (None if unknown) and a sentence.
    """

    def __init__(self, *problems: tuple[int | None, str]) -> None:
        super().__init__(problems)
        self.problems = problems

    def messages(self, address: Address) -> list[str]:
        """The problems as messages, with the snippet's file and line."""
        return [
            f"{address.file}{f':{line}' if line else ''}: in {address.runtime} {problem}."
            for line, problem in self.problems
        ]


class Warm:
    """The warm parent of one runtime, and the connections to its lanes.

    Args:
        runtime: a live runtime.
        root: the checkout.
        variables: environment variables beside the runtime's.
    """

    def __init__(self, runtime: Runtime, root: Path, variables: dict[str, str]) -> None:
        self.runtime, self.root = runtime, root
        self.code = fingerprint(root, [INSIDE])  # of what it imports, as `Book.code`
        self.log = tempfile.TemporaryFile()
        ours, theirs = zip(*(socket.socketpair() for _ in range(LANES)))
        descriptors = [end.fileno() for end in theirs]
        setup = {"preload": runtime.preload, "lanes": descriptors}
        self.process = subprocess.Popen(
            [runtime.interpreter, root / INSIDE / "warm.py", json.dumps(setup)],
            stdin=subprocess.PIPE,
            stdout=self.log,
            stderr=self.log,
            env={"PATH": os.environ.get("PATH", os.defpath), **runtime.variables, **variables},
            cwd=runtime.folder,
            pass_fds=descriptors,
        )
        self.lanes = [end.makefile("rw") for end in ours]
        self.free = list(self.lanes)
        for end in (*ours, *theirs):
            end.close()
        self.versions: dict[str, str] = {}
        self.lost = False  # whether it, or a lane of it, has ended by itself

    def wait(self) -> None:
        """Wait until the warm parent has imported TensorFlow.

        Raises:
            Problem: TensorFlow could not be imported.
        """
        if not self.versions:
            self.versions = self._answer(self.lanes[0])["versions"]
            if fingerprint(self.root, [INSIDE]) != self.code:
                self.code = ""  # some modules may be of the old code, some of the new

    def refuse_outdated(self, book: Book) -> None:
        """Refuse to execute snippets of a book that has other code or another runtime than the warm parent.

        Raises:
            Problem: it has; the runs would be stored as if the book's code had executed them.
        """
        if self.code != book.code or self.runtime != book.runtimes[self.runtime.id]:
            raise Problem(
                f"{INSIDE}/ or runtimes/{self.runtime.id}/runtime.toml was changed after TensorFlow was started, so "
                "nothing is executed. Build again."
            )

    def ask(self, job: dict[str, Any]) -> None:
        """Execute a snippet in a free lane.

        Args:
            job: what the lane must know, as `lab/inside/warm.py` expects it.

        Raises:
            Failure: the snippet was not executed to its end.
            Problem: the lane has ended.
        """
        lane = self.free.pop()
        try:
            answer = self._answer(lane, json.dumps(job) + "\n")
        finally:
            self.free.append(lane)
        if answer["outcome"] == "failed":
            raise Failure((answer["line"], answer["problem"]))

    def _answer(self, stream: IO[str], question: str = "") -> dict[str, Any]:
        try:
            stream.write(question)
            stream.flush()
            line = stream.readline()
        except ConnectionError:
            line = ""
        if not line:
            self.lost = True
            self.end()
            self.process.wait()
            # Without moving the offset, which other threads and the warm parent share.
            log = os.pread(self.log.fileno(), os.fstat(self.log.fileno()).st_size, 0)
            last = log.decode(errors="replace").strip().splitlines()[-1:]
            said = last[0] if last else "no message"
            if self.versions:
                raise Problem(
                    f"in {self.runtime.id} the process that executes snippets has ended ({said}). "
                    "Either a snippet ended it, which it must not do, or memory ran out. Build again."
                )
            raise Problem(
                f"runtimes/{self.runtime.id}/: TensorFlow could not be started ({said}). If you have changed "
                f"runtime.toml or {INSIDE}/, correct that. Otherwise remove "
                f"{self.runtime.environment.relative_to(self.root)}/ and run `make html` again."
            )
        return json.loads(line)

    def end(self) -> None:
        """Tell the warm parent to end, and with it the snippets that it executes."""
        # Not by `terminate`, which does nothing in a build of `make live`: the warm parent is no child of that process.
        if self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGTERM)

    def close(self) -> None:
        """Wait until the warm parent has ended, and free its resources."""
        self.process.wait()
        for stream in (self.process.stdin, self.log, *self.lanes):
            with contextlib.suppress(ConnectionError):
                stream.close()


class Executor:
    """Executes snippets; its warm parents live until it is closed.

    Args:
        book: the book whose runs are wanted.
        compare: called with each executed run, which is then not stored.  Each snippet also gets another order of its
            sets and other addresses, so that a result that depends on them shows.
    """

    def __init__(self, book: Book, compare: Callable[[Run], None] | None = None) -> None:
        self.book = book
        self.compare = compare
        self.warm: dict[str, Warm] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End the warm parents and the snippets that they execute."""
        for warm in self.warm.values():
            warm.end()
        while self.warm:
            self.warm.popitem()[1].close()

    def warm_up(self, runtimes: Iterable[str]) -> None:
        """Begin to import TensorFlow in these runtimes, in parallel."""
        for name in runtimes:
            if name not in self.warm:
                variables = {"PYTHONHASHSEED": "random"} if self.compare else {}
                self.warm[name] = Warm(self.book.runtimes[name], self.book.root, variables)

    def forget_ended(self) -> None:
        """Forget warm parents that have ended, killed by a snippet perhaps.  Only their own parent process can tell."""
        for name, warm in [*self.warm.items()]:
            if warm.process.poll() is not None:
                self.warm.pop(name).close()

    def wait_until_warm(self) -> None:
        """Wait until all warm parents have imported TensorFlow.

        Raises:
            Problem: it could not be imported in one of them.
        """
        for warm in self.warm.values():
            warm.wait()

    def execute(self, addresses: Iterable[Address], *meanwhile: Callable[[], object]) -> None:
        """Execute those of these runs that are not available yet.

        Args:
            addresses: in the order of `Book.addresses`.
            meanwhile: functions to call while TensorFlow is imported and snippets are executed.

        Raises:
            Problem: everything that went wrong, in one error.  The runs that succeeded are stored.
        """
        addresses = list(addresses)
        missing = dict.fromkeys(self.book.missing(addresses))
        with ThreadPoolExecutor(1) as pool:  # several threads would get in each other's way
            reading = pool.submit(self._read, [one for one in addresses if one not in missing])
            others = [pool.submit(action) for action in meanwhile]
            problems = self.execute_anew(missing)
            damaged, told = reading.result()
            for other in others:
                try:
                    other.result()
                except Problem as problem:
                    told += problem.messages
        again: dict[Address, None] = {}
        for address in addresses:  # also those that failed for want of the files of a damaged run
            if address in damaged or (address in missing and self.book.source(address) in again):
                again[address] = None
        problems += told + self.execute_anew(again)
        if problems:
            raise Problem(*dict.fromkeys(problems))

    def _read(self, addresses: Iterable[Address]) -> tuple[set[Address], list[str]]:
        """Read these runs' files; return the runs whose files are damaged, and messages about recordings."""
        damaged: set[Address] = set()
        problems: list[str] = []
        for address in addresses:
            try:
                if not self.book.is_available(address):
                    damaged.add(address)
            except Problem as problem:
                problems += problem.messages
        return damaged, problems

    def execute_anew(self, addresses: Collection[Address]) -> list[str]:
        """Execute these runs, whether they are available or not; return messages about what went wrong."""
        if not addresses:
            return []
        problems: list[str] = []
        self.warm_up(address.runtime for address in addresses)
        queues: dict[str, deque[Address]] = {}
        for address in addresses:
            queues.setdefault(address.runtime, deque()).append(address)
        progress = Progress(len(addresses), warm=all(self.warm[name].versions for name in queues))
        with ThreadPoolExecutor(len(queues) + LANES) as pool:
            starting = {pool.submit(self._start, name): name for name in queues}
            ready: set[str] = set()
            busy: dict[Future[None], tuple[Address, int]] = {}
            try:
                while starting or busy:
                    for future in wait([*starting, *busy], return_when=FIRST_COMPLETED).done:
                        if future in starting:
                            name = starting.pop(future)
                            ready.add(name)
                        else:
                            address, _ = busy.pop(future)
                            name = address.runtime
                            progress.step(address)
                        try:
                            future.result()
                        except Failure as failure:
                            problems += failure.messages(address)
                        except Problem as problem:  # the runtime could not be started, or has died
                            problems += problem.messages
                            queues[name].clear()
                    while len(busy) < LANES and (address := self._next(queues, ready, busy)):
                        used = {processor for _, processor in busy.values()}
                        processor = next(one for one in PROCESSORS if one not in used)
                        busy[pool.submit(self._one, address, processor)] = address, processor
            except BaseException:
                self.close()  # after Ctrl-C: else the pool would wait for the running snippets
                raise
            finally:
                progress.end()
        return problems

    def _start(self, name: str) -> None:
        """Wait until a runtime can execute snippets of the book.

        Raises:
            Problem: it can't.
        """
        self.warm[name].wait()
        self.warm[name].refuse_outdated(self.book)

    def _next(
        self,
        queues: dict[str, deque[Address]],
        ready: set[str],
        busy: dict[Future[None], tuple[Address, int]],
    ) -> Address | None:
        """Take the next run from the longest queue, so that all runtimes finish together.

        Args:
            queues: by runtime, the runs that wait to be executed.
            ready: runtimes whose warm parent has imported TensorFlow.
            busy: the runs being executed, with their processors.

        Returns:
            A run; None if none can start now, since each waits for the files of another.
        """
        executing = {address for address, _ in busy.values()}
        for name in sorted(ready, key=lambda name: len(queues[name]), reverse=True):
            if queues[name]:
                source = self.book.source(queues[name][0])
                if not (source in executing or source and source in queues.get(source.runtime, ())):
                    return queues[name].popleft()
        return None

    def _one(self, address: Address, processor: int) -> None:
        """Execute one snippet and store its run.

        Raises:
            Failure: the snippet was not executed to its end, or did something that snippets must not do.
            Problem: the process that executes snippets has ended.
        """
        book, task = self.book, self.book.tasks[address.task]
        jobs = book.build / "jobs"
        jobs.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=jobs, ignore_cleanup_errors=True) as name:
            folder = Path(name)
            work = folder / "work"
            work.mkdir()
            (folder / "tmp").mkdir()
            for file, content in self._taken(address).items():
                (work / file).parent.mkdir(parents=True, exist_ok=True)
                (work / file).write_bytes(base64.b64decode(content))
            job = {
                "snippet": str(task.snippet(address.variant)),
                "folder": str(folder),
                "checkout": str(book.root),
                "reads": [str(file) for file in (task.snippet(address.variant), *task.data_files)],
                "seconds": task.seconds,
                "megabytes": MEGABYTES,
                "text": TEXT,
                "compares": task.compares,
                "keeps": task.keeps.get(address.variant, []),
                "processor": processor,
                "shaken": self.compare is not None,
            }
            try:
                self.warm[address.runtime].ask(job)
            except Problem as problem:
                raise Problem(
                    f"{address.file}, or a snippet executed at the same time: {problem}"
                ) from None
            result_file = folder / "result.json"
            try:
                result = json.loads(result_file.read_text(encoding="utf-8"))
                problems = result.pop("problems")
            except (ValueError, KeyError) as error:
                raise Failure((None, f"it left no readable result ({error})")) from None
            if problems:
                raise Failure(*problems)
            kept = {file: work / file for file in result.pop("kept")}
            left = sum(file.stat().st_size for file in (result_file, *kept.values()))
            if left > RUN:
                text = (
                    f"it left {left / 1e6:.1f} MB for pages and other snippets, more than {RUN / 1e6:g} MB. "
                    "Put less into `values`, or keep fewer or smaller files"
                )
                raise Failure((None, text))
            if book.has_changed(address):
                text = "it was changed while it was executed, so its run is not kept. Build again"
                raise Failure((None, text))
            files = {
                file: base64.b64encode(path.read_bytes()).decode() for file, path in kept.items()
            }
        run = Run(
            address=address,
            key=book.key(address),
            versions=self.warm[address.runtime].versions,
            files=files,
            **result,
        )
        (self.compare or book.add)(run)

    def _taken(self, address: Address) -> dict[str, str]:
        """The files that a snippet takes from another run: contents (base64) by name.

        Raises:
            Failure: that run isn't available, or has an undeclared error, after which files may be missing.
        """
        source = self.book.source(address)
        if source is None:
            return {}
        with contextlib.suppress(Problem):
            run = self.book.available(source)
            if run and not self.book.failed_wrongly(run):
                return run.files
        raise Failure()  # without a message: what went wrong in that run is reported with it


class Progress:
    """Prints the progress to standard error: one line, rewritten in place on a terminal."""

    def __init__(self, total: int, *, warm: bool) -> None:
        self.total, self.count = total, 0
        self.rewrites = sys.stderr.isatty()
        self._say(
            f"executing {total} snippet{'s' * (total > 1)}{'' if warm else ': starting TensorFlow'}"
        )

    def step(self, address: Address) -> None:
        """Count one more executed snippet."""
        self.count += 1
        if self.rewrites or self.count % 25 == 0 or self.count == self.total:
            self._say(f"executed {self.count} of {self.total} snippets ({address})")

    def end(self) -> None:
        """End the line."""
        if self.rewrites:
            sys.stderr.write("\n")

    def _say(self, text: str) -> None:
        width = shutil.get_terminal_size().columns
        sys.stderr.write(f"\r\033[K{text[: width - 1]}" if self.rewrites else text + "\n")
        sys.stderr.flush()
