"""Whatever goes wrong is reported, with the place and what to do; the last good site and all runs are kept."""

import ctypes
import html
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading

import pytest
from conftest import ROOT, contents
from markdown_it import MarkdownIt

from lab import __main__ as command_line
from lab import runs
from lab.live import trial
from lab.problems import Problem, refused
from lab.runtimes import RuntimeFileError, load_runtimes
from lab.show.myst import escape
from lab.tasks import load_tasks

GOOD = '"""Good."""\nvalues = {"answer": 6 * 7}\nprint("fine")\n'


def test_a_run_is_executed_once_and_shown(project):
    project.task("one", good=GOOD)
    project.chapter("page", 'show.result("one/good", "quick")')
    first = project.build()
    assert first.returncode == 0, first.stderr
    assert "executed 1 of 1" in first.stderr
    assert "fine" in project.page("chapters/page")
    again = project.build()
    assert again.returncode == 0 and "execut" not in again.stderr


def test_three_broken_snippets_give_three_messages_and_keep_the_site(project):
    project.task("one", good=GOOD)
    project.chapter("page", 'show.result("one/good", "quick")')
    assert project.build().returncode == 0
    before = project.site()
    project.task(
        "broken",
        'seconds = 2\n[keeps]\nkeeps_much = ["kept"]\nkeeps_none = ["*.ckpt"]\n',
        raises='"""Raises."""\n\n1 / 0\n',
        syntax='"""Syntax."""\nif\n',
        forever='"""Runs for ever."""\nwhile True: pass\n',
        leaves='"""Exits."""\nimport sys\nsys.exit(3)\n',
        application='"""Runs as 1.x programs do."""\nimport tensorflow as tf\n\n'
        "tf.compat.v1.app.run(lambda arguments: None)\n",
        quits='"""Quits."""\nimport os\nos._exit(0)\n',
        aborts='"""Aborts."""\nimport os\nos.abort()\n',
        prints='"""Prints."""\nfor _ in range(100): print("x" * 1000000)\n',
        files='"""Writes here."""\nopen("left.txt", "w").write("x")\n',
        checkout='"""Writes there."""\nopen(__file__ + ".txt", "w").write("x")\n',
        threads='"""Threads."""\nimport threading, time\n'
        "threading.Thread(target=time.sleep, args=(60,)).start()\n",
        waits='"""A thread of built-in code."""\nimport threading\n'
        "lock = threading.Lock()\nlock.acquire()\nthreading.Thread(target=lock.acquire).start()\n",
        children='"""Children."""\nimport subprocess\nsubprocess.Popen(["sleep", "60"])\n',
        switches='"""Environment."""\nimport os\nos.environ["SWITCH"] = "1"\n',
        network='"""Network."""\nimport socket\n'
        'try:\n    socket.create_connection(("127.0.0.1", 9))\nexcept Exception:\n    pass\n',
        resolves='"""Resolves."""\nimport socket\n'
        'try:\n    socket.gethostbyname("localhost")\nexcept Exception:\n    pass\n',
        latin=b'"""Not UTF-8: \xe9."""\n',
        interrupts='"""Interrupts."""\nraise KeyboardInterrupt\n',
        breaks='"""Breaks."""\nimport os\nos.path.join = None\n',
        circles='"""Circles."""\nvalues = {}\nvalues["itself"] = values\n',
        keeps_none='"""Keeps nothing."""\n',
        reads='"""Reads."""\nimport os\n'
        'open(os.path.join(os.path.dirname(__file__), "..", "one", "good.py"))\n',
        sibling='"""Reads a sibling."""\nfrom pathlib import Path\n'
        'exec(Path(__file__).with_name("files.py").read_text())\n',
        settings='"""Reads its task file."""\nfrom pathlib import Path\n'
        'print(Path(__file__).with_name("task.toml").read_text())\n',
        hidden='"""Reads a hidden file."""\nfrom pathlib import Path\n'
        'print(Path(__file__).with_name(".hidden").read_text())\n',
        imports='"""Imports a sibling."""\nimport os, sys\n'
        "sys.path.insert(0, os.path.dirname(__file__))\n"
        "try:\n    import files\nexcept Exception:\n    pass\n",
        runs='"""Runs a sibling."""\nimport runpy\n'
        'runpy.run_path(__file__.replace("runs.py", "files.py"))\n',
        by_name='"""Moves a file there, by names."""\nimport os\nopen(file="a", mode="w")\n'
        'os.replace(dst=__file__ + ".txt", src="a")\n',
        limits='"""Sets a limit."""\nimport resource\n'
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n",
        farewell='"""Prints at the end."""\nimport atexit\natexit.register(print, "bye")\n',
        collides='"""Two keys become one."""\nvalues = {"0x1234567": 1, "0x7654321": 2}\n',
        lists='"""Lists its siblings."""\nimport os\nprint(os.listdir(os.path.dirname(__file__)))\n',
        moves='"""Moves a file there."""\nimport os\nopen("a", "w")\n'
        'os.rename("a", __file__ + ".txt")\n',
        one_value='"""One value."""\nvalues = 1\n',
        looks='"""Looks for a sibling."""\nimport os\nprint(os.path.exists(__file__.replace("looks.py", "none.py")))\n',
        asks='"""Has TensorFlow look."""\nimport tensorflow as tf\n'
        'print(tf.io.gfile.exists(__file__.replace("asks.py", "none.csv")))\n',
        may='"""Looks for a right."""\nimport os\nprint(os.access(__file__.replace("may.py", "none.csv"), os.R_OK))\n',
        same='"""One key twice."""\nvalues = {1: "number", "1": "text"}\n',
        mute='"""An error without a message."""\nclass Mute(Exception):\n    def __str__(self):\n        1 / 0\n\n\nraise Mute\n',
        made='"""Code from elsewhere."""\nexec(compile("def half():\\n    1 / 0", "made.py", "exec"))\nhalf()\n',
        pauses='"""Stops what executes it."""\nimport os, signal\n'
        "os.kill(os.getppid(), signal.SIGSTOP)\n",
        tells='"""Tells a story."""\nraise ValueError("long " * 100_000)\n',
        keeps_much='"""Keeps much."""\nopen("kept", "wb").write(b"x" * 5_000_000)\n',
    )
    project.write("snippets/broken/.hidden", "hidden")
    project.task(
        "hungry",
        eats='"""Eats."""\nfood = [b"x" * 10**8 for _ in range(100)]\n',
        counts='"""Gives a number."""\nimport tensorflow as tf\n\n'
        "tf.compat.v1.enable_eager_execution()\ninputs = tf.zeros([1])\noutputs = 3\n\n\n"
        "def forward(inputs):\n    return inputs.no_such_method()\n",
        hands_on='"""Hands on."""\nvalues = {"much": "x" * 5_000_000}\n',
    )
    done = project.build()
    assert done.returncode == 1
    for text in (
        "broken/raises.py:3: in quick it raised ZeroDivisionError: division by zero",
        "broken/syntax.py:2: in quick it raised SyntaxError",
        "broken/forever.py:2: in quick it ran for more than 2 s, its time limit. Shorten it, or raise",
        "broken/leaves.py:3: in quick it called exit (code 3)",
        "broken/application.py:4: in quick it called exit (code None)",
        "broken/quits.py: in quick it ended its process by itself, with exit code 0",
        "broken/aborts.py:3: in quick it was killed by signal 6 (SIGABRT)",
        "broken/prints.py:2: in quick it printed more than 1000000 bytes",
        "hungry/eats.py:2: in quick it used more than 2500 MB of memory",
        "broken/files.py: in quick it left files in its working folder",
        "broken/checkout.py:2: in quick it writes into the checkout: snippets/broken/checkout.py.txt",
        "broken/threads.py: in quick it left threads running",
        "broken/waits.py: in quick it left threads running",
        "broken/children.py: in quick it left child processes running",
        "broken/switches.py: in quick it changed the environment (SWITCH)",
        "broken/network.py:4: in quick it uses the network",
        "broken/resolves.py:4: in quick it uses the network",
        "broken/latin.py",
        "broken/interrupts.py:2: in quick it raised KeyboardInterrupt",
        "broken/breaks.py: in quick it could not be observed, and said last: TypeError",
        "broken/circles.py: in quick what it left could not be listed (RecursionError: ",
        "hungry/counts.py: in quick what it left could not be listed (AttributeError: ",
        "snippets/hungry/counts.py:10 forward",
        "hungry/hands_on.py: in quick it left 5.0 MB for pages and other snippets, more than 5 MB",
        "broken/keeps_none.py: in quick it left no file '*.ckpt', which its task.toml lists under [keeps]",
        "broken/reads.py:3: in quick it reads snippets/one/good.py, and would not be executed again",
        "broken/keeps_much.py: in quick it left 5.0 MB",
        "broken/sibling.py:3: in quick it reads snippets/broken/files.py, and would not be executed again",
        "broken/settings.py:3: in quick it reads snippets/broken/task.toml",
        "broken/hidden.py:3: in quick it reads snippets/broken/.hidden",
        "broken/imports.py:5: in quick it reads snippets/broken/files.py",
        "broken/runs.py:3: in quick it reads snippets/broken/files.py",
        "broken/lists.py:3: in quick it reads snippets/broken, and would not be executed again",
        "broken/looks.py:3: in quick it reads snippets/broken/none.py, which does not exist, and would not be executed again",
        "broken/asks.py:3: in quick it reads snippets/broken/none.csv, which does not exist",
        "broken/may.py:3: in quick it reads snippets/broken/none.csv, which does not exist",
        "broken/same.py: in quick its `values` have keys that are the same as text",
        "broken/mute.py:7: in quick it raised Mute: <exception str() failed>",
        "broken/made.py:3: in quick it raised ZeroDivisionError: division by zero",
        "broken/moves.py:4: in quick it writes into the checkout: snippets/broken/moves.py.txt",
        "broken/by_name.py:4: in quick it writes into the checkout: snippets/broken/by_name.py.txt",
        "broken/one_value.py: in quick its `values` are of the type int. Make them a dict",
        "broken/tells.py:2: in quick it raised ValueError: long long long",
        "… (500,011 characters)",
        "broken/limits.py: in quick it could not be observed, and said last: OSError: [Errno 27]",
        "broken/farewell.py:3: in quick it registers a function with atexit",
        "broken/collides.py: in quick it could not be observed, and said last: ValueError: keys",
    ):
        assert text in done.stderr
    assert "Traceback" not in done.stderr
    assert "broken/pauses.py" not in done.stderr  # the stopped process was continued, and has ended
    assert project.site() == before
    assert not (project.root / "snippets/broken/checkout.py.txt").exists()
    assert not list((project.root / "_build" / "jobs").iterdir())


