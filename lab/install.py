"""Install the book's environment and, if a suitable Python is found, the environments of the other runtimes.

`make` runs this with the user's Python before anything is installed, so it needs nothing but Python.  When an
environment is complete, a stamp is written into it, `installed.json`.  An environment without a matching stamp
is made again: after an interrupted installation, a change of the lock file, or a change of a package by hand.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from lab.problems import open_streams
from lab.runtimes import Runtime, RuntimeFileError, load_runtimes

ROOT = Path(__file__).resolve().parent.parent
UV_LOCK = ROOT / "requirements-uv.txt"
# Not the one in the environment, which may be removed and made again.
PYTHON = sys._base_executable  # type: ignore[attr-defined]
CAUSES = (  # what installers print, what it means, and what to do
    (("no space left", "os error 28"), "The disk is full. Free some space (4 GB are needed)"),
    (("permission denied", "os error 13"), "This folder can't be written. Correct its permissions"),
    (
        ("hash mismatch", "do not match the hashes"),
        "A downloaded package is not the one that was locked (its hash differs). Check your mirror",
    ),
    (
        ("dns error", "error sending request", "connection", "timed out", "failed to fetch"),
        "The package index can't be reached. Check your network or your mirror's settings",
    ),
    (
        ("no solution found", "no matching distribution"),
        "The package index lacks a locked package. Check your mirror's settings",
    ),
)


class InstallError(Exception):
    """The installation has failed: the message says why, and what to do."""


def main() -> int:
    """Install what is missing, list the runtimes, or run uv; return the exit code."""
    open_streams()
    parser = argparse.ArgumentParser(prog="lab.install", description=__doc__)
    parser.add_argument("--list", action="store_true", help="list the runtimes and their state")
    parser.add_argument(
        "--uv", nargs=argparse.REMAINDER, help="run this command of uv, found as for installing"
    )
    arguments = parser.parse_args()
    try:
        if arguments.list:
            list_runtimes(load_runtimes(ROOT))
        elif arguments.uv:
            call([find_uv(), *arguments.uv])
        else:
            with (ROOT / ".install.lock").open("w") as lock:
                wait_for(lock)
                # Loaded now: another installation may have just finished.
                install_all(load_runtimes(ROOT))
    except (InstallError, RuntimeFileError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        told = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
        print(explain(str(error)) or f"{told}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Run the command again to continue.", file=sys.stderr)
        return 130
    return 0


def wait_for(lock: IO[str]) -> None:
    """Hold the lock file; wait while another installation holds it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another installation is running in this checkout; waiting for it.", file=sys.stderr)
        fcntl.flock(lock, fcntl.LOCK_EX)


def list_runtimes(runtimes: dict[str, Runtime]) -> None:
    """Print a table of the runtimes: id, state, title, and how to make a recorded runtime live."""
    for runtime in runtimes.values():
        if runtime.live:
            state, more = "live", f"Python {runtime.python_version}"
        elif runtime.python and possible(runtime) and next(interpreters(runtime), None):
            state, more = "recorded", f"Python {runtime.python} was found: run `make html`"
        else:
            state, more = "recorded" if runtime.python else "not yet", runtime.why_not_live()
        print(f"{runtime.id:<12} {state:<9} {runtime.title} ({more})")


def install_all(runtimes: dict[str, Runtime]) -> None:
    """Install the book's environment, then the environment of every runtime for which a Python is found.

    Raises:
        InstallError: an installation failed.
    """
    book = next(runtime for runtime in runtimes.values() if runtime.python is None)
    if not current(book):
        install(book, PYTHON)
    for runtime in runtimes.values():
        if runtime.python and possible(runtime) and not current(runtime):
            python = next(interpreters(runtime), None)
            if python:
                install(runtime, python)


def current(runtime: Runtime) -> bool:
    """Whether the runtime is installed as locked, and its Python still works and has the same version."""
    return runtime.live and python_version(runtime) == runtime.python_version


def python_version(runtime: Runtime) -> str | None:
    """The version of the environment's Python, found by running it; None if it doesn't run."""
    ask = "import platform; print(platform.python_version())"
    try:
        done = subprocess.run([runtime.interpreter, "-c", ask], capture_output=True, text=True)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def possible(runtime: Runtime) -> bool:
    """Whether there are wheels of the runtime for this processor, and the user didn't choose its recordings."""
    return runtime.has_wheels and not runtime.asks_for_recordings


def interpreters(runtime: Runtime) -> Iterator[str]:
    """Paths of working Pythons of the runtime's version, the likeliest first.

    Raises:
        InstallError: the Python that the user named does not work.
    """
    named = os.environ.get(runtime.variable)
    if named:
        if works(named, runtime.python):
            yield named
            return
        raise InstallError(
            f"{runtime.variable}={named} is not a working Python {runtime.python}. "
            f"Name another, or {runtime.variable}=none to use the recordings."
        )
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path fails for a user without a home
    name = f"python{runtime.python}"
    path = os.environ.get("PATH", os.defpath)
    candidates = [Path(folder, name) for folder in path.split(os.pathsep)]
    for folder in (os.environ.get("PYENV_ROOT"), home / ".pyenv"):
        if folder:
            candidates += sorted(Path(folder).glob(f"versions/{runtime.python}*/bin/python"))
    places = [home / place for place in ("miniconda3", "anaconda3", "miniforge3", "mambaforge")]
    places += [
        Path(os.environ[name])
        for name in ("CONDA_PREFIX", "MAMBA_ROOT_PREFIX")
        if name in os.environ
    ]
    known = home / ".conda" / "environments.txt"
    if known.exists():
        places += [Path(line) for line in known.read_text().splitlines() if line]
    for place in places:
        candidates += [place / "bin" / "python", *sorted(place.glob("envs/*/bin/python"))]
    candidates += sorted(home.glob(f".local/share/uv/python/cpython-{runtime.python}*/bin/python"))
    for candidate in candidates:
        if works(str(candidate), runtime.python):
            yield str(candidate)


