"""Find links within the built site that lead nowhere, however a chapter has written them."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lab.problems import line_at

LINK, ID = re.compile(r'\s(?:href|src)="([^"]*)"'), re.compile(r'\sid="([^"]*)"')


def dead_links(site: Path, root: Path) -> Iterator[str]:
    """Messages about the links of all pages that lead nowhere within the site.

    Args:
        site: the built site.
        root: the checkout, for the lines of chapters.
    """
    texts = {str(page): page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}

    @cache
    def there(file: str, anchor: str) -> bool:
        if file in texts and anchor:
            return anchor in ids(file)
        return Path(file).exists()

    @cache
    def ids(page: str) -> set[str]:
        return set(map(html.unescape, ID.findall(texts[page])))

    for page, text in texts.items():
        for link in dict.fromkeys(LINK.findall(text)):
            told = html.unescape(link)
            parts = urlsplit(told)
            # Those from the root lead to where the site will be published.
            if not (parts.scheme or parts.netloc or parts.path.startswith("/")):
                file = os.path.normpath(f"{os.path.dirname(page)}/{unquote(parts.path)}")
                if not there(file if parts.path else page, unquote(parts.fragment)):
                    yield f"{_place(page, told, site, root)}: its link to {told} leads nowhere."


def _place(page: str, link: str, site: Path, root: Path) -> str:
    """The chapter's file, and the line that has the link, if it is written there as on the page."""
    source = (root / os.path.relpath(page, site)).with_suffix(".md")
    text = source.read_text(encoding="utf-8") if source.exists() else ""
    line = f":{line_at(text, text.index(link))}" if link in text else ""
    return f"{os.path.relpath(source, root)}{line}"