GRAPH = """\
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
inputs = tf.placeholder({type}, {shape})
outputs = {outputs}
"""
EAGER = """\
import tensorflow as tf

inputs = tf.ones({shape})
variable = tf.Variable([1.0], name="unused")


def layer(inputs):
    return {outputs}


outputs = layer(inputs)
"""


def test_why_a_snippet_cannot_be_compared_is_told(project):
    graph = {"type": "tf.float32", "shape": [2, 3], "outputs": "inputs * 2"}
    eager = {"shape": [2, 3], "outputs": "inputs * 2"}
    project.task(
        "compared",
        "compares = true\n",
        open='"""O."""\n' + GRAPH.format(**graph | {"shape": [None, 3]}),
        whole='"""W."""\n' + GRAPH.format(**graph | {"type": "tf.int32"}),
        cut='"""C."""\n' + GRAPH.format(**graph | {"outputs": "tf.stop_gradient(inputs)"}),
        unused='"""U."""\n' + EAGER.format(**eager),
        none='"""N."""\n' + EAGER.format(**eager | {"shape": [0, 3]}),
        many='"""M."""\n' + EAGER.format(**eager | {"outputs": "tf.complex(inputs, inputs)"}),
    )
    done = project.build()
    assert done.returncode == 1
    sizes = "in quick `inputs` and `outputs` need a size of at least 1 for each axis"
    kinds = "and variants are compared by gradients of floating-point numbers"
    for text in (
        f"compared/open.py: {sizes}",
        f"compared/none.py: {sizes}",
        f"compared/whole.py: in quick its `inputs` are int32, {kinds}",
        f"compared/many.py: in quick its `outputs` are complex64, {kinds}",
        "compared/cut.py: in quick its outputs have no gradient by `inputs`",
        "compared/unused.py: in quick its outputs have no gradient by its variable 'unused:0'",
    ):
        assert text in done.stderr


def test_what_is_printed_when_a_layer_is_observed_is_not_shown(project):
    code = '"""Prints in its layer."""\n' + EAGER.format(
        shape=[2], outputs="print(len(calls)) or inputs * variable"
    )
    code = code.replace("def layer", "calls = []\n\n\ndef layer").replace(
        "return", "calls.append(1)\n    return"
    )
    project.task("one", "compares = true\n", prints=code)
    project.task(
        "two",
        place='"""Where it is."""\nfrom pathlib import Path\n\nprint(Path(__file__).parents[2])\n',
    )
    project.chapter(
        "page", 'show.result("one/prints", "quick") + show.result("two/place", "quick")'
    )
    done = project.build()
    assert done.returncode == 0, done.stderr
    printed = re.findall(r"<pre><span></span>(.*?)</pre>", project.page("chapters/page"), re.DOTALL)
    assert printed == ["1\n", ".\n"]


def test_variables_are_found_in_whatever_attribute_holds_them(project):
    code = '''"""Attributes of one name."""
import tensorflow as tf

tf.compat.v1.enable_eager_execution()


class Holder(tf.Module):
    def __init__(self, **attributes):
        super(Holder, self).__init__()
        for name, value in attributes.items():
            setattr(self, name, value)


def variable(name):
    return tf.Variable([0.0], name=name)


one = Holder(weights=variable("one"))
table = Holder(weights={"a": variable("table")})
method = Holder(weights=lambda: [], kernel=variable("method"))
stack = Holder(layers=[Holder(kernel=variable("layer"))], own=variable("own"))
number = Holder(weights=3, layers=4, kernel=variable("number"))
'''
    project.task("one", good=code)
    project.chapter("page", 'print(*[v["name"] for v in show.run("one/good/quick").variables])')
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "one:0 table:0 method:0 layer:0 own:0 number:0" in project.page("chapters/page")


def test_a_variable_that_starts_from_a_checkpoint_is_listed(project):
    code = '''"""Starts from a checkpoint."""
import os
import tempfile

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
kernel = tf.get_variable("kernel", [2])
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    path = tf.train.Saver().save(session, os.path.join(tempfile.mkdtemp(), "model"))
tf.train.init_from_checkpoint(path, {"/": "/"})
'''
    project.task("one", good=code)
    project.chapter(
        "page", 'print(show.run("one/good/quick").variables[0]["initialiser"], "starts")'
    )
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "RestoreV2 starts" in project.page("chapters/page")


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        (
            "{v1}value = tf.placeholder(tf.float32)\ntf.Variable(value, validate_shape=False)",
            "unknown",
        ),
        ("{eager}held = tf.Variable([[1.0, 2.0]], shape=[None, 2])", "(None, 2)"),
        ("{eager}held = tf.Variable([1.0], shape=tf.TensorShape(None))", "unknown"),
    ],
)
def test_variables_of_unknown_shape_are_listed(project, code, shape):
    v1 = "import tensorflow.compat.v1 as tf\n\ntf.disable_v2_behavior()\n"
    eager = "import tensorflow.compat.v2 as tf\n\ntf.compat.v1.enable_eager_execution()\n"
    project.task("one", good=f'"""Unknown."""\n{code.format(v1=v1, eager=eager)}\n')
    project.chapter("page", 'show.variables("one/good/quick")')
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert f"<td><p>{shape}</p></td>" in project.page("chapters/page")


def test_half_a_character_is_shown_as_a_question_mark(project):
    project.task("one", good='"""Half."""\nvalues = {"half": "a\\ud800b"}\n')
    project.chapter("page", 'print(show.run("one/good/quick").values["half"])')
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "a?b" in project.page("chapters/page")


