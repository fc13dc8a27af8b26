"""The viewer, which compares any two runs of a task: its data, and readers' actions."""

from __future__ import annotations

import json
import re

import pytest
from browser import ADDRESS
from conftest import Project
from test_never_stale import from_nothing

from lab.runs import Address, Run
from lab.show import compare
from lab.site import viewer

PAGE = "chapters/compare.html"
RELEASES = f"{PAGE}?task=conv2d&left=tf_layers/tf1&right=tf_layers/tf2-legacy"
FAILED = f"{PAGE}?task=conv2d&left=contrib_layers/tf2&right=tf_layers/tf1"
KINDS = {"variables": compare.compare_variables, "operations": compare.compare_operations}


def data(path):
    """The data in a script of the viewer."""
    return json.loads(re.fullmatch(r"take\w+\((.*)\);\n", path.read_text("utf-8"))[1])


def decoded(code):
    """Decode a comparison's lines: sign, number here, number there."""
    lines = []
    for sign, a, b, count in re.findall(r"(\D)(\d*),(\d*),(\d+)", code):
        lines += [(sign, a and int(a) + n, b and int(b) + n) for n in range(int(count))]
    return lines


# -- data ----------------------------------------------------------------------------------------


def test_comparisons_are_those_of_lab_compare_for_every_pair_of_runs(site, book):
    seen = 0
    for path in (site / viewer.FOLDER).glob("*.js"):
        task = data(path)
        runs = {}  # one for each listing, which runs with equal listings share
        for variant, runtime, _, told in task["runs"]:
            if isinstance(told, int):
                runs.setdefault(told, book.run(Address(task["task"], variant, runtime)))
        for here, row in enumerate(task["pairs"]):
            for there, codes in enumerate(row):
                for kind, pair in KINDS.items():
                    one, other = (getattr(runs[number], kind) for number in (here, there))
                    expected = [
                        (compare.SIGNS[p.sign][0], p.here, p.there)
                        for p in pair(runs[here], runs[there])
                    ]
                    assert expected == [
                        (sign, None if a == "" else one[a], None if b == "" else other[b])
                        for sign, a, b in decoded(codes[kind])
                    ], (path.name, here, there)
                    seen += len(expected)
    assert seen > 10_000


def test_every_run_that_lists_something_can_be_chosen(site, book):
    offered = {
        f"{task['task']}/{variant}/{runtime}": told
        for task in map(data, (site / viewer.FOLDER).glob("*.js"))
        for variant, runtime, _, told in task["runs"]
    }
    for address in book.addresses():
        run = book.run(address)
        if run.variables or run.operations:
            assert isinstance(offered[str(address)], int), address
        elif run.failed and str(address) in offered:
            assert offered[str(address)][0] == run.error_text
    index = data(site / viewer.INDEX)
    named = [name for _, tasks in index["tasks"] for name, _ in tasks]
    assert sorted(named) == sorted({address.split("/")[0] for address in offered})


def test_a_task_without_listings_has_no_data(book):
    shown = viewer.Shown("page.html", "Page", frozenset(), {})
    task = book.tasks["installed"]
    assert viewer.task_data(book, task, viewer.task_addresses(book, task), shown) == (None, {})


def test_lines_are_coded_as_runs_of_lines():
    def listing(*names):
        ops = [{"name": name, "type": name[0], "inputs": []} for name in names]
        return Run(Address("t", "v", "r"), "", {}, operations=ops)

    here, there = listing("a", "b", "c", "x"), listing("a", "b", "new", "c")
    pairs = compare.compare_operations(here, there)
    code = viewer.coded(pairs, here.operations, there.operations)
    assert code == "=0,0,2+,2,1=2,3,1−3,,1"


