"""The site in a real browser: pages are small, accessible and self-contained, and everything on them works."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from browser import ADDRESS, Shown, Visit
from conftest import ROOT

from lab.live import serve_in_background
from lab.site.publish import make_absolute

CHAPTERS = sorted(
    str(path.relative_to(ROOT).with_suffix(".html")) for path in ROOT.glob("chapters/**/*.md")
)
PAGES = ["index.html", "search.html", "404.html", *CHAPTERS]
TABS = "chapters/post/conv2d.html"  # has tabs of variants, dropdowns, wide code and a graph
HEAVIEST = 150_000  # bytes, compressed
HEAVIEST_FRONT = 120_000


@pytest.fixture(scope="module")
def wide(shown):
    with shown.context() as context:
        yield context


@pytest.fixture(scope="module")
def narrow(shown):
    with shown.context(320, "dark") as context:
        yield context


@pytest.fixture
def tabs(shown):
    """The page with tabs, opened by a new reader with empty storage."""
    with shown.context() as context, shown.visit(TABS, context) as visit:
        yield visit.page


# -- every page ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_page_on_a_wide_light_screen(shown, wide, name):
    with shown.visit(name, wide) as visit:
        assert visit.complaints == []
        assert visit.weight <= (HEAVIEST_FRONT if name == "index.html" else HEAVIEST)
        visit.open_all()
        assert visit.violations() == []
        assert visit.complaints == []


@pytest.mark.parametrize("name", PAGES)
def test_page_on_a_narrow_dark_screen(shown, narrow, name):
    with shown.visit(name, narrow) as visit:
        visit.open_all()
        assert visit.page.evaluate("document.documentElement.scrollWidth") == 320
        assert visit.violations() == []
        assert visit.complaints == []


# -- everything works ----------------------------------------------------------------------------


def test_contents_and_sections_open_on_a_phone(shown, narrow):
    with shown.visit(TABS, narrow) as visit:
        page = visit.page
        for button in ("Contents", "On this page"):
            page.get_by_role("button", name=button).press("Enter")
            assert page.get_by_role("navigation", name=button).is_visible()
            assert visit.violations() == []
            page.keyboard.press("Escape")
            assert page.get_by_role("navigation", name=button).is_hidden()
        page.get_by_role("button", name="On this page").click()
        page.get_by_role("link", name="Where each one runs").first.click()
        assert page.get_by_role("navigation", name="On this page").is_hidden()
        page.wait_for_url("**#where-each-one-runs")


def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(tabs):
    stops = tabs.evaluate(
        """() => {
          const kinds = "a[href], button, input:not([type=radio]), [type=radio]:checked, summary, [tabindex='0']";
          const stops = [...document.querySelectorAll(kinds)].filter((one) => one.checkVisibility());
          stops.forEach((one, index) => (one.dataset.stop = index));
          return stops.length;
        }"""
    )
    reached, unseen = [], []
    for _ in range(stops):
        tabs.keyboard.press("Tab")
        stop, outline, text = tabs.evaluate(
            """() => {
              const here = document.activeElement;
              const shown = here.type === "radio" ? here.nextElementSibling : here;
              const { outlineStyle, outlineWidth, opacity } = getComputedStyle(shown);
              return [here.dataset.stop, `${outlineStyle} ${outlineWidth} ${opacity}`, here.outerHTML];
            }"""
        )
        reached.append(int(stop))
        if outline.split()[0] == "none" or outline.split()[1] == "0px" or outline.endswith(" 0"):
            unseen.append(text)
    assert reached == list(range(stops))
    assert unseen == []


def test_the_first_stop_leads_to_the_text(tabs):
    tabs.keyboard.press("Tab")
    tabs.keyboard.press("Enter")
    tabs.keyboard.press("Tab")
    assert tabs.evaluate("document.activeElement.closest('main') !== null")


def test_the_keyboard_works_tabs_dropdowns_and_wide_code(shown, narrow):
    with shown.visit(TABS, narrow) as visit:
        page = visit.page
        page.focus(".sd-tab-set [type=radio]:checked")
        page.keyboard.press("ArrowRight")
        assert page.locator(".sd-tab-set > input:checked + label").inner_text() != "Low-level"
        page.focus(".sd-tab-content:visible summary")
        page.keyboard.press("Enter")
        assert page.locator(".sd-tab-content:visible details[open]").count() == 1
        wide = page.locator(".sd-tab-content:visible pre[tabindex]").first
        assert wide.get_attribute("role") == "group"
        assert wide.get_attribute("aria-label") == "Code, scrolls sideways"
        wide.focus()
        page.evaluate("""() => {
          const here = document.activeElement;
          window.scrolled = new Promise((told) => (here.onscroll = () => told(here.scrollLeft)));
        }""")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("window.scrolled") > 0


def test_a_chosen_tab_is_remembered(tabs):
    tabs.locator("label", has_text="Keras 3").first.click()
    tabs.reload()
    assert tabs.locator(".sd-tab-set > input:checked + label").first.inner_text() == "Keras 3"


def test_code_is_copied_as_it_stands_in_its_file(tabs):
    tabs.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tabs.get_by_role("button", name="Copy").first.click()
    tabs.get_by_role("button", name="Copied").wait_for()
    text = (ROOT / "snippets/conv2d/low_level.py").read_text(encoding="utf-8")
    assert tabs.evaluate("navigator.clipboard.readText()").strip() == text.split('"""')[2].strip()