def test_native_code_reads_of_the_checkout_only_the_data_beside_it(project):
    if sys.platform != "linux" or ctypes.CDLL(None).syscall(444, None, 0, 1) < 1:
        pytest.skip("the kernel has no Landlock")
    code = '"""Reads."""\nimport tensorflow as tf\nfrom pathlib import Path\n'
    reads = code + 'print(tf.io.gfile.GFile(str(Path(__file__).with_name("%s"))).read())\n'
    project.task("one", good=reads % "data.txt", reads=reads % "good.py")
    project.write("snippets/one/data.txt", "of the data")
    project.chapter("page", 'show.result("one/good", "quick")')
    done = project.build()
    assert "one/reads.py:4: in quick it raised PermissionDeniedError" in done.stderr
    assert "read only those files of the checkout that lie beside it" in done.stderr
    assert "good.py:" not in done.stderr
    project.replace("snippets/one/reads.py", "good.py", "data.txt")
    assert project.build().returncode == 0
    assert "of the data" in project.page("chapters/page")


def test_what_is_printed_and_found_is_kept_as_it_is(project):
    project.task(
        "one",
        '[keeps]\nnames = ["0xdeadbeef.bin"]\n',
        replaces='"""Replaces the output."""\nimport io, sys\nprint("before")\nsys.stdout = io.StringIO()\n',
        closes='"""Closes the output."""\nimport sys\nprint("before")\nsys.stdout.close()\n',
        wraps='"""Wraps the output."""\nimport io, sys\nprint("before")\n'
        'sys.stdout = io.TextIOWrapper(sys.stdout.buffer)\nprint("after")\n',
        native='"""Prints from C."""\nimport ctypes\nctypes.CDLL(None).puts(b"before")\n',
        dates='"""Dates."""\nvalues = {"2018-05-05 12:00:00": "2018-05-05 12:00:00", "at 0x123456": object}\n'
        'print("2018-05-05 12:00:00 is a row\\n2018-05-05 12:00:00.123456: I of a log")\n',
        names='"""Keeps a file."""\nopen("0xdeadbeef.bin", "w").write("kept")\n',
        removes='"""Removes its folder."""\nimport os, shutil\nshutil.rmtree(os.getcwd())\nprint("gone")\n',
    )
    project.chapter("page", 'show.code("one/dates")')
    done = project.build()
    assert done.returncode == 0, done.stderr
    read = map(runs.read, (project.root / "_build" / "runs").rglob("*.json"))
    found = {run.address.variant: run for run in read}
    for variant in ("replaces", "closes", "native"):
        assert found[variant].printed == "before\n"
    assert found["wraps"].printed == "before\nafter\n"
    assert found["removes"].printed == "gone\n"
    assert found["dates"].printed == "2018-05-05 12:00:00 is a row\nI of a log\n"
    assert found["dates"].values["2018-05-05 12:00:00"] == "2018-05-05 12:00:00"
    assert "at 0x…" in found["dates"].values
    assert list(found["names"].files) == ["0xdeadbeef.bin"]


BIG = '''"""Big."""
import tempfile
with tempfile.TemporaryFile() as file:
    file.write(b"x" * 3_000_000)
open("size.txt", "w").write("3000000")
'''


def test_an_error_that_is_not_declared_may_be_the_machine_s_and_is_not_kept(project):
    takes = '[keeps]\nbig = ["size.txt"]\n[takes]\ntaker = "big/quick"\n'
    taker = '"""Takes."""\nfrom pathlib import Path\nprint(Path("size.txt").exists())\n'
    project.task("one", takes, big=BIG, taker=taker)
    project.task("two", raises='"""Raises."""\nraise ValueError("no")\n')
    project.chapter("page", 'show.result("one/taker")')
    limited = ["sh", "-c", 'ulimit -f 4000 && "$@"', "sh", *project.command("build")]
    done = subprocess.run(limited, cwd=project.root, capture_output=True, text=True)
    big = "one/big.py:4: in quick it raised OSError: [Errno 27] File too large\n    Correct the snippet"
    raises = "two/raises.py:2: in quick it raised ValueError: no\n    Correct the snippet. If the error is what"
    assert done.stderr.count(big) == done.stderr.count(raises) == 1, done.stderr
    assert "taker.py" not in done.stderr
    done = project.build()
    assert big not in done.stderr and done.stderr.count(raises) == 1
    assert "executed 3 of 3" in done.stderr or "executed 2 of 2" in done.stderr
    declared = '[[expected_errors]]\nvariants = ["raises"]\nruntimes = ["quick"]\n'
    declared += 'error = "ValueError: no"\nreason = "Why."\n'
    path = project.root / "snippets/two/task.toml"
    path.write_text(path.read_text() + declared)
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "execut" not in done.stderr
    assert "True" in project.page("chapters/page")


def test_declarations_that_do_not_fit_are_refused(project):
    declared = '[[expected_errors]]\nvariants = ["good"]\nruntimes = ["quick"]\n'
    project.task("one", declared + 'error = "ValueError: no"\nreason = "Why."\n', good=GOOD)
    project.task(
        "two",
        declared.replace("good", "bad") + 'error = "ValueError: no"\nreason = "Why."\n',
        bad='"""Bad."""\nraise ValueError("yes")\n',
    )
    project.chapter("page", 'show.code("one/good")')
    done = project.build()
    assert done.returncode == 1
    assert "one/good.py: in quick the expected error is no longer raised" in done.stderr
    assert "two/bad.py:2: in quick it raised a different error from the expected one" in done.stderr


def test_wrong_task_files_are_refused_all_at_once(project):
    project.task("one", "sconds = 3\n", good=GOOD)
    project.write("snippets/one/stray.py", GOOD)
    project.write("snippets/one/inner/data.csv", "1")
    project.write("snippets/loose.py", GOOD)
    project.write("snippets/bare/good.py", GOOD)
    project.task("net-two", **{"a-b": GOOD})
    no_captions = {
        "quotes": "'''Good.'''\n",
        "coded": "# coding: utf-8\n" + GOOD,
        "empty": "",
        "long": '"""Two\nlines."""\n',
    }
    project.task("captions", **no_captions)
    project.task("two", good=GOOD)
    (project.root / "snippets/two/good.py").unlink()
    done = project.build()
    assert done.returncode == 1
    assert "snippets/one/task.toml:2: unknown key 'sconds' (did you mean 'seconds'?)" in done.stderr
    assert "snippets/one/stray.py: it is not named" in done.stderr
    assert "snippets/bare/: it has no task.toml. Write one, with a title" in done.stderr
    assert "snippets/one/inner/: a task's folder must not have folders" in done.stderr
    assert (
        "snippets/net-two/: a task's name may contain only letters, digits and underscores"
        in done.stderr
    )
    assert (
        "snippets/net-two/task.toml:4: variant 'a-b': its name may contain only letters"
        in done.stderr
    )
    for name in no_captions:
        assert f"snippets/captions/{name}.py:1: its first line must be a docstring" in done.stderr
    assert "snippets/loose.py: it is not in a task's folder" in done.stderr
    assert "variant 'good' has no file snippets/two/good.py" in done.stderr


