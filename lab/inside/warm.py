"""The warm parent of a runtime: import TensorFlow once, then fork a fresh process for each snippet.

Started by the runtime's own interpreter (Python 3.6 to 3.13), so this folder imports nothing but
the standard library, NumPy, TensorFlow and its protobuf.  When TensorFlow is imported, it forks its lanes: processes that
execute one snippet after the other, each in a process forked in its turn.  A lane reads one job per line
from its socket, as JSON, and answers each with a line of JSON.  Before all jobs, the first lane's socket says
that TensorFlow has been imported:

    {"outcome": "ready", "versions": by package}
    {"snippet": path, "folder": job folder, "checkout": path, "seconds": limit, "megabytes": limit,
     "text": limit on printed bytes, "compares": bool, "keeps": patterns of files,
     "reads": files of the checkout, "processor": the one that executes it, "shaken": bool}
    {"outcome": "done"}                        result.json lies in the job folder
    {"outcome": "failed", "line": of the snippet, or null, "problem": sentence without its full stop}

In the job folder, `work` is the snippet's working folder, `tmp` its folder for temporary files,
`out` and `err` what it printed, `stack` where it was when it was stopped.
"""

import ctypes
import faulthandler
import gc
import importlib
import json
import mmap
import os
import random
import re
import resource
import signal
import sys
import time
import traceback

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
FAULT = 70  # exit code of a child in which this folder's own code failed
POLL = 0.01  # seconds between two looks at a running snippet
TELL = 0.5  # seconds that a snippet gets to tell where it is, before it is stopped


