"""Files that only a published site has: preview cards, sitemap, feed of changes, llms.txt.

They contain the site's address (`html_baseurl` in conf.py), and are made only if there is one.  The 404 page, and what
templates need, is made always.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import typst
from docutils import nodes
from sphinx.application import Sphinx

from lab.files import detach
from lab.site.markdown import Markdown
from lab.site.page import in_order
from lab.site.paper import Paper

CARDS = "cards"
FEED = "changes.xml"
ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
LINK = re.compile(r'\b(href|src|action|data-content_root)="(?!#|/|[a-z]+:)([^"]*)"')


def address(app: Sphinx, page: str) -> str:
    """The address of a page; that of the front page is the site's."""
    name = "" if page == app.config.root_doc else app.builder.get_target_uri(page)
    return app.config.html_baseurl + name


# -- every page ----------------------------------------------------------------------------------


def fill(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add to a page's template context; with a site address, also write the page as Markdown."""
    config = app.config
    if app.builder.name != "html":
        return
    detach(*(Path(app.outdir, f"{page}{ending}") for ending in (".html", ".md")))
    context |= {
        "repository": config.repository,
        "commit": config.commit,
        "commit_day": config.commit_day,
        "editions": config.editions,
        "feed": FEED if config.changes else "",
        "moved": config.moved,
        "titles": {name: title.astext() for name, title in app.env.titles.items()},
        "is_source": doctree is not None,
    }
    if doctree is None:
        context.pop("pageurl", None)
        return
    context["description"] = description(app, page)
    context["provenance"] = json.loads(app.env.metadata[page].get("provenance", "[]"))
    if config.html_baseurl:
        context["pageurl"] = address(app, page)
        context["card"] = f"{config.html_baseurl}{CARDS}/{card_name(app, page)}"
        text = Markdown(address(app, page)).render(doctree)
        file = Path(app.outdir, f"{page}.md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.strip() + "\n", encoding="utf-8")


def not_found(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page that hosts show at addresses without a page."""
    if app.builder.name == "html":
        yield "404", {}, "404.html"


def make_absolute(path: Path, site: str) -> None:
    """Make a page's links absolute, since hosts show the 404 page at any address."""
    root = urlsplit(site).path
    text = path.read_text(encoding="utf-8")
    text = LINK.sub(lambda match: f'{match[1]}="{root}{match[2].removeprefix("./")}"', text)
    path.write_text(text, encoding="utf-8")


# -- the site ------------------------------------------------------------------------------------


def write_files(app: Sphinx, error: Exception | None) -> None:
    """Write the files that accompany the pages of a published site."""
    if error or app.builder.name != "html" or not app.config.html_baseurl:
        return
    folder, pages = Path(app.outdir), in_order(app.env)
    make_absolute(folder / "404.html", app.config.html_baseurl)
    draw_cards(app, pages, folder / CARDS)
    texts = [(folder / f"{page}.md").read_text(encoding="utf-8") for page in pages]
    files = {
        "sitemap.xml": sitemap(app, pages),
        "llms.txt": index(app, pages),
        "llms-full.txt": "\n".join(texts),
    }
    if app.config.changes:
        files[FEED] = feed(app)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def sitemap(app: Sphinx, pages: list[str]) -> str:
    """All pages' addresses, for search engines."""
    root = ElementTree.Element("urlset", xmlns=SITEMAP)
    for page in pages:
        ElementTree.SubElement(ElementTree.SubElement(root, "url"), "loc").text = address(app, page)
    return _xml(root)


def feed(app: Sphinx) -> str:
    """The newest changes of pages, as an Atom feed."""
    config, titles = app.config, app.env.titles
    root = ElementTree.Element("feed", xmlns=ATOM)
    newest = config.changes[0].date
    _add(root, "id", config.html_baseurl)
    _add(root, "title", config.project)
    _add(root, "updated", newest)
    ElementTree.SubElement(root, "link", href=config.html_baseurl)
    ElementTree.SubElement(root, "link", rel="self", href=config.html_baseurl + FEED)
    _add(ElementTree.SubElement(root, "author"), "name", config.project)
    for change in config.changes:
        entry = ElementTree.SubElement(root, "entry")
        _add(entry, "id", f"{config.html_baseurl}#{change.commit}")
        _add(entry, "title", change.subject)
        _add(entry, "updated", change.date)
        lines = []
        for done, page in change.pages:
            told = page
            if page in titles:
                told = f'<a href="{address(app, page)}">{html.escape(titles[page].astext())}</a>'
            lines.append(f"<li>{done}: {told}</li>")
        there = [address(app, page) for _, page in change.pages if page in titles]
        ElementTree.SubElement(entry, "link", href=(there or [config.html_baseurl])[0])
        _add(entry, "content", f"<ul>{''.join(lines)}</ul>").set("type", "html")
    return _xml(root)


def index(app: Sphinx, pages: list[str]) -> str:
    """The text of llms.txt: what the book is and what its pages answer, for language models (see llmstxt.org)."""
    front, *chapters = pages
    lines = [
        f"# {app.config.project}",
        "",
        f"> {description(app, front)}",
        "",
        f"The whole book with all outputs: {app.config.html_baseurl}llms-full.txt",
        "",
        "## Chapters",
        "",
    ]
    for page in chapters:
        title = app.env.titles[page].astext()
        lines.append(f"- [{title}]({app.config.html_baseurl}{page}.md): {description(app, page)}")
    return "\n".join(lines) + "\n"


def description(app: Sphinx, page: str) -> str:
    """The description of a page: see `lab.site.page.describe`."""
    return app.env.metadata[page].get("description", "")


# -- cards ---------------------------------------------------------------------------------------


def card_name(app: Sphinx, page: str) -> str:
    """The file name of a page's card: a digest of everything that it is drawn from, so that changed cards are drawn."""
    template = Path(app.srcdir, "_templates", "card.typ").read_bytes()
    colours = str(Paper(Path(app.srcdir)).colours())
    parts = [*card_texts(app, page).values(), colours, version("typst")]
    return hashlib.sha256(template + "\0".join(parts).encode()).hexdigest()[:16] + ".png"


def card_texts(app: Sphinx, page: str) -> dict[str, str]:
    """The texts on a page's card."""
    return {
        "title": app.env.titles[page].astext(),
        "text": description(app, page),
        "book": app.config.project if page != app.config.root_doc else "",
    }


def draw_cards(app: Sphinx, pages: list[str], folder: Path) -> None:
    """Draw missing cards, and remove those that belong to no page any more."""
    folder.mkdir(exist_ok=True)
    wanted = {folder / card_name(app, page): page for page in pages}
    for path in set(folder.iterdir()) - set(wanted):
        path.unlink()
    compiler = None
    for path, page in wanted.items():
        if not path.exists():
            template = Path(app.srcdir, "_templates", "card.typ")
            compiler = compiler or typst.Compiler(template, ignore_system_fonts=True)
            told = card_texts(app, page) | Paper(Path(app.srcdir)).colours()
            card: Any = compiler.compile(format="png", ppi=72, sys_inputs=told)
            path.write_bytes(card)


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name)
    child.text = text
    return child


def _xml(root: ElementTree.Element) -> str:
    ElementTree.indent(root)
    return ElementTree.tostring(root, "utf-8").decode() + "\n"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    for name, nothing in (("repository", ""), ("commit", ""), ("commit_day", ""), ("changes", [])):
        app.add_config_value(name, nothing, "html")
    app.connect("html-page-context", fill, priority=600)
    app.connect("html-collect-pages", not_found)
    app.connect("build-finished", write_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
