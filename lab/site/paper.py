"""The site's style converted for books: light colours only, no CSS variables, which some e-readers don't know."""

from __future__ import annotations

import re
from pathlib import Path

LIGHT = re.compile(r"light-dark\(([^,()]+),[^()]*\)")
SAID = re.compile(r"(--[\w-]+):\s*([^;]+);")
USED = re.compile(r"var\((--[\w-]+)\)")
FONT = re.compile(r"font: (\S+px) ([^;]+);")


class Paper:
    """The style of books, made from the style sheets of the site.

    Args:
        root: the checkout.

    Attributes:
        values: values of the site's CSS variables, by name; of a light and a dark colour the light one.
        pictures: the rules for pictures, with variables replaced by their values.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        rules = [self.read(f"_static/{name}.css") for name in ("page", "style")]
        self.values = {name: value for text in rules for name, value in SAID.findall(text)}
        found = re.findall(r"^svg\.[^{]+{[^}]*}", "\n".join(rules), re.MULTILINE)
        self.pictures = FONT.sub(r"font-size: \1; font-family: \2;", self.resolve("\n".join(found)))

    def read(self, name: str) -> str:
        """The text of a style sheet without comments, and with only the light colours."""
        text = (self.root / name).read_text(encoding="utf-8")
        return LIGHT.sub(r"\1", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))

    def resolve(self, text: str) -> str:
        """Replace CSS variables in a text by their values."""
        return USED.sub(lambda match: self.values.get(match[1], "inherit"), text)

    def style(self) -> str:
        """The style sheet of the EPUB."""
        return self.pictures + self.resolve(self.read("_templates/paper.css"))

    def picture(self, svg: str) -> str:
        """An SVG element with its own style in it."""
        head, _, drawn = self.resolve(svg).partition(">")
        if "xmlns=" not in head:
            head += ' xmlns="http://www.w3.org/2000/svg"'
        return f"{head}><style>{self.pictures}</style>{drawn}"

    def colours(self) -> dict[str, str]:
        """Colours by the names of their CSS variables, for Typst's templates."""
        return {name: value for name, value in self.values.items() if value.startswith("#")}
