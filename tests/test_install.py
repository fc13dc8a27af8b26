"""The installer: what it installs, what it leaves unchanged, and its messages when it can't install.

A script that makes an empty environment stands in for uv, which would need a minute and a network; `.ci/run` installs
with the real uv on every clean checkout.
"""

import os
import pwd
import signal
import subprocess
import sys
import time
from typing import Any

import pytest
from conftest import ROOT, Project

from lab import install as installer

PLAYED = f"""#!/bin/sh
echo "$@" >> "$UV_CALLS"
case "$1" in
  --version) echo uv; exit ;;
  venv) exec {sys.executable} -m venv --without-pip "$6" ;;
  pip) cd "${{6%/bin/python}}"/lib/python*/site-packages && mkdir keras-3.0.dist-info
    echo "$UV_SAYS" >&2; sleep "${{UV_SLEEPS:-0}}"; exit "${{UV_EXIT:-0}}" ;;
esac
"""


@pytest.fixture
def install(project, tmp_path):
    """Run the installer in the project, whose only runtime is the book's."""
    (project.root / "runtimes/quick/requirements.txt").unlink()
    project.write("runtimes/quick/runtime.toml", 'title = "TensorFlow"\npreload = ["tensorflow"]\n')
    for name in ("bin", "lib", "pyvenv.cfg", "installed.json"):
        (project.root / ".venv" / name).unlink()
    uv = project.write("uv", PLAYED)
    uv.chmod(0o755)
    calls = tmp_path / "calls"

    def command(*arguments, **variables):
        return subprocess.Popen(
            [installer.PYTHON, "-m", "lab.install", *arguments],
            cwd=project.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "UV": str(uv), "UV_CALLS": str(calls), **variables},
        )  # fmt: skip

    def installed(*arguments, **variables):
        calls.write_text("")
        with command(*arguments, **variables) as process:
            out, err = process.communicate(timeout=60)
        return process.returncode, out + err, calls.read_text()

    run: Any = installed
    run.command, run.stamp = command, project.root / ".venv" / "installed.json"
    run.project = project
    return run


def test_locking_uses_the_uv_that_installs(install):
    code, _, calls = install("--uv", "pip", "compile", "-q", "some.in")
    assert code == 0 and "pip compile -q some.in" in calls
    told = subprocess.run(["make", "-n", "lock"], cwd=ROOT, capture_output=True, text=True).stdout
    assert told.count("-m lab.install --uv pip compile") == 3


def test_a_second_call_installs_nothing(install):
    code, said, calls = install()
    assert code == 0 and "Installing" in said
    assert "--require-hashes --compile-bytecode" in calls
    assert install() == (0, "", "")
    assert "live" in install("--list")[1]


@pytest.mark.parametrize("stamp", ["[]", "null", "{", "[" * 100_000])
def test_a_damaged_stamp_counts_as_none(install, stamp):
    install()
    install.stamp.write_text(stamp)
    code, said, _ = install("--list")
    assert code == 0 and "not yet" in said
    assert "Installing" in install()[1]
    assert install() == (0, "", "")


def test_a_changed_lock_is_installed(install):
    install()
    install.project.replace("requirements.txt", "==", " ==")
    assert "not yet" in install("--list")[1]
    assert "Installing" in install()[1]
    assert install() == (0, "", "")


def test_a_package_of_another_version_is_replaced(install):
    install()
    (packages,) = install.stamp.parent.glob("lib/python*/site-packages")
    (packages / "jupyter-1.0.dist-info").mkdir()  # a package that isn't locked does no harm
    assert install() == (0, "", "")
    (packages / "keras-3.0.dist-info").rename(packages / "keras-3.1.dist-info")
    assert "not yet" in install("--list")[1]
    assert "Installing" in install()[1]
    assert (packages / "keras-3.0.dist-info").exists()
    assert install() == (0, "", "")