def test_data_follow_what_changes(tmp_path):
    code = '"""Doubles."""\nimport tensorflow.compat.v1 as tf\n\ntf.disable_eager_execution()\n'
    code += 'inputs = tf.placeholder("float32", [2], name="given")\n'
    code += 'outputs = tf.multiply(inputs, 2.0, name="result")\n'
    project = Project(tmp_path / "project")
    project.task("one", twice=code, again=code)
    project.task("doctools", good='"""Good."""\nprint("fine")\n')
    project.task("one_more", twice=code)
    shown = 'show.viewer("one/twice/quick", "one/again/quick")', 'show.graph("one/twice/quick")'
    project.chapter("compare", *shown, 'show.result("doctools/good")')
    for change in (
        lambda: None,
        lambda: project.replace("snippets/one/again.py", "result", "outcome"),
        lambda: project.replace("snippets/one/task.toml", '= "again"', '= "Again"'),
        lambda: project.replace("chapters/compare.md", 'show.graph("one/twice', 'show.graph("one/again'),
        lambda: project.write("snippets/doctools/good.py", code),
    ):  # fmt: skip
        change()
        done = project.build()
        assert done.returncode == 0, done.stderr
        assert project.site() == from_nothing(project, tmp_path)
    # What no page shows, only the viewer's data, and back: Sphinx stores nothing of a build that reads no page.
    project.task("unseen", twice=code + "values = {'seen': 1}\n")
    project.chapter("counts", "show.run('unseen/twice/quick').values['seen']")
    for old, new in (("", ""), ("result", "outcome"), ("outcome", "result")):
        project.replace("snippets/unseen/twice.py", old, new)
        done = project.build()
        assert done.returncode == 0, done.stderr
        assert (new or "result").encode() in project.site()["runs/unseen.js"]
    assert project.site() == from_nothing(project, tmp_path)
    files = project.site()
    assert "runs/doctools.js" in files and b"outcome" in files["runs/one.js"]
    assert [name for name in files if name.startswith("graphs/")] == [
        "graphs/graph-one-again-quick.svg"
    ]


# -- in a browser --------------------------------------------------------------------------------


@pytest.fixture
def reader(shown):
    with shown.context() as context:
        yield context


def loaded(visit):
    """The viewer's page, when the comparison is shown."""
    visit.page.wait_for_selector(".viewer form")
    return visit.page


def addressed(page, text):
    """Wait until the page's address contains a choice."""
    page.wait_for_function("(text) => location.search.includes(text)", arg=text)


def rows(page, place=".viewer"):
    """The text of a comparison's lines, cell by cell."""
    return page.evaluate(
        """(place) => [...document.querySelectorAll(`${place} tbody tr:not(.fold)`)]
          .map((row) => [...row.cells].map((cell) => cell.textContent))""",
        place,
    )


def test_it_shows_what_chapters_show(shown, reader, run):
    with shown.visit("chapters/post/conv2d.html", reader) as visit:
        link = visit.page.locator("a", has_text="compare other runs").nth(1)
        cells = visit.page.evaluate(
            """(link) => {
              const tables = [...document.querySelectorAll("table.diff")].filter(
                (table) => table.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
              return tables.slice(-2).flatMap((table) =>
                [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)));
            }""",
            link.element_handle(),
        )
        link.click()
        page = loaded(visit)
        assert page.url.endswith(RELEASES)
        assert rows(page) == cells
    pairs = compare.compare_operations(
        run("conv2d/tf_layers/tf1"), run("conv2d/tf_layers/tf2-legacy")
    )
    count = sum(pair.sign == "changed" for pair in pairs)
    assert f"{count} changed" in page_text(shown, reader, RELEASES) and count > 0


def page_text(shown, reader, name):
    with shown.visit(name, reader) as visit:
        return loaded(visit).inner_text(".viewer")


def test_without_an_address_it_shows_the_comparison_that_is_there_without_javascript(shown, reader):
    context = shown.browser.new_context(java_script_enabled=False)
    with shown.visit(PAGE, context) as visit:
        assert (
            visit.page.locator(".viewer").inner_text().startswith("Choosing runs needs JavaScript")
        )
        assert visit.page.locator(".viewer tbody tr").count() > 20
        texts = visit.page.locator(".viewer tbody td").all_text_contents()
    context.close()
    with shown.visit(PAGE, reader) as visit:
        page = loaded(visit)
        assert page.url.endswith("?task=conv2d&left=contrib_layers/tf1&right=tf_layers/tf1")
        assert [cell for row in rows(page) for cell in row] == texts
        assert page.input_value("select[name=left-variant]") == "contrib_layers"


def test_equal_lines_are_folded_and_unfold_by_keyboard(shown, reader):
    with shown.visit(RELEASES, reader) as visit:
        page = loaded(visit)
        fold = page.locator(".fold button").nth(1)
        count = int(fold.inner_text().split()[0])
        assert count >= 2 and fold.get_attribute("aria-expanded") == "false"
        hidden = page.locator(".viewer tr[hidden]").count()
        fold.focus()
        page.keyboard.press("Enter")
        assert fold.get_attribute("aria-expanded") == "true"
        assert page.locator(".viewer tr[hidden]").count() == hidden - count
        page.keyboard.press("Space")
        assert page.locator(".viewer tr[hidden]").count() == hidden


