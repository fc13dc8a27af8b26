"""The search: readers' queries find the page that answers them, wherever the site is hosted, and without a mouse."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from pathlib import Path

import pytest
from browser import ADDRESS, Shown, Visit
from conftest import ROOT
from playwright.sync_api import expect
from test_site import Page

from lab import show
from lab.site.search import FILE

ASKED = tomllib.loads((ROOT / "tests" / "search_queries.toml").read_text(encoding="utf-8"))
MISSED = ASKED.pop("missed")
QUERIES = {query.strip(): pages for kind in ASKED.values() for query, *pages in kind}
LOADED = ("search.js", "minisearch.js", FILE)
HEAVIEST = 330_000  # bytes, compressed: everything that searching loads, which grows with the book
PAGE = "chapters/post/keras.html"
MINISEARCH = "49b9777dfedbae7299359a03e91b5f138661073a085a8eb4765898a5be3ecb7d"  # 7.2.0
TRACEBACK = """\
Traceback (most recent call last):
  File "/home/anna/train.py", line 12, in <module>
    import tensorflow.contrib.slim as slim
ModuleNotFoundError: No module named 'tensorflow.contrib'
"""


@pytest.fixture
def visit(shown):
    """A page of the book, before a search."""
    with shown.context() as context, shown.visit(PAGE, context) as visit:
        yield visit


def search(page, query):
    """Type a query, and wait for the results."""
    field = page.get_by_role("search").locator("input")
    field.focus()
    page.locator(".found").wait_for(state="attached")
    field.fill(query)
    told = page.locator(".found [role=status]")
    expect(told).to_have_text(re.compile("Enter|Nothing|loaded"), timeout=30_000)
    return page.get_by_role("option")


# -- what is found -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def found(shown):
    """For each query, the chapters that the search lists first."""
    with shown.context() as context, shown.visit(PAGE, context) as visit:
        search(visit.page, "keras")
        addresses = visit.page.evaluate(
            "(all) => all.map((one) => search.find(one).slice(0, 3).map(({ page }) => page.address))",
            list(QUERIES),
        )
    return {query: [Path(one).stem for one in first] for query, first in zip(QUERIES, addresses)}


@pytest.mark.parametrize("query", [query for query in QUERIES if query not in MISSED])
def test_the_right_page_is_among_the_first_three(found, query):
    assert set(found[query]) & set(QUERIES[query]), f"found: {', '.join(found[query])}"


def test_the_list_is_long_and_little_of_it_is_missed():
    chapters = {path.stem for path in ROOT.glob("chapters/**/*.md")}
    assert len(QUERIES) >= 150 and len(QUERIES) == sum(map(len, ASKED.values()))
    assert {page for pages in QUERIES.values() for page in pages} <= chapters
    assert set(MISSED) <= set(QUERIES) and all(MISSED.values())
    assert len(MISSED) <= 0.05 * len(QUERIES)


def test_a_symbol_is_found_while_it_is_typed(shown):
    symbol = "tf.contrib.layers.conv2d"
    with shown.context() as context, shown.visit(PAGE, context) as visit:
        search(visit.page, "keras")
        for end in range(len("tf.contrib.l"), len(symbol)):
            told = visit.page.evaluate(
                "(typed) => search.find(typed).slice(0, 3).map(({ page }) => page.address)",
                symbol[:end],
            )
            assert "chapters/post/contrib_layers.html" in told, symbol[:end]


def test_a_symbol_that_is_not_in_the_book_is_reported(visit):
    told = visit.page.locator(".found [role=status]")
    for typed in ("tf.train.NoSuchServer", "GuidedUnrelu"):
        search(visit.page, typed)
        expect(told).to_have_text(
            re.compile(f"^{typed} is not in the book; parts of it are on [0-9]+ page")
        )
    search(visit.page, "tf.layers.conv2d")
    expect(told).to_have_text(re.compile("^[0-9]+ pages. Enter"))


def test_an_error_shows_its_fix_where_it_is_found(visit):
    first = search(visit.page, "RuntimeError: tf.placeholder() is not compatible").first
    reason = show.task("eager_placeholder").expected_error("error", "tf2").reason
    assert reason in first.inner_text()
    first.click()
    visit.page.wait_for_url(f"{ADDRESS}chapters/post/eager.html#run-eager_placeholder-error-tf2")


# -- the field -----------------------------------------------------------------------------------


def test_nothing_is_loaded_before_somebody_searches(shown):
    with shown.context() as context:
        visit = Visit(context.new_page())
        loaded = []
        visit.page.on("request", lambda request: loaded.append(request.url.split("/")[-1]))
        visit.page.route("**/*", lambda route: shown.answer(route, visit))
        visit.page.goto(ADDRESS + PAGE)
        assert not set(LOADED) & {name.split("?")[0] for name in loaded}
        before, count = visit.weight, len(loaded)
        search(visit.page, "keras")
        assert {*loaded[count:]} - {"favicon.svg"} == {*LOADED}
        assert visit.weight - before <= HEAVIEST


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_results_are_accessible(shown, width, scheme):
    with shown.context(width, scheme) as context:
        with shown.visit(PAGE, context) as visit:
            for query in ("module 'tensorflow' has no attribute 'contrib'", "xyzzy"):
                search(visit.page, query)
                visit.page.keyboard.press("ArrowDown")
                assert visit.violations() == []
                assert visit.page.evaluate("document.documentElement.scrollWidth") == width
            assert visit.complaints == []
        with shown.visit("search.html?q=moving+average", context) as visit:
            visit.page.locator("#results h2").first.wait_for()
            assert visit.violations() == []
            assert visit.page.evaluate("document.documentElement.scrollWidth") == width
            assert visit.complaints == []


def test_the_keyboard_chooses_closes_and_opens(visit):
    page = visit.page
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Search")
    expect(field).to_be_focused()
    options = search(page, "a/b tf.layers")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert field.get_attribute("aria-activedescendant") is None

    def chosen():
        name = field.get_attribute("aria-activedescendant")
        selected = page.locator("[role=option][aria-selected=true]")
        assert [one.get_attribute("id") for one in selected.all()] == ([name] if name else [])
        return name

    count = options.count()
    page.keyboard.press("ArrowDown")
    assert chosen() == "found-0"
    page.keyboard.press("ArrowUp")
    assert chosen() is None
    page.keyboard.press("ArrowUp")
    assert chosen() == f"found-{count - 1}"
    assert page.locator(f"#found-{count - 1}").evaluate(
        """(one) => one.getBoundingClientRect().bottom <=
          one.parentElement.getBoundingClientRect().bottom + 1"""
    )
    page.keyboard.press("Escape")
    assert page.locator(".found").is_hidden() and field.input_value() == "a/b tf.layers"
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    options.first.wait_for()
    page.keyboard.press("Tab")
    assert page.locator(".found").is_hidden()


def test_enter_leads_to_the_chosen_section(visit):
    page = visit.page
    search(page, "tf.layers batch normalisation")
    page.keyboard.press("ArrowDown")
    target = page.locator("#found-0").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url("**#*")
    assert page.url.endswith(target.removeprefix("../../"))
    top = "() => document.getElementById(location.hash.slice(1)).getBoundingClientRect().top"
    assert 0 <= page.evaluate(top) <= 800


def test_enter_without_a_choice_shows_everything(visit):
    page = visit.page
    titles = [one.inner_text().split(" › ")[0] for one in search(page, "layer").all()]
    titles = [title.splitlines()[0] for title in titles]
    page.keyboard.press("Enter")
    page.wait_for_url(f"{ADDRESS}search.html?q=layer")
    page.locator("#results h2").first.wait_for()
    everything = page.locator("#results h2").all_inner_texts()
    assert everything[: len(titles)] == titles and len(everything) > len(titles)
    assert page.locator("#count").inner_text() == f"{len(everything)} pages for “layer”"
    assert page.get_by_role("search").locator("input").input_value() == "layer"
    assert visit.complaints == []


def test_marks_do_not_rest_on_colour_alone(visit):
    mark = search(visit.page, "dropout").locator("mark").first
    style = mark.evaluate(
        "(one) => [getComputedStyle(one).textDecorationLine, getComputedStyle(one).fontWeight]"
    )
    assert style == ["underline", "600"]
    assert "dropout" in mark.inner_text().lower()


def test_a_pasted_traceback_stays_words(visit):
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.evaluate("(text) => navigator.clipboard.writeText(text)", "x" * 5000 + TRACEBACK)
    field = visit.page.get_by_role("search").locator("input")
    field.focus()
    visit.page.locator(".found").wait_for(state="attached")
    visit.page.keyboard.press("ControlOrMeta+v")
    visit.page.get_by_role("option").first.wait_for()
    text = field.input_value()
    assert "as slim ModuleNotFoundError:" in text and text.endswith("'tensorflow.contrib'")
    assert len(text) == 1500
    assert (
        "No module named 'tensorflow.contrib'"
        in visit.page.get_by_role("option").first.inner_text()
    )


def test_what_cannot_be_loaded_is_told(shown):
    with shown.context() as context, shown.visit(PAGE, context) as visit:
        visit.page.route(f"**/{FILE}", lambda route: route.abort())
        search(visit.page, "keras")
        told = visit.page.locator(".found [role=status]").inner_text()
        assert told == f"{FILE} can't be loaded."


def test_it_works_from_the_file_system(shown, site):
    with shown.context() as context:
        visit = Visit(context.new_page())
        visit.page.goto((site / PAGE).as_uri())
        search(visit.page, "KeyError: 'acc'")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("file:**/search.html?q=*")
        visit.page.locator("#results a", has_text="Errors when").first.click()
        visit.page.wait_for_url("file:**/chapters/post/keras.html#*")
        assert visit.complaints == []


def test_without_scripts_the_search_page_says_so(shown, site):
    context = shown.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "search.html").as_uri())
    assert "Searching needs JavaScript" in page.inner_text("main")
    page.get_by_role("link", name="front page").click()
    assert page.url == (site / "index.html").as_uri()
    context.close()


# -- what it searches ----------------------------------------------------------------------------


def sections(site):
    """The data in `search-data.js`."""
    text = (site / FILE).read_text(encoding="utf-8")
    return json.loads(text.removeprefix("takeSections(").removesuffix(");\n"))


def test_all_pages_are_searched_and_all_anchors_are_there(site):
    data = sections(site)
    assert [row[0] for row in data] == sorted(
        [str(path.relative_to(ROOT).with_suffix(".html")) for path in ROOT.glob("chapters/**/*.md")]
        + ["index.html"]
    )
    for address, _, _, found in data:
        anchors = {
            one for anchor, _, parts in found for one in [anchor, *(row[0] for row in parts)]
        }
        assert anchors - {""} <= Page(site / address).ids, address


def test_every_declared_error_can_be_found_with_its_reason(site, book):
    parts = [part for _, _, _, rows in sections(site) for _, _, parts in rows for part in parts]
    messages = {message for _, _, _, errors in parts for message, _ in errors}
    # If a page shows an error once with many reasons, the less frequent ones are in its text.
    told = [prose for _, prose, _, _ in parts]
    told += [reason for _, _, _, errors in parts for _, reason in errors]
    texts = "\n".join(told)
    for address in book.addresses():
        expected = book.tasks[address.task].expected_error(address.variant, address.runtime)
        if expected:
            assert " ".join(book.run(address).error_text.split()) in messages, address
            assert expected.reason.replace("`", "") in texts, address


def test_nothing_of_sphinx_s_search_is_left(site):
    names = {path.name for path in site.rglob("*")}
    assert "searchindex.js" not in names
    assert {path.name for path in (site / "_static").iterdir()} == {
        *(path.name for path in (ROOT / "_static").iterdir()), "design-tabs.js",
    }  # fmt: skip


def test_weights_are_those_of_pages():
    text = (ROOT / "conf.py").read_text(encoding="utf-8")
    names = re.findall(r'"(chapters/[\w/]+)"', re.search(r"search_weights = \{[^}]*\}", text)[0])
    assert names and all((ROOT / f"{name}.md").exists() for name in names)


def test_minisearch_is_the_published_one_with_its_licence():
    head, code = (ROOT / "_static" / "minisearch.js").read_text(encoding="utf-8").split("*/\n", 1)
    assert hashlib.sha256(code.encode()).hexdigest() == MINISEARCH
    assert "MiniSearch 7.2.0" in head and "Copyright 2022 Luca Ongaro" in head
    assert "sourceMappingURL" not in code


# -- what no chapter has -------------------------------------------------------------------------

MARKUP = (
    '"""Says markup."""\nraise ValueError("<script>window.ran = 1</script> <b>frobnicate</b>")\n'
)
FAILS = """
[[expected_errors]]
variants = ["markup"]
runtimes = ["quick"]
error = "ValueError: <script>…"
reason = "It wants to."
"""


def test_markup_is_text_and_titles_too(shown, project):
    project.task("odd", FAILS, markup=MARKUP)
    project.chapter("odd", 'show.snippet("odd/markup")')
    project.replace("chapters/odd.md", "# Odd", "# Odd `<script>` &amp; <b>")
    done = project.build()
    assert done.returncode == 0, done.stderr
    small = Shown(shown.browser, project.root / "_build" / "html")
    with small.context() as context:
        with small.visit("index.html", context) as visit:
            option = search(visit.page, "<script>window.ran frobnicate</script>").first
            text = option.inner_text()
            assert "<script>window.ran = 1</script> <b>frobnicate</b>" in text
            assert "It wants to." in text and "Odd <script> &" in text
            assert {one.lower() for one in option.evaluate(
                "(one) => [...one.querySelectorAll('*')].map((inner) => inner.tagName)"
            )} <= {"span", "mark"}  # fmt: skip
            assert visit.complaints == []
        with small.visit("search.html?q=<script>window.ran</script>+frobnicate", context) as visit:
            visit.page.locator("#results mark").first.wait_for()
            assert "<script>window.ran</script>" in visit.page.inner_text("#count")
            assert visit.page.locator("main script, main img, main b").count() == 0
            assert visit.page.evaluate("window.ran") is None
            assert visit.complaints == []
