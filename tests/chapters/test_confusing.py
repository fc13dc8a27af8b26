"""Why TensorFlow feels confusing: every statement in the chapter, asserted of the runs and the data."""

import datetime
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import chain
from types import SimpleNamespace

import pytest

from lab import show, sizes
from lab.problems import Problem

RUNTIMES = ("tf1", "tf2-legacy", "tf2")
SIZES = {name: sizes.read(name) for name in sizes.PACKAGES}
ORDER = list(SIZES["tensorflow"])


def mb(version, package="tensorflow"):
    return round(SIZES[package][version]["bytes"] / 1e6)


# -- ways to make a layer ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ways(run):
    return {runtime: run(f"confusing_ways/counted/{runtime}").values for runtime in RUNTIMES}


def from_tensorflow(ways, layer):
    return [way for way in ways[layer] if any(name.startswith("tensorflow.") for name in way)]


def test_there_are_many_ways_and_even_more_names(ways):
    for runtime in RUNTIMES:
        for layer in ("dense", "convolution"):
            found = ways[runtime][layer]
            names = list(chain(*found))
            assert 3 < len(found) < len(names) == len(set(names))
        assert ways[runtime]["tried"] > len(ways[runtime]["dense"] + ways[runtime]["convolution"])


def test_the_known_ways_are_among_those_found(ways):
    def objects(runtime, layer):
        return {name: number for number, way in enumerate(ways[runtime][layer]) for name in way}

    dense, convolution = objects("tf1", "dense"), objects("tf1", "convolution")
    for package in ("layers", "slim"):
        assert f"tensorflow.contrib.{package}.fully_connected" in dense
        assert f"tensorflow.contrib.{package}.conv2d" in convolution
    assert {"tensorflow.layers.dense", "tensorflow.keras.layers.Dense"} <= dense.keys()
    assert {"tensorflow.layers.conv2d", "tensorflow.keras.layers.Conv2D"} <= convolution.keys()
    # Names that lead to the same object are one way, others are not.
    same = ("tensorflow.contrib.layers.conv2d", "tensorflow.contrib.slim.convolution2d")
    assert len({convolution[name] for name in same}) == 1
    assert convolution["tensorflow.layers.conv2d"] != convolution["tensorflow.keras.layers.Conv2D"]
    for runtime in ("tf2", "tf2-legacy"):
        for package in ("keras", "tf_keras"):
            assert f"{package}.layers.Dense" in objects(runtime, "dense")
        assert "tf_slim.conv2d" in objects(runtime, "convolution")


def test_inside_tensorflow_one_way_is_left(ways):
    assert from_tensorflow(ways["tf1"], "dense") == ways["tf1"]["dense"]
    assert from_tensorflow(ways["tf1"], "convolution") == ways["tf1"]["convolution"]
    [dense] = from_tensorflow(ways["tf2"], "dense")
    [convolution] = from_tensorflow(ways["tf2"], "convolution")
    assert "tensorflow.keras.layers.Dense" in dense
    assert "tensorflow.keras.layers.Conv2D" in convolution
    others = {name.split(".")[0] for name in chain(*ways["tf2"]["dense"])}
    assert others == {"tensorflow", "keras", "tf_keras", "tf_slim"}
    last = {name.split(".")[-1] for name in chain(*ways["tf2"]["dense"])}
    before = [{name.split(".")[-1] for name in way} for way in ways["tf1"]["dense"]]
    assert sum(bool(way & last) for way in before) > len(before) / 2  # most of the others live on


# -- the faulty line -----------------------------------------------------------------------------


def line(run):
    text = show.book().tasks[run.address.task].snippet(run.address.variant).read_text()
    return text.splitlines()[run.error["line"] - 1].strip()


FAULTY = "flat = tf.reshape(features, [-1, 8 * 8 * 64])"


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_graph_raises_in_the_run_and_eager_at_the_faulty_line(run, runtime):
    graph, eager = run(f"confusing_line/graph/{runtime}"), run(f"confusing_line/eager/{runtime}")
    assert "The graph is built." in graph.printed
    assert line(graph).startswith("session.run(")
    assert line(eager) == FAULTY
    says = "Input to reshape is a tensor with 2304 values, but the requested shape requires a multiple of 4096"
    assert says in graph.error_text and says in eager.error_text
    assert re.search(r"So far: \((\?|None), 6, 6, 64\)", graph.printed)
    assert "So far: (1, 6, 6, 64)" in eager.printed