def works(python: str, version: str) -> bool:
    """Whether a command is a Python of this version, found by running it: pyenv's shims may only print an error."""
    ask = "import sys, zlib, ssl; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run([python, "-c", ask], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and done.stdout.strip() == version


def install(runtime: Runtime, python: str) -> None:
    """Make the runtime's environment with this Python; a previous one is removed.

    Raises:
        InstallError: it failed; the next call begins again.
    """
    uv = find_uv()
    environment = runtime.environment
    needed = "The book's environment" if runtime.python is None else runtime.title
    print(f"Installing: {needed} (once; takes some minutes)", file=sys.stderr)
    shutil.rmtree(environment, ignore_errors=True)
    call([uv, "venv", "--quiet", "--no-project", "--python", python, str(environment)])
    call(
        # With bytecode compiled once, now, TensorFlow imports in a third of the time.
        [uv, "pip", "install", "--require-hashes", "--compile-bytecode", "--python",
         str(runtime.interpreter), "-r", str(runtime.lock)]
    )  # fmt: skip
    if runtime.python is None:
        # Makes `import lab` work from any folder: a chapter that is opened in Jupyter needs it.
        packages = next(environment.glob("lib/python*/site-packages"))
        code = "import os, sys; sys.path.append(os.path.dirname(sys.prefix))\n"
        (packages / "lab.pth").write_text(code)
    part = environment / "installed.json.part"
    stamp = {
        "lock": runtime.wanted,
        "python": python_version(runtime),
        "packages": runtime.packages,
    }
    part.write_text(json.dumps(stamp))
    part.rename(environment / "installed.json")


def find_uv() -> str:
    """A working uv: that of the environment variable UV, the one on PATH, or the locked one, downloaded if necessary.

    Raises:
        InstallError: there is none, and it can't be downloaded.
    """
    own = ROOT / ".uv" / "bin" / "uv"
    for candidate in (os.environ.get("UV"), shutil.which("uv"), str(own)):
        if candidate:
            try:
                if subprocess.run([candidate, "--version"], capture_output=True).returncode == 0:
                    return candidate
            except OSError:
                pass  # it can't be run: try the next one
    print("Downloading uv, the installer", file=sys.stderr)
    shutil.rmtree(ROOT / ".uv", ignore_errors=True)
    pip = [PYTHON, "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True).returncode != 0:
        # Some Linux distributions split Python into packages: without pip, a virtual environment may still contain it.
        made = subprocess.run([PYTHON, "-m", "venv", str(ROOT / ".uv")], capture_output=True)
        if made.returncode != 0:
            raise InstallError(
                "This Python has neither pip nor venv. Install your system's python3-venv package, "
                "or uv, and run the command again."
            )
        pip = [str(ROOT / ".uv" / "bin" / "python"), "-m", "pip"]
    call([*pip, "install", "--quiet", "--disable-pip-version-check", "--require-hashes",
          "--root-user-action", "ignore",
          "--target", str(ROOT / ".uv"), "-r", str(UV_LOCK)])  # fmt: skip
    return str(own)


def call(command: list[str]) -> None:
    """Run a command of an installer and show its output.

    Raises:
        InstallError: it failed; the message explains why if the output is known, else quotes its end.
    """
    said = []
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=sys.stderr, text=True, env=environment_of_uv()
    )
    for line in process.stderr:
        said.append(line)
        if not line.startswith((" + ", " - ")):  # the list of packages
            sys.stderr.write("  " + line)
    if process.wait() != 0:
        text = "".join(said)
        raise InstallError(
            explain(text) or f"{Path(command[0]).name} failed: {text.strip()[-500:]}"
        )


def explain(text: str) -> str | None:
    """What an error message of the system or an installer means and what to do; None if unknown."""
    lower = text.lower()
    for marks, sentence in CAUSES:
        if any(mark in lower for mark in marks):
            return f"{sentence}, and run the command again."
    return None


def environment_of_uv() -> dict[str, str]:
    """The environment variables for uv: it then uses the package mirror and system certificates that pip uses."""
    environment = dict(os.environ)
    if ssl.create_default_context().cert_store_stats()["x509_ca"]:
        environment.setdefault("UV_SYSTEM_CERTS", "1")
    # uv asks each Python for its paths; in the locale C, Python 3.7 can't print one that isn't ASCII.
    environment["LC_ALL"] = "C.UTF-8"
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.pop("VIRTUAL_ENV", None)
    if not {"UV_INDEX_URL", "UV_DEFAULT_INDEX"} & environment.keys():
        mirror = environment.get("PIP_INDEX_URL") or pip_setting("global.index-url")
        if mirror:
            environment["UV_DEFAULT_INDEX"] = mirror
    return environment


def pip_setting(name: str) -> str | None:
    """A setting of the user's pip; None if pip or the setting is missing."""
    done = subprocess.run(
        [PYTHON, "-m", "pip", "config", "get", name], capture_output=True, text=True
    )
    return done.stdout.strip() or None if done.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main())
