"""The machinery's commands, which the Makefile calls: `python -m lab build`."""

from __future__ import annotations

import argparse
import gc
import importlib
import signal
import sys

from lab.problems import Problem, open_streams, refused

# The module that holds each command's function; the function has the command's name.
MODULES = {
    "build": "build",
    "bind": "build",
    "linkcheck": "build",
    "one": "build",
    "live": "live",
    "serve": "live",
    "check": "check",
    "record": "record",
    "verify": "verify",
    "remember": "changes",
    "changes": "changes",
    "sizes": "sizes",
    "chapter": "write",
    "snippet": "write",
    "rename": "rename",
    "remove": "rename",
}

MESSAGES = 50  # printed at most: nobody reads more


def main() -> int:
    """Carry out a command; return the exit code."""
    open_streams()
    parser = argparse.ArgumentParser(prog="lab", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="build the site into _build/html")
    commands.add_parser("bind", help="build the site, with the whole book as EPUB and PDF")
    commands.add_parser("linkcheck", help="check the links to other sites")
    commands.add_parser("live", help="rebuild and reload whenever a file is saved")
    commands.add_parser("serve", help="show the built site on this machine")
    one = commands.add_parser("one", help="build a single page into _build/one")
    one.add_argument("chapter", help="chapters/post/conv2d.md")
    commands.add_parser("check", help="check everything that needs no TensorFlow")
    commands.add_parser(
        "record", help="record the runs of runtimes that not every machine can install"
    )
    verify = commands.add_parser("verify", help="execute snippets again, and compare")
    verify.add_argument("task", nargs="?", default="", help="only this task's: conv2d")
    commands.add_parser("remember", help="remember all runs, for `changes`")
    commands.add_parser("changes", help="list what runs do differently since `remember`")
    commands.add_parser(
        "sizes", help="read the sizes of TensorFlow's releases from the package index"
    )
    chapter = commands.add_parser("chapter", help="add a chapter and its first snippet")
    chapter.add_argument("name", help="post/pooling")
    chapter.add_argument("title")
    snippet = commands.add_parser("snippet", help="add a variant to a task")
    snippet.add_argument("task")
    snippet.add_argument("variant")
    rename = commands.add_parser(
        "rename", help="rename a chapter or a snippet wherever it is named"
    )
    rename.add_argument("old", help="chapters/post/pooling.md or snippets/pooling/slim.py")
    rename.add_argument("new")
    remove = commands.add_parser("remove", help="remove a chapter and redirect its address")
    remove.add_argument("old")
    remove.add_argument("instead", help="the chapter to which its address redirects")
    arguments = parser.parse_args()
    gc.set_threshold(100_000)  # documents and runs are large, and garbage is rare
    caught: int = signal.SIGINT

    def stop(number: int, frame: object) -> None:
        """Handle a signal like Ctrl-C; its number is kept here, since libraries may raise a new KeyboardInterrupt."""
        nonlocal caught
        caught = number
        raise KeyboardInterrupt(number)

    signal.signal(signal.SIGTERM, stop)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup has it ignored: leave it so
        signal.signal(signal.SIGHUP, stop)  # sent when the terminal is closed
    try:
        carry_out(**vars(arguments))
    except Problem as problem:
        print(*problem.messages[:MESSAGES], sep="\n", file=sys.stderr)
        more = len(problem.messages) - MESSAGES
        if more > 0:
            print(f"… and {more} more.", file=sys.stderr)
        return 1
    except OSError as error:
        print(refused(error), file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        if (error.name or "lab").split(".")[0] == "lab":
            raise
        print(
            f"{error}: the environment is damaged. Remove the folder .venv and run `make html`, which makes it anew.",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        print("Stopped. The last good site and all finished runs are kept.", file=sys.stderr)
        return 128 + caught
    return 0


def carry_out(command: str, **arguments: str) -> None:
    """Call a command's function; only its module is imported, so that each command starts fast."""
    module = importlib.import_module(f"lab.{MODULES[command]}")
    function = getattr(module, command)
    if command in ("build", "bind", "linkcheck"):
        from lab.execute import Executor

        with Executor(module.read()) as executor:
            function(executor)
    else:
        function(**arguments)


if __name__ == "__main__":
    code = main()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # All is done.  As Python ends, it would restore the default, and a signal would make it look as if it weren't.
        signal.signal(number, signal.SIG_IGN)
    sys.exit(code)