@pytest.mark.parametrize(
    ("uv_says", "told"),
    [
        ("error: No space left on device (os error 28)", "The disk is full. "),
        ("error: dns error", "The package index can't be reached. "),
        (
            "error: Hash mismatch for numpy",
            "A downloaded package is not the one that was locked (its hash differs). Check your mirror, ",
        ),
        ("error: Permission denied (os error 13)", "This folder can't be written. "),
        ("error: something new", "uv failed: error: something new"),
    ],
)
def test_a_failure_is_said_in_a_sentence_and_mends_itself(install, uv_says, told):
    code, said, _ = install(UV_SAYS=uv_says, UV_EXIT="2")
    assert code == 1 and told in said and "Traceback" not in said
    assert not install.stamp.exists()
    assert "not yet" in install("--list")[1]
    assert install()[0] == 0 and install.stamp.exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=lambda n: n.name)
def test_an_interrupted_installation_mends_itself(install, number):
    with install.command(UV_SAYS="at work", UV_SLEEPS="1") as process:
        while "at work" not in process.stderr.readline():
            pass
        process.send_signal(number)
        said = process.communicate(timeout=30)[1]
    assert process.returncode and not install.stamp.exists()
    assert number == signal.SIGKILL or "Stopped. Run the command again" in said
    assert install()[0] == 0 and install.stamp.exists()


def test_two_installations_at_once_wait_for_each_other(install):
    with install.command(UV_SLEEPS="1") as one:
        time.sleep(0.5)
        code, said, _ = install()
        one.communicate(timeout=30)
    assert (one.returncode, code) == (0, 0)
    assert "waiting for it" in said and "Installing" not in said


def test_a_python_that_does_not_fit_is_refused(install):
    install.project.write("runtimes/old/requirements.txt", "")
    install.project.write(
        "runtimes/old/runtime.toml", 'title = "Old"\npreload = ["tensorflow"]\npython = "2.9"\n'
    )
    code, said, _ = install(PYTHON_OLD=sys.executable)
    assert code == 1 and f"PYTHON_OLD={sys.executable} is not a working Python 2.9" in said
    assert install(PYTHON_OLD="none")[0] == 0
    assert "no Python 2.9 was found" in install("--list")[1]


def test_a_user_needs_no_home(monkeypatch):
    def unknown(user):
        raise KeyError(user)

    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    runtime = installer.load_runtimes(ROOT)["tf1"]
    list(installer.interpreters(runtime))  # raises nothing


def test_a_checkout_may_be_moved(project):
    scripts = project.root / ".venv/bin"
    tools = [scripts.resolve() / name for name in ("python", "ruff")]
    scripts.unlink()
    scripts.mkdir()
    for tool in tools:
        (scripts / tool.name).symlink_to(tool)
    (scripts / "codespell").write_text("#!/where/it/was/.venv/bin/python\n")
    (scripts / "codespell").chmod(0o755)
    project.write("CITATION.cff", "title: 1\n")
    project.write("index.md", "# Recieve\n")  # codespell:ignore
    said = project.build("check").stderr
    assert "index.md:1: Recieve ==> Receive" in said  # codespell:ignore
    assert "CITATION.cff::$" in said


def test_a_checkout_may_lie_anywhere(tmp_path):
    project = Project(tmp_path / "bücher und mehr")
    project.task("one", good='"""Good."""\nprint(__file__)\n')
    project.chapter("page", 'show.result("one/good", "quick")')
    done = project.build(LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert "snippets/one/good.py" in project.page("chapters/page")
    assert "bücher" not in project.page("chapters/page")


def test_an_installation_may_be_unheard():
    command = [installer.PYTHON, "-m", "lab.install", "--uv", "-c", "echo done >&2"]
    closed = ["sh", "-c", '"$@" 2>&-', "sh", *command]
    assert subprocess.run(closed, cwd=ROOT, env={**os.environ, "UV": "bash"}).returncode == 0


def test_an_error_of_the_system_without_a_file_is_a_sentence(monkeypatch, capsys):
    def fail(root):
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(installer, "load_runtimes", fail)
    monkeypatch.setattr(sys, "argv", ["lab.install", "--list"])
    assert installer.main() == 1
    assert capsys.readouterr().err == "Broken pipe.\n"
