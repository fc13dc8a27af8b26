"""Execute notebooks as a kernel would, each in a process of its own: started by test_take.py.

    python execute_notebooks.py modules notebook...

It runs on Python 3.6, too, and imports nothing from this project.  The modules are imported once, before the
processes are forked.  It prints a line of JSON for each notebook, with what each code cell printed and the error
that it raised.
"""

import importlib
import json
import linecache
import os
import sys
import tempfile
import types


def execute(path):
    """Execute a notebook's code cells; return the outputs of each."""
    with open(path, encoding="utf-8") as file:
        cells = [cell for cell in json.load(file)["cells"] if cell["cell_type"] == "code"]
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    results = []
    for number, cell in enumerate(cells):
        outputs = execute_cell("".join(cell["source"]), "<cell %d>" % number, module.__dict__)
        results.append(outputs)
        if outputs and isinstance(outputs[-1], dict):
            break
    return results


def execute_cell(source, name, namespace):
    """Execute a cell; return what it printed, and the error that it raised."""
    head, _, rest = source.partition("\n")
    if head.startswith("%%writefile "):  # the two IPython commands that notebooks use
        name = head.split()[1]
        with open(name, "w", encoding="utf-8") as file:
            file.write(rest)
        return ["Writing " + name + "\n"]
    if head.startswith("%run -i "):
        namespace["__file__"] = name = head.split()[2]
        with open(name, encoding="utf-8") as file:
            source = file.read()
    linecache.cache[name] = len(source), None, source.splitlines(True), name  # for tf.function
    outputs = []
    with tempfile.TemporaryFile("w+") as printed:
        sys.stdout.flush()
        own = os.dup(1)
        os.dup2(printed.fileno(), 1)  # native code prints too
        try:
            exec(compile(source, name, "exec"), namespace)
        except Exception as error:
            outputs.append({"ename": type(error).__name__, "evalue": str(error)})
        sys.stdout.flush()
        os.dup2(own, 1)
        printed.seek(0)
        text = printed.read()
    return [text] * bool(text) + outputs


def main(modules, paths):
    for module in modules.split(","):
        importlib.import_module(module)
    for path in paths:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            answer = {"path": path, "results": None}
            try:
                if hasattr(os, "sched_setaffinity"):  # so that sums are made in one order
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