def test_the_message_names_the_operation_a_file_of_tensorflow_and_the_line_at_its_end(run):
    message = run("confusing_line/graph/tf1").error_text
    head, _, stack = message.partition("\n\n")
    assert re.search(
        r"node Reshape \(defined at .*tensorflow_core/python/framework/ops.py:\d+\)", head
    )
    assert "graph.py" not in head and FAULTY not in head
    assert stack.startswith("Original stack trace for 'Reshape':\n")
    lines = [text.strip() for text in stack.splitlines()]
    place = lines.index(FAULTY)
    assert "graph.py" in lines[place - 1]
    assert len(lines) > place + 10  # a long stack of calls follows


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_known_sizes_make_the_error_early_and_padding_fixes_it(run, runtime):
    early = run(f"confusing_line/early/{runtime}")
    assert early.error["type"] == "ValueError" and not early.printed
    assert line(early) == "scores = tf.matmul(flat, matrix)"
    assert run(f"confusing_line/mended/{runtime}").printed == "(1, 10)\n"


# -- names ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def names(run):
    return {runtime: run(f"confusing_names/counted/{runtime}").values for runtime in RUNTIMES}


def test_there_are_more_than_twice_as_many_names_as_things(names):
    for values in names.values():
        assert values["names"] > 2 * values["things"] > 1000
        assert sum(values["parts"].values()) == values["names"]


def test_contrib_is_gone_and_there_are_about_as_many_names_most_of_them_in_compat(names):
    assert names["tf1"]["parts"]["contrib"] > 1000
    for runtime in ("tf2", "tf2-legacy"):
        assert "contrib" not in names[runtime]["parts"]
        assert names[runtime]["names"] == pytest.approx(names["tf1"]["names"], rel=0.1)
        assert names[runtime]["parts"]["compat"] > names[runtime]["names"] / 2


def test_one_word_is_several_things(names):
    for runtime in ("tf1", "tf2"):
        for found in names[runtime]["words"].values():
            assert len(found) == len(set(found)) >= 3
    assert {"tf.nn.conv2d", "tf.layers.conv2d", "tf.contrib.layers.conv2d"} <= set(
        names["tf1"]["words"]["conv2d"]
    )


# -- sizes ---------------------------------------------------------------------------------------


def test_shape_of_the_data():
    for name in sizes.PACKAGES:
        assert len(SIZES[name]) > 50
        for facts in SIZES[name].values():
            assert facts.keys() == {"bytes", "date", "python"}
            assert 1e7 < facts["bytes"] < 1e9
            assert datetime.date(2016, 1, 1) < datetime.date.fromisoformat(facts["date"])
            assert re.fullmatch(r"3\.\d+", facts["python"])
    assert SIZES["tensorflow-cpu"].keys() <= SIZES["tensorflow"].keys()
    assert [ORDER.index(version) for version in ("0.12.0", "1.0.0", "1.15.0", "2.0.0")] == sorted(
        ORDER.index(version) for version in ("0.12.0", "1.0.0", "1.15.0", "2.0.0")
    )
    assert all(not re.search(r"rc|a|b|dev", version) for version in ORDER)


def test_no_index_is_named_in_the_data():
    assert not re.search(r"https?:|://|simple|\.org|\.com|\.whl", sizes.FILE.read_text())


def test_what_the_chapter_says_of_the_sizes():
    dates = {version: facts["date"] for version, facts in SIZES["tensorflow"].items()}
    assert ORDER[0] == "0.12.0" == min(dates, key=dates.get)
    assert mb("0.12.0") < mb("1.8.0") < 1.2 * mb("0.12.0")
    between = ORDER[: ORDER.index("1.8.0")]
    assert min(between, key=mb) == "1.1.0" and mb("1.1.0") < mb("0.12.0")
    assert 2 * mb("1.8.0") < mb("1.14.0") < 2.5 * mb("1.8.0")
    assert mb("2.1.0") > 4 * mb("2.0.0")
    assert mb("2.1.0", "tensorflow-cpu") < 1.5 * mb("2.0.0")
    assert mb(ORDER[-1], "tensorflow-cpu") < mb(ORDER[-1]) / 2


def test_the_chart_shows_the_newest_release_of_each_half_year():
    halves = sizes.newest_by_half_year(SIZES["tensorflow"])
    assert 15 < len(halves) < 40
    positions = [ORDER.index(version) for version in halves.values()]
    assert positions == sorted(positions)
    assert halves["2016, second half"] == "0.12.0" and list(halves.values())[-1] == ORDER[-1]
    small = {
        "1.0": {"date": "2017-06-30"},
        "1.1": {"date": "2018-01-01"},
        "2.0": {"date": "2017-07-01"},
    }
    # Of releases on older lines, the higher version counts.
    assert sizes.newest_by_half_year(small) == {
        "2017, first half": "1.0", "2017, second half": "2.0", "2018, first half": "2.0"
    }  # fmt: skip