def test_everything_is_chosen_by_keyboard_and_held_by_the_address(shown, reader):
    with shown.visit(PAGE, reader) as visit:
        page = loaded(visit)
        page.focus("select[name=task]")
        names = []
        for _ in range(8):
            names.append(
                page.evaluate("document.activeElement.name || document.activeElement.textContent")
            )
            page.keyboard.press("Tab")
        assert names == [
            "task", "left-variant", "left-runtime", "right-variant", "right-runtime",
            "scope", "type", "Swap left and right",
        ]  # fmt: skip
        page.focus("select[name=left-variant]")
        page.keyboard.type("Low")
        page.focus("select[name=right-runtime]")
        page.keyboard.press("End")
        page.focus("input[name=scope]")
        page.keyboard.type("kernel")
        page.focus("select[name=type]")
        page.keyboard.type("Const")
        addressed(page, "&scope=kernel&type=Const")
        assert "&left=low_level/tf1&right=tf_layers/tf2-legacy&" in page.url
        lines, address = rows(page), page.url
        assert lines and all("kernel" in "".join(line) for line in lines)
    with shown.visit(PAGE + address.partition("compare.html")[2], reader) as visit:
        assert rows(loaded(visit)) == lines
        assert visit.page.url == address


def test_filters_keep_the_lines_that_fit(shown, reader):
    with shown.visit(RELEASES, reader) as visit:
        page = loaded(visit)
        everything = rows(page)
        page.fill("input[name=scope]", "CONV2D/bias")
        assert rows(page) == [row for row in everything if "conv2d/bias" in "".join(row).lower()]
        page.fill("input[name=scope]", "")
        page.select_option("select[name=type]", "ReadVariableOp")
        kept = rows(page)
        assert kept[2:] == [row for row in everything if "· ReadVariableOp" in "".join(row)]
        page.fill("input[name=scope]", "no such name")
        assert rows(page) == []
        assert page.inner_text(".viewer [role=status]") == "Variables: none. Operations: none."


def test_swapping_swaps(shown, reader):
    with shown.visit(RELEASES, reader) as visit:
        page = loaded(visit)
        before = {row[1] for row in rows(page)}
        page.click("text=Swap left and right")
        addressed(page, "left=tf_layers/tf2-legacy&right=tf_layers/tf1")
        assert {row[2] for row in rows(page)} == before


def test_another_task_is_loaded_when_it_is_chosen(shown, reader):
    with shown.visit(PAGE, reader) as visit:
        page = loaded(visit)
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.select_option("select[name=task]", "slim_repeat")
        addressed(page, "task=slim_repeat&left=repeat/tf1&right=")
        assert [url for url in asked if "/runs/" in url] == [ADDRESS + "runs/slim_repeat.js"]
        assert rows(page)
        assert visit.complaints == []


def test_a_failed_run_is_told(shown, reader, run):
    text = page_text(shown, reader, FAILED)
    assert "contrib_layers/tf2 failed" in text
    assert run("conv2d/contrib_layers/tf2").error_text in text
    assert "tf_slim" in text  # the reason


def test_what_is_no_more_is_told(shown, reader):
    text = page_text(shown, reader, f"{PAGE}?task=conv2d&left=gone/tf1&right=slim/tf1")
    assert "There is no conv2d/gone/tf1 here." in text
    assert "There is no gone here." in page_text(shown, reader, f"{PAGE}?task=gone")


def test_a_run_leads_to_its_place_in_the_book(shown, reader):
    with shown.visit(FAILED, reader) as visit:
        loaded(visit).click("li:has-text('contrib_layers/tf2') >> text=in the book")
        visit.page.wait_for_url("**/conv2d.html#run-conv2d-contrib_layers-tf2")
        anchor = visit.page.locator("#run-conv2d-contrib_layers-tf2")
        assert 0 <= anchor.evaluate("(element) => element.getBoundingClientRect().top") < 400
        assert visit.page.is_visible("text=module 'tensorflow' has no attribute 'contrib' >> nth=0")


def test_a_run_leads_to_the_picture_of_its_graph(shown, reader, site):
    with shown.visit(RELEASES, reader) as visit:
        link = loaded(visit).locator("li:has-text('Right') >> text=as a picture")
        href = link.get_attribute("href")
        assert href == "../runs/graph-conv2d-tf_layers-tf2-legacy.svg"
        assert (site / "chapters" / href).resolve().exists()
    named = {
        listing["picture"]
        for task in map(data, (site / viewer.FOLDER).glob("*.js"))
        for listing in task["listings"]
    }
    assert named - {""} == {path.stem for path in (site / viewer.FOLDER).glob("*.svg")}


