"""The machinery's commands, which the Makefile calls: `python -m lab build`."""

from __future__ import annotations

import argparse
import gc
import importlib
import signal
import sys

from lab.problems import Problem, open_streams, refused

# By the name of each command and of its function: the module that holds the function, and the function's arguments.
COMMANDS = {
    "build": ("build",),
    "bind": ("build",),
    "linkcheck": ("build",),
    "one": ("build", "chapter"),
    "live": ("live",),
    "serve": ("live",),
    "check": ("check",),
    "record": ("record",),
    "verify": ("verify", "task"),
    "remember": ("changes",),
    "changes": ("changes",),
    "sizes": ("sizes",),
    "chapter": ("write", "name", "title"),
    "snippet": ("write", "task", "variant"),
    "rename": ("rename", "old", "new"),
    "remove": ("rename", "old", "instead"),
}

MESSAGES = 50  # printed at most: nobody reads more


def main() -> int:
    """Carry out a command; return the exit code."""
    open_streams()
    parser = argparse.ArgumentParser(prog="lab", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (_, *given) in COMMANDS.items():
        command = commands.add_parser(name)
        for argument in given:
            command.add_argument(argument)
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
    except (KeyboardInterrupt, RuntimeError) as error:
        # A signal that comes while a thread's lock is taken: leaving the lock is then an error of its own.
        if not any(isinstance(one, KeyboardInterrupt) for one in (error, error.__context__)):
            raise
        print("Stopped. The last good site and all finished runs are kept.", file=sys.stderr)
        return 128 + caught
    return 0


def carry_out(command: str, **arguments: str) -> None:
    """Call a command's function; only its module is imported, so that each command starts fast."""
    module = importlib.import_module(f"lab.{COMMANDS[command][0]}")
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