def prctl(option, value):
    """Set a Linux process attribute; elsewhere do nothing (the checks it serves are weaker there)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def main():
    setup = json.loads(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the driver's to handle
    prctl(PR_SET_PDEATHSIG, signal.SIGTERM)  # the driver is gone: so are we
    gc.disable()  # it takes a fifth of the time of TensorFlow's import, and finds next to nothing
    # Of the book, for its charts: Keras would import it, which takes a tenth of the time.
    sys.modules["matplotlib"] = None
    for name in setup["preload"]:
        importlib.import_module(name)
    import observe  # after TensorFlow, which it uses

    make_tables()
    del sys.modules["matplotlib"]
    if hasattr(gc, "freeze"):  # Python 3.7: no collection in a child visits, and copies, all this
        gc.freeze()
    gc.enable()
    # A snippet must not see this folder, nor the project, which the book's own environment finds.
    unseen = [os.path.dirname(sys.prefix), sys.path[0]]
    sys.path[:] = [place for place in sys.path if place not in unseen]
    answer(setup["lanes"][0], {"outcome": "ready", "versions": observe.versions()})
    observe.flush([sys.stdout])  # nothing of this is a snippet's
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # until it is known who is who
    # From here on there is something to clear up.  An import would take the exit for an error, and may go on.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    lanes = [fork_lane(own, setup["lanes"], observe) for own in setup["lanes"]]

    def go_on(number, frame):
        """Let a lane that a snippet has stopped go on; forget one that it has ended."""
        for lane in list(lanes):
            changed, status = os.waitpid(lane, os.WNOHANG | os.WUNTRACED)
            if changed and os.WIFSTOPPED(status):
                os.kill(lane, signal.SIGCONT)
            elif changed:
                lanes.remove(lane)

    signal.signal(signal.SIGCHLD, go_on)
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        for descriptor in setup["lanes"]:
            os.close(descriptor)
        sys.stdin.read()  # until the driver is done, or gone
    finally:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for lane in lanes:
            os.kill(lane, signal.SIGKILL)
        for lane in lanes:
            os.waitpid(lane, 0)
        os._exit(0)  # TensorFlow's teardown takes a quarter of a second


def make_tables():
    """Have TensorFlow make its tables of operations and kernels, once for all snippets, without starting a thread.

    Otherwise each snippet's first operation makes them, which takes 10 to 15 ms.
    """
    try:
        from tensorflow.python.framework import kernels, op_def_registry
        from tensorflow.python.util import pywrap_xla_ops
    except ImportError:  # TensorFlow 1.15 has no such tables
        return
    unknown = ""  # known names are found without the tables
    op_def_registry.get(unknown)
    kernels.get_registered_kernels_for_op(unknown)
    pywrap_xla_ops.get_cpu_kernel_names()


def fork_lane(own, descriptors, observe):
    """Fork a lane, which works for the socket that is its own; return its process id."""
    lane = os.fork()
    if lane == 0:
        try:
            for descriptor in descriptors:
                if descriptor != own:
                    os.close(descriptor)
            work(own, observe)
        except Exception:  # a fault of ours: the driver reads the log
            traceback.print_exc()
        finally:
            os._exit(1)
    return lane


def work(descriptor, observe):
    """A lane: execute the jobs that come through a socket, until it is closed."""
    prctl(PR_SET_CHILD_SUBREAPER, 1)  # a snippet's orphans become ours, so that none survives
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})  # until `pause` waits for it
    with open(descriptor) as jobs:
        for job in map(json.loads, jobs):
            try:
                run(job, descriptor, observe)
                answer(descriptor, {"outcome": "done"})
            except Failed as failed:
                problem = {"line": where(job), "problem": str(failed)}
                answer(descriptor, dict(problem, outcome="failed"))


class Failed(Exception):
    """A snippet did not come to its end: why, and what to do."""


def answer(descriptor, message):
    """Send the driver a message, a line of JSON: so short that it goes at once."""
    os.write(descriptor, (json.dumps(message) + "\n").encode())


def run(job, descriptor, observe):
    """Fork, let the child execute the job's snippet, and watch it, which may raise `Failed`."""
    fault = mmap.mmap(-1, 200)  # the child tells here what went wrong, since the disk may be full
    lane = os.getpid()
    child = os.fork()
    if child == 0:
        code = FAULT
        try:
            prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != lane:  # it was killed before this process could ask to be told
                os._exit(code)
            os.close(descriptor)
            become_snippet(job)
            observe.execute(job)
            code = 0
        except BaseException as error:  # a fault of ours: the snippet's own errors are results
            fault.write(("%s: %s" % (type(error).__name__, error)).encode("utf-8", "replace")[:200])
        finally:
            os._exit(code)  # no teardown: the parent cleans the job folder
    try:
        watch(child, job, fault)
    finally:
        reap(child)


