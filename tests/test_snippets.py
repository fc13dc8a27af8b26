"""The snippet suite: every snippet in every runtime, one test each.

`pytest -k conv2d-slim-tf1` runs one.
"""

import platform
import re
import subprocess

import pytest

from lab import record, show
from lab.problems import Problem

ADDRESSES = show.book().addresses()
RECORDED = [address for address in ADDRESSES if show.book().runtimes[address.runtime].python]


def name(address):
    return "-".join(address)


@pytest.mark.parametrize("address", ADDRESSES, ids=name)
def test_snippet_does_what_its_task_file_says(book, problems, address):
    ours = rf"snippets/{address.task}/{address.variant}\.py(:\d+)?: in {address.runtime} "
    assert [text for text in problems if re.match(ours, text)] == []
    assert book.judge(book.run(address)) is None


@pytest.mark.parametrize("address", RECORDED, ids=name)
def test_recording_is_of_this_snippet_and_says_what_the_live_run_says(book, address):
    recorded = book.recorded(address)
    if book.runtimes[address.runtime].live:
        assert list(record.differences(recorded, book.run(address))) == []
    else:
        assert recorded == book.run(address)


@pytest.mark.parametrize("address", RECORDED, ids=name)
def test_recording_names_no_place_of_a_machine(book, address):
    text = book.recording(address).read_text(encoding="utf-8")
    found = re.findall(r"/[\w./-]*lib/python3", text)
    assert [place for place in found if not place.startswith("/runtimes/")] == []


def test_a_snippet_gets_one_processor_and_no_gpu(project):
    code = '''"""Prints."""
import os
import tensorflow as tf
gpus = tf.config.experimental.list_physical_devices("GPU")
print(len(os.sched_getaffinity(0)), gpus, os.environ["CUDA_VISIBLE_DEVICES"])
'''
    project.task("one", prints=code)
    project.chapter("page", 'print(show.run("one/prints/quick").printed)')
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "1 [] -1" in project.page("chapters/page")


@pytest.mark.parametrize("switch", ["0", "1"])
def test_onednn_is_off_and_tensorflow_warns_of_it_where_it_is_on(book, switch):
    runtime = book.runtimes["tf2"]
    code = (
        "from tensorflow.python.util import _pywrap_util_port as port; print(port.IsMklEnabled())"
    )
    assert runtime.variables["TF_ENABLE_ONEDNN_OPTS"] == "0"
    settings = {"TF_ENABLE_ONEDNN_OPTS": switch, "TF_CPP_MIN_LOG_LEVEL": "0"}
    done = subprocess.run(
        [runtime.interpreter, "-c", code], env=runtime.variables | settings, capture_output=True, text=True
    )  # fmt: skip
    assert done.stdout.strip() == str(switch == "1"), done.stderr
    told = "You may see slightly different numerical results due to floating-point round-off errors"
    assert (told in done.stderr) == (switch == "1")


@pytest.mark.skipif(
    platform.machine() not in ("x86_64", "AMD64"),
    reason="elsewhere, TensorFlow has no code of oneDNN",
)
@pytest.mark.parametrize("switch, computed, made", [
    ("true", "conv2d", True), ("false", "conv2d", False), ("false", "its gradient", True), ("false", "conv2d_transpose", True),
])  # fmt: skip
def test_code_made_for_the_processor_multiplies_in_one_gradient_only(
    book, tmp_path, switch, computed, made
):
    runtime = book.runtimes["tf2"]
    assert runtime.variables["TENSORFLOW_USE_CUSTOM_CONTRACTION_KERNEL"] == "false"
    code = tmp_path / "multiplies.py"
    code.write_text(f"""
import tensorflow as tf
images, kernel = tf.ones([4, 8, 8, 3]), tf.ones([3, 3, 3, 3])
if {computed!r} == "conv2d_transpose":
    tf.nn.conv2d_transpose(images, kernel, images.shape, 1)
else:
    with tf.GradientTape() as tape:
        tape.watch(images)
        outputs = tf.matmul(tf.nn.conv2d(images, kernel, 1, "SAME"), tf.ones([3, 2]))
    if {computed!r} == "its gradient":
        tape.gradient(outputs, images)
""")
    settings = {"TENSORFLOW_USE_CUSTOM_CONTRACTION_KERNEL": switch, "ONEDNN_VERBOSE": "1"}
    done = subprocess.run(
        [runtime.interpreter, code], env=runtime.variables | settings, capture_output=True, text=True
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (",exec,cpu,gemm" in done.stdout) == made


def test_no_recording_is_left_over(book):
    files = {
        path for runtime in book.runtimes.values() for path in runtime.recordings.rglob("*.json")
    }
    assert files == {book.recording(address) for address in RECORDED}


def test_unknown_names_are_refused_with_the_nearest(book):
    with pytest.raises(Problem, match="did you mean 'conv2d'"):
        book.find("conv2/slim/tf1")
    with pytest.raises(Problem, match="did you mean 'slim'"):
        book.find("conv2d/slmi/tf1")
    with pytest.raises(Problem, match="did you mean .*'tf1'"):
        book.find("conv2d/slim/tf")
