"""Serve the site on this machine; rebuild it and reload the browser when a file is saved: `make live`.

This process keeps the runtimes warm and everything imported, and forks a child for each build.  So a build
needs no time to start, and reads all files as they are then.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import watchfiles
from watchfiles.main import FileChange

from lab import show
from lab.book import ROOT, SOURCES, Book
from lab.build import build, import_sphinx, read
from lab.execute import Executor
from lab.files import is_written
from lab.problems import Problem, refused

PORT = 8000
SCRIPT = 'new EventSource("/_live?{build}").onmessage = () => location.reload()'
# The file and line in Python's tracebacks, and in compileall's messages about files that it can't compile.
PLACE = re.compile(r"""(?:File "|compiling ')(.+?)["'](?:, line (\d+))?""")
LOST = 3  # the exit code of a build in which a runtime has ended
# This process has loaded them: when one changes, it starts again.
CODE = ("lab", "runtimes", "conf.py", "requirements.txt")


def live() -> None:
    """Build, serve and watch, until Ctrl-C."""
    root = show.book().root
    # Imported here, so that no build needs to.
    import matplotlib.backends.backend_svg
    import matplotlib.figure  # noqa: F401

    import_sphinx()
    with Executor(show.book()) as executor:
        server = serve_in_background(root / "_build" / "html")
        print("Starting the runtimes.", file=sys.stderr)
        watching = False
        outdated = False  # whether code that this process has loaded has changed: then it must not build again
        for changes in watch(root):
            if not watching:
                # The first build, only now that files are watched, so that no change is missed.
                if rebuild(executor):
                    server.finished()  # pages may be open from before this process started again
                print(
                    f"http://localhost:{server.server_port}/ — save a file and see it there. "
                    "Ctrl-C ends."
                )
                watching = True
            if not changes:
                continue
            names = sorted({str(Path(path).relative_to(root)) for _, path in changes})
            outdated = outdated or any(name.startswith(CODE) for name in names)
            if outdated:
                if wrong := trial(root):
                    print(
                        wrong,
                        "Until that is corrected, the last good site stays.",
                        sep="\n",
                        file=sys.stderr,
                    )
                    continue
                print(f"{names[0]} changed: starting again.", file=sys.stderr)
                executor.close()
                server.server_close()
                os.execv(sys.executable, [sys.executable, "-m", "lab", "live"])
            started = time.monotonic()
            if rebuild(executor):
                server.finished()
                # Not editors' temporary files, which are gone again.
                saved = [name for name in names if (root / name).exists()] or names
                print(f"{', '.join(saved)}: shown after {time.monotonic() - started:.1f} s.")


def watch(root: Path) -> Iterator[set[FileChange]]:
    """Yield the changes of files as they come, and an empty set now and then: the first one when all are watched."""
    pending: set[FileChange] = set()
    while True:
        watched = sources(root)
        for changes in watchfiles.watch(
            *watched, watch_filter=of_the_book, debounce=50, step=20,
            rust_timeout=200, yield_on_timeout=True,
        ):  # fmt: skip
            pending |= changes
            # A watched file may have been replaced, as editors do when they save index.md, or a new one may be there.
            others = sources(root).items() ^ watched.items()
            if others or any(Path(path).parent == root for _, path in changes):
                pending |= {(watchfiles.Change.modified, str(path)) for path, _ in others}
                break
            yield pending
            pending = set()


def sources(root: Path) -> dict[Path, int]:
    """The files and folders that are watched, each with the number by which the file system knows it."""
    found = (path for pattern in SOURCES for path in root.glob(pattern) if is_written(path.name))
    numbers = {}
    for path in found:
        with contextlib.suppress(FileNotFoundError):  # it has just been removed
            numbers[path] = path.stat().st_ino
    return numbers


def trial(root: Path) -> str:
    """The error with which this process would fail if it started again with the files as they are now; else empty."""
    for tried in (["-m", "compileall", "-q", "lab"], ["-c", "import lab.live"]):
        done = subprocess.run([sys.executable, *tried], cwd=root, capture_output=True, text=True)
        if done.returncode:
            said = (done.stdout + done.stderr).strip()
            ended = (said.splitlines() or [f"exit code {done.returncode}"])[-1]
            file, line = (PLACE.findall(said) or [("lab", "")])[-1]
            return f"{os.path.relpath(root / file, root)}{line and ':'}{line}: {ended}"
    try:
        Book(root)
    except Problem as problem:
        return str(problem)
    return ""


def of_the_book(change: watchfiles.Change, path: str) -> bool:
    """Whether a changed file is a source (see `is_written`); watchfiles ignores changes of others."""
    return all(map(is_written, Path(path).relative_to(ROOT).parts))


def rebuild(executor: Executor) -> bool:
    """Build in a child process, and print what is wrong, if anything.

    Returns:
        Whether the build succeeded.
    """
    executor.forget_ended()
    executor.warm_up(name for name, runtime in show.book().runtimes.items() if runtime.live)
    try:
        executor.wait_until_warm()
    except Problem as problem:
        print(*problem.messages, sep="\n", file=sys.stderr)
        return False
    child = os.fork()
    if child == 0:
        code = 1
        try:
            show.book.cache_clear()
            show.code_fingerprint.cache_clear()
            executor.book = read()
            build(executor)
            code = 0
        except Problem as problem:
            print(*problem.messages, sep="\n", file=sys.stderr)
            if any(warm.lost for warm in executor.warm.values()):
                code = LOST
        except OSError as error:
            print(refused(error), file=sys.stderr)
        except KeyboardInterrupt:  # reported by the parent
            pass
        except BaseException:  # a bug in lab: keep watching, the next build may succeed
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(code)  # without clean-up: the warm runtimes belong to the parent
    try:
        status = os.waitpid(child, 0)[1]
    except KeyboardInterrupt as stopped:
        with contextlib.suppress(ProcessLookupError, ChildProcessError):  # it has ended just before
            if stopped.args:  # by another signal than Ctrl-C, which the child gets, too
                os.kill(child, signal.SIGTERM)
            os.waitpid(child, 0)
        raise
    if os.WIFSIGNALED(status):
        print(
            f"The build was killed by signal {os.WTERMSIG(status)}, perhaps because memory ran out. The last "
            "good site stays.",
            file=sys.stderr,
        )
    if os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == LOST:
        executor.close()  # lanes may still answer to that build, or are about to end
    return status == 0


def serve() -> None:
    """Serve the built site on this machine, until Ctrl-C.

    Raises:
        Problem: it has not been built yet.
    """
    site = ROOT / "_build" / "html"
    if not site.is_dir():
        raise Problem("There is no site yet. Run `make html`.")
    server = serve_in_background(site)
    print(f"http://localhost:{server.server_port}/ — Ctrl-C ends.", flush=True)
    threading.Event().wait()


class Server(ThreadingHTTPServer):
    """Serves a folder to this machine only, and notifies open pages of each new build."""

    daemon_threads = True
    builds = time.time_ns()  # the number of the last build; no process before had it
    news = threading.Condition()

    def finished(self) -> None:
        """Notify pages of earlier builds that a build has finished."""
        with self.news:
            self.builds += 1
            self.news.notify_all()

    def later_than(self, build: str) -> bool:
        """Wait until there is a build later than that of a page, a minute at most; whether there is one."""
        with self.news:
            return self.news.wait_for(lambda: str(self.builds) != build, 60)


class Handler(SimpleHTTPRequestHandler):
    """Serves files; pages get a script that reloads them after the next build."""

    server: Server

    def do_GET(self) -> None:
        """Answer with the reloading script, the event stream that it listens to, a page with that script, or a file."""
        name, _, build = self.path.partition("?")
        path = Path(self.translate_path(name))
        path = path / "index.html" if path.is_dir() else path
        if name == "/_live.js":
            self.answer(SCRIPT.format(build=build).encode(), "text/javascript")
        elif name == "/_live":
            event = b"data: new\n\n" if self.server.later_than(build) else b": none\n\n"
            self.answer(b"retry: 200\n" + event, "text/event-stream")
        elif path.suffix == ".html" and path.exists():
            script = f'<script src="/_live.js?{self.server.builds}"></script>'
            self.answer(path.read_bytes() + script.encode(), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def answer(self, content: bytes, kind: str) -> None:
        """Answer with content of a MIME type; the browser must not cache it."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def handle(self) -> None:
        """Answer requests until the browser closes the connection, even in the middle of an answer.

        An address that no file can have, such as `/%00`, gets no answer.
        """
        with contextlib.suppress(OSError, ValueError):
            super().handle()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


def serve_in_background(folder: Path) -> Server:
    """Serve a folder to this machine only, at the first free port from 8000.

    Raises:
        Problem: none of a hundred ports is free.
    """
    for port in range(PORT, PORT + 100):
        try:
            server = Server(("localhost", port), partial(Handler, directory=str(folder)))
        except OSError:
            continue
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server
    raise Problem(
        f"No port from {PORT} to {PORT + 99} is free. End another server, such as an older `make live`."
    )