EXPECTED = '[[expected_errors]]\nruntimes = ["quick"]\nerror = "E: no good"\nreason = "Why."\n'


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('title = ""', "1: 'title' must be a string that is not blank"),
        ("variants = [1]", "2: 'variants' must be a table with a title for each snippet"),
        ('compares = "yes"', "2: 'compares' must be true or false"),
        ("seconds = 0", "2: 'seconds' must be a whole number of at least 1"),
        ('keeps.good = "x"', "2: 'keeps' must be a table with a list of files for each snippet"),
        (
            "takes.good = 1",
            "2: 'takes' must be a table with a \"variant/runtime\" for each snippet",
        ),
        (
            "expected_errors = [1]",
            "2: 'expected_errors' must be tables, each under [[expected_errors]]",
        ),
        (
            'keeps.good = ["x"]\ntakes.good = "good/quick"',
            "3: 'good' takes 'good/quick': a circle, in which it would take its own files. Remove one entry of the circle from [takes]",
        ),
        (
            'keeps.good = ["x"]\n[takes]\n# bad\ngood = "bad/quick"\n[variants]',
            "5: 'good' takes 'bad/quick': that must be variant/runtime, with a variant listed under [keeps] and an existing runtime",
        ),
        (
            '# god\nkeeps = { "god" = ["x"] }',
            "3: [keeps] names an unknown variant 'god' (did you mean 'good'?)",
        ),
        (
            '[[expected_errors]]\nvariants = ["good"]\nruntimes = ["quick"]\nerror = "…"\nreason = "Why."\n[variants]',
            "2: 'error' must begin with the error's type, as in \"ValueError: …\"",
        ),
        (
            f'{EXPECTED}variants = ["good"]\n{EXPECTED}variants = ["god"]\n[variants]',
            "7: unknown variant 'god' (did you mean 'good'?)",
        ),
    ],
)
def test_task_files_of_a_wrong_shape_are_refused(tmp_path, said, told):
    folder = tmp_path / "snippets" / "one"
    folder.mkdir(parents=True)
    (folder / "good.py").write_text(GOOD)
    title = "" if said.startswith("title") else 'title = "One"\n'
    variants = "variants." if "[variants]" not in said else ""
    variants = "" if said.startswith("variants") else f'{variants}good = "Good"\n'
    (folder / "task.toml").write_text(f"{title}{said}\n{variants}")
    with pytest.raises(Problem) as raised:
        load_tasks(tmp_path, ["quick"])
    assert raised.value.messages == (f"snippets/one/task.toml:{told}.",)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("title = 1\npreload = []", "1: 'title' must be a string that is not blank"),
        ('title = "T"\npreload = "tensorflow"', "2: 'preload' must be a list of modules"),
        ('title = "T"\npreload = []\npython = 3.7', "3: 'python' must be a string, as in \"3.7\""),
        ('title = "T"\npreload = []\nmachines = "x"', "3: 'machines' must be a list of processors"),
        (
            'title = "T"\npreload = []\n[switches]\nON = 1',
            "3: 'switches' must be a table of strings",
        ),
        (
            'title = "T"\npreload = []\nswiches.A = "1"',
            "3: unknown key 'swiches' (did you mean 'switches' or 'machines'?). Known: machines, preload, python, switches, title",
        ),
        (
            'title = "T"\npreload = [',
            "2: it can't be read as TOML: Invalid value (at end of document)",
        ),
    ],
)
def test_runtime_files_of_a_wrong_shape_are_refused(tmp_path, said, told):
    (tmp_path / "runtimes" / "x").mkdir(parents=True)
    (tmp_path / "runtimes" / "x" / "runtime.toml").write_text(said)
    with pytest.raises(RuntimeFileError) as raised:
        load_runtimes(tmp_path)
    assert str(raised.value) == f"runtimes/x/runtime.toml:{told}."


def test_compared_snippets_need_their_names(project):
    project.task("one", "compares = true\n", good=GOOD)
    done = project.build()
    assert done.returncode == 1
    assert "one/good.py: in quick it has no inputs and no outputs" in done.stderr


def test_what_cannot_be_shown_is_told_with_its_cell(project):
    declared = '[[expected_errors]]\nvariants = ["bad"]\nruntimes = ["quick"]\nerror = "ValueError: no"\nreason = "No."\n'
    rows = '"""Rows."""\nvalues = {"rows": [[1, 2]], "none": []}\n'
    bad = '"""Bad."""\nraise ValueError("no")\n'
    project.task("one", declared, good=GOOD, bad=bad, rows=rows)
    cells = {
        "variables": 'show.variables("one/bad/quick")',
        "compared": 'show.comparison("one/good/quick", "one/bad/quick")',
        "drawn": 'show.graph("one/bad/quick")',
        "numbers": 'show.parity("one")',
        "none": "show.variants(None)",
        "misspelt": 'show.values("one/good/quick", "answr")',
        "single": 'show.values("one/good/quick", "answer")',
        "untitled": 'show.values("one/rows/quick", "rows", "row")',
        "unnamed": 'show.values("one/rows/quick", "none")',
        "nothing": 'show.matrix("answer")',
        "words": 'show.bars({"a": "long"}, "x", "Words")',
        "empty": 'show.lines({"a": []}, "x", "y", "Empty")',
        "lineless": 'show.lines({}, "x", "y", "No lines")',
    }
    for name, cell in cells.items():
        project.chapter(name, cell)
    done = project.build()
    assert done.returncode == 1
    listings = "one/bad/quick has no listings, since it raised ValueError: no"
    for name, text in {
        "variables": listings,
        "compared": listings,
        "drawn": listings,
        "numbers": "No run of the task 'one' has numbers to compare: its task.toml needs compares = true.",
        "none": "There is no task 'None'",
        "misspelt": "one/good/quick has no 'answr' in its `values` (did you mean 'answer'?).",
        "single": "'answer' of one/good/quick is neither a dict nor a list.",
        "untitled": "This table has titles for 1 of its 2 columns. Give each column one.",
        "unnamed": "This table has titles for 0 of its 1 columns. Give each column one.",
        "nothing": "A matrix needs runs that have come to their end.",
        "words": "a code cell failed: ValueError: a chart needs finite numbers; 'Words' has ['long']",
        "empty": "a code cell failed: ValueError: a chart needs finite numbers; 'a' has []",
        "lineless": "a code cell failed: ValueError: a chart needs at least one line",
    }.items():
        assert f"chapters/{name}.md:13: ERROR: {text}" in done.stderr
    assert "Handler" not in done.stderr


def test_chapters_that_fail_are_named_with_file_and_line(project):
    project.task("one", good=GOOD)
    project.chapter("page", 'show.result("one/god", "quick")')
    project.chapter("other", "1 / 0")
    project.chapter("much", 'print("x" * 1_000_001)')
    project.chapter("ends", "import os\nos._exit(0)")
    ends = (project.root / "chapters/ends.md").read_text(encoding="utf-8")
    project.write("chapters/ends.md", ends + "{eval}`os.getpid()`\n")
    project.chapter("asks", "ask = exit")
    wild = "class Wild(BaseException):\n    __str__ = None\n\nraise Wild"
    project.chapter("wild", wild)
    project.chapter("writes", 'open("chapters/new.csv", "w")')
    project.write("chapters/pic.png", b"")
    project.write("chapters/wildcard.md", "# Wildcard\n\n![A picture](pic.*)\n")
    project.chapter("lists", 'import os\nos.listdir("chapters")')
    project.chapter("starts", 'import subprocess\nsubprocess.run(["true"])')
    project.chapter("removes", 'import os\nos.remove("chapters/pic.png")')
    project.chapter("makes", 'import os\nos.makedirs("made", exist_ok=True)')
    project.chapter("asks_all", "len(show.book().tasks)")
    project.chapter("longer", 'show.result("one/good/quick")')
    network = 'import urllib.request\nurllib.request.urlopen("http://localhost:9")'
    project.chapter("network", network)
    project.chapter("threads", "import threading\nthreading.Thread(target=print).start()")
    project.write("chapters/data.py", "# Loaded.\n\n1 / 0\n")
    project.chapter("loads", "None")
    loads = (project.root / "chapters/loads.md").read_text(encoding="utf-8")
    project.write("chapters/loads.md", loads + "```{code-cell}\n:load: data.py\n```\n")
    project.chapter("syntax", "1 +")
    asks = (project.root / "chapters/asks.md").read_text(encoding="utf-8")
    project.write("chapters/asks.md", asks + "It is {eval}`ask()`.\n\nIt is {eval}`None`.\n")
    done = project.build()
    assert done.returncode == 1
    assert "page.md:13: " in done.stderr and "(did you mean 'good'?)" in done.stderr
    assert "other.md:13: " in done.stderr and "ZeroDivisionError" in done.stderr
    assert "much.md:11: " in done.stderr and "the cell shows 1,000,002 characters" in done.stderr
    assert "ends.md:11: ERROR: the cell ended its process" in done.stderr
    assert done.stderr.count("ends.md") == 1  # what follows from that isn't told
    assert "asks.md:18: WARNING: expression 'None' does not return any outputs" in done.stderr
    assert "asks.md:16: " in done.stderr and "a code cell failed: SystemExit: None" in done.stderr
    assert "wild.md:16: ERROR: a code cell failed: Wild\n" in done.stderr
    assert "writes.md:13: ERROR: a code cell writes chapters/new.csv." in done.stderr
    assert "lists.md:14: ERROR: a code cell lists the folder chapters, " in done.stderr
    assert "starts.md:14: ERROR: a code cell starts a process (subprocess.Popen), " in done.stderr
    assert "threads.md:14: ERROR: a code cell starts a thread, " in done.stderr
    assert "removes.md:14: ERROR: a code cell changes the checkout (os.remove: ch" in done.stderr
    assert "makes.md:14: ERROR: a code cell changes the checkout (os.mkdir: made" in done.stderr
    assert "asks_all.md:13: ERROR: a code cell calls show.book(). Call" in done.stderr
    assert "longer.md:13: ERROR: There is no runtime 'quick/" in done.stderr
    assert "network.md:14: ERROR: a code cell uses the network (socket.getadd" in done.stderr
    assert "data.py:3: ERROR: a code cell failed: ZeroDivisionError: " in done.stderr
    assert "syntax.md:13: ERROR: a code cell failed: SyntaxError: invalid syntax\n" in done.stderr
    assert (
        "wildcard.md:3: ERROR: Give the full file name of the picture chapters/pic.*."
        in done.stderr
    )
    assert not (project.root / "chapters/new.csv").exists()
    assert not (project.root / "made").exists() and (project.root / "chapters/pic.png").exists()
    assert project.build().returncode == 1  # and the second build must not silently succeed


