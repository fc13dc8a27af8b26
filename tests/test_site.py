"""The site: built with warnings as errors, then read as a reader's browser would."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import bench
import pytest
from conftest import ROOT

SITE = ROOT / "_build" / "html"


class Page(HTMLParser):
    """Collects the ids, links and loaded files of a page."""

    def __init__(self, path):
        super().__init__()
        self.path, self.ids, self.links, self.loaded = path, set(), [], []
        self.policy, self.inline = None, []
        self.text = path.read_text(encoding="utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]
        inline = [name for name in attributes if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in attributes) or inline:
            self.inline.append(self.get_starttag_text())
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        if tag in ("script", "img", "source", "iframe") and attributes.get("src"):
            self.loaded.append(attributes["src"])
        if tag == "link" and attributes.get("rel") in ("stylesheet", "preload", "icon"):
            self.loaded.append(attributes["href"])


@pytest.fixture(scope="session")
def pages(site):
    paths = [path for path in sorted(site.rglob("*.html")) if site / "_static" not in path.parents]
    return {path: Page(path) for path in paths}


def test_every_snippet_is_shown_by_some_chapter(book, pages):
    shown = "\n".join(re.sub(r"<[^>]+>", "", page.text) for page in pages.values())
    for task in book.tasks.values():
        for variant in task.variants:
            caption = task.snippet(variant).read_text(encoding="utf-8").split('"""')[1]
            assert caption.replace("'", "’") in shown or caption in shown, f"{task.name}/{variant}"


def test_every_code_cell_shows_something(pages):
    for page in pages.values():
        cells = page.text.count('<div class="cell docutils container"') + page.text.count(
            '<div class="cell tag_'
        )
        outputs = page.text.count("cell_output docutils")
        assert cells == outputs, page.path


def test_internal_links_and_anchors_resolve(pages):
    broken = []
    for page in pages.values():
        for link in page.links + page.loaded:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = page.path.parent / unquote(parts.path) if parts.path else page.path
            target = target.resolve()
            if not target.exists():
                broken.append(f"{page.path.name}: {link}")
            elif target in pages and parts.fragment:
                anchor = unquote(parts.fragment)
                broken += [] if anchor in pages[target].ids else [f"{page.path.name}: {link}"]
    assert broken == []


def test_pages_load_nothing_from_elsewhere(pages):
    for page in pages.values():
        assert [src for src in page.loaded if urlsplit(src).netloc] == [], page.path


def test_every_page_has_a_strict_policy_and_nothing_inline(pages):
    for page in pages.values():
        assert page.policy and "default-src 'none'" in page.policy, page.path
        assert "unsafe" not in page.policy and "http" not in page.policy
        assert page.inline == [], page.path


def test_every_page_says_what_it_is(pages):
    described = {}
    for page in pages.values():
        found = re.search(r'<meta name="description" content="([^"]+)">', page.text)
        if found:
            described.setdefault(found[1], page.path)
        else:
            assert 'name="robots" content="noindex"' in page.text, page.path
    assert len(described) == sum('name="description"' in page.text for page in pages.values())


def test_each_row_of_a_table_has_a_heading_but_where_two_runs_are_compared(pages):
    tables = re.compile(r'<table class="([^"]*)">.*?<tbody>(.*?)</tbody>', re.DOTALL)
    found = [table for page in pages.values() for table in tables.findall(page.text)]
    assert len(found) > 100
    for css, body in found:
        for row in body.split("</tr>")[:-1]:
            assert row.count('<th scope="row"') == ("diff" not in css.split()), row


def test_styles_move_nothing_and_use_no_colour_that_is_not_there(site, pages):
    styles = [(site / "_static" / name).read_text() for name in ("page.css", "style.css")]
    for style in styles:
        assert not re.search(r"transition|animation|scroll-behavior", style)
    used = {
        name
        for text in [*styles, *(page.text for page in pages.values())]
        for name in re.findall(r"var\((--[\w-]+)", text)
    }
    assert used <= set(re.findall(r"(--[\w-]+):", "".join(styles)))


def test_pages_name_runtimes_and_versions(book, pages):
    chapter = pages[SITE / "chapters" / "post" / "conv2d.html"].text
    for runtime in book.runtimes.values():
        version = book.run(book.find(f"conv2d/eager/{runtime.id}")).versions["tensorflow"]
        state = "live" if runtime.live else "recorded"
        assert re.search(
            rf"{runtime.id}</span></code>(</a>)?: TensorFlow {version} .*?{state}", chapter
        )


def test_each_error_that_is_a_result_is_told_once(book, pages):
    page = pages[SITE / "chapters" / "book" / "executed.html"].text
    told = re.findall(r'class="run-error[^>]*>.*?<pre>(.*?)</pre>', page, re.DOTALL)
    told = [unescape(re.sub("<[^>]+>", "", text)).strip() for text in told]
    heads = (book.head(address) for address in book.addresses())
    assert sorted(told) == sorted({one.error_text.strip() for one in heads if one.failed})


def test_what_the_bench_compares_with_has_no_code_of_ours(tmp_path):
    settings = {"__file__": str(tmp_path / "conf.py")}
    exec(bench.plain_settings(), settings)
    assert settings["extensions"] == ["myst_nb", "sphinx_design"]
    assert not any(getattr(value, "__name__", "").startswith("lab") for value in settings.values())
