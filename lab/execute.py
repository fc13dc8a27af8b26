"""Execute snippets: one warm parent per runtime, a process of its own for every snippet."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

from lab.book import Book
from lab.problems import Problem
from lab.runs import Address, Run
from lab.runtimes import Runtime

MEGABYTES = 2500  # of memory, for one snippet; TensorFlow itself takes 600
TEXT = 1_000_000  # printed characters
PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "SYSTEMROOT")  # of this process's environment


class Failure(Exception):
    """A snippet could not be executed to its end, or did what a snippet must not do.

    Args:
        problems: the snippet's line (None where it isn't known) and a sentence for each.
    """

    def __init__(self, *problems: tuple[int | None, str]) -> None:
        super().__init__(problems)
        self.problems = problems


class Warm:
    """The warm parent of one runtime: TensorFlow is imported once, snippets are forked from it.

    Args:
        runtime: a live runtime.
        root: the checkout.
    """

    def __init__(self, runtime: Runtime, root: Path) -> None:
        self.runtime = runtime
        environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        environment |= {
            "CUDA_VISIBLE_DEVICES": "-1",
            "PYTHONHASHSEED": "0",
            "PYTHONIOENCODING": "utf-8",
            "PYTHONDONTWRITEBYTECODE": "1",
            "TF_CPP_MIN_LOG_LEVEL": "2",
        }
        environment |= runtime.switches
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [runtime.interpreter, root / "lab" / "inside" / "warm.py", json.dumps(runtime.preload)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            env=environment,
            cwd=runtime.folder,
            text=True,
        )
        self.versions: dict[str, str] = {}

    def wait(self) -> None:
        """Wait until TensorFlow is imported.

        Raises:
            Problem: it could not be.
        """
        if not self.versions:
            self.versions = self._answer()["versions"]

    def ask(self, job: dict[str, Any]) -> None:
        """Have a snippet executed.

        Raises:
            Failure: it did not come to its end.
        """
        self.wait()
        try:
            self.process.stdin.write(json.dumps(job) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # the answer below tells why
        answer = self._answer()
        if answer["outcome"] == "failed":
            raise Failure((answer["line"], answer["problem"]))

    def _answer(self) -> dict[str, Any]:
        line = self.process.stdout.readline()
        if not line:
            self.process.wait()
            self.log.seek(0)
            last = self.log.read().decode(errors="replace").strip().splitlines()[-1:]
            raise Problem(
                f"runtimes/{self.runtime.id}/: its TensorFlow could not be started "
                f"({last[0] if last else 'no message'}). "
                f"Remove {self.runtime.environment.name}/ there and run `make html` again."
            )
        return json.loads(line)

    def close(self) -> None:
        """End the warm parent and whatever it executes."""
        self.process.terminate()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.log):
            try:
                stream.close()
            except BrokenPipeError:
                pass


class Executor:
    """Executes snippets; keeps its warm parents until it is closed.

    Args:
        book: the book whose runs are wanted.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.warm: dict[str, Warm] = {}
        # How many snippets each processor executes now (macOS can't choose one).
        self.busy = dict.fromkeys(getattr(os, "sched_getaffinity", lambda _: [0])(0), 0)
        self.lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End the warm parents and whatever they execute."""
        while self.warm:
            self.warm.popitem()[1].close()

    def warm_up(self, runtimes: Iterable[str]) -> None:
        """Begin to import TensorFlow in these runtimes, side by side."""
        for name in runtimes:
            if name not in self.warm:
                self.warm[name] = Warm(self.book.runtimes[name], self.book.root)

    def wait_until_warm(self) -> None:
        """Wait until all have imported it.

        Raises:
            Problem: one could not.
        """
        for warm in self.warm.values():
            warm.wait()

    def execute(self, addresses: Iterable[Address]) -> None:
        """See that these runs are at hand; execute those that are not.

        Args:
            addresses: in the order of `Book.addresses`.

        Raises:
            Problem: all that went wrong, at once.  What went right is kept.
        """
        problems: list[str] = []
        queues: dict[str, list[Address]] = {}
        done: dict[Address, Future[None]] = {}
        for address in addresses:
            try:
                if self.book.at_hand(address) is not None:
                    continue
            except Problem as problem:
                problems += problem.messages
                continue
            done[address] = Future()
            queues.setdefault(address.runtime, []).append(address)
        if queues:
            progress = Progress(len(done))
            try:
                self.warm_up(queues)
                with ThreadPoolExecutor(len(queues)) as pool:
                    work = [
                        pool.submit(self._work, queue, done, problems, progress)
                        for queue in queues.values()
                    ]
                    try:
                        for worker in work:
                            worker.result()
                    except BaseException:
                        self.close()  # Ctrl-C: ends what the workers wait for
                        raise
            finally:
                progress.end()
        if problems:
            raise Problem(*dict.fromkeys(problems))

    def _work(
        self,
        queue: list[Address],
        done: dict[Address, Future[None]],
        problems: list[str],
        progress: Progress,
    ) -> None:
        """Execute one runtime's snippets, one after the other."""
        for position, address in enumerate(queue):
            source = self.book.source(address)
            try:
                if source in done:
                    done[source].result()
                if self.book.at_hand(address) is None:
                    self.book.add(self._one(address))
            except Failure as failure:
                where = f"snippets/{address.task}/{address.variant}.py"
                for line, problem in failure.problems:
                    place = f"{where}:{line}" if line else where
                    problems.append(f"{place}: in {address.runtime} {problem}.")
            except Problem as problem:
                problems.extend(problem.messages)
                self.warm[address.runtime].close()
                for waiting in queue[position:]:
                    done[waiting].set_result(None)
                return
            except BaseException as error:
                for waiting in queue[position:]:
                    done[waiting].set_exception(error)
                raise
            done[address].set_result(None)
            progress.step(address)

    def _one(self, address: Address) -> Run:
        """Execute one snippet.

        Raises:
            Failure: it did not come to its end, or did what a snippet must not do.
        """
        book, task = self.book, self.book.tasks[address.task]
        jobs = book.build / "jobs"
        jobs.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=jobs, ignore_cleanup_errors=True) as name:
            folder = Path(name)
            work = folder / "work"
            work.mkdir()
            (folder / "tmp").mkdir()
            source = book.source(address)
            if source:
                for file, content in book.run(source).files.items():
                    (work / file).write_bytes(base64.b64decode(content))
            snippet = task.snippet(address.variant)
            job = {
                "snippet": str(snippet),
                "folder": str(folder),
                "checkout": str(book.root),
                "seconds": task.seconds,
                "megabytes": MEGABYTES,
                "text": TEXT,
                "compares": task.compares,
                "keeps": task.keeps.get(address.variant, []),
            }
            with self._processor() as processor:
                self.warm[address.runtime].ask(job | {"processor": processor})
            result = json.loads((folder / "result.json").read_text(encoding="utf-8"))
            problems = result.pop("problems")
            if problems:
                raise Failure(*problems)
            files = {
                file: base64.b64encode((work / file).read_bytes()).decode()
                for file in result.pop("kept")
            }
        return Run(
            address=address,
            key=book.key(address),
            versions=self.warm[address.runtime].versions,
            files=files,
            **result,
        )

    @contextlib.contextmanager
    def _processor(self) -> Iterator[int]:
        """The processor that fewest snippets use, taken by one more."""
        with self.lock:
            processor = min(self.busy, key=self.busy.__getitem__)
            self.busy[processor] += 1
        try:
            yield processor
        finally:
            with self.lock:
                self.busy[processor] -= 1


class Progress:
    """Says on standard error how far the execution is: one line, rewritten on a terminal."""

    def __init__(self, total: int) -> None:
        self.total, self.count = total, 0
        self.rewrites = sys.stderr.isatty()
        self.lock = threading.Lock()
        self._say(f"executing {total} snippets: starting TensorFlow")

    def step(self, address: Address) -> None:
        """One more is done."""
        with self.lock:
            self.count += 1
            if self.rewrites or self.count % 25 == 0 or self.count == self.total:
                self._say(f"executed {self.count} of {self.total} snippets ({address})")

    def end(self) -> None:
        """Leave the line."""
        if self.rewrites:
            sys.stderr.write("\n")

    def _say(self, text: str) -> None:
        width = shutil.get_terminal_size().columns
        sys.stderr.write(f"\r\033[K{text[: width - 1]}" if self.rewrites else text + "\n")
        sys.stderr.flush()
