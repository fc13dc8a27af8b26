"""The files that accompany a published site's pages, and the provenance that pages state."""

from __future__ import annotations

import re
import shutil
import subprocess
from xml.etree import ElementTree

import pytest
from conftest import ROOT, Project
from PIL import Image
from test_never_stale import assert_same, from_nothing

from lab import hosts

SITE = "https://book.example/tf"
SOURCES = "https://github.com/somebody/book"
ADDRESSES = {"SITE_URL": SITE, "REPOSITORY_URL": SOURCES}
ODD = '"""Odd."""\nprint("<script>alert(1)</script> | *no* `markup` #let \\\\", 6 * 7)\n'
XML = {
    "atom": "http://www.w3.org/2005/Atom",
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A built project in git, whose site has an address."""
    project = Project(tmp_path_factory.mktemp("publish") / "project")
    project.task("one", odd=ODD)
    project.chapter("first", 'show.variants("one")', 'show.outcomes("one")')
    project.chapter("second", 'show.snippet("one/odd")')
    shutil.copy(ROOT / ".gitignore", project.root)
    commit(project, "The first chapters")
    build(project)
    return project


def build(project, **variables):
    done = project.build(**{**ADDRESSES, **variables})
    assert done.returncode == 0, done.stderr


def commit(project, subject):
    """Commit everything, and return the hash."""
    person = ["-c", "user.name=Somebody", "-c", "user.email=somebody@book.example"]
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, *person, "commit", "-q", "-m", subject)
    return git(project, "rev-parse", "HEAD").strip()


def git(project, *arguments):
    return subprocess.run(
        ["git", *arguments], cwd=project.root, check=True, capture_output=True, text=True
    ).stdout


def read(project, name):
    return (project.root / "_build" / "html" / name).read_text(encoding="utf-8")


def footer(page):
    return page.split("<footer>")[1].split("</footer>")[0]


# -- where a page comes from ---------------------------------------------------------------------


def test_the_foot_tells_runs_and_commit_and_leads_to_the_source(published):
    foot = footer(published.page("chapters/first"))
    told = re.sub(r"<[^>]+>", "", foot)
    assert re.search(r"runs of TensorFlow \d+\.\d+\.\d+, Python 3\.\d+\.\d+, live \(quick\)", told)
    head = git(published, "rev-parse", "HEAD").strip()
    day = git(published, "show", "-s", "--format=%cs", "HEAD").strip()
    told = f'<a href="{SOURCES}/commit/{head}">commit <code>{head[:10]}</code></a> of <time>{day}</time>'
    assert told in foot
    assert f'<a href="{SOURCES}/edit/main/chapters/first.md">Edit this page</a>' in foot
    assert 'href="../changes.xml"' in foot


def test_without_addresses_a_page_names_none(published):
    done = published.build()
    assert done.returncode == 0, done.stderr
    page = published.page("chapters/first")
    assert "quick" in footer(page)
    assert "commit" not in footer(page) and "Edit" not in footer(page)
    assert "og:" not in page and "canonical" not in page and "colab" not in page
    site = set(published.site())
    assert not site & {"sitemap.xml", "llms.txt", "llms-full.txt", "changes.xml"}
    assert not [name for name in site if name.startswith("cards/") or name.endswith(".md")]
    build(published)


def test_what_is_not_committed_has_no_commit(published):
    published.replace("chapters/first.md", "# First", "# Changed")
    build(published)
    assert "Changed" in published.page("chapters/first")
    assert "commit" not in footer(published.page("chapters/first"))
    published.replace("chapters/first.md", "# Changed", "# First")
    build(published)
    assert "commit" in footer(published.page("chapters/first"))


# -- for search engines and previews -------------------------------------------------------


def test_sitemap_and_canonical_links_name_each_page_once(published):
    names = [
        element.text
        for element in ElementTree.fromstring(read(published, "sitemap.xml")).iterfind(
            "map:url/map:loc", XML
        )
    ]
    assert names == [f"{SITE}/", f"{SITE}/chapters/first.html", f"{SITE}/chapters/second.html"]
    pages = ["index.html", "chapters/first.html", "chapters/second.html"]
    assert [
        re.findall('<link rel="canonical" href="([^"]*)">', read(published, page)) for page in pages
    ] == [[name] for name in names]


def test_a_card_says_what_a_page_is(published):
    page = published.page("chapters/first")
    told = dict(re.findall('<meta property="og:([^"]*)" content="([^"]*)">', page))
    assert told["title"] == told["image:alt"] == "First"
    assert told["url"] == f"{SITE}/chapters/first.html"
    with Image.open(
        published.root / "_build/html" / told["image"].removeprefix(f"{SITE}/")
    ) as image:
        assert image.size == (1200, 630)
        assert len(image.convert("RGB").getcolors(1 << 24)) > 20  # not blank
    assert len(list((published.root / "_build/html/cards").iterdir())) == 3


def test_llms_txt_tells_what_pages_say_and_all_outputs(published):
    index = read(published, "llms.txt")
    assert index.startswith("# What I Talk About When I Talk About TensorFlow\n\n> ")
    assert f"- [First]({SITE}/chapters/first.md): " in index
    assert f"{SITE}/llms-full.txt" in index
    text = read(published, "llms-full.txt")
    assert "# First\n" in text and "# Second\n" in text
    assert "```python\nprint(" in text
    assert "<script>alert(1)</script> | *no* `markup` #let \\ 42\n```" in text
    assert "| odd | ✓ works |" in text
    assert read(published, "chapters/first.md") in text


# -- changes -------------------------------------------------------------------------------------


def entries(project):
    feed = ElementTree.fromstring(read(project, "changes.xml"))
    return [
        [entry.findtext(f"atom:{name}", "", XML) for name in ("title", "content")]
        for entry in feed.iterfind("atom:entry", XML)
    ]


def test_the_feed_tells_which_chapters_a_commit_changed(published):
    assert [title for title, _ in entries(published)] == ["The first chapters"]
    published.replace("chapters/second.md", "# Second", "# Second & last")
    commit(published, "A better <title>")
    build(published)
    (title, content), *older = entries(published)
    assert title == "A better <title>"
    link = f'<a href="{SITE}/chapters/second.html">Second &amp; last</a>'
    assert content == f"<ul><li>changed: {link}</li></ul>"
    assert len(older) == 1 and "<li>new: " in older[0][1]
    assert 'type="application/atom+xml"' in published.page("index")
    feed = ElementTree.fromstring(read(published, "changes.xml"))
    names = ("id", "title", "updated", "author/atom:name")
    assert all(feed.findtext(f"atom:{name}", "", XML) for name in names)
    ids = [entry.findtext("atom:id", "", XML) for entry in feed.iterfind("atom:entry", XML)]
    assert len(set(ids)) == len(ids) == 2


def test_a_shallow_clone_and_a_copy_without_git_have_no_feed(published, tmp_path):
    clone = ["git", "clone", "-q", "--depth", "1", f"file://{published.root}", tmp_path / "clone"]
    subprocess.run(clone, check=True)
    good = published.root / ".git"
    for other in (tmp_path / "clone" / ".git", None):
        good.rename(tmp_path / "kept")
        if other:
            shutil.copytree(other, good)
        build(published)
        assert "changes.xml" not in published.site()
        assert "atom+xml" not in published.page("index")
        assert ("commit" in footer(published.page("chapters/first"))) == bool(other)
        shutil.rmtree(good, ignore_errors=True)
        (tmp_path / "kept").rename(good)
    build(published)
    assert "changes.xml" in published.site()


# -- not stale -----------------------------------------------------------------------------------


def test_a_change_gives_the_published_site_of_a_build_from_nothing(
    published, tmp_path, monkeypatch
):
    for name, value in ADDRESSES.items():
        monkeypatch.setenv(name, value)
    published.replace("snippets/one/odd.py", "6 * 7", "6 * 8")
    published.write("chapters/first.md", (published.root / "chapters/second.md").read_bytes())
    published.replace("chapters/first.md", "# Second", "# Another first")
    (published.root / "chapters/second.md").unlink()
    shutil.move(published.root / ".git", tmp_path / "kept")  # `from_nothing` copies no git
    build(published)
    site = published.site()
    assert "chapters/second.md" not in site and b"48" in site["llms-full.txt"]
    assert_same(site, from_nothing(published, tmp_path))
    shutil.move(tmp_path / "kept", published.root / ".git")
    git(published, "checkout", "-q", ".")
    build(published)


def test_builds_of_one_commit_are_identical(published):
    one = published.site()
    shutil.rmtree(published.root / "_build" / "sphinx")
    shutil.rmtree(published.root / "_build" / "html")
    build(published)
    assert_same(published.site(), one)


# -- 404 -----------------------------------------------------------------------------------------


def test_the_404_page_works_at_any_depth(published):
    page = published.page("404")
    links = re.findall(r' (?:href|src|action)="([^"]*)"', page)
    assert [link for link in links if not link.startswith(("#", "/tf/", "https://"))] == []
    files = {link.split("?")[0].removeprefix("/tf/") for link in links if link.startswith("/tf/")}
    assert {"index.html", "search.html", "_static/page.css"} <= files
    assert files <= set(published.site())
    assert 'name="robots" content="noindex"' in page
    assert "404" not in read(published, "sitemap.xml")


def test_the_404_page_tells_what_has_moved(published):
    published.write("chapters/moved.toml", '"chapters/old" = "chapters/first"\n')
    build(published)
    page = published.page("404")
    assert (
        "<code>chapters/old</code>" in page and 'href="/tf/chapters/first.html">First</a>' in page
    )
    published.write("chapters/moved.toml", "")
    build(published)
    assert "have moved" not in published.page("404")


@pytest.mark.parametrize(
    "told",
    [
        "git@example.org:owner/name.git",
        "ssh://git@example.org/owner/name.git",
        "ssh://git@example.org:2222/owner/name.git",
        "https://git@example.org/owner/name.git",
        "https://somebody:token@example.org/owner/name.git",
        f"{SITE}/name.git",
    ],
)
def test_the_sources_are_linked_however_a_host_names_them(monkeypatch, told):
    monkeypatch.delenv("REPOSITORY_URL", raising=False)
    monkeypatch.setenv("READTHEDOCS_GIT_CLONE_URL", told)
    address = hosts.address("REPOSITORY_URL", "READTHEDOCS_GIT_CLONE_URL")
    start = SITE if SITE in told else "https://example.org/owner"
    assert address == f"{start}/name.git"
