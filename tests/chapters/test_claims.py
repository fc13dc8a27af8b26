"""The post, claim by claim: each verdict, each remark, and that no passage of the post was skipped."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from lab import show, sizes
from lab.book import ROOT

CHAPTER = ROOT / "chapters" / "post" / "claims.md"
PASSAGES = Path(__file__).parent / "data" / "post_lines.txt"
NO_CLAIM = {"title", "heading", "plan", "question", "people", "opinion", "output"}
RELEASES = sizes.read("tensorflow")

# What came out, apart from the chapter that computes it: (in 1.15, today).
HELD, NO_MORE, NEVER, CAME_TRUE, OPEN = (
    (True, True),
    (True, False),
    (False, False),
    (False, True),
    (None, None),
)
EXPECTED = {
    HELD: """running_graph by_hand slim_light slim_fewer slim_three slim_pipeline keras_fit eager_helps
        printed not_everything weights five_lines""",
    NO_MORE: """estimator_there largest ways graph_first hidden_numbers error_elsewhere
        contrib_experimental contrib_kinds defines_layers official same_job one_line slim_there
        slim_origin slim_alias keras_part keras_versions two_lines not_released placeholder defaults
        global_variables contrib_variables same_shapes other_names operations contrib_operations
        layers_operations same_operations""",
    NEVER: """grew dense_example variable_scopes get_variables bracket undefined_name contrib_merged
        slim_name keras_names keras_validates locked dynamic eager_import impossible all_variables
        layers_variables any_network""",
    CAME_TRUE: "eager_default",
    OPEN: "first_low_level community core_team slim_research keras_came keras_1_0 chollet",
}
EXPECTED = {name: outcome for outcome, names in EXPECTED.items() for name in names.split()}
SLIPS = [
    "dense_example",
    "variable_scopes",
    "get_variables",
    "bracket",
    "undefined_name",
    "slim_name",
    "keras_names",
    "eager_import",
    "layers_variables",
]


@pytest.fixture(scope="module")
def page(book):
    """What the chapter's first cell defines: its claims among others."""
    cell = re.search(
        r"```\{code-cell\}\n:tags: \[remove-cell\]\n(.*?)```\n", CHAPTER.read_text(), re.DOTALL
    )
    namespace = {}
    exec(cell[1], namespace)
    return namespace


@pytest.fixture(scope="module")
def claims(page):
    return {claim["id"]: claim for claim in page["CLAIMS"]}


def passages():
    lines = [line for line in PASSAGES.read_text().splitlines() if not line.startswith("#")]
    for line in lines:
        number, words, what = line.split(" | ")
        yield int(number), words, what.split()


# -- complete ------------------------------------------------------------------------------------


def test_every_passage_of_the_post_is_a_claim_or_none(claims):
    named = set()
    for number, words, what in passages():
        assert set(what) <= claims.keys() or (len(what) == 1 and what[0] in NO_CLAIM), (
            number,
            words,
        )
        named |= set(what) - NO_CLAIM
    assert named == claims.keys()


def test_no_line_of_the_post_was_skipped():
    numbers = [number for number, _, _ in passages()]
    assert numbers[0] == 1 and numbers[-1] == 210 and numbers == sorted(numbers)
    # Its paragraphs stand apart by one or two empty lines.
    assert all(later - number <= 3 for number, later in pairwise(numbers))


def test_the_list_quotes_a_few_words_at_most():
    assert all(len(words.split()) <= 4 for _, words, _ in passages())


# -- verdicts ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXPECTED)
def test_verdict(claims, name):
    assert (claims[name]["then"], claims[name]["now"]) == EXPECTED[name]


def test_each_claim_stands_once_and_its_verdict_follows_from_the_runs(page, claims):
    assert claims.keys() == EXPECTED.keys() and len(claims) == len(page["CLAIMS"])
    verdicts = {HELD: "held", NO_MORE: "holds no more", NEVER: "never held"}
    verdicts |= {CAME_TRUE: "came true", OPEN: "no run decides"}
    for name, claim in claims.items():
        assert claim["verdict"] == verdicts[EXPECTED[name]]
        assert claim["where"] if claim["verdict"] != "no run decides" else claim["remark"]
    assert [name for name, claim in claims.items() if claim["slip"]] == SLIPS
    assert all(claims[name]["verdict"] == "never held" for name in SLIPS)


def test_mostly_right_and_mostly_no_more(claims):
    count = Counter(claim["verdict"] for claim in claims.values())
    right = count["held"] + count["holds no more"] + count["came true"]
    assert right > len(claims) / 2
    assert count["holds no more"] > right / 2


def test_every_program_decides_a_claim_or_helps_one(book, claims):
    programs = [program for claim in claims.values() for program in claim["programs"]]
    assert sorted(programs) == sorted(book.tasks["claims"].variants)
    for name, claim in claims.items():
        assert name in claim["programs"] or claim["programs"] == ()


@pytest.mark.parametrize("name", list(show.book().tasks["claims"].variants))
def test_a_program_says_whether_its_claim_holds(run, name):
    for runtime in ("tf1", "tf2", "tf2-legacy"):
        found = run(f"claims/{name}/{runtime}")
        if name != "contrib_modules":
            assert found.failed or isinstance(found.values["holds"], bool)


