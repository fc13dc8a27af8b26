"""What a snippet must not do to the machine: how it is prevented, and how it is noticed.

The kernel prevents, where it can (Linux's Landlock): also what native code and child processes do.
A guard in Python notices, and keeps a list of trespasses, so that a snippet that catches the error it
gets is reported all the same.
"""

import builtins
import ctypes
import io
import os
import socket
import struct
import sys
import threading
import time

GRACE = 1.0  # seconds that a snippet's threads get to end by themselves


# Landlock (linux/landlock.h): the three system calls, and the rights to write by the version of the
# interface that brought them.  Rights that are not handled (to read, to execute) stay free.
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
WRITE_RIGHTS = {
    1: sum(1 << bit for bit in (1, 4, 5, 6, 7, 8, 9, 10, 11, 12)),
    2: 1 << 13,
    3: 1 << 14,
}
TCP_RIGHTS = {4: 0b11}  # to bind and to connect
PR_SET_NO_NEW_PRIVS = 38


def confine(folder):
    """Have the kernel forbid this process, and all it starts, to write elsewhere and to use TCP.

    Does nothing where the kernel has no Landlock.

    Args:
        folder: the folder that may be written, beside `/dev` and `/proc`.
    """
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    version = libc.syscall(CREATE_RULESET, None, 0, 1)
    if version < 1:
        return
    writing, tcp = (
        sum(rights for since, rights in table.items() if since <= version)
        for table in (WRITE_RIGHTS, TCP_RIGHTS)
    )
    handled = struct.pack("=QQ", writing, tcp) if tcp else struct.pack("=Q", writing)
    rules = libc.syscall(CREATE_RULESET, handled, len(handled), 0)
    for path in (folder, "/dev", "/proc"):
        place = os.open(path, os.O_PATH)
        libc.syscall(ADD_RULE, rules, 1, struct.pack("=Qi", writing, place), 0)
        os.close(place)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.syscall(RESTRICT_SELF, rules, 0)
    os.close(rules)


class Trespass(Exception):
    """Raised inside a snippet at the forbidden call, so that its traceback shows the line."""


class Guard:
    """Refuse the network and writing elsewhere; notice threads and a changed environment.

    A trespass is the snippet's line (None where it isn't known) and a sentence.

    Args:
        snippet: its path.
        checkout: the project's folder, for messages.
        folder: the job folder, which the snippet may write.
    """

    def __init__(self, snippet, checkout, folder):
        self.snippet = snippet
        self.checkout = os.path.join(os.path.realpath(checkout), "")
        self.readable = tuple(
            os.path.join(os.path.realpath(place), "")
            for place in (folder, os.path.dirname(snippet), sys.prefix)
        )
        self.folder = os.path.join(os.path.realpath(folder), "")
        self.trespasses = []
        self.environment = dict(os.environ)
        self.threads = set(threading.enumerate())

    def start(self):
        """Put the guards in place: Python's ways to reach the network and to open files."""
        for name in ("connect", "connect_ex", "sendto"):
            setattr(socket.socket, name, self._refuse_network)
        socket.getaddrinfo = socket.create_connection = self._refuse_network
        builtins.open = io.open = self._guarded(builtins.open, self._opens_to_write)
        os.open = self._guarded(os.open, lambda path, flags=0, *rest, **more: flags & 3)
        for name in ("mkdir", "remove", "unlink", "rmdir", "rename", "replace"):
            setattr(os, name, self._guarded(getattr(os, name), lambda *args, **more: True))

    def finish(self):
        """Look at what is left when the snippet has ended; return all trespasses."""
        deadline = time.time() + GRACE
        for thread in self._new_threads():
            thread.join(max(0.0, deadline - time.time()))
        names = sorted(thread.name for thread in self._new_threads())
        if names:
            self._note("it left threads running: %s. Join them" % ", ".join(names))
        changed = sorted(
            name
            for name in set(self.environment) | set(os.environ)
            if self.environment.get(name) != os.environ.get(name)
        )
        if changed:
            self._note(
                "it changed the environment (%s). Switches belong into a runtime's file in runtimes/"
                % ", ".join(changed)
            )
        return self.trespasses

    def _new_threads(self):
        """Threads of the snippet; TensorFlow's own (its summary writers, its queues) end with it."""
        return [
            thread
            for thread in threading.enumerate()
            if thread not in self.threads
            and not type(thread).__module__.startswith("tensorflow")
            and not getattr(thread._target, "__module__", "").startswith("tensorflow")
        ]

    def _note(self, sentence, line=None):
        if (line, sentence) not in self.trespasses:
            self.trespasses.append((line, sentence))

    def _trespass(self, sentence):
        """Note it, with the line of the snippet that called, and refuse."""
        frame = sys._getframe()
        while frame and frame.f_code.co_filename != self.snippet:
            frame = frame.f_back
        self._note(sentence, frame.f_lineno if frame else None)
        raise Trespass(sentence)

    def _refuse_network(self, *args, **more):
        self._trespass("it reads the network. Make its data, or lay them beside it in a file")

    @staticmethod
    def _opens_to_write(path, mode="r", *rest, **more):
        return set(mode) & set("wax+")

    def _guarded(self, call, writes):
        def guarded(path, *args, **more):
            if not isinstance(path, (str, bytes, os.PathLike)):
                return call(path, *args, **more)
            real = os.path.realpath(os.fsdecode(path))
            inner = real[len(self.checkout) :] if real.startswith(self.checkout) else None
            if writes(path, *args, **more):
                if inner and not real.startswith(self.folder):
                    self._trespass(
                        "it writes into the checkout: %s. Take a temporary folder" % inner
                    )
                if not real.startswith((self.folder, "/dev/")):
                    self._trespass(
                        "it writes outside its working folder: %s. Take a temporary folder" % real
                    )
            elif inner and not real.startswith(self.readable):
                self._trespass(
                    "it reads %s, and its run would not know when that changes. "
                    "Lay the file beside it" % inner
                )
            return call(path, *args, **more)

        return guarded
