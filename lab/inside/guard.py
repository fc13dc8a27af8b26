"""What a snippet must not do to the machine: how it is prevented, and how it is noticed.

The kernel prevents, where it can (Linux's Landlock): also what native code and child processes do.
A guard in Python notices, and keeps a list of trespasses, so that a snippet that catches the error it
gets is reported all the same.
"""

import atexit
import builtins
import contextlib
import ctypes
import importlib.machinery
import io
import os
import socket
import stat
import struct
import sys
import threading
import time

from tensorflow.python.lib.io import file_io

GRACE = 1.0  # seconds that a snippet's threads get to end by themselves


# Landlock (linux/landlock.h): the three system calls, and the rights by the version of the interface that
# brought them.  Rights that are not handled (to execute, to list a folder) stay free.
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
WRITE_RIGHTS = {
    1: sum(1 << bit for bit in (1, 4, 5, 6, 7, 8, 9, 10, 11, 12)),
    2: 1 << 13,
    3: 1 << 14,
}
READ_FILE = 1 << 2
TCP_RIGHTS = {4: 0b11}  # to bind and to connect
PR_SET_NO_NEW_PRIVS = 38


def confine(folder, checkout, reads):
    """Have the kernel forbid this process, and all it starts, what the guard below refuses, and TCP.

    Does nothing where the kernel has no Landlock.

    Args:
        folder: what may be written, besides `/dev` and `/proc`.
        checkout: the folder of which only a few files may be read.
        reads: these files, besides those of the environment.
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
    files = writing | READ_FILE
    handled = struct.pack("=QQ", files, tcp) if tcp else struct.pack("=Q", files)
    rules = libc.syscall(CREATE_RULESET, handled, len(handled), 0)

    def allow(path, rights):
        with contextlib.suppress(OSError):  # it is gone
            place = os.open(path, os.O_PATH)
            libc.syscall(ADD_RULE, rules, 1, struct.pack("=Qi", rights, place), 0)
            os.close(place)

    for path in (folder, "/dev", "/proc"):
        allow(path, files)
    for path in (sys.prefix, sys.base_prefix, *reads, *outside(os.path.realpath(checkout))):
        allow(path, READ_FILE)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.syscall(RESTRICT_SELF, rules, 0)
    os.close(rules)


def outside(folder):
    """All that is not in a folder: what lies beside it, and beside each folder that it is in."""
    try:
        while folder != os.path.dirname(folder):
            above = os.path.dirname(folder)
            for entry in os.scandir(above):
                # What a link leads to is listed where it lies.
                if entry.path != folder and not entry.is_symlink():
                    yield entry.path
            folder = above
    except OSError:  # it can't be told what is there: so all may be read
        yield "/"


class Trespass(Exception):
    """Raised inside a snippet at the forbidden call, so that its traceback shows the line."""


class Guard:
    """Refuse the network, writing elsewhere and reading of the checkout; notice threads and a new environment.

    A trespass is the snippet's line (None where it isn't known) and a sentence.

    Args:
        snippet: its path.
        checkout: the project's folder, for messages.
        folder: the job folder, which the snippet may write.
        reads: the files of the checkout that it may read, besides those of its environment.
    """

    def __init__(self, snippet, checkout, folder, reads):
        self.snippet = snippet
        self.checkout = os.path.join(os.path.realpath(checkout), "")
        self.readable = tuple(
            os.path.join(os.path.realpath(place), "")
            # Of this folder Python looks for files, to show a traceback.  Each run depends on all of them anyway.
            for place in (folder, sys.prefix, sys.base_prefix, os.path.dirname(__file__))
        )
        self.reads = {os.path.realpath(file) for file in reads}
        self.folder = os.path.join(os.path.realpath(folder), "")
        self.trespasses = []
        self.exists = os.path.lexists  # without the guard
        self.environment = dict(os.environ)
        self.threads = set(threading.enumerate())

    def start(self):
        """Put the guards in place: Python's ways to reach the network and to open files."""
        for name in ("connect", "connect_ex", "sendto", "sendmsg"):
            setattr(socket.socket, name, self._refuse_network)
        for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "create_connection"):
            setattr(socket, name, self._refuse_network)
        builtins.open = io.open = self._guarded(builtins.open, self._opens_to_write)
        os.open = self._guarded(os.open, lambda path, flags=0, *rest, **more: flags & 3)
        if hasattr(io, "open_code"):  # Python 3.8
            io.open_code = self._guarded(io.open_code, lambda path: False)
        loader = importlib.machinery.SourceFileLoader
        loader.get_filename = self._guarded_import(loader.get_filename)
        atexit.register = self._guarded_register(atexit.register)
        for name in ("mkdir", "remove", "unlink", "rmdir", "rename", "replace"):
            setattr(os, name, self._guarded(getattr(os, name), lambda *args, **more: True))
        for name in ("rename", "replace", "link", "symlink"):
            setattr(os, name, self._guarded_target(getattr(os, name)))
        # TensorFlow's own way, too; what a file contains is the kernel's to refuse.
        native = getattr(file_io, "_pywrap_file_io", None) or file_io.pywrap_tensorflow  # 1.15
        looks = [(native, name) for name in ("FileExists", "GetMatchingFiles", "GetChildren")]
        looks += [(native, "IsDirectory"), (native, "Stat"), (os.path, "lexists"), (os, "access")]
        for module, name in [(os, "listdir"), (os, "scandir")] + looks:
            setattr(module, name, self._guarded(getattr(module, name), lambda *args, **more: False))
        os.stat = self._guarded_look(os.stat)

    def finish(self):
        """Look at what is left when the snippet has ended; return all trespasses."""
        deadline = time.monotonic() + GRACE
        for thread in self._new_threads():
            thread.join(max(0.0, deadline - time.monotonic()))
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
                "it changed the environment (%s). Set switches in a runtime.toml instead"
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
            # A thread that is ending has no target any more, and a built-in target no module.
            and not str(getattr(getattr(thread, "_target", None), "__module__", "")).startswith(
                "tensorflow"
            )
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
        self._trespass("it uses the network. Generate its data, or put them into a file beside it")

    @staticmethod
    def _opens_to_write(path, mode="r", *rest, **more):
        return set(mode) & set("wax+")

    def _guarded(self, call, writes):
        def guarded(*args, **more):
            given = dict(more)
            named = [given.pop(name) for name in ("file", "path", "src") if name in given]
            path, *rest = named + list(args) or ["."]
            if isinstance(path, (str, bytes, os.PathLike)):
                real = os.path.realpath(os.fsdecode(path))
                if writes(path, *rest, **given):
                    self._check_writing(real)
                else:
                    self._check_reading(real)
            return call(*args, **more)

        return guarded

    def _guarded_target(self, call):
        def guarded(*args, **more):
            for target in [more["dst"]] if "dst" in more else args[1:2]:
                self._check_writing(os.path.realpath(os.fsdecode(target)))
            return call(*args, **more)

        return guarded

    def _guarded_look(self, look):
        """Whether a file exists is an input, too."""

        def guarded(path, *args, **more):
            is_folder = False
            try:
                found = look(path, *args, **more)
                is_folder = stat.S_ISDIR(found.st_mode)
                return found
            finally:
                if not is_folder and isinstance(path, (str, bytes, os.PathLike)):
                    self._check_reading(os.path.realpath(os.fsdecode(path)))

        return guarded

    def _guarded_import(self, get_filename):
        """An import opens its file past Python's ways to open one, but asks its loader for the name."""

        def guarded(loader, name=None):
            path = get_filename(loader, name)
            self._check_reading(os.path.realpath(path))
            return path

        return guarded

    def _guarded_register(self, register):
        """Only what the snippet registers is its own: TensorFlow does, too, for its teardown."""

        def guarded(call, *args, **more):
            if sys._getframe(1).f_code.co_filename == self.snippet:
                self._trespass(
                    "it registers a function with atexit, whose effects its run does not include. "
                    "Call the function"
                )
            return register(call, *args, **more)

        return guarded

    def _check_writing(self, real):
        if real.startswith((self.folder, "/dev/", "/proc/")):  # absl names the process in /proc
            return
        if real.startswith(self.checkout):
            inner = real[len(self.checkout) :]
            self._trespass("it writes into the checkout: %s. Use a temporary folder" % inner)
        self._trespass("it writes outside its working folder: %s. Use a temporary folder" % real)

    def _check_reading(self, real):
        if not os.path.join(real, "").startswith(self.checkout) or real in self.reads:
            return
        if not os.path.join(real, "").startswith(self.readable):
            self._trespass(
                "it reads %s%s, and would not be executed again when that changes. "
                "Put what it needs into a file beside it that is neither code nor hidden"
                % (
                    os.path.join(real, "")[len(self.checkout) : -1],
                    "" if self.exists(real) else ", which does not exist",
                )
            )