# -- remarks -------------------------------------------------------------------------------------


def remark(claims, name):
    return re.sub(r"[`\\]", "", claims[name]["remark"])


def test_remarks_on_sizes(claims):
    size = {version: facts["bytes"] for version, facts in RELEASES.items()}
    assert size["1.1.0"] < size["1.0.0"]
    assert "1.1.0 has 31 MB, 1.0.0 had 45 MB" in remark(claims, "grew")
    before = [v for v in RELEASES if RELEASES[v]["date"] < RELEASES["2.0.0"]["date"]]
    assert before[-1] == "1.14.0" and size["1.14.0"] == max(size[v] for v in before)
    last, peak = list(RELEASES)[-1], max(size, key=size.get)
    assert last != peak
    assert remark(claims, "largest").endswith(f"Today {last} is smaller than {peak}.")
    assert RELEASES["2.0.0"]["date"] in remark(claims, "not_released")
    assert next(iter(RELEASES)) in remark(claims, "first_low_level")


def test_remarks_on_ways(run, claims):
    then, now = (run(f"confusing_ways/counted/{r}").values["dense"] for r in ("tf1", "tf2"))
    inside = [way for way in now if any(name.startswith("tensorflow.") for name in way)]
    assert all(any(name.startswith("tensorflow.") for name in way) for way in then)
    assert f"{len(then)} ways in 1.15, and {len(inside)} today" in remark(claims, "ways")
    assert remark(claims, "ways").endswith(f"still {len(now)}.")


@pytest.mark.parametrize("runtime", ["tf1", "tf2", "tf2-legacy"])
def test_a_running_graph_takes_operations_and_does_not_see_them(run, runtime):
    found = run(f"claims/running_graph/{runtime}")
    before, after = found.values["operations"]
    assert after > before and "the run gives 42" in found.printed


def test_the_message_tells_the_wrong_line(run):
    assert "flat = tf.reshape" in run("confusing_line/graph/tf1").error_text


def test_the_low_level_example_is_a_convolution(run):
    assert "a convolution: True" in run("claims/dense_example/tf1").printed


def test_contrib_was_not_merged(run, claims):
    values = run("claims/contrib_merged/tf2").values
    assert values["missing"] > values["modules"] / 2
    assert f"Of its {values['modules']} modules {values['missing']}" in remark(
        claims, "contrib_merged"
    )


def test_keras_is_a_package_of_its_own(claims):
    assert remark(claims, "keras_part").endswith("leads to another package, keras.")


@pytest.mark.parametrize("runtime", ["tf1", "tf2", "tf2-legacy"])
def test_a_callback_validates_more_often_and_fit_has_no_argument_for_it(run, runtime):
    found = {
        variant: len(run(f"keras_validate/{variant}/{runtime}").values["validation"])
        for variant in ("plain", "callback")
    }
    assert found["callback"] == 2 * found["plain"]
    arguments = run(f"keras_validate/arguments/{runtime}").values["arguments"]
    assert [name for name in arguments if "batch" in name] in ([], ["validation_batch_size"])


@pytest.mark.parametrize("runtime", ["tf1", "tf2"])
def test_graphs_repeat_and_grow_and_are_evaluated(run, runtime):
    assert run(f"eager_if/while_loop/{runtime}").printed == "[0, 3, 7]\n"
    assert run(f"eager_if/graph/{runtime}").failed  # Python's if
    assert "locked: False" in run(f"eager_grows/grows/{runtime}").printed
    assert "[[" in run(f"eager_variable/graph/{runtime}").printed


def test_today_none_of_the_two_lines_is_needed(run):
    assert "numpy=" in run("eager_variable/today/tf2").printed
    assert run("eager_variable/contrib/tf2").failed


def test_only_contrib_has_layer_normalisation(run):
    contrib, core = run("claims/any_network/tf1").printed.splitlines()
    assert "layer_norm" in contrib and "layer_norm" not in core


def test_local_variables_have_a_list_of_their_own(run):
    told, more = run("claims/all_variables/tf1").printed.splitlines()
    assert told == "told: ['bias:0']" and more.startswith("not told: ['mean/")


def test_second_list_of_variables_is_that_of_tf_layers(run):
    names = [variable["name"] for variable in run("conv2d/tf_layers/tf1").variables]
    assert names == ["conv2d/kernel:0", "conv2d/bias:0"]


def test_five_lines_are_enough_today_too(run):
    assert run("claims/five_lines/tf1").values["lines"] <= 5
    assert run("claims/five_lines_today/tf2").values["lines"] <= 5


def test_slim_needs_fewer_lines(run):
    for runtime in ("tf1", "tf2"):
        few, many = run(f"claims/slim_fewer/{runtime}").values["lines"]
        assert few == 1 < many


@pytest.mark.parametrize(
    ("first", "listed", "address"),
    [
        (148, "contrib_operations", "conv2d/contrib_layers/tf1"),
        (171, "layers_operations", "conv2d/tf_layers/tf1"),
    ],
)
def test_operations_are_those_of_the_list(run, first, listed, address):
    """The post lists them by name, one a line, in this order."""
    told = [words for line, words, what in passages() if line >= first and what == [listed]][:21]
    assert [operation["name"] for operation in run(address).operations] == told
