"""Measure the build's speed, each figure as a ratio to its floor, all in one run: `make bench`.

It works on a copy of the checkout, with the installed environments.  The floor of a cold build is the time that
no build can avoid: the slowest runtime's bare import of TensorFlow, and a plain Sphinx build of the same pages with
their outputs already in them.  The stock way is the same chapters as ordinary MyST-NB notebooks that import
TensorFlow themselves.  These execute only the snippets that work today, all of a chapter in one process: fewer than
half as many, so the two are compared per execution.  Results are printed as a table and stored in
`_build/bench.json`.  Times differ between machines and with their load; ratios are more stable.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
from conftest import ROOT, Project, link_environment
from myst_nb.core.read import read_myst_markdown_notebook

from lab import show
from lab.check import EVAL
from lab.runtimes import Runtime
from lab.site.cell import execute

PYTHON = ROOT / ".venv" / "bin" / "python"
REPEATS = 3
GROWTH = (10, 100, 1000)
TAKE = re.compile(r"^:::{take} .*\n:::\n", re.MULTILINE)  # see lab/site/take.py
HEAD = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n  display_name: Python 3\n---\n\n"


def main() -> None:
    """Measure everything, print the table and store the figures; if it is stopped, those measured so far."""
    figures: dict[str, list[float]] = {}
    try:
        measure(figures)
    finally:
        report(figures)


def measure(figures: dict[str, list[float]]) -> None:
    """Measure everything, and add each result to the figures."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = copied(Path(folder) / "book")
        plain, stock = Path(folder) / "plain", Path(folder) / "stock"
        say("the checkout's own build, unmeasured: what it shows is written into the plain pages")
        build(ROOT)
        cells = write_plain_and_stock(plain, stock)
        for number in range(1, REPEATS + 1):
            say(f"round {number} of {REPEATS}")
            for name, action in rounds(copy, plain, number):
                seconds = action()
                figures.setdefault(name, []).append(seconds)
        figures["memory of a cold build, MB"] = [peak_memory(copy)]
        figures |= live(copy)
        figures |= growth(Path(folder))
        say("the stock way, once: it takes minutes")
        figures["stock way, cold"] = [timed(lambda: sphinx(stock))]
        figures["stock way, cold, per execution"] = [figures["stock way, cold"][0] / cells]
        variants = sum(len(task.variants) for task in show.book().tasks.values())
        runs = variants * len(live_runtimes())
        figures["cold build, per execution"] = [seconds / runs for seconds in figures["cold build"]]
        say("the suite, cold and with runs at hand")
        suite = copied(Path(folder) / "suite")  # the other's snippets were changed
        for name in ("suite, cold", "suite, runs at hand"):
            figures[name] = [timed(lambda: run(suite, "make", "test"))]


def rounds(copy: Path, plain: Path, number: int) -> Iterator[tuple[str, Callable[[], float]]]:
    """The measurements of every round, done in turn, so that changes of the machine's load affect all alike."""
    for runtime in live_runtimes():
        yield f"import in {runtime.id}", lambda runtime=runtime: timed(lambda: import_in(runtime))
    yield "imports in all, side by side", lambda: timed(lambda: import_in(*live_runtimes()))
    shutil.rmtree(plain / "_build", ignore_errors=True)
    yield "plain Sphinx, cold", lambda: timed(lambda: sphinx(plain))
    yield "plain Sphinx, nothing changed", lambda: timed(lambda: sphinx(plain))
    append(plain / "chapters" / "post" / "conv2d.md", f"\nRound {number}.\n")
    yield "plain Sphinx, prose changed", lambda: timed(lambda: sphinx(plain))
    shutil.rmtree(copy / "_build", ignore_errors=True)
    yield "cold build", lambda: timed(lambda: build(copy))
    yield "nothing changed", lambda: timed(lambda: build(copy))
    append(copy / "snippets" / "conv2d" / "eager.py", f"# {number}\n")
    yield "one snippet changed", lambda: timed(lambda: build(copy))


