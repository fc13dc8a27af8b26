"""The chapter on embeddings."""

import pytest

TODAY = ("tf2", "tf2-legacy")


@pytest.mark.parametrize("runtime", TODAY)
def test_word2vec_has_the_same_losses_in_a_graph_and_in_keras(run, runtime):
    old, new = (run(f"embeddings/graph/{one}").values for one in ("tf1", runtime))
    assert len(old["losses"]) == 10 and old["losses"][-1] < old["losses"][0]
    for one, other in zip(old["losses"] + old["table"], new["losses"] + new["table"], strict=True):
        assert one == pytest.approx(other, rel=1e-5)
    assert max(run(f"embeddings/layer/{runtime}").values.values()) < 1e-5


@pytest.mark.parametrize("runtime", TODAY)
def test_momentum_of_keras_moves_the_rows_that_are_not_looked_up(run, runtime):
    old, new = (run(f"embeddings/rows/{one}").values for one in ("tf1", runtime))
    moved = {
        (name, api)
        for name, found in old.items()
        for api, row in found.items()
        if row != pytest.approx(new[name][api], abs=1e-5)
    }
    assert moved == {("momentum", "Keras")}
    still = old["momentum"]["Keras"]
    assert len(set(still)) == 1 and still == old["momentum"]["tf.train"]
    assert sorted(set(new["momentum"]["Keras"]), reverse=True) == new["momentum"]["Keras"]
    assert run(f"embeddings/rows_fixed/{runtime}").values["row 0"] == pytest.approx(still)


@pytest.mark.parametrize("runtime", TODAY)
def test_the_parts_of_a_table_are_counted_in_another_order(run, runtime):
    old = run("embeddings/parts/tf1").values
    assert old == run(f"embeddings/parts/{runtime}").values  # with compat.v1, as in 1.15
    assert old["default"] != old["div"] == old["checkpoint"]
    new = run(f"embeddings/parts_today/{runtime}").values
    assert new == {"today": old["div"], "in order": True}
