"""Check in seconds everything that needs no TensorFlow: format, lint, spelling, snippets, recordings, pages, links.

`pre-commit` runs the same checks.  All problems are reported at once, with file and line; those in pages only when all
task files and pages can be read.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from docutils import nodes
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import default_slugify
from myst_parser.parsers.mdit import create_md_parser

from lab.book import ROOT, Book
from lab.cells import place, read_cells
from lab.history import removed
from lab.moved import ADDRESS, MOVED, read_moved
from lab.pages import CONFLICT, UNSETTLED, chapters, controls, led_to, refuse_unreadable
from lab.problems import Problem, line_at, nearest
from lab.write import CHAPTER, refuse_module

HEADER = CHAPTER.split("#")[0].strip()
# How many arguments of functions of lab/show may name runs, where the others are labels.
NAMES = {"show.values": 1, "show.lines": 0, "show.bars": 0, "show.folded": 0}
EVAL = re.compile(r"\{eval\}`([^`]+)`")
TOOLS = (  # run as modules: installed scripts hold the path of their Python, which breaks if the checkout is moved
    ("ruff", "check", "--quiet", "--output-format", "concise"),
    ("ruff", "format", "--check", "--output-format", "concise"),
    ("codespell_lib",),
)
WIDTH = 79  # characters of a snippet's line at most, so that it fits on a page
SCHEMAS = {  # published schemas, and the files that must fit them
    "vendor.github-workflows": ".github/workflows/*.yml",
    "custom.github-workflows-require-timeout": ".github/workflows/*.yml",
    "vendor.github-issue-forms": ".github/ISSUE_TEMPLATE/[!c]*.yml",
    "vendor.dependabot": ".github/dependabot.yml",
    "vendor.readthedocs": ".readthedocs.yaml",
    "vendor.citation-file-format": "CITATION.cff",
}


def check() -> None:
    """Check everything.

    Raises:
        Problem: everything that is wrong.
    """
    root = ROOT
    if any(path.is_fifo() for path in root.glob("chapters/**/*")):
        refuse_unreadable(root)  # now: tools would wait for ever for the pipe's other end
    commands = [[*tool, "."] for tool in TOOLS]
    if (root / "pyproject.toml").exists():  # names the files
        commands.append(["mypy", "--no-error-summary"])
    for schema, pattern in SCHEMAS.items():
        files = sorted(map(str, root.glob(pattern)))
        if files:
            commands.append(["check_jsonschema", "--builtin-schema", schema, *files])
    with ThreadPoolExecutor() as pool:
        problems = [told for told in pool.map(partial(run, root), commands) if told]
    problems += conflicts(root)
    try:
        book = Book(root)
        refuse_unreadable(root)
    except Problem as problem:
        raise Problem(*dict.fromkeys([*problems, *problem.messages])) from None
    pages = all_pages(root)
    for page in pages.values():
        problems += page.problems(book, pages)
    problems += addresses(root, pages)
    problems += forms(book)
    problems += recordings(book)
    if problems:
        raise Problem(*problems)
    print(f"{len(pages)} pages and {len(book.tasks)} tasks are in order.")


def all_pages(root: Path) -> dict[Path, Page]:
    """All chapters and the front page, by their files."""
    return {path: Page(path, root) for path in [*chapters(root), root / "index.md"]}


def faults(book: Book) -> Iterator[str]:
    """Messages about cells and links for which a build would stop, found without executing anything."""
    pages = all_pages(book.root)
    for page in pages.values():
        yield from page.calls(book)
        yield from page.links(pages)


def run(root: Path, command: list[str]) -> str:
    """Run a tool of the book's environment; return what it reports, or an empty text if it passes."""
    command = [sys.executable, "-m", *command]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    return (done.stdout + done.stderr).strip() if done.returncode else ""


def conflicts(root: Path) -> Iterator[str]:
    """Messages about conflict markers that a merge has left in any file."""
    done = subprocess.run(
        ["git", "grep", "--no-index", "--exclude-standard", "-nzIE", CONFLICT],
        cwd=root, capture_output=True, text=True, errors="replace",
    )  # fmt: skip
    for line in filter(None, done.stdout.split("\n")):
        file, number, _ = line.split("\0", 2)
        yield f"{file}:{number}: {UNSETTLED}"