def report(figures: dict[str, list[float]]) -> None:
    """Print figures and ratios as tables, and store them."""
    median = defaultdict(lambda: math.nan, {k: statistics.median(v) for k, v in figures.items()})
    imports = [value for name, value in median.items() if name.startswith("import in ")]
    slowest = max(imports, default=math.nan)
    floor = slowest + median["plain Sphinx, cold"]
    per_snippet = [median[f"{count} snippets, seconds for each"] for count in GROWTH]
    ratios = {
        "cold build / floor": (median["cold build"] / floor, "1.5 at most"),
        "stock way / cold build, per execution": (
            median["stock way, cold, per execution"] / median["cold build, per execution"],
            "",
        ),
        "nothing changed / plain Sphinx": (
            median["nothing changed"] / median["plain Sphinx, nothing changed"],
            "1.2 at most",
        ),
        "one snippet changed − its runtimes' imports, s": (
            median["one snippet changed"] - median["imports in all, side by side"],
            "3 at most",
        ),
        "live, a snippet, s": (median["live, a snippet"], "2 at most"),
        "live, prose / plain Sphinx, prose changed": (
            median["live, prose"] / median["plain Sphinx, prose changed"],
            "1 at most",
        ),
        "memory of a cold build, GB": (median["memory of a cold build, MB"] / 1000, "4 at most"),
        "a snippet among 1,000 / among 100": (per_snippet[2] / per_snippet[1], "flat"),
        "the machinery's memory at 1,000 / at 10": (
            median["1000 snippets, MB of the machinery"]
            / median["10 snippets, MB of the machinery"],
            "flat",
        ),
        "suite, cold / floor": (median["suite, cold"] / floor, ""),
        "suite, runs at hand / floor": (median["suite, runs at hand"] / floor, ""),
    }
    ratios = {name: pair for name, pair in ratios.items() if not math.isnan(pair[0])}
    width = max(map(len, [*figures, *ratios]), default=0) + 2
    print(f"\n{'figure':<{width}}{'median':>9}{'least':>9}{'most':>9}   runs")
    for name, values in figures.items():
        print(
            f"{name:<{width}}{median[name]:9.2f}{min(values):9.2f}{max(values):9.2f}   {len(values)}"
        )
    print(f"\n{'ratio (floor = slowest import + plain Sphinx, cold)':<{width}}")
    for name, (value, target) in ratios.items():
        print(f"{name:<{width}}{value:9.2f}   {target}")
    kept = {"figures": figures, "ratios": {name: value for name, (value, _) in ratios.items()}}
    path = ROOT / "_build" / "bench.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(kept, indent=1) + "\n")
    print("\nKept in _build/bench.json.")


# -- what is measured ----------------------------------------------------------------------------


def copied(to: Path) -> Path:
    """A copy of the checkout's files under git, with its environments."""
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for name in names.split("\0")[:-1]:
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, to / name)
    for home in {runtime.home for runtime in live_runtimes()}:
        link_environment(home, to / home.relative_to(ROOT))
    return to


def run(folder: Path, *command: str | Path) -> None:
    """Run a command in a folder; stop if it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{(done.stdout + done.stderr)[-2000:]}")


def build(copy: Path) -> None:
    """Build the book as `make html` does when everything is installed."""
    run(copy, PYTHON, "-m", "lab", "build")


def sphinx(folder: Path) -> None:
    """Build pages with Sphinx alone."""
    run(
        folder, PYTHON, "-m", "sphinx", "-q", "-j", "auto", "-d", "_build/trees", ".", "_build/html"
    )


def live_runtimes() -> list[Runtime]:
    """The runtimes that are executed here."""
    return [runtime for runtime in show.book().runtimes.values() if runtime.live]


def import_in(*runtimes: Runtime) -> None:
    """Import TensorFlow and nothing else, in these runtimes in parallel."""
    processes = [
        subprocess.Popen(
            [runtime.interpreter, "-c", "import tensorflow"],
            env={**os.environ, **runtime.variables},
            stderr=subprocess.DEVNULL,
        )
        for runtime in runtimes
    ]
    codes = [process.wait() for process in processes]  # wait for all
    if any(codes):
        sys.exit("TensorFlow could not be imported.")


def write_plain_and_stock(plain: Path, stock: Path) -> int:
    """Write the chapters twice: with their outputs in them, and as notebooks that import TensorFlow.

    Returns:
        The number of cells that the notebooks execute.
    """
    cells = 0
    settings = plain_settings()
    force = (
        'nb_execution_mode = "force"\nnb_execution_allow_errors = True\nnb_execution_timeout = 300'
    )
    for folder in (plain, stock):
        shutil.copytree(ROOT / "_static", folder / "_static")
        shutil.copytree(ROOT / "chapters", folder / "chapters")
        shutil.copytree(ROOT / "_templates", folder / "_templates")
    (plain / "conf.py").write_text(settings, encoding="utf-8")
    (stock / "conf.py").write_text(
        settings.replace('nb_execution_mode = "off"', force), encoding="utf-8"
    )
    for path in (ROOT / "index.md", *sorted(ROOT.glob("chapters/**/*.md"))):
        name = path.relative_to(ROOT)
        show.used.clear()
        (plain / name).write_text(with_outputs(path.read_text(encoding="utf-8")), encoding="utf-8")
        if path.name == "index.md":
            shutil.copy(plain / name, stock)
        else:
            notebook = as_notebook(path.stem)
            (stock / name).write_text(notebook, encoding="utf-8")
            cells += notebook.count("{code-cell}")
    return cells


def plain_settings() -> str:
    """The book's conf.py without its own code."""
    settings = (ROOT / "conf.py").read_text(encoding="utf-8")
    settings = re.sub("from lab.*|moved = .*", "", settings)
    settings = re.sub("(html_baseurl|repository) = .*", r'\1 = ""', settings)
    return re.sub('"lab.*?",? ?', "", settings)


