"""The machinery's commands, which the Makefile calls: `python -m lab build`."""

from __future__ import annotations

import argparse
import signal
import sys

from lab.problems import Problem


def main() -> int:
    """Carry out a command; return the exit code."""
    parser = argparse.ArgumentParser(prog="lab", description=__doc__)
    parser.add_argument("command", choices=["build", "live", "record", "verify"])
    command = parser.parse_args().command
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        if command == "build":
            from lab import show
            from lab.build import build
            from lab.execute import Executor

            with Executor(show.book()) as executor:
                build(executor)
        elif command == "live":
            from lab.live import live

            live()
        else:
            from lab import record

            getattr(record, command)()
    except Problem as problem:
        for message in problem.messages:
            print(message, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'The disk'}: {error.strerror}. Nothing was lost.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. The last good site and all finished runs are kept.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
