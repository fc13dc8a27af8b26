"""Text from runs stays text on the page, whatever it looks like: none of it becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

from lab import show
from lab.runs import Address, Run
from lab.show import comparisons, snippets

# Markup of HTML, Markdown, MyST, YAML options, TeX and tables.
LINES = [
    ":class: mine",
    "---",
    "<script>alert(1)</script><b onclick='x'>b</b><!-- no",
    "</pre></code></div>&lt;&amp;",
    "`one` ``two`` **bold** _it_ [link](http://example.org) ![picture](none.png) <http://example.org>",
    "```{code-block} python",
    "::::::{danger}",
    "~~~",
    "{eval}`1 + 1` {{ name }} $x^2$ (label)= % comment +++ [^1] {.class}",
    "| a | b |",
    "# heading",
    "- list",
    "> quote",
    "\ttab and \\ backslash \\| \\` \\",
    "    indented",
    "http://example.org and www.example.org",
]
TEXT = "\n".join(LINES)
LINE = " ".join(LINES)
CODE = f'''"""A snippet that says markup."""
text = {TEXT!r}
line = {LINE!r}
values = {{"rows": {{line: {{line: line}}, "other": {{line: "it"}}}}, "text": line}}
print(text)
'''
FAILS = f'''"""A snippet that fails with markup."""
class Error(Exception):
    pass


Error.__name__ = {LINES[2]!r}
raise Error({TEXT!r})
'''
TASK = """
[[expected_errors]]
variants = ["fails"]
runtimes = ["quick"]
error = "<script>…"
reason = "It wants to."
"""


class Reader(HTMLParser):
    """A page's text in code, in tables, and elsewhere; and the names of its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.code, self.cells, self.tags, self.other = [], [], [], ""
        self.place: list[str] | None = None
        self.feed(html.split("<article>")[1].split("</article>")[0])

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag in ("pre", "td", "th"):
            self.place = self.code if tag == "pre" else self.cells
            self.place.append("")

    def handle_endtag(self, tag):
        if tag in ("pre", "td", "th"):
            self.place = None

    def handle_data(self, data):
        if self.place is None:
            self.other += data
        else:
            self.place[-1] += data


def assert_harmless(reader):
    for tag, attributes in reader.tags:
        assert tag not in ("script", "b", "img", "em", "blockquote", "h2", "iframe", "hr"), (
            attributes
        )
        assert not {name for name in attributes if name.startswith("on") or name == "style"}
        assert "example.org" not in attributes.get("href", "")
        assert "mine" not in (attributes.get("class") or "").split()


def test_what_a_snippet_says_is_text(project):
    project.task("loud", TASK, says=CODE, fails=FAILS)
    address = '"loud/says/quick"'
    project.chapter(
        "page",
        'show.snippet("loud/says")',
        'show.result("loud/fails")',
        'show.outcomes("loud")',
        'show.variants("loud")',
        f'show.values({address}, "rows", "name", "value")',
        f'show.matrix("rows", {address})',
        f"show.run({address}).printed",
        f"print(show.run({address}).printed)",
    )
    page = project.root / "chapters" / "page.md"
    page.write_text(page.read_text() + f"\nIt is {{eval}}`show.run({address}).values['text']`.\n")
    done = project.build()
    assert done.returncode == 0, done.stderr
    reader = Reader(project.page("chapters/page"))
    assert_harmless(reader)
    shown = [text.strip("\n") for text in reader.code]
    assert shown.count(TEXT) == 4  # as printed, in the tab, as a cell's value, as a cell's output
    assert shown.count(f"{LINES[2]}: {TEXT}") == 2
    assert f"✗ {LINES[2]}" in reader.cells
    assert reader.cells.count(LINE) == 2
    assert f"It is {LINE}." in reader.other
    assert f"The same in all that have it: {LINE}={LINE}, other=it." in reader.other


def test_names_of_operations_and_variables_are_text(project, monkeypatch):
    name = "<script>alert(1)<!--`a`**b**_c_|d|{eval}$x$&amp;[e](f)\\\r\u2028<b onclick='x'>"
    line = name.replace("\r\u2028", "  ")
    told = {"name": name, "shape": [1], "dtype": name, "trainable": True, "initialiser": name}
    ops = [
        {"name": name, "type": name, "inputs": []},
        {"name": f"scope/{name}", "type": "Add", "inputs": [f"{name}:0"]},
    ]
    made = Run(
        Address("task", "variant", "quick"), "", {"tensorflow": "1", "python": "3"},
        variables=[told], operations=ops,
    )  # fmt: skip
    other = Run(made.address, "", made.versions, operations=ops[:1])
    for module in (snippets, comparisons):
        monkeypatch.setattr(module, "listed", {"made": made, "other": other}.get)
    parts = [
        show.variables("made"),
        show.operations("made"),
        show.comparison("made", "other"),
        show.graph("made"),
        show.bars({line: 1, "more": 2}, "x", "Bars"),
        show.lines({line: [1, 2], "more": [2, 1]}, "x", "y", "Lines"),
    ]
    project.write("chapters/page.md", "# Page\n\n" + "\n\n".join(parts))
    done = project.build()
    assert done.returncode == 0, done.stderr
    reader = Reader(project.page("chapters/page"))
    assert_harmless(reader)
    cells = [" ".join(text.split()) for text in reader.cells]
    assert cells.count(" ".join(line.split())) >= 5
    assert " ".join(reader.other.split()).count(" ".join(line.split())) >= 4  # in pictures
