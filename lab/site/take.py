"""Downloads: every snippet as a file, and as a notebook that needs nothing from this project.

The files are in the folder `snippets/` of the site, and are linked under each snippet's code.
"""

from __future__ import annotations

import ast
import base64
import hashlib
import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from lab import show
from lab.book import Book
from lab.files import detach
from lab.runs import Address, Run
from lab.show.myst import escape
from lab.tasks import Task, split_caption

FOLDER = "snippets"
CALLABLES = ("layer", "model", "forward")  # as in lab/inside/observe.py

# Code of a notebook's last cells.  What they print must be as `_listings` writes it.
PRINT = "print({name}, tf.TensorShape(variable.shape).as_list(), tf.as_dtype(variable.dtype).base_dtype.name)"
HELD = f"""\
# The variables in the global names above: directly, or in layers, models and modules.
import types

import tensorflow as tf

variables = []
for value in list(globals().values()):
    if isinstance(value, (type, types.ModuleType)):
        continue
    if hasattr(value, "assign") and hasattr(value, "shape"):
        found = [value]
    elif isinstance(value, tf.Module) or hasattr(value, "weights"):
        layers = getattr(value, "layers", None) or [value]
        found = [variable for layer in layers for variable in
                 getattr(layer, "weights", None) or getattr(layer, "variables", ())]
    else:
        continue
    variables += [one for one in found if all(one is not other for other in variables)]
for variable in variables:
    {PRINT.format(name='getattr(variable, "path", variable.name)')}"""
IN_GRAPH = f"""\
# The variables and the operations of the graph.
import tensorflow as tf

graph = {{graph}}
for variable in graph.get_collection("variables"):
    {PRINT.format(name="variable.name")}
for operation in graph.get_operations():
    print(operation.name, operation.type, [tensor.name for tensor in operation.inputs])"""
TRACED = """\
# The operations that tf.function traces.
calls = [call for call in ({call}.__call__, {call}) if hasattr(call, "get_concrete_function")]
traced = (calls or [tf.function({call})])[0].get_concrete_function(
    tf.TensorSpec(inputs.shape, inputs.dtype, name="inputs"))
for operation in traced.graph.get_operations():
    print(operation.name, operation.type, [tensor.name for tensor in operation.inputs])"""


# -- a notebook ----------------------------------------------------------------------------------