def become_snippet(job):
    """Turn this forked child into a process like `python snippet.py` in an empty folder."""
    os.setsid()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    if job["shaken"]:
        job["memory"] = scattered()  # held as long as the snippet runs
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    folder = job["folder"]
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    for descriptor, name in ((1, "out"), (2, "err")):
        stream = os.open(os.path.join(folder, name), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.dup2(stream, descriptor)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if hasattr(os, "sched_setaffinity"):
        # One processor: TensorFlow then adds in one order, and two executions agree to the bit.
        os.sched_setaffinity(0, [job["processor"]])
    stack = open(os.path.join(folder, "stack"), "w")
    faulthandler.enable(stack)
    faulthandler.register(signal.SIGUSR1, stack)
    os.chdir(os.path.join(folder, "work"))


def scattered():
    """Return objects that take up free memory here and there, so that the next objects get other addresses.

    All snippets of a runtime get the same addresses otherwise.  A result that depends on them (by the order of a set of
    objects) would stay the same until anything in the process changes.
    """
    sizes = range(16, 480, 16)  # Python keeps small objects of one size together
    objects = [bytes(size) for size in sizes for _ in range(400)]
    random.Random(os.urandom(8)).shuffle(objects)  # not the snippet's own random numbers
    return objects[: len(objects) // 2]


def watch(child, job, fault):
    """Wait for the child within its limits; raise `Failed` when it breaks one, or ends wrongly."""
    started = time.monotonic()
    parent = os.getppid()  # the warm parent
    printed = [os.path.join(job["folder"], name) for name in ("out", "err")]

    def overrun():
        """What the child has too much of, in words; None if nothing."""
        if time.monotonic() - started > job["seconds"]:
            return (
                "it ran for more than %d s, its time limit. Shorten it, or raise `seconds` in its "
                "task.toml" % job["seconds"]
            )
        if memory(child) > job["megabytes"]:
            return (
                "it used more than %d MB of memory, its limit. Use smaller data" % job["megabytes"]
            )
        return overprinted()

    def overprinted():
        """Whether it has printed too much, in the same way."""
        if sum(size(path) for path in printed) > job["text"]:
            return "it printed more than %d bytes, the limit. Print less" % job["text"]
        return None

    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            break
        if os.getppid() != parent:
            reap(child)
            os._exit(1)  # the warm parent is gone: so are we
        problem = overrun()
        if problem:
            ask_where(child, job)
            raise Failed(problem)
        pause()
    # Its end may have come between two looks: everything is looked at once more.
    if overprinted():
        raise Failed(overprinted())
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        names = {s.value: s.name for s in signal.Signals}
        raise Failed(
            "it was killed by signal %d (%s)%s"
            % (number, names.get(number, "unknown"), said_last(content(printed[1])))
        )
    code = os.WEXITSTATUS(status)
    if code == FAULT and fault[0]:
        raise Failed("it could not be observed" + said_last(fault[:].rstrip(b"\0")))
    if code or not os.path.exists(os.path.join(job["folder"], "result.json")):
        raise Failed(
            "it ended its process by itself, with exit code %d. Let it run to its end" % code
        )
    if left_behind(child):
        raise Failed("it left child processes running. Wait for them")


def pause():
    """Wait until a child ends, or until it is time for another look."""
    if hasattr(signal, "sigtimedwait"):
        signal.sigtimedwait({signal.SIGCHLD}, POLL)
    else:  # macOS
        time.sleep(POLL)


def said_last(words):
    """The last line, as a part of a sentence; nothing if there is none."""
    line = words.decode("utf-8", "replace").strip().split("\n")[-1]
    return ", and said last: " + line[:200] if line else ""


def ask_where(child, job):
    """Have the child write where it is, and wait until it has."""
    os.kill(child, signal.SIGUSR1)
    asked = time.monotonic()
    while where(job) is None and time.monotonic() - asked < TELL:
        time.sleep(POLL)


def where(job):
    """The snippet's line that was executed when faulthandler was asked, or None."""
    try:
        with open(os.path.join(job["folder"], "stack"), errors="replace") as file:
            found = re.search('File "%s", line ([0-9]+)' % re.escape(job["snippet"]), file.read())
    except OSError:
        return None
    return int(found.group(1)) if found else None


def left_behind(child):
    """Whether a descendant of the finished child still runs (Linux: it has become ours)."""
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            break
        if pid == 0:
            return True
    try:
        os.killpg(child, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def reap(child):
    """Kill what is left of the child's process group, and orphans that became ours."""
    try:
        os.killpg(child, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:  # another session's orphan, or one that is still dying
            for orphan in children():
                try:
                    os.kill(orphan, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            time.sleep(POLL)


def children():
    """Process ids of this process's children (Linux; elsewhere none are known)."""
    path = "/proc/self/task/%d/children" % os.getpid()
    if not os.path.exists(path):
        return []
    with open(path) as file:
        return [int(pid) for pid in file.read().split()]


def memory(pid):
    """Resident memory of a process in MB (Linux; elsewhere 0: no limit is kept)."""
    try:
        with open("/proc/%d/statm" % pid) as file:
            pages = int(file.read().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def content(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def size(path):
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


if __name__ == "__main__":
    main()