def addresses(root: Path, pages: dict[Path, Page]) -> Iterator[str]:
    """Messages about pages' addresses: pages that the index doesn't list, and addresses that lead nowhere."""
    listed = re.findall(r"(?m)^chapters/\S+$", (root / "index.md").read_text(encoding="utf-8"))
    there = [page.name.removesuffix(".md") for page in pages.values() if page.name != "index.md"]
    for name in listed:
        if name not in there:
            yield f"index.md: it lists {name}, which does not exist{nearest(name, there)}. Correct or remove that line."
    for name in there:
        if not ADDRESS.fullmatch(name):
            yield f"{name}.md: a chapter's name may contain only letters, digits, underscores and hyphens. Rename it."
        elif name not in listed:
            yield f"{name}.md: index.md doesn't list it. Add a line: {name}"
    try:
        moved = read_moved(root)
    except Problem as problem:
        yield from problem.messages
        return
    for name in removed(root):
        if root / name not in pages and name.removesuffix(".md") not in moved:
            yield f"{name}: it was published, but its address now leads nowhere. Name it in {MOVED}, with the page that replaces it."


def forms(book: Book) -> Iterator[str]:
    """Messages about snippets that readers couldn't execute, or could hardly read."""
    for task in book.tasks.values():
        for variant in task.variants:
            name = f"snippets/{task.name}/{variant}.py"
            try:
                refuse_module(variant)
            except Problem as problem:
                yield f"{name}: {problem}"
            text = task.snippet(variant).read_text(encoding="utf-8", errors="replace")
            yield from controls(text, name)
            lines = text.splitlines()
            for number, line in enumerate(lines[1:], 2):  # below the caption
                if len(line) > WIDTH:
                    yield f"{name}:{number}: it has {len(line)} characters, more than {WIDTH}. Break it."
                if re.match(r"\s*(from|import) lab\b", line):
                    yield f"{name}:{number}: it imports this project, which readers don't have. Remove that."


def recordings(book: Book) -> Iterator[str]:
    """Messages about recordings that are damaged or stale."""
    for address in book.addresses():
        if book.recording(address).exists():
            try:
                book.recorded(address)
            except Problem as problem:
                yield from problem.messages


