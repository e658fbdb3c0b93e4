"""The built site as a reader has it: opened from a folder, in a browser that reaches no network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route

Until = Literal["commit", "load"]
Axe = Callable[[Page], list[str]]


@dataclass(slots=True)
class Reader:
    """A fresh profile of the browser, and what went wrong in it."""

    context: BrowserContext
    page: Page
    site: Path
    faults: list[str] = field(default_factory=list)

    def open(self, name: str) -> Page:
        """Open a page by its path below the site, and wait for its letters."""
        self.page.goto((self.site / name).as_uri())
        self.page.evaluate("document.fonts.ready.then(() => 0)")
        return self.page

    def switch(self, language: str, until: Until = "load") -> None:
        """Click the page's link to a language, and wait until the other page has come so far.

        The click is one of the mouse, at the middle of the link as it stands on the screen.
        """
        place = self.page.evaluate(_LINK, language)
        with self.page.expect_navigation(wait_until=until):
            self.page.mouse.click(*place)
        if until == "load":
            self.page.evaluate("document.fonts.ready.then(() => 0)")

    def here(self) -> str:
        """Return the path below the site of the page that is open."""
        return self.name(self.page.url)

    def name(self, url: str) -> str:
        """Return the path below the site that an address means."""
        path = Path(unquote(urlsplit(url).path))
        return path.relative_to(self.site).as_posix() if self.owns(url) else url

    def owns(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme == "file" and Path(unquote(parts.path)).is_relative_to(self.site)

    def stored(self) -> list[str]:
        """Return what the page left in the browser, of whatever kind."""
        found: list[str] = self.page.evaluate(_STORED)
        return found + [f"cookie {cookie.get('name')}" for cookie in self.context.cookies()]

    def watch(self) -> None:
        """Refuse all that is no file, and note each fault with the page it is on."""

        def look(request: Request) -> None:
            if not self.owns(request.url):
                self._note(f"asked for {request.url}")

        def refuse(route: Route) -> None:
            route.abort()

        def lost(request: Request) -> None:
            if request.failure != "net::ERR_ABORTED":  # as when the next page is opened
                self._note(f"failed {self.name(request.url)} {request.failure}")

        self.context.route(_NO_FILE, refuse)
        self.page.on("request", look)
        self.page.on("requestfailed", lost)
        self.page.on("pageerror", lambda error: self._note(f"script {error}"))
        self.page.on("console", lambda said: self._note(f"console {said.type} {said.text}"))

    def _note(self, fault: str) -> None:
        self.faults.append(f"{self.here()}: {fault}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(whole) -> Path:
    """Give the folder of the real site, with its print files."""
    return Path(whole.site)


@pytest.fixture(scope="session")
def names(site) -> list[str]:
    """Give every HTML file of the site by its path; of the rules' pages, which are alike, a tenth.

    The output gate reads them all; here each costs a second of a browser.
    """
    every = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    found = [name for name in every if "/rules/HB" not in name or name.endswith("1.html")]
    assert 40 < len(found) < len(every)
    return found


@pytest.fixture(scope="session")
def reading(browser, site):
    """Give a context manager that opens a fresh profile; its keywords are those of Playwright."""

    @contextmanager
    def read(**options: Any) -> Iterator[Reader]:
        context = browser.new_context(offline=True, **options)
        context.set_default_timeout(10_000)
        reader = Reader(context, context.new_page(), site)
        reader.watch()
        yield reader
        context.close()

    return read


@pytest.fixture
def reader(reading) -> Iterator[Reader]:
    with reading() as reader:
        yield reader


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Give a function that returns each violation of accessibility with its rule and places."""
    script = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")

    def run(page: Page) -> list[str]:
        page.evaluate(script)
        found = page.evaluate(_AXE)
        return [f"{one['id']} ({one['impact']}): {one['help']} · {one['where']}" for one in found]

    return run


_LINK = """language => {
  const [link, ...more] = document.querySelectorAll(`.languages a[hreflang=${language}]`);
  if (!link || more.length) throw new Error(`not one link to ${language}`);
  link.scrollIntoView({ block: "nearest" });
  const { x, y, width, height } = link.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""
_NO_FILE = re.compile(r"^(?!file:)")
# preload: axe would fetch style sheets by itself, which no page of ours may do.
_AXE = """async () => {
  const { violations } = await axe.run(document, { preload: false, resultTypes: ["violations"] });
  return violations.map(({ id, impact, help, nodes }) => ({
    id, impact, help,
    where: nodes.slice(0, 4).map(node => node.target.join(" ")).join(" | ") + ` (${nodes.length})`,
  }));
}"""
_STORED = """async () => [
  ...Object.keys(localStorage).map(key => `localStorage ${key}`),
  ...Object.keys(sessionStorage).map(key => `sessionStorage ${key}`),
  ...(document.cookie ? [`cookie ${document.cookie}`] : []),
  ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
]"""