def test_colours_are_chosen_and_kept_and_nothing_flashes(tabs):
    def paper():
        return tabs.evaluate("getComputedStyle(document.documentElement).backgroundColor")

    button = tabs.get_by_role("button", name="Colours")
    light = paper()
    button.click()
    assert button.inner_text() == "Colours: dark" and paper() != light
    dark = paper()
    tabs.add_init_script(
        """new MutationObserver((_, observer) => {
          if (!document.body) return;
          window.first = document.documentElement.dataset.theme;
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true })"""
    )
    tabs.reload()
    assert tabs.evaluate("window.first") == "dark" and paper() == dark
    button.click()
    assert button.inner_text() == "Colours: light" and paper() == light
    button.click()
    assert button.inner_text() == "Colours: as the system" and paper() == light


def test_searching_from_any_page_finds_a_page(shown, wide):
    with shown.visit(CHAPTERS[0], wide) as visit:
        visit.page.get_by_label("Search").fill("convolution")
        visit.page.keyboard.press("Enter")
        visit.page.locator(f"#results a[href='./{TABS}']").click()
        visit.page.wait_for_url(f"{ADDRESS}{TABS}*")
        assert visit.complaints == []


def test_the_page_on_paper_has_everything_and_no_frame(tabs):
    tabs.emulate_media(media="print")
    for tab in tabs.locator(".sd-tab-label, .sd-tab-content").all():
        assert tab.is_visible()
    # All that is folded is there, but for the matrix of all runs, which no sheet can hold.
    folded = tabs.locator("details:not(:has(table.parity)) .sd-summary-content")
    hidden = "elements => elements.filter((one) => one.getBoundingClientRect().height === 0).length"
    assert folded.count() > 10 and folded.evaluate_all(hidden) == 0
    tabs.set_viewport_size({"width": 794, "height": 1123})  # a sheet of A4
    assert tabs.evaluate("document.documentElement.scrollWidth") <= 794
    for frame in ("header", "#contents", "#toc", ".turn", ".copy"):
        assert tabs.locator(frame).first.is_hidden()