class Page:
    """A chapter, or the front page, as text.

    Args:
        path: its file.
        root: the checkout.
    """

    def __init__(self, path: Path, root: Path) -> None:
        self.path, self.root, self.name = path, root, str(path.relative_to(root))
        self.text = path.read_text(encoding="utf-8")

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens of its Markdown."""
        return list(_parsed(self.text))

    @cached_property
    def headings(self) -> set[str]:
        """Ids to which links to this page can point: of its headings, as MyST and as docutils form them."""
        found = zip(self.tokens, self.tokens[1:])
        parts = [b.children for a, b in found if a.type == "heading_open"]
        titles = ["".join(part.content for part in title) for title in parts]
        return {slug(title) for title in titles for slug in (default_slugify, nodes.make_id)}

    @cached_property
    def labels(self) -> set[str]:
        """Labels, `(label)=` and `{#label}`, to which links from any page can point."""
        parts = [part for token in self.tokens for part in (token, *(token.children or []))]
        names = [str(part.attrGet("id")) for part in parts if part.attrGet("id")]
        names += [token.content for token in self.tokens if token.type == "myst_target"]
        return {form for name in names for form in (name, nodes.make_id(name))}

    def problems(self, book: Book, pages: dict[Path, Page]) -> Iterator[str]:
        """Everything that is wrong with it, as messages."""
        if self.name != "index.md":
            yield from self.form()
        yield from self.calls(book)
        yield from self.titles()
        yield from self.blocks()
        yield from self.links(pages)

    def form(self) -> Iterator[str]:
        """What is wrong with its front matter and its answer box."""
        if not self.text.startswith(HEADER):
            yield f"{self.name}:1: its front matter must be:\n{HEADER}"
        if not re.search(r"(?m)^:::\{div\} answer\n\*\*.+?\?\*\* \S", self.text, re.DOTALL):
            line = self.text[: self.text.find("\n# ") + 1].count("\n") + 2
            yield (
                f"{self.name}:{line}: under the title it needs the question and its answer:\n"
                ":::{div} answer\n**A question?** Its answer.\n:::"
            )

    def titles(self) -> Iterator[str]:
        """What is wrong with its title: it has none, or more than one."""
        found = [
            token
            for token, text in zip(self.tokens, self.tokens[1:])
            if (token.type, token.tag) == ("heading_open", "h1") and text.content
        ]
        lines = [token.map[0] + 1 for token in found]
        if not lines:
            yield f"{self.name}: it has no title. Write one, as in: # Title"
        for line in lines[1:]:
            yield f"{self.name}:{line}: it already has a title, on line {lines[0]}. Begin a section with ##."

    def blocks(self) -> Iterator[str]:
        """Fenced blocks without a closing fence: Markdown ends them with the page, or with the block around them."""
        lines = self.text.split("\n")
        for token in self.tokens:
            if token.type in ("fence", "colon_fence"):
                first, end = token.map
                closes = rf"[>\s]*{re.escape(token.markup)}[`~:]*\s*"
                if end - first < 2 or not re.fullmatch(closes, lines[end - 1]):
                    yield (
                        f"{self.name}:{first + 1}: the block that begins here, or one around it, is not "
                        f"closed. End it with a line {token.markup}"
                    )

    def calls(self, book: Book) -> Iterator[str]:
        """Cells that don't parse, or that name a snippet or a run that doesn't exist."""
        try:
            notebook = read_cells(self.text, self.name)
        except Problem as problem:
            yield from problem.messages
            return
        codes, runs = [], tuple(f"/{runtime}" for runtime in book.runtimes)
        for cell, start in zip(notebook.cells, notebook.metadata["source_map"]):
            if cell.cell_type == "code":
                codes.append((cell.source, *place(self.name, self.text, cell, start)))
        for match in EVAL.finditer(self.text):
            codes.append((match[1], self.name, line_at(self.text, match.start())))
        for source, file, first in codes:
            try:
                tree = ast.parse(source)
            except SyntaxError as error:
                yield f"{file}:{first + (error.lineno or 1) - 1}: this code can't be parsed: {error.msg}"
                continue
            told: set[tuple[int, str]] = set()
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("show."):
                    for argument in node.args[: NAMES.get(ast.unparse(node.func))]:
                        if wrong := _unknown(argument, book):
                            told.add((argument.lineno, wrong))
                # Wherever a whole run of a task is named.
                elif isinstance(node, ast.Constant) and str(node.value).endswith(runs):
                    task, *others = str(node.value).split("/")
                    if task in book.tasks and len(others) == 2 and (wrong := _unknown(node, book)):
                        told.add((node.lineno, wrong))
            for line, wrong in sorted(told):
                yield f"{file}:{first + line - 1}: {wrong}"

    def links(self, pages: dict[Path, Page]) -> Iterator[str]:
        """Links that lead nowhere within the book."""
        line = 1
        for token in self.tokens:
            line = token.map[0] + 1 if token.map else line
            for part in token.children or []:
                line += part.type in ("softbreak", "hardbreak")
                link = urlsplit(str(part.attrGet("href") or ""))
                if part.type != "link_open" or link.scheme or link.netloc:
                    continue
                path = led_to(self.path, unquote(link.path), self.root) if link.path else self.path
                if link.path.endswith(".md") and path not in pages:
                    yield f"{self.name}:{line}: there is no page {link.path}."
                elif link.fragment and path in pages:
                    labelled = [pages[path]] if link.path else pages.values()
                    known = pages[path].headings.union(*(page.labels for page in labelled))
                    if unquote(link.fragment) not in known:
                        hint = nearest(link.fragment, known)
                        yield f"{self.name}:{line}: there is no heading #{link.fragment}{hint}."


def _parsed(text: str, first: int = 0) -> Iterator[Token]:
    """The tokens of Markdown, also within its `:::` blocks, with their lines in the file.

    Args:
        text: Markdown.
        first: the line of the file on which the text begins, counted from 0.
    """
    config = MdParserConfig(enable_extensions={"colon_fence", "attrs_block", "attrs_inline"})
    for token in create_md_parser(config, RendererHTML).parse(text):
        if token.map:
            token.map = [line + first for line in token.map]
        yield token
        if token.type == "colon_fence":
            yield from _parsed(token.content, token.map[0] + 1)


def _unknown(argument: ast.expr, book: Book) -> str | None:
    """A message if an argument names a snippet or a run that doesn't exist; None otherwise."""
    name = str(argument.value) if isinstance(argument, ast.Constant) else ""
    if not re.fullmatch(r"\w+/\w+(/[\w-]+)?", name):
        return None
    parts = name.split("/")
    try:
        book.find("/".join([*parts, next(iter(book.runtimes))][:3]))
    except Problem as problem:
        return str(problem)
    return None