def package(filename, size=1, yanked=False, date=datetime.date(2020, 1, 1)):
    version = filename.split("-")[1]
    return SimpleNamespace(
        filename=filename, version=version, size=size, is_yanked=yanked, upload_time=date
    )


def test_one_wheel_is_chosen_for_each_release():
    linux = "manylinux2010_x86_64.whl"
    found = sizes.releases([
        package(f"tf-1.10.0-cp36-cp36m-{linux}", 6),
        package(f"tf-1.9.0-cp27-cp27mu-{linux}", 2),  # Python 2
        package(f"tf-1.9.0-cp39-cp39-{linux}", 39),
        package("tf-1.9.0-cp310-cp310-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 310),
        package("tf-1.9.0-cp311-cp311-manylinux_2_17_aarch64.manylinux2014_aarch64.whl", 5),
        package("tf-1.9.0-cp311-cp311-macosx_10_9_x86_64.whl", 5),
        package("tf-1.9.0-cp311-cp311-win_amd64.whl", 5),
        package(f"tf-1.11.0rc1-cp36-cp36m-{linux}", 5),
        package(f"tf-1.12.0-cp36-cp36m-{linux}", 5, yanked=True),
        package(f"tf-1.13.0-cp36-cp36m-{linux}", None),
        package(f"tf-1.14.0-cp36-cp36m-{linux}", 5, date=None),
        package("tf-1.15.0.tar.gz", 5),
    ])  # fmt: skip
    assert found == {
        "1.9.0": {"bytes": 310, "date": "2020-01-01", "python": "3.10"},
        "1.10.0": {"bytes": 6, "date": "2020-01-01", "python": "3.6"},
    }


class Index(HTTPServer):
    """A package index, which may lack every package."""

    good = True


class Handler(BaseHTTPRequestHandler):
    """Answers for an index with one wheel of each package."""

    server: Index

    def do_GET(self):
        name = self.path.strip("/").split("/")[-1]
        wheel = name.replace("-", "_") + "-9.0.0-cp313-cp313-manylinux_2_27_x86_64.whl"
        file = {
            "filename": wheel, "url": wheel, "hashes": {}, "size": 7, "upload-time": "2030-01-02T00:00:00Z"
        }  # fmt: skip
        body = json.dumps(
            {"meta": {"api-version": "1.1"}, "name": name, "versions": ["9.0.0"], "files": [file]}
        )
        self.send_response(200 if self.server.good else 404)
        self.send_header("Content-Type", "application/vnd.pypi.simple.v1+json")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def index(monkeypatch, tmp_path):
    server = Index(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    for name in ("UV_INDEX_URL", "UV_DEFAULT_INDEX", "PIP_INDEX_URL", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sizes, "ROOT", tmp_path)
    monkeypatch.setattr(sizes, "FILE", tmp_path / "data" / "sizes.json")
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("variable", ["UV_INDEX_URL", "UV_DEFAULT_INDEX", "PIP_INDEX_URL"])
def test_the_index_that_is_configured_is_read_and_not_written(index, monkeypatch, capsys, variable):
    monkeypatch.setenv(variable, f"http://127.0.0.1:{index.server_port}/simple")
    sizes.sizes()
    text = sizes.FILE.read_text()
    wheel = {"9.0.0": {"bytes": 7, "date": "2030-01-02", "python": "3.13"}}
    newest = {name: {"version": "9.0.0", "date": "2030-01-02"} for name in sizes.COMPANIONS}
    expected = dict.fromkeys(sizes.PACKAGES, wheel) | {"newest": newest}
    assert json.loads(text) == expected
    assert "127.0.0.1" not in text + capsys.readouterr().out


def test_an_index_that_fails_leaves_the_file(index, monkeypatch):
    sizes.FILE.parent.mkdir()
    sizes.FILE.write_text("old")
    monkeypatch.setenv("UV_DEFAULT_INDEX", f"http://127.0.0.1:{index.server_port}/simple")
    index.good = False
    with pytest.raises(Problem, match="has no package tensorflow"):
        sizes.sizes()
    monkeypatch.setenv("UV_DEFAULT_INDEX", "http://127.0.0.1:9/simple")
    with pytest.raises(Problem) as raised:
        sizes.sizes()
    said = str(raised.value)
    assert "can't be read" in said and "127.0.0.1" not in said
    assert sizes.FILE.read_text() == "old"
