"""The book as EPUB and as PDF: it is complete, nothing is folded, and each build makes the same file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest
from conftest import Project
from pypdf import PdfReader

from lab.site.paper import Paper
from lab.site.typeset import quote

ODD = '"""Odd."""\nprint("<b>bold</b> #let *x* = _y_ $1 @z \\\\ `c` [", 6 * 7)\n'
GRAPH = (
    '"""Graph."""\nimport tensorflow.compat.v1 as tf\n\ntf.disable_eager_execution()\n'
    'inputs = tf.placeholder(tf.float32, [2], name="inputs_to_it")\noutputs = tf.nn.relu(inputs)\n'
)
EPUB, PDF = (f"WhatITalkAboutWhenITalkAboutTensorFlow.{ending}" for ending in ("epub", "pdf"))
PUBLISHED = {"SITE_URL": "https://book.example/"}
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def bound(tmp_path_factory):
    """A project whose book was made."""
    project = Project(tmp_path_factory.mktemp("book") / "project")
    project.task("one", odd=ODD, graph=GRAPH)
    project.chapter(
        "first",
        'show.variants("one")',
        'show.graph("one/graph/quick")',
        'show.bars({"a": 1.0, "b": 2.0}, "size (MB)", "Sizes")',
        'show.comparison("one/graph/quick", "one/graph/quick")',
    )
    project.chapter("second", 'show.snippet("one/odd")')
    text = (project.root / "chapters/second.md").read_text()
    more = "\n## A section\n\nSee [all of it](first.md), [its title](first.md#first), or <https://other.example/>.\n"
    more += "\n:::{warning}\nMind it.\n:::\n\n- one\n- *two*\n\n> quoted\n\n1. third\n"
    project.write("chapters/second.md", text + more)
    project.replace("index.md", "```{toctree}\n", "```{toctree}\n:caption: A part\n")
    done = project.build("bind", **PUBLISHED)
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def files(bound):
    return {name: bound.site()[name] for name in (EPUB, PDF)}


@pytest.fixture
def pdf(files):
    return PdfReader(BytesIO(files[PDF]))


@pytest.fixture
def pages(files):
    """The EPUB's pages: text and XML tree of each."""
    with zipfile.ZipFile(BytesIO(files[EPUB])) as epub:
        return {
            name: ElementTree.fromstring(epub.read(name))
            for name in epub.namelist()
            if name.endswith(".xhtml")
        }


def text_of(pdf):
    return "\n".join(page.extract_text() for page in pdf.pages)


def test_the_book_needs_nothing_that_sphinx_will_drop(project):
    project.chapter("page", "None")
    done = project.build("bind", PYTHONWARNINGS="error")
    assert done.returncode == 0, done.stderr


ALL = [
    "First", "Second", "A section", "odd", "graph", "✓ works in quick", "Odd.", "Graph.",
    "<b>bold</b> #let *x* = _y_ $1 @z \\ `c` [ 42", "operations in the graph", "Placeholder",
    "The numbers: Sizes", "Mind it.", "two", "quoted", "third", "= equal",
]  # fmt: skip


def test_the_pdf_holds_everything(pdf):
    text = text_of(pdf).replace("\u200b", "")
    assert [part for part in ALL if part not in text] == []
    assert "inputs_to_it" in text


def test_the_pdf_has_a_table_of_contents_with_page_numbers(pdf):
    def titles(outline):
        return [titles(one) if isinstance(one, list) else one.title for one in outline]

    told = titles(pdf.outline)
    assert "A part" in str(told) and "First" in str(told) and "A section" in str(told)
    contents = text_of(pdf).split("Contents", 1)[1]
    number = re.search(r"A section[ .]*(\d+)", contents)[1]
    page = pdf.pages[int(number) - 1].extract_text()
    assert "A section" in page and page.rstrip().endswith(number)


def test_links_in_the_pdf_lead_to_pages_and_to_the_web(pdf):
    def links(*pages):
        found = [note.get_object() for page in pages for note in page.get("/Annots", ())]
        return [link for link in found if link["/Subtype"] == "/Link"]

    web = {link["/A"]["/URI"] for link in links(*pdf.pages) if "/URI" in link.get("/A", {})}
    assert web == {"https://other.example/", "https://book.example/"}
    (page,) = (page for page in pdf.pages if "all of it" in page.extract_text())
    assert len([link for link in links(page) if "/Dest" in link or "/D" in link.get("/A", {})]) == 2


def test_the_pdf_can_be_read_aloud(pdf):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert pdf.metadata.title == "What I Talk About When I Talk About TensorFlow"


def test_the_epub_holds_everything_unfolded(pages):
    text = "\n".join("".join(page.itertext()) for page in pages.values())
    assert [part for part in ALL if part not in text] == []
    for page in pages.values():
        assert not list(page.iter(f"{XHTML}details")) and not list(page.iter(f"{XHTML}input"))
        classes = " ".join(element.get("class", "") for element in page.iter())
        assert "sd-" not in classes


