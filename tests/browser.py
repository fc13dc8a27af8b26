"""A browser for tests: find one on this machine, open the built site in it, and note its complaints."""

from __future__ import annotations

import gzip
import mimetypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, Route

# In a subfolder, as on GitHub Pages; by HTTPS, so that pages may write to the clipboard.
ADDRESS = "https://book.example/below/a/path/"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
QUIET = (
    "--no-sandbox",  # root in a container can't have a sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find(playwright: Playwright) -> str | None:
    """The path of a Chromium or Chrome on this machine."""
    found = [os.environ.get("CHROME_PATH"), *map(shutil.which, NAMES), *PLACES]
    found.append(playwright.chromium.executable_path)  # where `playwright install` puts it
    return next((path for path in found if path and Path(path).exists()), None)


class Visit:
    """A page that is open in the browser, and what happened while it was loaded.

    Args:
        page: Playwright's page.

    Attributes:
        complaints: what the browser wrote to its console, and requests that failed.
        weight: bytes of everything that was transferred, compressed as hosts do.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.weight = 0
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self.note_failed)

    def note_failed(self, request: Request) -> None:
        """Note a request that failed, unless the reader has left the page before the answer."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"no {request.url}")

    def open_all(self) -> None:
        """Open all dropdowns, and show the content of all tabs at once."""
        self.page.evaluate(
            """() => {
              for (const element of document.querySelectorAll("details")) element.open = true;
              for (const tab of document.querySelectorAll(".sd-tab-content")) tab.style.display = "block";
            }"""
        )

    def violations(self) -> list[str]:
        """What axe reports: each rule that is broken, and some of the elements that break it.

        Checking all colours takes axe a minute on a long page.  They depend on few things, so three elements are
        checked for each combination of text colour, background, size and weight.
        """
        self.page.evaluate(AXE_SCRIPT)
        return self.page.evaluate(
            """async () => {
              const seen = {};
              for (const element of document.querySelectorAll("body *")) {
                if (![...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
                if (!element.checkVisibility()) continue;
                const style = getComputedStyle(element);
                const look = [style.color, style.fontSize, style.fontWeight, style.textDecorationLine];
                for (let place = element; place; place = place.parentElement)
                  look.push(getComputedStyle(place).backgroundColor);
                const key = look.filter((word) => word !== "rgba(0, 0, 0, 0)").join();
                seen[key] = (seen[key] ?? 0) + 1;
                element.toggleAttribute("data-sample", seen[key] <= 3);
              }
              const colours = ["color-contrast", "link-in-text-block"];
              const rules = Object.fromEntries(colours.map((rule) => [rule, { enabled: false }]));
              const found = [
                await axe.run({ resultTypes: ["violations"], rules }),
                await axe.run(document.querySelectorAll("[data-sample]"), { runOnly: colours }),
              ];
              return found.flatMap(({ violations }) => violations).map(({ id, help, nodes }) =>
                `${id}: ${help}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join("  ")}`);
            }"""
        )


class Shown:
    """The built site in a browser, served as by a host; requests to other hosts fail.

    Args:
        browser: the browser.
        site: the folder of the built site.
    """

    def __init__(self, browser: Browser, site: Path) -> None:
        self.browser = browser
        self.site = site
        self.packed: dict[Path, int] = {}

    @contextmanager
    def context(
        self, width: int = 1280, scheme: Literal["light", "dark"] = "light"
    ) -> Iterator[BrowserContext]:
        """A reader's browser context, with its own storage, width and colour scheme."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme
        )
        try:
            yield context
        finally:
            context.close()

    @contextmanager
    def visit(self, name: str, context: BrowserContext) -> Iterator[Visit]:
        """Open a page of the site.

        Args:
            name: its path in the site.
            context: the reader's.
        """
        visit = Visit(context.new_page())
        visit.page.route("**/*", lambda route: self.answer(route, visit))
        visit.page.goto(ADDRESS + name)
        try:
            yield visit
        finally:
            visit.page.close()

    def answer(self, route: Route, visit: Visit) -> None:
        """Answer a request from the site's folder, and count the bytes."""
        url = route.request.url
        path = self.site / urlsplit(url).path.removeprefix(urlsplit(ADDRESS).path)
        if not url.startswith(ADDRESS) or not path.is_file():
            visit.complaints.append(f"there is no {url}")
            route.abort()
            return
        if path not in self.packed:
            self.packed[path] = len(gzip.compress(path.read_bytes(), 6))
        visit.weight += min(self.packed[path], path.stat().st_size)
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        route.fulfill(path=path, content_type=kind)
