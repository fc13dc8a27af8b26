"""The field in which readers paste their code, on the page that tells where each name is today."""

import json
from itertools import chain

import pytest

PAGE = "chapters/names.html"
PROGRAM = '''"""Not code: tf.log."""
import numpy as np, tensorflow as tf
import tensorflow.contrib.slim as slim
from tensorflow.contrib.rnn import (  # tf.log
    GRUCell as Cell,
    LSTMCell,
)
from tensorflow import keras; tf.log(1.)

flags = tf.app.flags
flags.DEFINE_string("tf.log", 'it\\'s tf.log', "")
x = tf.placeholder(tf.float32) + tf.log(2.)
y = tf.nn.dropout(
    tf.log(x), 0.5)
net = slim.conv2d(x, 3, 3, scope="slim.fully_connected")
cell = Cell(3), LSTMCell(3), keras.layers.Dense(3)
self.tf.log(x, tf=3, keras=4)
print(tf.__version__, tf.train, tf.no_such_name)
'''


@pytest.fixture
def page(shown):
    with shown.context(width=390) as context, shown.visit(PAGE, context) as visit:
        yield visit.page
        assert visit.complaints == []


def paste(page, code):
    """Paste code; return what is said of it, the cells of the table's rows, and the unchanged names."""
    page.fill(".your-code textarea", code)
    page.wait_for_timeout(300)  # it answers when the reader stops typing
    said = page.inner_text(".your-code [role=status]")
    rows = page.evaluate(
        """() => [...document.querySelectorAll(".your-code tbody tr")]
          .map((row) => [...row.cells].map((cell) => cell.textContent))"""
    )
    return said, rows, page.locator(".your-code div > p code").all_text_contents()


def test_a_program_is_told_its_names_their_lines_and_where_they_are_today(page):
    said, rows, unchanged = paste(page, PROGRAM)
    assert said == "12 names of TensorFlow: 10 to look at, 2 unchanged."
    contrib = "Outside the API: "
    assert [row[:2] for row in rows] == [
        ["tf.log", "8, 12, 14"],
        ["tf.app.flags", "10"],
        ["tf.app.flags.DEFINE_string", "11"],
        ["tf.placeholder", "12"],
        ["tf.contrib.slim", "3"],
        ["tf.contrib.rnn.GRUCell", "4, 16"],
        ["tf.contrib.rnn.LSTMCell", "4, 16"],
        ["tf.contrib.slim.conv2d", "15"],
        ["tf.nn.dropout", "13"],
        ["tf.no_such_name", "18"],
    ]
    today = [row[2] for row in rows]
    assert today[0] == "Renamed: tf.math.log"
    assert today[1:4] == ["Only in tf.compat.v1"] * 3
    assert today[4].startswith(contrib) and "TF-Slim" in today[4] and "TF-Slim" not in today[5]
    assert today[8].startswith("The same name, other arguments: no longer takes keep_prob")
    assert today[9].startswith("not on this page")
    assert unchanged == ["tf.float32", "tf.keras.layers.Dense"]
    page.click(".your-code tbody a >> nth=0")
    assert page.url.endswith(f"{PAGE}#renamed")


def test_every_name_of_1_15_is_found_in_its_list(page, run):
    today, legacy = (run(f"all_names/today/{name}").values for name in ("tf2", "tf2-legacy"))
    lists = {
        "Renamed": today["renamed"],
        "Only in tf.compat.v1": today["in compat.v1"],
        "Only with Keras 2": set(today["gone"]) - set(legacy["gone"]),
        "Gone": set(today["gone"]) & set(legacy["gone"]) - {"tf.contrib"},
    }
    others = today["other arguments"]
    everything = chain(others, today["as before"], *lists.values())
    _, rows, unchanged = paste(page, "\n".join(everything))
    found = {name: told.split(":")[0] for name, _, told in rows}
    for heading, names in lists.items():
        assert len(names) > 5
        for name in names:
            assert found[name].removesuffix(" and changed") == heading, name
    for name in others:
        assert found[name] in ("The same name, other arguments", "In tf.keras, with Keras 3")
    differ = {"tf.where", "tf.keras.backend.batch_dot"}  # though nothing that they are passed does
    assert {found[name] for name in differ} == {"The same call, another result"}
    assert sorted(unchanged) == sorted(set(today["as before"]) - differ)
    assert len(unchanged) > 1000


@pytest.mark.parametrize(
    "imported", ["import tensorflow.compat.v1 as tf", "import tensorflow as tf"]
)
def test_names_of_compat_v1_are_those_of_tensorflow_1(page, imported):
    _, rows, _ = paste(page, f"{imported}\ntf.compat.v1.placeholder\ntf.log(1.)")
    assert [row[:2] for row in rows] == [["tf.log", "3"], ["tf.placeholder", "2"]]


def test_internal_names_and_those_from_before_1_0_are_told(page):
    code = "from tensorflow.python.ops import control_flow_ops as flow, array_ops\nflow.cond(x)\narray_ops.concat\n"
    code += "from tensorflow.python.unheard import of\ntf.train.SummaryWriter(tf.mul(x, y))"
    told = {name: today for name, _, today in paste(page, code)[1]}
    assert told["tf.python.ops.control_flow_ops.cond"] == "Internal names: tf.cond"
    assert told["tf.python.ops.array_ops.concat"] == "Internal names: tf.concat"
    assert told["tf.python.unheard.of"].startswith("Outside the API: see")
    assert told["tf.mul"] == "Older than 1.0: tf.mul(x, y) is tf.multiply(x, y)"
    assert told["tf.train.SummaryWriter"].startswith("Older than 1.0: ")


