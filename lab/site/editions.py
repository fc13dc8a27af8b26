"""The whole book as one file, as EPUB and as PDF, with all tabs and dropdowns opened.

Both are made from the pages as they were read for the site.  The site contains them, and links to them, only if they
were made from exactly the same files as its pages.
"""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import typst
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.errors import SphinxError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import make_filename

from lab.history import OLDEST, date
from lab.site.paper import Paper
from lab.site.typeset import Typst, quote

# Settings for the EPUB that override those of conf.py.
EPUB = {
    "templates_path": [],
    "html_static_path": ["_templates/paper.css"],
    "html_css_files": [],
    "html_js_files": [],
    "html_favicon": None,
    "epub_css_files": ["paper.css"],
    "epub_description": "Every listing, number and error in it was produced by executing the code.",
    **dict.fromkeys(
        ["epub_author", "epub_contributor", "epub_copyright", "epub_publisher"], "its authors"
    ),
    "epub_show_urls": "no",
    "moved": {},
}


def repack(epub: Path, style: str, seconds: int) -> None:
    """Give an EPUB its style, and all its files the same date, so that every build makes the same file.

    Args:
        epub: the file, which is replaced.
        style: the content of its style sheet.
        seconds: the date, since 1970.
    """
    with zipfile.ZipFile(epub) as packed:
        files = {info.filename: (info, packed.read(info)) for info in packed.infolist()}
    when = time.gmtime(max(seconds, OLDEST))[:6]
    drawn = [name for name, (_, content) in files.items() if b"<svg" in content]
    with zipfile.ZipFile(epub, "w") as packed:
        for name, (info, content) in files.items():
            if name.endswith("paper.css"):
                content = style.encode()
            elif name == "content.opf":  # EPUB requires that pages with SVG are declared
                for page in drawn:
                    link = f'href="{page}"'.encode()
                    content = content.replace(link, link + b' properties="svg"')
            packed.writestr(zipfile.ZipInfo(name, when), content, info.compress_type)


class Unfold(SphinxPostTransform):
    """In a book, show the parts of tabs and dropdowns one after the other, under their titles.

    Pictures get a style of their own, since they don't see the book's style sheet.
    """

    builders = ("epub", "pdf")
    default_priority = 100  # before sphinx-design turns tabs and dropdowns into HTML

    def run(self, **kwargs: Any) -> None:
        for node in self.document.findall(nodes.Element):
            node.attributes.pop("design_component", None)
            node["classes"] = [name for name in node["classes"] if not name.startswith("sd-")]
        paper = Paper(Path(self.env.srcdir))
        for node in list(self.document.findall(nodes.raw)):
            text = re.sub("<(w?br)>", r"<\1/>", node.astext())  # pages of an EPUB are XML
            text = paper.picture(text) if text.startswith("<svg") else text
            node.replace_self(nodes.raw("", text, format="html"))


def style(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Let an EPUB's pages load only its own style sheets."""
    if app.builder.name == "epub":
        ours = ("paper.css", "epub.css", "pygments.css")
        context["css_files"] = [
            css for css in context["css_files"] if str(css.filename).endswith(ours)
        ]


class PdfBuilder(Builder):
    """Typesets the book with Typst: all pages in one document, with a table of contents."""

    name = format = "pdf"
    epilog = ""
    supported_image_types: ClassVar = ["image/svg+xml", "image/png", "image/jpeg"]

    def get_outdated_docs(self) -> str:
        return "all pages"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to)

    def write_documents(self, docnames: Sequence[str]) -> None:
        pages = {
            page: self.env.get_and_resolve_doctree(page, self, tags=self.tags)
            for _, page in self.pages()
        }
        labels = pages.keys() | {
            f"{page}#{name}"
            for page, doctree in pages.items()
            for section in doctree.findall(nodes.section)
            for name in section["ids"]
        }
        template = Path(self.srcdir, "_templates", "book.typ").read_text(encoding="utf-8")
        parts = [template]
        for caption, page in self.pages():
            if caption:
                parts.append(f"#part({quote(caption)})\n")
            parts.append(Typst(page, labels).render(pages[page]))
        told = {
            "title": self.config.project,
            "address": self.config.html_baseurl,
            "commit": self.config.commit,
            **Paper(Path(self.srcdir)).colours(),
        }
        compiler = typst.Compiler(
            "".join(parts).encode(), root=self.srcdir, ignore_system_fonts=True
        )
        try:
            seconds = date(Path(self.srcdir))
            content: Any = compiler.compile(format="pdf", sys_inputs=told, timestamp=seconds)
        except typst.TypstError as error:
            raise SphinxError(f"Typst can't set the book: {error.message}.") from error
        Path(self.outdir, f"{make_filename(self.config.project)}.pdf").write_bytes(content)

    def pages(self) -> Iterator[tuple[str, str]]:
        """All pages in order, each with the title of the part that begins with it, or an empty text."""
        yield "", self.config.root_doc
        for toctree in self.env.get_doctree(self.config.root_doc).findall(addnodes.toctree):
            for number, (_, page) in enumerate(toctree["entries"]):
                yield "" if number else toctree["caption"] or "", page


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.add_builder(PdfBuilder)
    app.add_post_transform(Unfold)
    # After extensions have added their style sheets.
    app.connect("html-page-context", style, priority=900)
    app.add_config_value("editions", [], "html")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
