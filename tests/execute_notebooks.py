"""Executes notebooks' code, each in a process of its own, as a kernel would: started by test_take.py.

Runs in each runtime's Python, from 3.6 on, and uses nothing of this project:

    python execute_notebooks.py modules notebook...

The modules are imported once, before the processes are forked.  For each notebook a line of JSON is
printed: what each code cell printed, or the error that it raised.
"""

import contextlib
import importlib
import io
import json
import os
import sys
import tempfile


def execute(path):
    """Execute a notebook's code cells; return its outputs, cell by cell."""
    with open(path, encoding="utf-8") as file:
        cells = [cell for cell in json.load(file)["cells"] if cell["cell_type"] == "code"]
    namespace = {"__name__": "__main__"}
    results = []
    for cell in cells:
        source = "".join(cell["source"])
        name = "<cell>"
        first, _, rest = source.partition("\n")
        if first.startswith("%%writefile "):  # two of IPython's commands
            with open(first.split()[1], "w", encoding="utf-8") as file:
                file.write(rest)
            results.append(["Writing %s\n" % first.split()[1]])
            continue
        if first.startswith("%run -i "):
            name = os.path.abspath(first.split()[2])
            namespace["__file__"] = name
            with open(name, encoding="utf-8") as file:
                source = file.read()
        printed, raised = io.StringIO(), []
        try:
            with contextlib.redirect_stdout(printed):
                exec(compile(source, name, "exec"), namespace)
        except Exception as error:
            raised = [{"ename": type(error).__name__, "evalue": str(error)}]
        results.append(([printed.getvalue()] if printed.getvalue() else []) + raised)
        if raised:
            break
    return results


def main(modules, paths):
    for module in modules.split(","):
        importlib.import_module(module)
    for path in paths:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            answer = {"path": path, "results": None}
            try:
                if hasattr(os, "sched_setaffinity"):  # as snippets are executed: sums in one order
                    os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])
                with tempfile.TemporaryDirectory() as folder:
                    os.chdir(folder)
                    answer["results"] = execute(path)
                    os.chdir("/")
            finally:
                print(json.dumps(answer), flush=True)
                os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
