"""The warm parent of a runtime: import TensorFlow once, then fork a fresh process for each snippet.

Started by the runtime's own interpreter (Python 3.6 to 3.13), so this folder imports nothing but
the standard library, NumPy and TensorFlow.  It reads one job per line on standard input, as JSON,
and answers each with one line of JSON on standard output:

    {"snippet": path, "folder": job folder, "checkout": path, "seconds": limit, "megabytes": limit,
     "text": limit on printed characters, "compares": bool, "keeps": patterns of files}
    {"outcome": "done"}                        result.json lies in the job folder
    {"outcome": "failed", "problem": sentence}

In the job folder, `work` is the snippet's working folder, `tmp` its folder for temporary files,
`out` and `err` what it printed.
"""

import ctypes
import gc
import importlib
import json
import os
import resource
import signal
import sys
import time

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
FAULT = 70  # exit code of a child in which this folder's own code failed
POLL = 0.005  # seconds between two looks at a running snippet


def prctl(option, value):
    """Set a Linux process attribute; elsewhere do nothing (the checks it serves are weaker there)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def main():
    modules = json.loads(sys.argv[1])
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what TensorFlow prints while it is imported is not an answer
    prctl(PR_SET_CHILD_SUBREAPER, 1)  # a snippet's orphans become ours, so that none survives
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the driver's to handle
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))  # on the way out, reap
    prctl(PR_SET_PDEATHSIG, signal.SIGTERM)  # the driver is gone: so are we
    for name in modules:
        importlib.import_module(name)
    import observe  # after TensorFlow, which it uses

    if hasattr(gc, "freeze"):  # Python 3.7: no collection in a child visits, and copies, all this
        gc.freeze()
    sys.path.pop(0)  # this folder: a snippet must not see it
    answer(answers, {"outcome": "ready", "versions": observe.versions()})
    for line in sys.stdin:
        job = json.loads(line)
        problem = run(job, answers, observe)
        answer(
            answers, {"outcome": "failed", "problem": problem} if problem else {"outcome": "done"}
        )


def answer(stream, message):
    stream.write(json.dumps(message) + "\n")
    stream.flush()


def run(job, answers, observe):
    """Fork, let the child execute the job's snippet, watch it; return what went wrong, or None."""
    child = os.fork()
    if child == 0:
        code = FAULT
        try:
            answers.close()
            become_snippet(job)
            observe.execute(job)
            code = 0
        except BaseException:  # a fault of ours: the snippet's own errors are results
            import traceback

            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)  # no teardown: the parent cleans the job folder
    try:
        return watch(child, job)
    finally:
        reap(child)


def become_snippet(job):
    """Turn this forked child into a process like `python snippet.py` in an empty folder."""
    os.setsid()
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
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
        processors = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, [processors[os.getpid() % len(processors)]])
    os.chdir(os.path.join(folder, "work"))


def watch(child, job):
    """Wait for the child within its limits; return a sentence about what went wrong, or None."""
    started = time.time()
    driver = os.getppid()
    printed = [os.path.join(job["folder"], name) for name in ("out", "err")]
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            break
        if os.getppid() != driver:
            reap(child)
            os._exit(1)  # the driver is gone: so are we
        if time.time() - started > job["seconds"]:
            return "it ran for more than %d s, its time limit" % job["seconds"]
        if memory(child) > job["megabytes"]:
            return "it used more than %d MB of memory, its limit" % job["megabytes"]
        if sum(size(path) for path in printed) > job["text"]:
            return "it printed more than %d characters, the limit" % job["text"]
        time.sleep(POLL)
    # Its end may have come between two looks: everything is looked at once more.
    if sum(size(path) for path in printed) > job["text"]:
        return "it printed more than %d characters, the limit" % job["text"]
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        names = {s.value: s.name for s in signal.Signals}
        return "it was killed by signal %d (%s)" % (number, names.get(number, "unknown"))
    if not os.path.exists(os.path.join(job["folder"], "result.json")):
        code = os.WEXITSTATUS(status)
        if code == FAULT:
            with open(printed[1], errors="replace") as file:
                return "it could not be observed: " + file.read().strip().split("\n")[-1]
        return "it ended its process by itself, with exit code %d, before its end" % code
    if left_behind(child):
        return "it left child processes running"
    return None


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


def size(path):
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


if __name__ == "__main__":
    main()
