"""The chapter on attention."""

import pytest

TODAY = ("tf2", "tf2-legacy")


@pytest.mark.parametrize("runtime", TODAY)
def test_attention_named_as_in_bert_and_in_gpt_2_is_carried(run, runtime):
    found = run(f"weights_attention/load/{runtime}")
    assert found.values.keys() == {"bert", "gpt2"} and "False" not in found.printed
    for difference, largest in found.values.values():
        assert largest > 0.1 and difference < 1e-5 * largest
    values = run(f"weights_attention/gelu/{runtime}").values
    first, *others = values.values()
    assert next(iter(values)) == 'activation="gelu"' and 4e-4 < first < 6e-4
    assert len(others) == 2 and max(others) < 1e-5


@pytest.mark.parametrize("runtime", TODAY)
def test_a_decoder_in_keras_takes_the_weights_and_gives_the_logits_of_1_15(book, run, runtime):
    values = run(f"contrib_old/decoder_keras/{runtime}").values
    assert values["logits"] < 1e-5 and values["largest"] > 0.1
    old, new = (
        book.tasks["contrib_old"].snippet(name).read_text() for name in ("decoder", "decoder_keras")
    )
    for line in ("random.normal(size=(2, 5, 3))", "random.randint(2, 8, size=(2, 4))", "[5, 3]"):
        assert line in old and line in new  # the same inputs
    # "except in that of memory_layer"
    names = {one["name"] for one in run("contrib_old/decoder_today/tf2").variables}
    twice = {name for name in names if name.startswith("decoder/decoder/") and "Adam" not in name}
    assert len(twice) == 9 and "decoder/memory_layer/kernel:0" in names


@pytest.mark.parametrize("runtime", TODAY)
def test_luong_attention_differs_in_its_scores(book, run, runtime):
    values = run(f"contrib_old/luong_keras/{runtime}").values
    assert list(values) == ["plain", "scaled"]
    for one in values.values():
        assert one["difference"] < 1e-5 and one["largest"] > 0.1
    names = " ".join(run("contrib_old/luong/tf1").values["variables"])
    assert "query_layer" not in names and "attention_v" not in names
    assert names.count("attention_g") == 1 and "scaled/rnn/attention_wrapper/luong" in names
    step = "tf.reduce_sum(weights[:, :, None] * memory, 1)"  # the rest is the same
    for name in ("decoder_keras", "luong_keras"):
        assert step in book.tasks["contrib_old"].snippet(name).read_text()
