"""The machinery's commands, which the Makefile calls: `python -m lab build`."""

from __future__ import annotations

import argparse
import gc
import importlib
import signal
import sys

from lab.problems import Problem, refused

# The module of a command's function, which has the command's name.
MODULES = {
    "build": "build",
    "bind": "build",
    "linkcheck": "build",
    "one": "build",
    "live": "live",
    "serve": "live",
    "check": "check",
    "record": "record",
    "verify": "record",
    "remember": "changes",
    "changes": "changes",
    "sizes": "sizes",
    "chapter": "write",
    "snippet": "write",
    "rename": "rename",
    "remove": "rename",
}

MESSAGES = 50  # so many are read


def main() -> int:
    """Carry out a command; return the exit code."""
    parser = argparse.ArgumentParser(prog="lab", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="build the site into _build/html")
    commands.add_parser("bind", help="build the site, with the whole book as EPUB and PDF")
    commands.add_parser("linkcheck", help="follow the links to other sites")
    commands.add_parser("live", help="rebuild and reload whenever a file is saved")
    commands.add_parser("serve", help="show the built site on this machine")
    one = commands.add_parser("one", help="build a single page into _build/one")
    one.add_argument("chapter", help="chapters/post/conv2d.md")
    commands.add_parser("check", help="check all that needs no TensorFlow")
    commands.add_parser(
        "record", help="record the runs of runtimes that not every machine can install"
    )
    commands.add_parser("verify", help="compare the recordings with live runs")
    commands.add_parser("remember", help="remember all runs, for `changes`")
    commands.add_parser("changes", help="what runs do differently since `remember`")
    commands.add_parser(
        "sizes", help="read the sizes of TensorFlow's releases from the package index"
    )
    chapter = commands.add_parser("chapter", help="make a chapter and its first snippet")
    chapter.add_argument("name", help="post/pooling")
    chapter.add_argument("title")
    snippet = commands.add_parser("snippet", help="add a variant to a task")
    snippet.add_argument("task")
    snippet.add_argument("variant")
    rename = commands.add_parser("rename", help="rename a chapter or a snippet, and what names it")
    rename.add_argument("old", help="chapters/post/pooling.md or snippets/pooling/keras.py")
    rename.add_argument("new")
    remove = commands.add_parser("remove", help="remove a chapter; its address leads to another")
    remove.add_argument("old")
    remove.add_argument("instead", help="the chapter to which its address leads")
    arguments = parser.parse_args()
    gc.set_threshold(100_000)  # documents and runs are large, and garbage is rare
    signal.signal(signal.SIGTERM, stop)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # as under nohup
        signal.signal(signal.SIGHUP, stop)  # the terminal was closed
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
    except KeyboardInterrupt as stopped:
        print("Stopped. The last good site and all finished runs are kept.", file=sys.stderr)
        return stopped.args[0] if stopped.args else 128 + signal.SIGINT
    return 0


def stop(number: int, frame: object) -> None:
    """End as after Ctrl-C, with the signal's own exit code."""
    raise KeyboardInterrupt(128 + number)


def carry_out(command: str, **arguments: str) -> None:
    """Call the function that a command stands for; its module is imported now that it is needed."""
    function = getattr(importlib.import_module(f"lab.{MODULES[command]}"), command)
    if command in ("build", "bind", "linkcheck"):
        from lab import show
        from lab.execute import Executor

        with Executor(show.book()) as executor:
            function(executor)
    else:
        function(**arguments)


if __name__ == "__main__":
    sys.exit(main())