def test_a_cell_that_does_not_end_is_ended_where_it_is(project):
    project.replace("lab/site/cell.py", "SECONDS = 30", "SECONDS = 1")
    project.chapter("heeds", "import time\ntime.sleep(99)")
    deaf = "import time\nwhile True:\n    try:\n        time.sleep(99)\n    except Exception:\n        pass"
    project.chapter("deaf", deaf)
    project.chapter("numb", "sum(range(10**15))")  # in native code, Python can't raise the error
    done = project.build()
    assert done.returncode == 1
    assert "heeds.md:14: ERROR: a code cell failed: TimeoutError: " in done.stderr
    assert "deaf.md:16: ERROR: the cell ran for more than 1 s" in done.stderr
    assert "numb.md:13: ERROR: the cell ran for more than 1 s" in done.stderr


def test_what_sphinx_would_answer_with_a_traceback_is_said(project):
    project.task("one", good=GOOD)
    project.chapter("page", 'print("a\\ud800b\\x1b[31m")')
    assert project.build().returncode == 0 and r"a?b\x1b[31m" in project.page("chapters/page")
    project.write("chapters/note.ipynb", "{}")
    project.write("chapters/two\nlines.md", "# Two\n")
    os.mkfifo(project.root / "chapters/pipe.csv")
    said = project.build().stderr
    assert "chapters/note.ipynb: a file of this kind can't be a chapter" in said
    assert "'chapters/two\\nlines.md': its name contains characters that can't be printed" in said
    assert "chapters/pipe.csv: it is a link that leads nowhere, or something else" in said
    for name in ("note.ipynb", "two\nlines.md", "pipe.csv"):
        (project.root / "chapters" / name).unlink()
    project.write("chapters/loops.md", "# Loops\n\n```{include} loops.md\n```\n")
    assert "A chapter includes itself" in project.build().stderr
    (project.root / "chapters/loops.md").unlink()
    project.write("chapters/latin.md", b"# \xe9t\xe9\n")
    assert "chapters/latin.md:1: it is not UTF-8" in project.build().stderr
    project.write(
        "chapters/moved.toml",
        '"chapters/old" = "chapters/none"\n"chapters/page" = "index"\n"../../out" = "index"\n',
    )
    done = project.build()
    assert (
        "moved.toml:1: 'chapters/old' leads to 'chapters/none', which does not exist" in done.stderr
    )
    assert "moved.toml:2: 'chapters/page' exists again" in done.stderr
    assert "moved.toml:3: '../../out' is not a chapter's address" in done.stderr
    project.write("chapters/moved.toml", "nonsense")
    assert "moved.toml:1: it can't be read as TOML" in project.build().stderr
    for before, wrong in (("True", "1 / 0"), ("1 / 0", "exit()")):
        project.replace("conf.py", f"nitpicky = {before}", f"nitpicky = {wrong}")
        done = project.build()
        assert done.returncode == 1 and "conf.py:" in done.stderr and "Traceback" not in done.stderr


def test_of_very_many_messages_the_first_are_printed(monkeypatch, capsys):
    def fail(command):
        raise Problem(*(f"message {number}" for number in range(120)))

    monkeypatch.setattr(command_line, "carry_out", fail)
    monkeypatch.setattr(sys, "argv", ["lab", "check"])
    monkeypatch.setattr(signal, "signal", lambda *handler: None)
    assert command_line.main() == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "message 0" and said[-2:] == ["message 49", "… and 70 more."]


def test_a_signal_while_a_lock_is_taken_stops_like_any_other(monkeypatch, capsys):
    def taken(command):
        try:
            raise KeyboardInterrupt
        finally:
            raise RuntimeError("release unlocked lock")

    def wrong(command):
        raise RuntimeError("an error of ours")

    monkeypatch.setattr(sys, "argv", ["lab", "check"])
    monkeypatch.setattr(signal, "signal", lambda *handler: None)
    monkeypatch.setattr(command_line, "carry_out", taken)
    assert command_line.main() == 128 + signal.SIGINT
    assert capsys.readouterr().err.startswith("Stopped.")
    monkeypatch.setattr(command_line, "carry_out", wrong)
    with pytest.raises(RuntimeError, match="an error of ours"):
        command_line.main()


def test_a_package_that_was_removed_by_hand_is_told(project):
    project.write("lab/moved.py", "import shutils\n")
    project.replace("lab/__main__.py", '"check": ("check",)', '"check": ("moved",)')
    done = project.build("check")
    assert done.returncode == 1
    assert done.stderr == (
        "No module named 'shutils': the environment is damaged. Remove the folder .venv and run "
        "`make html`, which makes it anew.\n"
    )
    project.write("lab/moved.py", "import lab.shutils\n")  # an error in our own code
    assert "Traceback" in project.build("check").stderr


def test_a_date_that_is_none_is_said(project):
    done = project.build(SOURCE_DATE_EPOCH="soon")
    assert done.returncode == 1 and done.stderr.startswith("SOURCE_DATE_EPOCH is 'soon'.")


def one(project, name, **variables):
    """Build a single page."""
    return subprocess.run(
        project.command("one", name), cwd=project.root, env={**os.environ, **variables}, capture_output=True, text=True
    )  # fmt: skip


@pytest.mark.parametrize(
    ("variable", "value", "given"),
    [
        ("SITE_URL", "example.org/book", "SITE_URL"),
        ("SITE_URL", "https://example.org/?book", "SITE_URL"),
        ("REPOSITORY_URL", "owner/name", "REPOSITORY_URL"),
        ("READTHEDOCS_GIT_CLONE_URL", "../name.git", "REPOSITORY_URL"),
    ],
)
def test_an_address_to_which_no_link_can_lead_is_refused(project, variable, value, given):
    project.chapter("page", "None")
    for done in (
        project.build(**{variable: value}),
        one(project, "chapters/page.md", **{variable: value}),
    ):
        assert done.returncode == 1
        assert done.stderr.startswith(
            f"{variable} is '{value}', and links would lead nowhere. Set {given} "
        )
        assert "Traceback" not in done.stderr


def test_a_single_page_is_found_however_it_is_written(project):
    project.chapter("part/page", "None")
    page = "chapters/part/page.md"
    for name in (f"./{page}", str(project.root / page), "chapters/other/../part/page.md"):
        done = one(project, name)
        assert done.returncode == 0, done.stderr
        assert "The page is in _build/one/html/chapters/part/page.html" in done.stdout
    for name in (
        "page",
        "page.md",
        "snippets/part/page.py",
        "chapters/part/page",
        "chapters/part/pag.md",
    ):
        told = f"There is no chapter {name} (did you mean '{page}'?). Name its file: chapters/"
        assert one(project, name).stderr.startswith(told)
    for name in ("index.md", "conf.py", "chapters/part", "chapters/moved.toml", "/"):
        done = one(project, name)
        assert done.returncode == 1 and done.stderr.startswith(f"There is no chapter {name}")
    for date in ("soon", "9" * 30):
        done = one(project, page, SOURCE_DATE_EPOCH=date)
        assert done.returncode == 1 and done.stderr.startswith(f"SOURCE_DATE_EPOCH is '{date}'.")


