"""The site's style as books need it: one colour each, for paper, and no rules that only browsers know."""

from __future__ import annotations

import re
from pathlib import Path

LIGHT = re.compile(r"light-dark\(([^,()]+),[^()]*\)")
SAID = re.compile(r"(--[\w-]+):\s*([^;]+);")
USED = re.compile(r"var\((--[\w-]+)\)")
FONT = re.compile(r"font: (\S+px) ([^;]+);")


class Paper:
    """The style of books, from the style sheets of the site.

    Args:
        root: the checkout.

    Attributes:
        values: what the site's variables stand for, by name; of two colours the one for light.
        pictures: the rules for pictures, with nothing in them that variables stand for.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        rules = [self.read(f"_static/{name}.css") for name in ("page", "style")]
        self.values = {name: value for text in rules for name, value in SAID.findall(text)}
        found = re.findall(r"^svg\.[^{]+{[^}]*}", "\n".join(rules), re.MULTILINE)
        self.pictures = FONT.sub(r"font-size: \1; font-family: \2;", self.resolve("\n".join(found)))

    def read(self, name: str) -> str:
        """The text of a style sheet, without comments and with the colours for light."""
        text = (self.root / name).read_text(encoding="utf-8")
        return LIGHT.sub(r"\1", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))

    def resolve(self, text: str) -> str:
        """Text with what its variables stand for."""
        return USED.sub(lambda match: self.values.get(match[1], "inherit"), text)

    def style(self) -> str:
        """The style sheet of the EPUB."""
        return self.pictures + self.resolve(self.read("_templates/paper.css"))

    def picture(self, svg: str) -> str:
        """A picture that brings its own style."""
        head, _, drawn = self.resolve(svg).partition(">")
        if "xmlns=" not in head:
            head += ' xmlns="http://www.w3.org/2000/svg"'
        return f"{head}><style>{self.pictures}</style>{drawn}"

    def colours(self) -> dict[str, str]:
        """What Typst's templates ask for: colours, by name."""
        return {name: value for name, value in self.values.items() if value.startswith("#")}
