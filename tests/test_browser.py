"""The site in a real browser: light, accessible, by itself, and everything on it works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browser import ADDRESS, QUIET, Shown, find
from playwright.sync_api import sync_playwright

from lab.live import serve_in_background

ROOT = Path(__file__).resolve().parent.parent
CHAPTERS = sorted(
    str(path.relative_to(ROOT).with_suffix(".html")) for path in ROOT.glob("chapters/**/*.md")
)
PAGES = ["index.html", "search.html", *CHAPTERS]
TABS = "chapters/post/conv2d.html"  # has tabs of variants, dropdowns, wide code, a graph
LIGHTEST = {"index.html": 120_000}
LIGHT = 150_000


@pytest.fixture(scope="module")
def shown(site):
    with sync_playwright() as playwright:
        path = find(playwright)
        if path is None:
            pytest.skip(
                "no Chromium or Chrome was found here; on Debian: apt-get install chromium"
            )
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield Shown(browser, site)
        browser.close()


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
    """The page with tabs, and a reader who has been nowhere before."""
    with shown.context() as context, shown.visit(TABS, context) as visit:
        yield visit.page


# -- every page ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_page_on_a_wide_light_screen(shown, wide, name):
    with shown.visit(name, wide) as visit:
        assert visit.complaints == []
        assert visit.weight <= LIGHTEST.get(name, LIGHT)
        visit.open_all()
        assert visit.violations() == []
        assert visit.complaints == []


@pytest.mark.parametrize("name", PAGES)
def test_page_on_a_narrow_dark_screen(shown, narrow, name):
    with shown.visit(name, narrow) as visit:
        visit.open_all()
        assert visit.page.evaluate("document.documentElement.scrollWidth") == 320
        assert visit.violations() == []
        visit.page.click("button[popovertarget=contents]")
        assert visit.page.is_visible("#contents a")
        assert visit.violations() == []
        assert visit.complaints == []