def test_live_goes_on_after_a_change_with_which_it_could_not_start(project):
    project.task("one", good=GOOD)
    project.chapter("page", 'show.result("one/good", "quick")')
    warm = (project.root / "lab/inside/warm.py").read_text()
    with subprocess.Popen(
        project.command("live"), cwd=project.root, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as live:  # fmt: skip
        stop = threading.Timer(60, live.kill)
        stop.start()
        told = []

        def hear(word):
            for line in live.stdout:
                told.append(line)
                if word in line:
                    return

        hear("Ctrl-C ends")
        for name, old, new in (
            ("lab/inside/warm.py", warm, warm + "if\n"),
            ("lab/build.py", "import show\n", "import sho\n"),
            ("lab/site/take.py", "import ast\n", "import ast\0\n"),
            ("runtimes/quick/runtime.toml", "preload =", "preloads ="),
        ):
            project.replace(name, old, new)
            hear("the last good site stays")
            # No snippet is executed by outdated code.
            project.write("snippets/one/good.py", GOOD.replace("fine", name))
            hear("the last good site stays")
            project.replace(name, new, old)
            hear("Ctrl-C ends")
            assert name in project.page("chapters/page")
        live.send_signal(signal.SIGINT)
        assert live.wait() == 130
        stop.cancel()
    said = "".join(told)
    end = len(warm.splitlines()) + 1
    assert said.count(f"lab/inside/warm.py:{end}: SyntaxError: invalid syntax\n") == 2
    code = (project.root / "lab/build.py").read_text().splitlines()
    line = code.index("from lab import show") + 1
    assert said.count(f"lab/build.py:{line}: ImportError: cannot import name 'sho'") == 2
    assert said.count("lab/site/take.py: SyntaxError: source code") == 2
    assert said.count("runtimes/quick/runtime.toml:2: unknown key 'preloads'") == 2
    assert said.count("shown after") == 0 and "Traceback" not in said


def test_code_that_ends_its_process_without_a_word_is_reported(tmp_path):
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab/__init__.py").touch()
    (tmp_path / "lab/live.py").write_text("import os\nos._exit(3)\n")
    assert trial(tmp_path) == "lab: exit code 3"


def test_what_could_not_be_copied_is_said():
    error = shutil.Error([("a", "b", "[Errno 28] No space left on device"), ("c", "d", "other")])
    said = "b: [Errno 28] No space left on device. Free some space. Nothing was lost."
    assert refused(error) == said


@pytest.mark.parametrize("name", ["runs", "jobs", "sphinx"])
def test_a_file_in_the_place_of_a_folder_is_named(project, name):
    project.task("one", good='"""Good."""\nprint("fine")\n')
    project.write(f"_build/{name}", "not a folder")
    done = project.build()
    assert done.returncode == 1
    said = rf"_build/{name}\S*: \w+ .*\. A file is in the place of a folder: remove it\. Nothing was lost\."
    assert re.search(said, done.stderr), done.stderr


def test_a_snippet_whose_source_did_not_end_is_not_blamed_and_the_rest_is_executed(project):
    project.task(
        "one",
        '[keeps]\nsource = ["x.txt"]\n[takes]\ntaker = "source/quick"\n',
        source='"""Exits."""\nimport sys\nsys.exit(3)\n',
        taker='"""Takes."""\nprint(open("x.txt").read())\n',
    )
    project.task(
        "two",
        '[keeps]\nfirst = ["y.txt"]\n[takes]\nlast = "first/quick"\n',
        first='"""Keeps."""\nopen("y.txt", "w").write("kept")\n',
        last='"""Takes."""\nprint(open("y.txt").read())\n1 / 0\n',
    )
    done = project.build()
    assert done.returncode == 1
    assert "one/source.py:3: in quick it called exit (code 3)" in done.stderr
    assert "two/last.py:3: in quick it raised ZeroDivisionError" in done.stderr
    assert "taker.py:" not in done.stderr and "Traceback" not in done.stderr


def test_a_snippet_that_kills_what_executes_it_is_told(project):
    project.task("one", kills='"""Kills."""\nimport os\nos.kill(os.getppid(), 9)\n', good=GOOD)
    done = project.build()
    assert done.returncode == 1
    assert "snippets/one/kills.py, or a snippet executed at the same time: in quick" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_code_cell_in_a_tab_is_refused(project):
    project.task("one", good=GOOD)
    head = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n---\n# Page\n\n"
    cell = "```{code-cell}\nprint(1)\n```\n"
    project.write(
        "chapters/page.md", f"{head}::::{{tab-set}}\n:::{{tab-item}} A\n{cell}:::\n::::\n"
    )
    done = project.build()
    assert done.returncode == 1 and "page.md" in done.stderr


def test_a_new_runtime_costs_one_folder(project):
    project.write(
        "runtimes/other/runtime.toml",
        'title = "Another"\npreload = ["tensorflow"]\n[switches]\nSPECIAL_SWITCH = "on"\n',
    )
    project.task("one", good='"""S."""\nimport os\nprint(os.environ.get("SPECIAL_SWITCH"))\n')
    project.chapter("page", 'show.result("one/good", "other")', 'show.outcomes("one")')
    done = project.build()
    assert done.returncode == 0, done.stderr
    page = project.page("chapters/page")
    assert "<span></span>on" in page and page.count("✓ works") == 2


def test_a_damaged_run_is_executed_anew(project):
    project.task("one", good=GOOD)
    project.chapter("page", 'show.result("one/good", "quick")')
    assert project.build().returncode == 0
    before = project.site()
    (path,) = (project.root / "_build" / "runs").rglob("*.json")
    content = json.loads(path.read_text())
    content["printed"] = "forged\n"
    path.write_text(json.dumps(content))
    project.write("chapters/page.md", (project.root / "chapters/page.md").read_text() + "\nMore.\n")
    assert "executed 1 of 1" in project.build().stderr
    assert "forged" not in project.page("chapters/page")
    for damaged in (path.read_text()[:100], "[" * 100_000):
        path.write_text(damaged)
        project.write(
            "chapters/page.md", (project.root / "chapters/page.md").read_text() + "More.\n"
        )
        assert "executed 1 of 1" in project.build().stderr
    assert project.site().keys() == before.keys()


def test_settings_of_a_machine_reach_no_snippet(project, tmp_path):
    code = "import tensorflow as tf\nprint(tf.keras.backend.image_data_format())\n"
    project.task("one", layout=f'"""Layout."""\n{code}')
    project.chapter("page", 'show.result("one/layout", "quick")')
    settings = tmp_path / ".keras" / "keras.json"
    settings.parent.mkdir()
    settings.write_text('{"image_data_format": "channels_first", "backend": "theano"}')
    done = project.build(HOME=str(tmp_path), KERAS_BACKEND="jax", TF_ENABLE_ONEDNN_OPTS="0")
    assert done.returncode == 0, done.stderr
    assert "channels_last" in project.page("chapters/page")


def test_an_environment_that_is_not_as_its_lock_says_is_not_used(project):
    project.task("one", good=GOOD, other=GOOD)
    project.write("runtimes/own/runtime.toml", 'title = "TensorFlow"\npreload = []\n')
    project.write("requirements.txt", "")
    done = project.build()
    assert done.returncode == 1
    told = "requirements.txt was changed or isn't installed. Run `make html`."
    assert done.stderr.splitlines().count(told) == 1
    assert "Traceback" not in done.stderr


def test_broken_links_and_references_are_named(project):
    project.chapter("page", "None")
    for text in ("[gone](nowhere.md)", "[lost](#no-such-heading)", "{term}`unheard of`"):
        project.write(
            "chapters/page.md", (project.root / "chapters/page.md").read_text() + text + "\n\n"
        )
    done = project.build()
    assert done.returncode == 1
    for number, word in ((16, "nowhere.md"), (18, "no-such-heading"), (20, "unheard of")):
        assert f"page.md:{number}: " in done.stderr and word in done.stderr
    assert not (project.root / "_build" / "html").exists()


def test_a_removed_page_is_told_where_it_is_listed(project):
    project.write("index.md", "# Index\n\n```{toctree}\n\nchapters/page\nchapters/gone\n```\n")
    for name in ("page", "gone"):
        project.chapter(name, "None")
    assert project.build().returncode == 0
    before = project.site()
    (project.root / "chapters/gone.md").unlink()
    for _ in range(2):
        done = project.build()
        assert done.returncode == 1
        assert done.stderr.count("'chapters/gone'") == 1
        assert "index.md:3: WARNING: toctree contains reference to nonexist" in done.stderr
    assert project.site() == before


@pytest.mark.parametrize("others", [0, 5], ids=["one by one", "side by side"])
def test_what_two_pages_define_is_told(project, others):
    for name in ("first", "second"):
        text = "\n\n(a-label)=\n\n## A part\n\n```{glossary}\nword\n: A term.\n```\n"
        text += "\n![](same.svg)\n" if name == "first" else "\n![](there/same.svg)\n"
        project.write(f"chapters/{name}.md", f"# {name.title()}{text}")
    for name in range(others):
        project.write(f"chapters/other{name}.md", f"# Other {name}\n")
    for name in ("same.svg", "there/same.svg"):
        project.write(f"chapters/{name}", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    done = project.build()
    assert done.returncode == 1
    for kind in ("reference label a-label", "glossary term word"):
        assert (
            f"second.md: ERROR: The {kind} is also defined in chapters/first. Rename" in done.stderr
        )
    same = "The pictures chapters/same.svg and chapters/there/same.svg have the same file name."
    assert f"second.md: ERROR: {same}" in done.stderr


def test_a_page_without_a_title_is_told_once(project):
    project.chapter("page", "None")
    project.write("chapters/untitled.md", "Text.\n\n:::{warning}\nMind it.\n:::\n")
    project.write("chapters/blank.md", "#\n\nText.\n")
    done = project.build()
    assert done.returncode == 1
    for name in ("untitled", "blank"):
        assert done.stderr.count(f"{name}.md: ERROR: It has no title. Write one") == 1
        assert f"chapters/{name}.md: it has no title. Write" in project.build("check").stderr
    assert "toctree" not in done.stderr and "page.md" not in done.stderr


def test_html_that_the_policy_of_pages_forbids_is_told(project):
    text = "# Page\n\n<script>alert(1)</script>\n\n<p style='color: red'>x</p>\n\nA <b onclick='x()'>b</b>.\n"
    text += "\n<iframe src='https://x.example'></iframe>\n\nAn <abbr title='its style: only = x'>x</abbr>.\n"
    project.write("chapters/page.md", text)
    done = project.build()
    assert done.returncode == 1
    told = "page.md:{}: ERROR: Pages have no scripts, styles or frames within them."
    for line in (3, 5, 7, 9):
        assert told.format(line) in done.stderr
    assert done.stderr.count("Pages have no scripts") == 4


@pytest.mark.parametrize("closed", ["2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_build_that_nobody_hears_builds(project, closed):
    project.task("one", good=GOOD)
    project.chapter("page", 'show.result("one/good", "quick")')
    command = ["sh", "-c", f'"$@" {closed}', "sh", *project.command("build")]
    assert subprocess.run(command, cwd=project.root).returncode == 0
    assert "fine" in project.page("chapters/page")


def test_formulas_and_what_is_read_from_the_network_are_told(project):
    project.write("chapters/formula.md", "# Formula\n\n```{math}\na = b\n```\n\n{math}`c`\n")
    asks = "```{csv-table}\n:url: http://localhost:9/\n```\n\n```{raw} html\n:url: http://localhost:9/\n```\n"
    asks += "\n```{literalinclude} asks.md\n:diff: led.md\n```\n"
    project.write("chapters/asks.md", f"# Asks\n\n{asks}")
    project.write("chapters/led.md", "# Led\n\n[a run](run:none/x/quick)\n")
    done = project.build()
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "formula.md:3: ERROR: Pages don't render formulas." in done.stderr
    assert done.stderr.count("ERROR: Pages don't render formulas.") == 2
    for line, option in ((4, "url"), (8, "url"), (12, "diff")):
        assert re.search(rf"asks.md:{line}: WARNING: .*option.*{option}", done.stderr)
    assert "led.md" not in done.stderr


def test_what_is_wrong_before_anything_is_executed_is_told_at_once(project):
    project.task("one", "sconds = 3\n", good=GOOD)
    project.write("chapters/moved.toml", "nonsense")
    project.write("chapters/latin.md", b"# \xe9t\xe9\n")
    said = project.build().stderr
    assert "snippets/one/task.toml:2: unknown key 'sconds'" in said
    assert "chapters/moved.toml:1: it can't be read as TOML" in said
    assert "chapters/latin.md:1: it is not UTF-8" in said


def test_links_that_only_the_page_shows_are_checked(project):
    project.write("chapters/first.md", "# First\n\n<a href='#first'>here</a>\n\n## A part\n")
    assert project.build().returncode == 0
    before = project.site()
    card = "```{card} A card\n:link: gone.md\n```\n\n```{figure} picture.svg\n:target: gone.html\n```\n"
    raw = (
        '<img src="gone.png" alt=""> <a href="first.html#apart">there</a> <a href="http://[">no</a>'
    )
    project.write("chapters/first.md", f"# First\n\n{card}\n{raw}\n\n## A part\n")
    project.write("chapters/picture.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    done = project.build()
    assert done.returncode == 1 and project.site() == before
    for line, link in (
        (4, "gone.md"),
        (8, "gone.html"),
        (11, "gone.png"),
        (11, "first.html#apart"),
        (11, "http://["),
    ):
        assert f"chapters/first.md:{line}: its link to {link} leads nowhere." in done.stderr


def test_with_a_broken_snippet_what_pages_have_wrong_is_told_too(project):
    project.task("one", good='"""Good."""\n1 / 0\n')
    below_a_cell(project, "page", "[gone](nowhere.md)\n\n{eval}`show.run('one/god/quick')`\n")
    done = project.build()
    assert done.returncode == 1
    assert "snippets/one/good.py:2: in quick it raised ZeroDivisionError" in done.stderr
    assert "chapters/page.md:16: there is no page nowhere.md." in done.stderr
    assert "chapters/page.md:18: Task 'one' has no variant 'god'" in done.stderr


def below_a_cell(project, name, text):
    """Write a chapter with this text, which begins on line 16."""
    project.chapter(name, "None")
    page = project.root / f"chapters/{name}.md"
    page.write_text(page.read_text() + text)


@pytest.mark.parametrize("name", ["chapters/page.md", "_static/page.css", "snippets/one/task.toml"])
def test_a_merge_that_is_not_settled_is_told(project, name):
    project.task("one", good=GOOD)
    project.chapter("page", "None")
    lines = ["<" * 7 + " HEAD \u2028", "# one", "=" * 7, "# two", ">" * 7 + " \xe9", ""]
    path = project.root / name
    path.write_text("\n".join(lines) + path.read_text(), encoding="utf-8")
    for command in ("check", "build"):
        done = project.build(command)
        assert done.returncode == 1
        if command == "check" or not name.endswith(".toml"):  # TOML can't be read then
            for number in (1, 5):
                said = f"{name}:{number}: a merge conflict is unresolved here. Keep"
                assert done.stderr.count(said) == 1


def test_chapters_whose_markdown_means_something_else_are_told(project):
    closed = "the block that begins here, or one around it, is not closed."
    titled = "it already has a title, on line 7. Begin a section with ##."
    wrong = {
        "title": ("# Another\n", f"16: {titled}"),
        "underlined": ("Another\n===\n", f"16: {titled}"),
        "cell": ("```{code-cell}\n1\n", f"16: {closed} End it with a line ```"),
        "div": (":::{div}\ntext\n", f"16: {closed} End it with a line :::"),
        "inner": (":::{div}\n```text\nx\n:::\n", f"17: {closed}"),
        "item": ("- a\n\n  ```text\n  x\n- b\n", f"18: {closed}"),
        "end": ("\n```", f"17: {closed}"),
        "link": (":::{div}\nSee\n[gone](gone.md)\n:::\n", "18: there is no page gone.md."),
        "labels": (
            "[a](#block) [b](right.md#block) [c](labels.md#block)\n",
            "16: there is no heading #block",
        ),
    }
    for name, (text, _) in wrong.items():
        below_a_cell(project, name, text)
    right = (
        "> ```text\n> x\n> ```\n\n- a\n\n  ~~~\n  x\n  ~~~\n\n````md\n```\n````\n\n(A label)=\n\n## Part\n\n"
        "{#block}\nA [span]{#span}. [a](#A%20label) [b](#a-label) [c](right.md#block) [d](#span)\n"
    )
    below_a_cell(project, "right", right)
    said = project.build("check").stderr
    for name, (_, told) in wrong.items():
        assert said.count(f"chapters/{name}.md:{told}") == 1, name
    assert not re.search(r"right.md:\d+: (the block|it has|there is)", said)
    for name in wrong:
        (project.root / f"chapters/{name}.md").unlink()
    assert project.build().returncode == 0  # Sphinx finds those labels, too


@pytest.mark.parametrize(
    "name",
    [
        "snippets/one/good.py",
        "snippets/one/task.toml",
        "runtimes/quick/runtime.toml",
        "chapters/moved.toml",
    ],
)
def test_a_byte_order_mark_is_named(project, name):
    project.task("one", good='"""Good."""\nprint("fine")\n')
    project.write(name, b"\xef\xbb\xbf" + (project.root / name).read_bytes())
    done = project.build()
    assert done.returncode == 1
    assert re.match(rf"{name}:1: it begins with a byte order mark", done.stderr), done.stderr


def test_pages_that_say_nothing_or_are_no_files_are_named(project):
    project.chapter("page", "None")
    assert project.build().returncode == 0
    before = project.site()
    head = "---\nfile_format: mystnb\n---\n\n"
    project.write("chapters/empty.md", "")
    project.write("chapters/head.md", head)
    project.write("chapters/marked.md", "\ufeff" + head + "# Marked\n")
    project.write("chapters/lines.md", head + "# Lines\n\n---\n\n---\n")
    (project.root / "chapters/folder.md").mkdir()
    (project.root / "chapters/gone.md").symlink_to("nowhere")
    os.mkfifo(project.root / "chapters/pipe.md")
    project.write("chapters/feed.md", head + "# Feed\n\nA form\x0cfeed.\n")
    for command in ("check", "build"):
        said = project.build(command).stderr
        assert "chapters/empty.md: it has no text" in said
        assert "chapters/head.md: it has no text" in said
        assert "chapters/marked.md:1: it begins with a byte order mark" in said
        assert "chapters/folder.md: it is a link that leads nowhere, or something else" in said
        assert "chapters/gone.md: it is a link that leads nowhere, or something else" in said
        assert "chapters/pipe.md: it is a link that leads nowhere, or something else" in said
        assert "feed.md:7: pages can't show the control character '\\x0c'. Remove it." in said
        assert "lines.md" not in said and "Traceback" not in said
    assert project.site() == before


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("name: python3", "name: [", 1),
        ("kernelspec:\n  name: python3", "kernelspec: 3", 1),
        (":tags: [remove-input]", ":tags: [remove-input", 9),
        (":tags: [remove-input]", ":tags: remove-input", 9),
        (":tags: [remove-input]", ":load: none.py", 9),
        ("# Page", "+++ {bad", 7),
    ],
)
def test_a_head_or_options_that_can_t_be_read_are_named(project, old, new, line):
    project.chapter("page", "None")
    project.replace("chapters/page.md", old, new)
    for command in ("check", "build"):
        done = project.build(command)
        told = f"chapters/page.md:{line}: its front matter, or a cell's options, can't be read: "
        assert done.returncode == 1 and told in done.stderr
        assert "Traceback" not in done.stderr


def test_options_and_tags_without_effect_are_told_all_at_once(project):
    for name, wrong in (("tag", ":tags: [remove-inptu]"), ("option", ":tag: [remove-input]")):
        project.chapter(name, "None")
        project.replace(f"chapters/{name}.md", ":tags: [remove-input]", wrong)
    for command in ("check", "build"):
        said = project.build(command).stderr
        begins = "the cell that begins here has an unknown"
        assert f"\nchapters/tag.md:9: {begins} tag 'remove-inptu' (did you mean 'remove-in" in said
        assert f"\nchapters/option.md:9: {begins} option 'tag' (did you mean 'tags'?). " in said


def test_what_a_cell_loads_is_loaded_anew_and_not_from_elsewhere(project):
    for file in ("chapters/cell.py", "elsewhere/cell.py"):
        project.write(file, 'print("first")\n')
    below_a_cell(project, "page", "```{code-cell}\n:load: cell.py\n```\n")
    assert project.build().returncode == 0
    assert "first" in project.page("chapters/page")
    project.write("chapters/cell.py", 'print("second")\n')
    assert project.build().returncode == 0
    assert "second" in project.page("chapters/page")
    project.replace("chapters/page.md", ":load: cell.py", ":load: ../elsewhere/cell.py")
    done = project.build()
    assert done.returncode == 1 and "It uses elsewhere/cell.py" in done.stderr


def test_an_editor_s_locks_are_no_work_of_anybody(project):
    shutil.copy(ROOT / "pyproject.toml", project.root)
    project.task("one", good=GOOD)
    project.chapter("page", "None")
    before = project.build("check").stderr
    for folder in (".", "chapters", "snippets", "snippets/one", "_static", "lab", "runtimes/quick"):
        for ending in ("md", "py", "css"):
            (project.root / folder / f".#x.{ending}").symlink_to("me@here.1:2")
    assert project.build("check").stderr == before
    assert project.build().returncode == 0


def test_a_snippet_of_nothing_but_its_caption_is_shown(project):
    project.task("one", good='"""Good."""\n')
    project.chapter("page", 'show.code("one/good")')
    done = project.build()
    assert done.returncode == 0, done.stderr
    made = json.loads((project.root / "_build/html/snippets/one/good.ipynb").read_text())
    assert [cell["source"] for cell in made["cells"][1:]] == [[]]


VARIES = {
    "by_chance": "import random\nimport tensorflow as tf\nprint(random.random())\n",
    "by_names": "import tensorflow as tf\nprint(*set('the order of these letters varies'))\n",
    "by_addresses": """\
import tensorflow as tf


class Thing:
    pass


things = [Thing() for _ in range(20)]
print(*(things.index(thing) for thing in set(things)))
""",
}


def test_verify_names_the_snippets_that_do_not_do_the_same_every_time(project):
    project.task("one", good=GOOD)
    project.task("two", **{name: f'"""Varies."""\n{code}' for name, code in VARIES.items()})
    assert project.build("verify", "one").returncode == 0
    assert project.build("verify", "").returncode == 1
    kept = contents(project.root / "_build/runs")
    done = project.build("verify", "")
    assert done.returncode == 1
    for name in VARIES:
        said = f"snippets/two/{name}.py: in quick it does not do the same every time: printed was"
        assert said in done.stderr
    assert "good" not in done.stderr
    assert contents(project.root / "_build/runs") == kept
    assert "no task 'on' (did you mean 'one'?)" in project.build("verify", "on").stderr
    project.task("three", bad='"""Bad."""\n1 / 0\n')  # is of no interest
    assert project.build("verify", "one").returncode == 0


def test_a_file_that_makes_recordings_stale_is_named(project):
    project.task("one", good=GOOD)
    assert project.build("record").returncode == 0
    assert "stale" not in project.build("check").stderr
    project.write("snippets/one/good.py.orig", GOOD)
    said = project.build("check").stderr
    assert (
        "good.json: the recording is stale: one/good/quick, good.py.orig beside it, or the code"
        in said
    )


NAMESPACE = subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode == 0


@pytest.mark.skipif(
    not NAMESPACE, reason="file systems can't be mounted here (unshare -rm is refused)"
)
@pytest.mark.parametrize(
    ("mounted", "told"),
    [("size=100k", "No space left on device"), ("ro", "Read-only file system")],
    ids=["full disk", "no write permission"],
)
def test_a_disk_that_takes_nothing_more_is_said_in_a_sentence(project, mounted, told):
    project.task("one", good=GOOD)
    project.chapter("page", 'show.result("one/good", "quick")')
    (project.root / "_build").mkdir()
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", f'mount -t tmpfs -o {mounted} none _build && "$@"', "sh",
         *project.command("build")],
        cwd=project.root, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert told in done.stderr and "_build" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(
    not NAMESPACE, reason="file systems can't be mounted here (unshare -rm is refused)"
)
def test_a_result_that_the_disk_does_not_take_is_told(project):
    project.task(
        "one",
        fills='"""Fills the disk."""\nimport tempfile\nfile = tempfile.NamedTemporaryFile(buffering=0)\n'
        "try:\n    while True:\n        file.write(bytes(1000))\nexcept OSError:\n    pass\n",
    )
    project.chapter("page", 'show.code("one/fills")')
    (project.root / "_build").mkdir()
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=4m none _build && "$@"', "sh",
         *project.command("build")],
        cwd=project.root, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert "fills.py: in quick it could not be observed" in done.stderr
    assert "No space left on device" in done.stderr and "Traceback" not in done.stderr


def test_escaped_text_is_shown_as_it_is():
    text = "a__version__ … ✗ [x](y) `k` *z* | < \\ ~~s~~ {e} é"
    shown = MarkdownIt().renderInline(escape(text))
    assert html.unescape(shown) == text
