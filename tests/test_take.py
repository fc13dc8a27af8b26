"""Downloads: each snippet as a file, and as a notebook that does what it shows."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from docutils import nodes
from nbclient import NotebookClient

from lab.book import Book
from lab.runs import Address, Run
from lab.site import take

RUNNER = Path(__file__).with_name("execute_notebooks.py")
# Results that differ between executions or machines.
DIFFERS = {
    "confusing_line/graph": "its message tells through which files it was called",
    "tf_layers_batch_norm/three_ways": "Keras 2 takes seeds from Python's random, which it doesn't set",
}


def snippets(book: Book) -> list[tuple[str, str]]:
    return [(task.name, variant) for task in book.tasks.values() for variant in task.variants]


def told(book: Book, task: str, variant: str) -> Run:
    return take.telling(
        [book.run(address) for address in book.in_each_runtime(task, variant)], book
    )


def made(book: Book, task: str, variant: str) -> nbformat.NotebookNode:
    return nbformat.reads(take.notebook(book, book.tasks[task], variant, "*a book*"), as_version=4)


def normal(outputs: list) -> str:
    """Outputs without memory addresses, and without the files and lines of errors."""
    text = re.sub(r"0x([0-9a-f]+|\\u2026)", "0x", json.dumps(outputs))
    return re.sub(r'File \\+"[^"]*", line \d+|\([^()]*, line \d+\)', "somewhere", text)


def shown(notebook: nbformat.NotebookNode) -> list:
    """The outputs of each code cell, in the form that execute_notebooks.py prints."""
    return [
        [
            output["text"]
            if output["output_type"] == "stream"
            else {"ename": output["ename"], "evalue": output["evalue"]}
            for output in cell["outputs"]
        ]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def test_every_snippet_lies_in_the_site_as_it_is_and_as_a_notebook(book, site):
    for task, variant in snippets(book):
        text = book.tasks[task].snippet(variant).read_bytes()
        assert (site / f"snippets/{task}/{variant}.py").read_bytes() == text
        notebook = nbformat.read(site / f"snippets/{task}/{variant}.ipynb", as_version=4)
        nbformat.validate(notebook)
        names = [cell.id for cell in notebook.cells]
        assert len(names) == len(set(names)) and "code" in names, f"{task}/{variant}"
    assert len(list(site.glob("snippets/*/*"))) == 2 * len(snippets(book))


def test_files_are_linked_under_the_code(site):
    page = (site / "chapters/post/conv2d.html").read_text(encoding="utf-8")
    assert page.count('<p class="take"') == page.count('<div class="highlight-python')
    assert '<a href="../../snippets/conv2d/slim.py" download="">slim.py</a>' in page
    assert '<a href="../../snippets/conv2d/slim.ipynb" download="">slim.ipynb</a>' in page


def test_a_notebook_needs_nothing_of_this_project(book):
    for task, variant in snippets(book):
        for cell in made(book, task, variant).cells:
            assert not re.search(r"(?m)^\s*(from|import) lab\b", cell.source), f"{task}/{variant}"


def test_a_notebook_is_the_same_in_each_build(book):
    for name in ("conv2d/keras_3", "conv2d_weights/load_into_keras"):
        task, variant = name.split("/")
        one, other = (take.notebook(book, book.tasks[task], variant, "") for _ in range(2))
        assert one == other


def test_a_notebook_shows_the_run_that_says_most(book):
    assert told(book, "conv2d", "low_level").address.runtime == "tf2"  # works in all
    assert told(book, "conv2d", "tf_layers").address.runtime == "tf2-legacy"
    assert told(book, "conv2d", "slim").address.runtime == "tf1"
    assert told(book, "slim_arg_rules", "not_decorated").address.runtime == "tf1"  # got furthest


def test_a_notebook_brings_switches_and_files(book):
    switched = made(book, "conv2d", "tf_layers").cells[1].source
    assert 'os.environ["TF_USE_LEGACY_KERAS"] = "1"' in switched
    fetched = made(book, "conv2d_weights", "load_into_keras").cells[1].source
    assert "written by conv2d_weights/save_contrib" in fetched
    for name in book.run(Address("conv2d_weights", "save_contrib", "tf1")).files:
        assert f'Path("{name}").write_bytes' in fetched
    both = made(book, "contrib_layers_calls", "keras_3").cells[1].source
    assert "contrib_layers_calls/contrib on TensorFlow 1.15: calls.npz; the others belong" in both
    assert 'Path("calls.csv").write_bytes' in both


def kinds(book: Book) -> dict[tuple, tuple[str, str]]:
    """Snippets whose notebooks together contain every kind of cell."""
    found = {}
    for task, variant in snippets(book):
        if f"{task}/{variant}" not in DIFFERS:
            run = told(book, task, variant)
            names = [cell.id for cell in made(book, task, variant).cells]
            found.setdefault((run.address.runtime, run.mode, run.failed, *names), (task, variant))
    return found


def test_notebooks_do_what_they_show(book, tmp_path):
    chosen = kinds(book)
    cells = {name for kind in chosen for name in kind[3:]}
    assert cells == {"about", "before", "file", "code", "graph", "variables", "traced"}
    wrong, count = [], 0
    for runtime in book.runtimes.values():
        names = [name for kind, name in chosen.items() if kind[0] == runtime.id]
        if not runtime.live:
            continue
        paths = []
        for task, variant in names:
            paths.append(tmp_path / f"{task}-{variant}.ipynb")
            nbformat.write(made(book, task, variant), paths[-1])
        done = subprocess.run(
            [runtime.interpreter, RUNNER, ",".join(runtime.preload), *paths],
            env={**quiet(), **runtime.switches},
            capture_output=True,
            text=True,
        )
        for line in done.stdout.splitlines():
            answer = json.loads(line)
            count += 1
            expected = shown(nbformat.read(answer["path"], as_version=4))
            if normal(answer["results"]) != normal(expected):
                wrong.append((answer["path"], answer["results"], expected))
        assert done.returncode == 0, done.stderr
    assert wrong == []
    assert count >= 10


def quiet() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {
        **kept,
        "CUDA_VISIBLE_DEVICES": "-1",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "PYTHONHASHSEED": "0",
    }


def test_a_notebook_does_so_in_a_kernel_of_jupyter_s(book, tmp_path, monkeypatch):
    for name, value in quiet().items():
        monkeypatch.setenv(name, value)
    notebook = made(book, "conv2d", "function")
    expected = shown(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    NotebookClient(notebook, resources={"metadata": {"path": str(tmp_path)}}).execute()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            # Without messages from native code, which aren't the snippet's.
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
    assert shown(notebook) == expected
    assert "Conv2D" in expected[-1][0]


# -- Colab ---------------------------------------------------------------------------------------


def test_what_runs_today(book):
    def today(task, variant):
        return take.runs_today(book, book.tasks[task], variant)

    assert today("conv2d", "keras_3")
    assert not today("conv2d", "contrib_layers")  # fails on TensorFlow 2
    assert not today("conv2d", "tf_layers")  # needs a switch
    assert not today("conv2d_weights", "load_into_keras")  # needs another snippet's files
    assert not today("contrib_layers_fates", "today")  # needs a file beside it


@pytest.mark.parametrize(
    ("site", "today", "linked"),
    [
        ("https://book.example/tf/", True, True),
        ("https://book.example/tf/", False, False),
        ("http://localhost:8000/", True, False),  # Colab can't fetch it
        ("", True, False),
    ],
)
def test_colab_is_linked_where_it_can_open_the_notebook_and_run_it(site, today, linked):
    text = links(site, "html", today)
    address = "https%3A//book.example/tf/snippets/conv2d/keras_3.ipynb"
    assert (f'href="https://colab.research.google.com/#fileId={address}"' in text) == linked
    assert ("colab" in text.lower()) == linked
    assert 'href="../../snippets/conv2d/keras_3.py"' in text


def test_an_epub_links_to_the_site_if_there_is_one():
    assert 'href="https://book.example/snippets/conv2d/keras_3.py"' in links(
        "https://book.example/", "epub", True
    )
    assert links("", "epub", True) == ""


def links(site: str, builder: str, today: bool) -> str:
    """The HTML that is written under a snippet's code."""
    config = SimpleNamespace(html_baseurl=site)
    translator: Any = SimpleNamespace(builder=SimpleNamespace(name=builder, config=config), body=[])
    node = take.take(snippet="conv2d/keras_3", page="chapters/post/conv2d", today=today)
    with pytest.raises(nodes.SkipNode):
        take.visit_take(translator, node)
    return "".join(translator.body)
