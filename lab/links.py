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

# They begin with a space, which the search of regular expressions jumps to: `\s` would take five times as long.
LINK, ID = re.compile(r' (?:href|src)="([^"]*)"'), re.compile(r' id="([^"]*)"')


def dead_links(site: Path, root: Path) -> Iterator[str]:
    """Messages about the links of all pages that lead nowhere within the site.

    Args:
        site: the built site.
        root: the checkout, for the lines of chapters.
    """
    texts = {str(page): flat(page.read_text("utf-8")) for page in sorted(site.rglob("*.html"))}

    @cache
    def ids(page: str) -> set[str]:
        return set(map(html.unescape, ID.findall(texts[page])))

    @cache
    def leads(folder: str, link: str) -> tuple[str, str] | None:
        """The file (empty: the page itself) and the anchor to which a link in a folder's pages leads; None: elsewhere.

        By folder, since a folder's pages have most of their links in common.
        """
        try:
            parts = urlsplit(html.unescape(link))
        except ValueError:  # it is no address, so nothing is there
            return link, ""
        # Those from the root lead to where the site will be published.
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            return None
        file = os.path.normpath(f"{folder}/{unquote(parts.path)}") if parts.path else ""
        return file, unquote(parts.fragment)

    exists = cache(os.path.exists)
    for page, text in texts.items():
        for link in dict.fromkeys(LINK.findall(text)):
            if place := leads(os.path.dirname(page), link):
                file, anchor = place[0] or page, place[1]
                there = anchor in ids(file) if anchor and file in texts else exists(file)
                if not there:
                    told = html.unescape(link)
                    yield f"{_place(page, told, site, root)}: its link to {told} leads nowhere."


def flat(text: str) -> str:
    """A text with spaces in place of line breaks and tabs."""
    return text.replace("\n", " ").replace("\t", " ")


def _place(page: str, link: str, site: Path, root: Path) -> str:
    """The chapter's file, and the line that has the link, if it is written there as on the page."""
    source = (root / os.path.relpath(page, site)).with_suffix(".md")
    text = source.read_text(encoding="utf-8") if source.exists() else ""
    line = f":{line_at(text, text.index(link))}" if link in text else ""
    return f"{os.path.relpath(source, root)}{line}"