def test_the_policy_is_in_force(tabs):
    tabs.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<p id=styled style='color: rgb(1, 2, 3)'>");
        }"""
    )
    assert tabs.evaluate("window.ran") is None
    assert tabs.evaluate("getComputedStyle(styled).color") != "rgb(1, 2, 3)"


def test_the_site_works_from_the_file_system(shown, site):
    with shown.context(scheme="dark") as context:
        visit = Visit(context.new_page())
        page = visit.page
        page.goto((site / TABS).as_uri())
        paper = "getComputedStyle(document.documentElement).backgroundColor"
        dark = page.evaluate(paper)
        page.get_by_role("button", name="Colours").click()
        assert page.evaluate(paper) != dark
        page.locator("label", has_text="Keras 3").first.click()
        page.get_by_role("link", name="Next").click()
        page.wait_for_url(lambda url: not url.endswith(TABS))  # once that page is loaded
        assert page.locator("h1").count() == 1
        page.get_by_role("link", name="Previous").click()
        page.wait_for_url((site / TABS).as_uri())
        assert page.locator(".sd-tab-set > input:checked + label").first.inner_text() == "Keras 3"
        assert visit.complaints == []


def test_without_scripts_the_page_is_whole(shown, site):
    context = shown.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / TABS).as_uri())
    page.locator("label", has_text="Keras 3").first.click()
    assert page.locator(".sd-tab-content:visible").count() == 1
    assert page.get_by_role("navigation", name="Contents").is_visible()
    assert page.get_by_role("button", name="Colours").count() == 0
    context.close()


def test_a_snippet_s_files_are_taken_along(shown, site):
    server = serve_in_background(site)  # browsers download only from a real server
    with shown.context() as context:
        page = context.new_page()
        page.goto(f"http://localhost:{server.server_port}/{TABS}")
        for name in ("low_level.py", "low_level.ipynb"):
            with page.expect_download() as download:
                page.get_by_role("link", name=name, exact=True).first.click()
            assert download.value.suggested_filename == name
            text = Path(download.value.path()).read_text(encoding="utf-8")
            assert "tf.nn.bias_add(features, biases)" in text
    server.shutdown()
    server.server_close()


def test_the_404_page_finds_the_way_back_from_any_depth(shown, site, tmp_path):
    page_404 = tmp_path / "404.html"
    shutil.copy(site / "404.html", page_404)
    make_absolute(page_404, ADDRESS)

    def answer(route):
        if "no/such" in route.request.url:
            route.fulfill(status=404, path=page_404, content_type="text/html")
        else:
            shown.answer(route, visit)

    with shown.context() as context:
        visit = Visit(context.new_page())
        visit.page.route("**/*", answer)
        visit.page.goto(f"{ADDRESS}chapters/no/such/page.html")
        assert all("404" in complaint for complaint in visit.complaints)  # the page itself
        assert visit.violations() == []
        visit.page.get_by_role("searchbox", name="What were you looking for?").fill("convolution")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url(f"{ADDRESS}search.html?q=convolution")
        visit.page.locator(f"#results a[href='./{TABS}']").wait_for()


def test_make_live_reloads_a_page(shown, site):
    server = serve_in_background(site)
    with shown.context() as context:
        visit = Visit(context.new_page())
        visit.page.goto(f"http://localhost:{server.server_port}/{TABS}")
        with visit.page.expect_event("load"):
            server.finished()
        assert [complaint for complaint in visit.complaints if "Policy" in complaint] == []
    server.shutdown()
    server.server_close()


# -- the site as a whole ----------------------------------------------------------------------

TWO_SETS = "# {title}\n\n" + 2 * (
    "::::{{tab-set}}\n:sync-group: api\n\n:::{{tab-item}} One\n:sync: one\nFirst.\n:::\n"
    ":::{{tab-item}} Other\n:sync: other\nSecond.\n:::\n::::\n\n"
)


def test_tabs_change_together_on_all_pages_and_old_addresses_lead_on(shown, project):
    project.write("chapters/here.md", TWO_SETS.format(title="Here"))
    project.write("chapters/there.md", TWO_SETS.format(title="There"))
    project.write("chapters/moved.toml", '"chapters/old" = "chapters/there"\n')
    done = project.build()
    assert done.returncode == 0, done.stderr
    small = Shown(shown.browser, project.root / "_build" / "html")
    with small.context() as context:
        with small.visit("chapters/here.html", context) as visit:
            assert visit.page.locator(".sd-tab-content:visible").all_inner_texts() == ["First."] * 2
            visit.page.get_by_text("Other").last.click()
            assert (
                visit.page.locator(".sd-tab-content:visible").all_inner_texts() == ["Second."] * 2
            )
        with small.visit("chapters/old.html#there", context) as visit:
            visit.page.wait_for_url(ADDRESS + "chapters/there.html#there")
            assert (
                visit.page.locator(".sd-tab-content:visible").all_inner_texts() == ["Second."] * 2
            )
