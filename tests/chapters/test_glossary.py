"""The glossary: its order, its links, its runs, and that the chapters lead to it."""

import re

import pytest

from lab import show
from lab.book import ROOT

CHAPTER = ROOT / "chapters" / "post" / "glossary.md"
RUNTIMES = ["tf1", "tf2", "tf2-legacy"]


def entries():
    """Each term (or terms of one meaning) and the lines that explain it."""
    text = CHAPTER.read_text(encoding="utf-8")
    for block in re.findall(r":::\{glossary\}\n(.*?):::", text, re.DOTALL):
        for entry in block.rstrip("\n").split("\n\n"):
            lines = entry.split("\n")
            terms = [line for line in lines if not line.startswith("  ")]
            yield terms, " ".join(line.strip() for line in lines[len(terms) :])


def test_terms_are_in_alphabetical_order_each_once():
    first = [re.sub(r"[^a-z0-9 ]", "", terms[0].lower()) for terms, _ in entries()]
    assert first == sorted(first) and len(first) == len(set(first)) > 50
    heads = re.findall(r"(?m)^## (\w) to (\w)$", CHAPTER.read_text())
    parts = re.split(r"(?m)^## .*$", CHAPTER.read_text())[1:]
    for (a, z), part in zip(heads, parts):
        found = [
            block.split("\n")[0]
            for block in re.findall(r":::\{glossary\}\n(.*?):::", part, re.DOTALL)
        ]
        assert found and all(a <= term[0].upper() <= z for term in found)


def test_each_term_is_short_and_leads_on():
    for terms, told in entries():
        assert re.search(r"\]\([\w./]+\.md", told) or "{term}" in told, terms
        plain = re.sub(r"\bSee \[.*", "", re.sub(r"tf\.[\w.]+", "", told))
        assert 1 <= len(re.findall(r"[.?](?= |$)", plain)) <= 3, terms


def test_the_words_that_the_issue_names_are_there():
    words = {term.lower() for terms, _ in entries() for term in terms}
    assert words >= {
        "graph", "session", "placeholder", "variable", "collection", "name scope", "variable scope",
        "operation", "op", "tensor", "kernel (of an operation)", "kernel (of a layer)", "layer",
        "eager execution", "tracing", "concrete function", "static shape", "dynamic shape", "feed",
        "fetch", "initialiser", "regulariser", "checkpoint", "slot", "gradient tape", "function graph",
        "reuse", "arg_scope", "model function", "estimator", "hook", "backend", "contrib", "legacy switch",
    }  # fmt: skip


def test_the_chapters_lead_to_terms():
    chapters = [path for path in CHAPTER.parent.glob("*.md") if path != CHAPTER]
    text = "".join(path.read_text(encoding="utf-8") for path in chapters)
    used = set(re.findall(r"\{term\}`(?:[^`<]*<)?([^`>]+)>?`", text))
    assert len(used) > 20
    assert used <= {term for terms, _ in entries() for term in terms}


# -- runs ----------------------------------------------------------------------------------------

SAME = {
    "arg_scope": "(1, 6, 6, 4)\n(1, 4, 4, 4)",
    "backend_of_keras": "tensorflow",
    "checkpoint": "[('bias', [64])]",
    "collection": "trainable_variables ['bias:0']\nvariables ['bias:0']",
    "concrete_function": "<dtype: 'int32'> (2,)\n<dtype: 'float32'> (2,)",
    "feed": "23\n42",
    "fetch": "20 42",
    "function_graph": "['Placeholder', 'AddV2', 'Identity']",
    "global_step": "global_step:0 2",
    "gradient_tape": "6.0",
    "graph": "['Const', 'Const', 'AddV2']",
    "initialiser": "[1. 1. 1.]",
    "kernel_of_layer": "(64, 10) (10,)",
    "local_variable": "['mean/total:0', 'mean/count:0']\n[]",
    "logits": "['0.02', '0.05', '0.94']",
    "name_scope": "block/Const:0\nbias:0",
    "padding": "SAME (1, 8, 8, 64)\nVALID (1, 6, 6, 64)",
    "placeholder": "42.0\nYou must feed a value for placeholder tensor",
    "regulariser": "2.5",
    "reuse": "1",
    "session": "42",
    "slot": "['weight:0', 'weight/Momentum:0']",
    "tensor": "add:0 (2,) <dtype: 'int32'>",
    "tracing": "tracing with <dtype: 'int32'>\n2 4 6",
    "trainable": "2 of 2\n0 of 2",
    "variable": "2",
    "variable_scope": "block/Const:0\nblock/bias:0",
}
OTHER = {
    "compat_v1": {
        "tf1": "tf.placeholder: True\ntf.compat.v1.placeholder: True",
        "tf2": "tf.placeholder: False\ntf.compat.v1.placeholder: True",
    },
    "contrib_there": {"tf1": "True", "tf2": "False", "tf2-legacy": "False"},
    "eager_execution": {
        "tf1": 'Tensor("add:0", shape=(), dtype=int32)',
        "tf2": "tf.Tensor(42, shape=(), dtype=int32)",
    },
    "legacy_switch": {
        "tf1": "tensorflow.python.keras.layers.core",
        "tf2": "keras.src.layers.core.dense",
        "tf2-legacy": "tf_keras.src.layers.core.dense",
    },
    "operation": {
        "tf1": "Add total ['Const:0', 'Const_1:0']",
        "tf2": "AddV2 total ['Const:0', 'Const_1:0']",
    },
    "shape": {
        "tf1": "static: (?, 2)\ndynamic: [2 2]",
        "tf2": "static: (None, 2)\ndynamic: [2 2]",
    },
}


def test_every_run_of_the_glossary_is_asserted():
    assert SAME.keys() | OTHER.keys() == show.book().tasks["glossary"].variants.keys()


@pytest.mark.parametrize("name", SAME)
def test_the_same_comes_out_in_every_runtime(run, name):
    for runtime in RUNTIMES:
        found = run(f"glossary/{name}/{runtime}")
        assert not found.failed and found.printed.strip().startswith(SAME[name])


@pytest.mark.parametrize(("name", "runtime"), [(n, r) for n, them in OTHER.items() for r in them])
def test_what_differs_between_runtimes(run, name, runtime):
    assert run(f"glossary/{name}/{runtime}").printed.strip() == OTHER[name][runtime]


def test_moving_averages_are_not_trainable(run):
    found = {v["name"]: v["trainable"] for v in run("slim_arg_scope/scope/tf1").variables}
    moving = {trains for name, trains in found.items() if "moving_" in name}
    assert moving == {False} and set(found.values()) == {True, False}
