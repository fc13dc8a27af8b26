"""What a snippet must not do to the machine, and how it is noticed.

A guard keeps a list of trespasses: a snippet that catches the error it gets is reported all the same.
"""
import builtins
import io
import os
import socket
import threading
import time

GRACE = 1.0  # seconds that a snippet's threads get to end by themselves


class Trespass(Exception):
    """Raised inside a snippet at the forbidden call, so that its traceback shows the line."""


class Guard:
    """Forbid the network and writing into the checkout; notice threads and a changed environment.

    Args:
        checkout: the project's folder; nothing below it may be written but `folder`.
        folder: the job folder, which the snippet may write.
    """

    def __init__(self, checkout, folder):
        self.checkout = os.path.join(os.path.realpath(checkout), "")
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
        """Look at what is left when the snippet has ended; return all trespasses as sentences."""
        deadline = time.time() + GRACE
        for thread in self._new_threads():
            thread.join(max(0.0, deadline - time.time()))
        names = sorted(thread.name for thread in self._new_threads())
        if names:
            self.trespasses.append("it left threads running: " + ", ".join(names))
        changed = sorted(
            name
            for name in set(self.environment) | set(os.environ)
            if self.environment.get(name) != os.environ.get(name)
        )
        if changed:
            self.trespasses.append(
                "it changed the environment (%s); switches belong into runtimes/" % ", ".join(changed)
            )
        left = sorted(os.listdir("."))
        return self.trespasses, left

    def _new_threads(self):
        """Threads of the snippet; TensorFlow's own (its summary writers, its queues) end with it."""
        return [
            thread
            for thread in threading.enumerate()
            if thread not in self.threads
            and not type(thread).__module__.startswith("tensorflow")
            and not getattr(thread._target, "__module__", "").startswith("tensorflow")
        ]

    def _trespass(self, sentence):
        if sentence not in self.trespasses:
            self.trespasses.append(sentence)
        raise Trespass(sentence)

    def _refuse_network(self, *args, **more):
        self._trespass("it reads the network")

    @staticmethod
    def _opens_to_write(path, mode="r", *rest, **more):
        return set(mode) & set("wax+")

    def _guarded(self, call, writes):
        def guarded(path, *args, **more):
            if isinstance(path, (str, bytes, os.PathLike)) and writes(path, *args, **more):
                real = os.path.realpath(os.fsdecode(path))
                if real.startswith(self.checkout) and not real.startswith(self.folder):
                    self._trespass("it writes into the checkout: " + real[len(self.checkout) :])
            return call(path, *args, **more)

        return guarded