def notebook(book: Book, task: Task, variant: str, origin: str) -> str:
    """A snippet as a notebook: its code, its output, and cells that list variables and operations by plain TensorFlow.

    Args:
        book: the book; the snippet's runs must be available.
        task, variant: the snippet.
        origin: Markdown that says which book it is from.

    Returns:
        The text of an `.ipynb` file, the same in each build.
    """
    found = [book.run(address) for address in book.in_each_runtime(task.name, variant)]
    run = telling(found, book)
    snippet = task.snippet(variant)
    text = snippet.read_text(encoding="utf-8")
    caption, code = split_caption(text)
    cells = [_cell("markdown", "about", _about(book, caption, found, run, origin))]
    before = _preparation(book, task, run)
    if before:
        cells.append(_code("before", before, []))
    outputs = _printed(run.printed)
    if run.error:
        error = {"ename": run.error["type"], "evalue": run.error["message"]}
        outputs.append({"output_type": "error", **error, "traceback": [run.error_text]})
    if _names(text, "__file__"):  # it must be executed as a file
        cells.append(
            _code(
                "file", f"%%writefile {snippet.name}\n{text}", _printed(f"Writing {snippet.name}\n")
            )
        )
        cells.append(_code("code", f"%run -i {snippet.name}", outputs))
    else:
        cells.append(_code("code", _quiet(code), outputs))
    for name, source, lines in _listings(text, run):
        cells.append(_code(name, source, _printed("".join(f"{line}\n" for line in lines))))
    for count, cell in enumerate((one for one in cells if one["cell_type"] == "code"), 1):
        cell["execution_count"] = count
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    made = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(made, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def telling(found: Iterable[Run], book: Book) -> Run:
    """The run to show: one that works, else one that got furthest; of several, that of the newest TensorFlow."""

    def weight(run: Run) -> tuple[Any, ...]:
        versions = [int(part) for part in re.findall(r"\d+", run.versions["tensorflow"])]
        plain = not book.runtimes[run.address.runtime].switches
        return (not run.failed, (run.error or {}).get("line") or 0, versions, plain)

    return max(found, key=weight)


def runs_today(book: Book, task: Task, variant: str) -> bool:
    """Whether a snippet runs on today's TensorFlow without any switch, and without files of other snippets or data."""
    alone = not (variant in task.takes or task.data_files)
    current = [one.id for one in book.runtimes.values() if not one.python and not one.switches]
    runs = [book.head(Address(task.name, variant, runtime)) for runtime in current]
    return alone and any(not run.failed for run in runs)


def _about(book: Book, caption: str, found: list[Run], run: Run, origin: str) -> str:
    made = ", ".join(
        f"{name} {run.versions[package]}"
        for package, name in (
            ("tensorflow", "TensorFlow"), ("keras", "Keras"), ("tf_keras", "tf_keras"),
            ("tf_slim", "tf_slim"), ("numpy", "NumPy"), ("python", "Python"),
        )
        if package in run.versions
    )  # fmt: skip
    rows = [
        f"| {escape(book.runtimes[one.address.runtime].title)} "
        f"| {'✗ ' + escape(one.error_text) if one.failed else '✓ works'} |"
        for one in found
    ]
    table = "\n".join(["| TensorFlow | This code |", "| --- | --- |", *rows])
    return (
        f"# {escape(caption)}\n\nThe snippet `{run.address.task}/{run.address.variant}` of {origin}. "
        f"Below each cell is what it printed with {made}.\n\n{table}\n"
    )


def _preparation(book: Book, task: Task, run: Run) -> str:
    """Plain code that provides what the snippet finds in its runtime: environment variables and files."""
    parts = []
    switches = book.runtimes[run.address.runtime].switches
    if switches:
        lines = [f'os.environ["{name}"] = "{value}"' for name, value in switches.items()]
        parts.append("\n".join(["import os", "", *lines, "# Set before TensorFlow is imported."]))
    source = book.source(run.address)
    files = {file.name: file.read_bytes() for file in task.data_files}
    if source:
        told = f"written by {source.task}/{source.variant} on {book.runtimes[source.runtime].title}"
        kept = book.run(source).files
        files |= {name: base64.b64decode(content) for name, content in kept.items()}
        if task.data_files:
            told += f": {', '.join(kept)}; the others belong to the snippet"
    else:
        told = "read by the snippet"
    if files:
        lines = [f"# Files {told}.", "import base64", "from pathlib import Path", ""]
        folders = {str(parent) for name in files for parent in Path(name).parents[:-1]}
        lines += [f'Path("{folder}").mkdir(exist_ok=True)' for folder in sorted(folders)]
        for name, content in files.items():
            text = base64.b64encode(content).decode()
            lines.append(f'Path("{name}").write_bytes(base64.b64decode("{text}"))')
        parts.append("\n".join(lines) + ";")
    return "\n\n".join(parts)


def _listings(text: str, run: Run) -> Iterable[tuple[str, str, list[str]]]:
    """Cells that list what the snippet made: of each its id, its code and the lines that it prints."""
    if any(one["shape"] is None for one in run.variables):
        return  # as_list() of an unknown shape would raise
    variables = [f"{one['name']} {one['shape']} {one['dtype']}" for one in run.variables]
    operations = [f"{one['name']} {one['type']} {one['inputs']}" for one in run.operations]
    if run.mode == "graph" and operations:
        graph = "tf.compat.v1.get_default_graph()"
        if _names(text, "outputs"):
            graph = f'getattr(outputs, "graph", {graph})'
        yield "graph", IN_GRAPH.format(graph=graph), variables + operations
    elif run.mode == "eager":
        if variables:
            yield "variables", HELD, variables
        if operations:
            call = next(name for name in CALLABLES if _names(text, name))
            code = ("" if variables else "import tensorflow as tf\n\n") + TRACED.format(call=call)
            yield "traced", code, operations


def _names(text: str, name: str) -> bool:
    """Whether code uses or defines a name."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return False
    return any(
        getattr(node, "id", None) == name
        or (isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == name)
        for node in ast.walk(tree)
    )


def _quiet(code: str) -> str:
    """Code for a cell, with a semicolon if the notebook would otherwise show the value of its last line."""
    try:
        *_, last = [None, *ast.parse(code).body]  # there may be nothing but the docstring
    except SyntaxError:
        return code
    prints = isinstance(last, ast.Expr) and ast.unparse(last).startswith("print(")
    return code + ";" if isinstance(last, ast.Expr) and not prints else code


def _cell(kind: str, name: str, text: str, **more: Any) -> dict[str, Any]:
    """A cell.  Its id is given, not random, so that each build makes the same notebook."""
    lines = text.splitlines(keepends=True)
    return {"cell_type": kind, "id": name, "metadata": {}, "source": lines, **more}


def _code(name: str, text: str, outputs: list[dict[str, Any]]) -> dict[str, Any]:
    return _cell("code", name, text, outputs=outputs)


def _printed(text: str) -> list[dict[str, Any]]:
    """The outputs of a cell that printed this text."""
    lines = text.splitlines(keepends=True)
    return [{"output_type": "stream", "name": "stdout", "text": lines}] if text else []


# -- on a page -----------------------------------------------------------------------------------


class take(nodes.General, nodes.Element):
    """The links to a snippet's files.  Has the attributes `snippet`, `page`, and `today` (see `runs_today`)."""


class Take(SphinxDirective):
    """`{take} task/variant`, which `show.code` writes below the code."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        (name,) = self.arguments
        book = show.book()
        task, variant = name.split("/")
        addresses = book.in_each_runtime(task, variant)
        if not all(map(book.is_available, addresses)):
            return []  # only a single page is built, and not all runs for the notebook are available
        today = runs_today(book, book.tasks[task], variant)
        return [take(snippet=name, page=self.env.docname, today=today)]


def visit_take(translator: HTML5Translator, node: take) -> None:
    """Write the links: relative in the site, absolute in an EPUB; none there if the site has no address."""
    config = translator.builder.config
    site = config.html_baseurl
    place = "../" * node["page"].count("/") if translator.builder.name == "html" else site
    name = node["snippet"]
    links = [
        f'<a href="{place}{FOLDER}/{name}{ending}" download="">{name.split("/")[1]}{ending}</a>'
        for ending in (".py", ".ipynb")
    ]
    if node["today"] and site.startswith("https://"):
        links.append(f'<a href="{colab(site, name)}">open in Colab</a>')
    if place or translator.builder.name == "html":
        text = " · ".join(links)
        translator.body.append(f'<p class="take">Download {text}</p>\n')
    raise nodes.SkipNode


def colab(site: str, snippet: str) -> str:
    """The address at which Colab opens a snippet's notebook, which it fetches from the site."""
    address = quote(f"{site}{FOLDER}/{snippet}.ipynb", safe="/")
    return f"https://colab.research.google.com/#fileId={address}"


def note_taken(app: Sphinx, doctree: nodes.document) -> None:
    """Store which snippets the page that was just read offers."""
    names = sorted({node["snippet"] for node in doctree.findall(take)})
    app.env.metadata[app.env.docname]["taken"] = json.dumps(names)


def write_files(app: Sphinx, error: Exception | None) -> None:
    """Write the files of all snippets that pages offer, as far as they have changed, and remove other files."""
    if error or app.builder.name != "html":
        return
    book, folder, wanted = show.book(), Path(app.outdir, FOLDER), set()
    project, site = app.config.project, app.config.html_baseurl
    origin = f"[{project}]({site})" if site else f"*{project}*"
    stored = Path(app.doctreedir, "taken.json")
    before = json.loads(stored.read_text()) if stored.exists() else {}
    pages = app.env.metadata.values()
    digests: dict[str, str] = {}
    for name in sorted({one for page in pages for one in json.loads(page.get("taken", "[]"))}):
        task, variant = name.split("/")
        digests[name] = made_from(book, book.tasks[task], variant, origin)
        files = [folder / f"{name}{ending}" for ending in (".py", ".ipynb")]
        if before.get(name) != digests[name] or not all(file.exists() for file in files):
            files[0].parent.mkdir(parents=True, exist_ok=True)
            detach(*files)
            shutil.copyfile(book.tasks[task].snippet(variant), files[0])
            files[1].write_text(notebook(book, book.tasks[task], variant, origin), encoding="utf-8")
        wanted.update(files)
    stored.write_text(json.dumps(digests))
    for file in folder.glob("*/*"):
        if file not in wanted:
            file.unlink()


def made_from(book: Book, task: Task, variant: str, origin: str) -> str:
    """Digest of everything that a snippet's files are made from."""
    runs = book.in_each_runtime(task.name, variant)
    runs += [source for run in runs if (source := book.source(run))]
    parts = [show.used_digest(task.name), show.used_digest(f"{task.name}/{variant}")]
    parts += [show.code_fingerprint(), origin, *(book.head(run).digest for run in runs)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.add_node(take, html=(visit_take, None))
    app.add_directive("take", Take)
    app.connect("doctree-read", note_taken)
    app.connect("build-finished", write_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