def with_outputs(text: str) -> str:
    """A chapter as plain Markdown: every cell replaced by what it shows."""
    namespace = {"__name__": "__main__"}
    parts = []
    for cell in read_myst_markdown_notebook(text).cells:
        if cell.cell_type != "code":
            parts.append(cell.source)
            continue
        for output in execute(cell.source, namespace):
            if "remove-cell" not in cell.metadata.get("tags", []):
                data = output.get("data", {})
                parts.append(data.get("text/markdown") or data.get("text/plain") or "")
    whole = TAKE.sub("", "\n\n".join(parts))
    return EVAL.sub(lambda found: str(eval(found[1], namespace)), whole)


def as_notebook(title: str) -> str:
    """A notebook with those snippets of the chapter before that work today."""
    cells = []
    for entry in sorted(show.used):
        if entry.endswith("/tf2") and not (one := show.run(entry)).failed:
            code = show.book().tasks[one.address.task].snippet(one.address.variant).read_text()
            cells.append(f"````{{code-cell}}\n{code}````\n")
    return f"{HEAD}# {title}\n\n" + "\n".join(cells)


def peak_memory(copy: Path) -> float:
    """The peak memory (MB) of all processes of a cold build, with shared pages counted once."""
    say("memory")
    shutil.rmtree(copy / "_build", ignore_errors=True)
    peak, over = 0.0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not over.wait(0.2):
            total = 0.0
            for process in psutil.Process().children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    memory = process.memory_full_info()
                    total += getattr(memory, "pss", memory.rss)
            peak = max(peak, total / 1e6)

    watcher = threading.Thread(target=watch)
    watcher.start()
    build(copy)
    over.set()
    watcher.join()
    return peak


def live(copy: Path) -> dict[str, list[float]]:
    """Seconds from saving a snippet, and prose, until the page shows it, while `make live` runs."""
    say("live")
    figures: dict[str, list[float]] = {"live, a snippet": [], "live, prose": []}
    command = [str(PYTHON), "-u", "-m", "lab", "live"]
    snippet, chapter = copy / "snippets/conv2d/eager.py", copy / "chapters/post/conv2d.md"
    page = copy / "_build/html/chapters/post/conv2d.html"
    with subprocess.Popen(
        command, cwd=copy, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            while "Ctrl-C" not in process.stdout.readline():
                pass
            for number in range(REPEATS):
                for name, path, mark in (
                    ("live, a snippet", snippet, f"# live {number}\n"),
                    ("live, prose", chapter, f"\nAlive {number}.\n"),
                ):
                    started = time.monotonic()
                    append(path, mark)
                    while not shows(page, mark.strip("#\n ")):
                        time.sleep(0.02)
                    figures[name].append(time.monotonic() - started)
                    time.sleep(1)
        finally:
            process.terminate()
    return figures


def append(path: Path, text: str) -> None:
    """Append a text to a file."""
    path.write_text(path.read_text() + text)


def shows(page: Path, text: str) -> bool:
    """Whether a page contains a text; it may be missing for a moment, when a new site replaces the old one."""
    with contextlib.suppress(FileNotFoundError):
        return text in page.read_text()
    return False


def growth(folder: Path) -> dict[str, list[float]]:
    """Seconds per snippet with a number of small snippets, and the machinery's own memory (MB)."""
    figures = {}
    for count in GROWTH:
        say(f"{count} snippets")
        project = Project(folder / f"growth{count}")
        for task in range(count // 10):
            variants = {f"v{n}": f'"""Small."""\nprint({task} * {n})\n' for n in range(10)}
            project.task(f"task{task}", **variants)
        project.chapter("page", 'show.result("task0/v0")')
        first = timed(lambda project=project: idle(project))
        most = 0.0
        with subprocess.Popen(
            project.command("build"),
            cwd=project.root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as process:
            for line in process.stderr:
                if b"starting" in line:
                    started = time.monotonic()
                if b"executed" in line:
                    executed = time.monotonic()
                    most = max(most, psutil.Process(process.pid).memory_info().rss / 1e6)
        figures[f"{count} snippets, seconds for each"] = [(executed - started - first) / count]
        figures[f"{count} snippets, MB of the machinery"] = [most]
    return figures


def idle(project: Project) -> None:
    """Start the small project's TensorFlow, and nothing else."""
    python = project.root / "runtimes/quick/.venv/bin/python"
    subprocess.run([python, "-c", "import tensorflow"], capture_output=True, check=True)


def timed(action: Callable[[], object]) -> float:
    """Seconds that an action takes."""
    started = time.monotonic()
    action()
    return time.monotonic() - started


def say(text: str) -> None:
    """Show progress."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped: these are the figures measured so far.")