ODD = {  # programs, and the lines of each name in them
    'import sys, tensorflow as t, os; t.log(1.)\nimport tensorflow.keras.backend as K\nK.function([], [])': {
        "tf.log": "1", "tf.keras.backend.function": "3",
    },
    "x = 1; from tensorflow.contrib import slim; slim.conv2d\nif x: import tensorflow.contrib.rnn as r\n": {
        "tf.contrib.slim": "1", "tf.contrib.slim.conv2d": "1", "tf.contrib.rnn": "2",
    },
    "-from tensorflow.contrib import slim\n+import tensorflow as tf\n-x = slim.conv2d(\n+x = tf.Session(": {
        "tf.contrib.slim": "1", "tf.contrib.slim.conv2d": "3", "tf.Session": "4",
    },
    "from tensorflow.python.ops import \\\n  array_ops, \\\n  gradients as g\narray_ops.concat(g.gradients)": {
        "tf.python.ops.array_ops": "1", "tf.python.ops.gradients": "1",
        "tf.python.ops.array_ops.concat": "4", "tf.python.ops.gradients.gradients": "4",
    },
    "x = tf.contrib.layers.\\\n    xavier_initializer()\n(tf.train\n .Saver()\n .save)": {
        "tf.contrib.layers.xavier_initializer": "1", "tf.train.Saver": "3",
    },
    "from tensorflow.keras.layers import *\nfrom tensorflow.contrib.layers import *\nCuDNNLSTM(2)": {
        "tf.keras.layers.CuDNNLSTM": "3", "tf.contrib.layers": "2",
    },
    "def f(x: tf.placeholder = 1, log=tf.log):\n    L = tf.layers\n    tf.summary.FileWriter = L.dense": {
        "tf.placeholder": "1", "tf.log": "1", "tf.summary.FileWriter": "3", "tf.layers.dense": "3",
    },
    "tf.get_variable(\n  initializer=tf.log\n)\ninitializer": {"tf.get_variable": "1", "tf.log": "2"},
    "print(f'{tf.log(x)} tf.ceil', F\"tf.ceil\")\nx = 'tf.ceil \\\n tf.ceil'": {"tf.log": "1"},
    "import tensorflow_hub, tf_slim\nfrom mine import tensorflow as t, tf_log\nt.log(tf_slim.log, tf_log)": {},
    'print "loss", tf.log\r\n\ttf.Session': {"tf.log": "1", "tf.Session": "2"},
    '  File "x.py"\n    tf.log(1)\nError: \'tensorflow\' has no \'log\'. It doesn\'t. Use tf.Session. Then': {
        "tf.log": "2", "tf.Session": "3",
    },
    json.dumps({"cells": [
        {"cell_type": "markdown", "source": ["tf.ceil"]},
        {"cell_type": "code", "source": ["import tensorflow as t\n", "t.log"], "outputs": ["tf.ceil"]},
        {"cell_type": "code", "source": "t.Session"},
    ]}): {"tf.log": "2", "tf.Session": "3"},
}  # fmt: skip


@pytest.mark.parametrize("program", ODD)
def test_odd_programs_are_read_as_python_reads_them(page, program):
    rows = paste(page, program)[1]
    assert {name: lines for name, lines, _ in rows} == ODD[program]


def test_of_a_name_on_many_lines_the_first_are_listed(page):
    program = '    """Text."""\n    x = tf.nn.relu(tf.log(y))  # it\'s\n' * 100
    assert paste(page, program)[1][0][:2] == ["tf.log", "2, 4, 6, 8, 10, 12, 14, 16, …"]


def test_the_keras_package_is_read_as_that_of_tensorflow(page):
    code = "import keras\nimport keras.backend as K\nfrom keras.layers.core import Dense\n"
    code += (
        "from keras.utils import np_utils, multi_gpu_model\nK.sqrt(keras.layers.CuDNNLSTM(3)(x))\n"
    )
    code += "import keras_retinanet, keras_retinanet.models as m; m.load(keras.no_such, keras.initializations.one)"
    _, rows, unchanged = paste(page, code)
    told = {name: (lines, today.split(":")[0]) for name, lines, today in rows}
    assert told == {
        "tf.keras.layers.CuDNNLSTM": ("5", "Only with Keras 2"),
        "tf.keras.utils.multi_gpu_model": ("4", "Gone"),
        "tf.keras.layers.core.Dense": ("3", "Outside the API"),
        "tf.keras.utils.np_utils": ("4", "Outside the API"),
        "tf.keras.initializations.one": ("6", "Outside the API"),
        "tf.keras.no_such": ("6", "not on this page"),
    }
    assert unchanged == ["tf.keras.backend.sqrt"]


def test_code_without_names_is_told_and_no_code_says_nothing(page):
    assert paste(page, "print('tf.log')")[0] == "No name of TensorFlow found in this code."
    assert paste(page, "") == ("", [], [])


def test_the_answer_is_for_everybody(shown):
    for scheme in ("light", "dark"):
        with (
            shown.context(width=320, scheme=scheme) as context,
            shown.visit(PAGE, context) as visit,
        ):
            paste(visit.page, PROGRAM)
            assert visit.violations() == []
            wide = "document.documentElement.scrollWidth > innerWidth"
            assert not visit.page.evaluate(wide)
