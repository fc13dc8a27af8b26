"""The chapter on reading data."""

import pytest

TODAY = ("tf2", "tf2-legacy")


@pytest.mark.parametrize("runtime", TODAY)
def test_a_loop_takes_the_batches_of_every_iterator(book, run, runtime):
    old = run("input/iterators/tf1").values
    assert len(old) == 3 and old == run(f"input/iterators/{runtime}").values
    assert old == run(f"input/iterators_today/{runtime}").values
    code = book.tasks["input"].snippet("iterators").read_text()
    for name in ("make_initializable_iterator", "from_structure", "from_string_handle"):
        assert f".{name}(" in code


@pytest.mark.parametrize("runtime", TODAY)
def test_datasets_make_the_batches_of_queues(run, runtime):
    old, new = run("input/queues/tf1").values, run(f"input/queues_today/{runtime}").values
    assert old == run(f"input/queues/{runtime}").values and len(old) == 12
    assert list(old.values()) == list(new.values()) and len(set(old.values())) > 8
    [shuffled] = [line for line in old if "shuffle_batch" in line]
    assert shuffled == list(old)[list(new).index("numbers.shuffle(100).batch(1)")]


@pytest.mark.parametrize("runtime", TODAY)
def test_a_generator_replaces_the_thread_that_fed_a_queue(book, run, runtime):
    old = run("input/fed/tf1").values
    assert old == run(f"input/fed/{runtime}").values == run(f"input/fed_today/{runtime}").values
    assert [len(batch) for batch in old["batches"]] == [2, 2]
    code, today = (book.tasks["input"].snippet(name).read_text() for name in ("fed", "fed_today"))
    for name in ("tf.PaddingFIFOQueue(", "tf.train.Coordinator(", "threading.Thread("):
        assert name in code and name not in today


@pytest.mark.parametrize("runtime", ("tf1", *TODAY))
def test_a_queue_hides_the_error_of_its_thread(run, runtime):
    hiding = run(f"input/not_initialised/{runtime}").values
    assert hiding["first"] == "is closed and has insufficient elements"
    assert hiding["second"].startswith("Attempting to use uninitialized value input_producer/")


def test_next_batch_written_out_gives_the_batches_of_1_15(run):
    old = run("mnist_batches/old_line/tf1").values
    assert sorted(old["labels"][0] + old["labels"][1][:2]) == list(range(6))
    for runtime in ("tf1", *TODAY):
        new = run(f"mnist_batches/today/{runtime}").values
        assert new["labels"] == old["labels"]
        assert new["sums"] == pytest.approx(old["sums"], rel=1e-6)
    for runtime in TODAY:
        assert "'tensorflow.examples'" in run(f"mnist_batches/old_line/{runtime}").error_text