def test_the_epub_has_a_table_of_contents(pages):
    links = [link.get("href") for link in pages["nav.xhtml"].iter(f"{XHTML}a")]
    assert {"chapters/first.xhtml", "chapters/second.xhtml#a-section"} <= set(links)


def test_the_epub_links_only_to_what_is_in_it(pages, files):
    with zipfile.ZipFile(BytesIO(files[EPUB])) as epub:
        names = set(epub.namelist())
        assert epub.infolist()[0].filename == "mimetype"
    for name, page in pages.items():
        for element in page.iter():
            for link in filter(None, (element.get("href"), element.get("src"))):
                if not link.startswith(("http", "#")):
                    folder = name.rpartition("/")[0]
                    path = re.sub(r"[^/]+/\.\./", "", f"{folder}/{link}".lstrip("/"))
                    assert path.split("#")[0] in names, f"{name}: {link}"


def test_pictures_bring_their_colours(pages, files):
    drawn = [element for page in pages.values() for element in page.iter() if "svg" in element.tag]
    text = "".join(ElementTree.tostring(element, "unicode") for element in drawn)
    assert text and "var(" not in text and "light-dark" not in text
    with zipfile.ZipFile(BytesIO(files[EPUB])) as epub:
        style = epub.read("_static/paper.css").decode()
    assert "svg.graph" in style and "var(" not in style


def test_colours_are_those_of_the_site(bound):
    values = Paper(bound.root).values
    assert re.fullmatch(r"#[0-9a-f]{3,6}", values["--color-primary"])
    assert values["--color-primary"] in (bound.root / "_static/page.css").read_text()


def test_text_is_no_markup():
    assert quote('a "b" \\ #c') == '"a \\"b\\" \\\\ #c"'


def test_each_build_gives_the_same_files(bound, files):
    shutil.rmtree(bound.root / "_build" / "book")
    done = bound.build("bind", **PUBLISHED)
    assert done.returncode == 0, done.stderr
    assert {name: bound.site()[name] for name in files} == files


def test_the_book_follows_its_date_and_what_is_damaged_is_made_anew(bound, files):
    book = bound.root / "_build" / "book"
    shutil.rmtree(book)
    os.utime(bound.root / "chapters/first.md", (2**32, 2**32))  # so that it is read once more
    for _ in range(2):
        done = bound.build("bind", **PUBLISHED)
        assert done.returncode == 0, done.stderr
    assert {path.name for path in book.iterdir()} == {EPUB, PDF, "inputs"}
    later = {"SOURCE_DATE_EPOCH": "1600000000", **PUBLISHED}
    assert bound.build("bind", **later).returncode == 0
    assert all(bound.site()[name] != files[name] for name in files)
    (book / PDF).write_bytes(b"")
    assert bound.build(**later).returncode == 0
    assert not {EPUB, PDF} & set(bound.site())
    (book / "inputs").write_bytes(b"\xff")
    done = bound.build("bind", **PUBLISHED)
    assert done.returncode == 0, done.stderr
    assert {name: bound.site()[name] for name in files} == files


def test_what_is_saved_while_the_book_is_made_is_in_neither(bound, files):
    shutil.rmtree(bound.root / "_build" / "book")
    with subprocess.Popen(
        bound.command("bind"), cwd=bound.root, env={**os.environ, **PUBLISHED},
        stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        while not (bound.root / "_build" / "book.new").exists() and process.poll() is None:
            time.sleep(0.002)
        index = bound.root / "index.md"
        saved = index.read_text().replace("# Index", "# Zebra")
        # Atomically, as editors do: a build that finds an empty index would report that instead.
        bound.write(".index.md", saved).replace(index)
        said = process.communicate(timeout=300)[1]
    assert process.returncode == 1 and "index.md: changed while the site was built" in said
    bound.replace("index.md", "# Zebra", "# Index")
    assert bound.build("bind", **PUBLISHED).returncode == 0
    assert {name: bound.site()[name] for name in files} == files


def test_pages_link_to_the_book_as_long_as_it_says_the_same(bound):
    assert f'<a href="../{PDF}">' in bound.page("chapters/first")
    assert f'<a href="{EPUB}">' in bound.page("index")
    good = bound.site()
    bound.replace("chapters/second.md", "# Second", "# Another second")
    assert bound.build(**PUBLISHED).returncode == 0
    assert not {EPUB, PDF} & set(bound.site())
    assert PDF not in bound.page("chapters/first")
    bound.replace("chapters/second.md", "# Another second", "# Second")
    assert bound.build(**PUBLISHED).returncode == 0
    assert bound.site() == good