def test_text_from_runs_is_text(shown, reader):
    hostile = "</script><img src=x onerror=alert(1)>`**/__proto__"
    listing = {
        "picture": "",
        "variables": [[[hostile, "(2,)", "float32", "", ""], ""]],
        "operations": [[[hostile, hostile], hostile]],
    }
    pairs = {"variables": "≠0,0,1", "operations": "≠0,0,1"}
    task = {
        "task": "conv2d",
        "variants": [["slim", hostile]],
        "runs": [["slim", "tf1", "", 0], ["slim", "tf2", "", [hostile, hostile]]],
        "listings": [listing],
        "pairs": [[pairs]],
    }
    script = viewer.script("takeTask", task)
    with shown.visit(f"{PAGE}?task=slim_repeat", reader) as visit:
        page = loaded(visit)
        page.route(
            "**/runs/conv2d.js",
            lambda route: route.fulfill(body=script, content_type="text/javascript; charset=utf-8"),
        )
        page.select_option("select[name=task]", "conv2d")
        addressed(page, "task=conv2d&left=slim/tf1&right=slim/tf1")
        assert hostile in rows(page)[0][1] and rows(page)[1][1].count(hostile) == 3
        page.select_option("select[name=right-runtime]", "tf2")
        assert page.inner_text(".viewer pre") == hostile
        assert page.locator(".viewer img").count() == 0
        assert visit.complaints == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
@pytest.mark.parametrize("name", [RELEASES, FAILED, f"{PAGE}?task=slim_today"])
def test_it_is_accessible_and_fits(shown, name, width, scheme):
    with shown.context(width, scheme) as context, shown.visit(name, context) as visit:
        page = loaded(visit)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert visit.violations() == []
        assert visit.complaints == []


def test_it_works_as_a_file(shown, site):
    with shown.context() as context:
        page = context.new_page()
        wrong = []
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto((site / "chapters" / "compare.html").as_uri() + RELEASES.partition(".html")[2])
        page.wait_for_selector(".viewer form")
        page.select_option("select[name=task]", "slim_repeat")
        addressed(page, "task=slim_repeat")
        assert len(rows(page)) > 10
        assert wrong == []


# -- addresses of runs, and the front page -------------------------------------------------------


def test_every_run_has_a_place_and_every_id_is_unique(site, book):
    found = set()
    for path in site.rglob("*.html"):
        ids = re.findall(r'\sid="([^"]+)"', path.read_text("utf-8"))
        assert len(ids) == len(set(ids)), path
        # A heading may begin so, too: "Run an old program".
        found |= {name for name in ids if re.fullmatch("run-.*-(tf1|tf2|tf2-legacy)", name)}
    assert found == {f"run-{str(address).replace('/', '-')}" for address in book.addresses()}


def test_an_address_opens_the_tab_and_what_is_folded(shown, reader):
    with shown.visit("chapters/post/conv2d.html#run-conv2d-estimator-tf2", reader) as visit:
        visit.page.wait_for_function("scrollY > 100")
        anchor = visit.page.locator("#run-conv2d-estimator-tf2")
        assert 0 <= anchor.evaluate("(element) => element.getBoundingClientRect().top") < 400
        assert visit.page.is_visible("#run-conv2d-estimator-tf2 ~ p")
    with shown.visit("chapters/post/confusing.html#run-confusing_line-mended-tf2", reader) as visit:
        visit.page.wait_for_selector("details:has(#run-confusing_line-mended-tf2)[open]")
        assert visit.page.is_visible("#run-confusing_line-mended-tf2 ~ div")


def test_the_front_page_says_all_in_one_screen(shown, reader):
    with shown.visit("index.html", reader) as visit:
        ways = visit.page.locator(".ways > div")
        assert ways.count() == 3
        for n in range(3):
            box = ways.nth(n).bounding_box()
            assert box["y"] + box["height"] < 800
            assert ways.nth(n).locator("a").count() >= 1
    with shown.context(390) as context, shown.visit("index.html", context) as visit:
        assert visit.page.locator(".ways a").first.bounding_box()["y"] < 800


def test_the_front_page_shows_what_the_two_layers_built(site, run):
    one, other = run("conv2d/contrib_layers/tf1"), run("conv2d/tf_layers/tf1")
    signs = {p.sign for p in compare.compare_operations(one, other)}
    assert signs == {"equal", "renamed"}  # "only names differ"
    text = re.sub(r"<[^>]+>", "", (site / "index.html").read_text("utf-8"))
    for variable in [*one.variables, *other.variables]:
        assert variable["name"].split(":")[0] in text
    for name in ("Conv/Conv2D", "conv2d/BiasAdd", "conv2d/Relu"):
        assert name in text
