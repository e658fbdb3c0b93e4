"""The built site as a reader has it: opened from a folder, in a browser that reaches no network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page, Request, ViewportSize

from tests.browser.firefox import Firefox, running

Axe = Callable[..., list[str]]
DESK: ViewportSize = {"width": 1280, "height": 720}


@dataclass(slots=True)
class Reader:
    """A profile of the browser, and what went wrong in it."""

    context: BrowserContext
    page: Page
    site: Path
    faults: list[str] = field(default_factory=list)
    heard: list[tuple[str, Any]] = field(default_factory=list)

    def open(self, name: str) -> Page:
        """Open a page by its path below the site, and wait for its letters."""
        self.page.goto((self.site / name).as_uri())
        self.page.evaluate("document.fonts.ready.then(() => 0)")
        return self.page

    def switch(self, language: str) -> None:
        """Click the page's link to a language, by the mouse at its middle, and wait for the other page."""
        place = self.page.evaluate(_LINK, language)
        with self.page.expect_navigation():
            self.page.mouse.click(*place)
        self.page.evaluate("document.fonts.ready.then(() => 0)")

    def hear(self, event: Any, told: Callable[[Any], None]) -> None:
        """Be told of an event of the page until the test ends."""
        self.page.on(event, told)
        self.heard.append((event, told))

    def questions(self) -> list[str]:
        """Return a list that takes the kind of each question the page will ask; the answer is yes."""
        asked: list[str] = []

        def answer(dialog: Dialog) -> None:
            asked.append(dialog.type)
            dialog.accept()

        self.hear("dialog", answer)
        return asked

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
        """Note each fault with the page it is on; a request that no file answers is one."""

        def look(request: Request) -> None:
            if not self.owns(request.url) and not request.is_navigation_request():
                self._note(f"asked for {request.url}")

        def lost(request: Request) -> None:
            if request.failure != "net::ERR_ABORTED":  # as when the next page is opened
                self._note(f"failed {self.name(request.url)} {request.failure}")

        self.page.on("request", look)
        self.page.on("requestfailed", lost)
        self.page.on("pageerror", lambda error: self._note(f"script {error}"))
        self.page.on("console", lambda said: self._note(f"console {said.type} {said.text}"))

    def traces(self) -> list[str]:
        """Return what went wrong, and what is stored, since the profile was made."""
        return self.faults + (self.stored() if self.owns(self.page.url) else [])

    def leave(self) -> None:
        """Make the page as good as new for the next test: only what is stored would be left."""
        while self.heard:
            self.page.remove_listener(*self.heard.pop())
        self.page.goto("about:blank")
        self.page.set_viewport_size(DESK)
        self.page.emulate_media(media="null", color_scheme="null", forced_colors="null")
        self.faults.clear()

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
    """Give every HTML file of the site by its path."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@pytest.fixture(scope="session")
def reading(browser: Browser, site):
    """Give a context manager that opens a fresh profile; its keywords are those of Playwright.

    What went wrong in it, or is stored when its test is done, fails the test.
    """

    @contextmanager
    def read(**options: Any) -> Iterator[Reader]:
        reader = _fresh(browser, site, **options)
        try:
            yield reader
            assert reader.traces() == []
        finally:
            reader.context.close()

    return read


@pytest.fixture(scope="session")
def _shared(browser: Browser, site) -> Iterator[Callable[[str], Reader]]:
    """Give a function that returns the one profile of a kind that all tests of a process share."""
    kept: dict[str, Reader] = {}

    def share(kind: str) -> Reader:
        if kind in kept and not _leaves(kept[kind]):
            kept.pop(kind).context.close()
        if kind not in kept:
            kept[kind] = _fresh(browser, site)
        return kept[kind]

    yield share
    for reader in kept.values():
        reader.context.close()


@pytest.fixture
def reader(_shared) -> Iterator[Reader]:
    """Give the page that tests share, as it would be in a new profile.

    What went wrong in it, or is stored when the test is done, fails the test.
    """
    reader: Reader = _shared("plain")
    yield reader
    assert reader.traces() == []


@pytest.fixture
def clocked(_shared) -> Iterator[Reader]:
    """Give a shared page as `reader` does, in a profile whose clock tests set: it stays set."""
    reader: Reader = _shared("clocked")
    yield reader
    assert reader.traces() == []


def _fresh(browser: Browser, site: Path, **options: Any) -> Reader:
    context = browser.new_context(offline=True, **options)
    context.set_default_timeout(30_000)
    reader = Reader(context, context.new_page(), site)
    reader.watch()
    return reader


def _leaves(reader: Reader) -> bool:
    """Return whether the page of the test before left no trace and could be left, so that it serves the next."""
    try:
        clean = not reader.traces()
        reader.leave()
    except Error:  # it was closed, or hangs
        return False
    return clean


@pytest.fixture(scope="module")
def firefox(tmp_path_factory) -> Iterator[Firefox]:
    """Give the browser, without which these tests prove nothing."""
    here = map(shutil.which, ("firefox-esr", "firefox"))
    found = os.environ.get("HANDBOOK_FIREFOX") or next(filter(None, here), None)
    program = found or pytest.fail("there is no Firefox (type `sh .ci/system firefox`)")
    with running(program, tmp_path_factory.mktemp("firefox")) as firefox:
        yield firefox


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Give a function that returns each violation of accessibility with its rule and places."""
    script = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")

    def run(page: Page, *, colours: bool = False) -> list[str]:
        """Run every rule, or that of colours alone."""
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(script)
        found = page.evaluate(_AXE, colours)
        return [f"{one['id']} ({one['impact']}): {one['help']} · {one['where']}" for one in found]

    return run


_LINK = """language => {
  const [link, ...more] = document.querySelectorAll(`.languages a[hreflang=${language}]`);
  if (!link || more.length) throw new Error(`not one link to ${language}`);
  link.scrollIntoView({ block: "nearest" });
  const { x, y, width, height } = link.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""
# preload: axe would fetch style sheets by itself, which no page of ours may do. To measure a contrast takes
# axe longer than all else, so of what has the same letters on the same grounds the first stands for all.
_AXE = """async colours => {
  const run = (where, more) => axe.run(where, { preload: false, resultTypes: ["violations"], ...more });
  const grounds = new Map();
  const ground = element => {
    if (!element) return "";
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
      grounds.set(element, `${ground(element.parentElement)} ${backgroundColor} ${backgroundImage} ${opacity}`);
    }
    return grounds.get(element);
  };
  const first = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    const words = element.value || element.placeholder || [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!words || !element.checkVisibility()) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const disabled = element.closest(":disabled, [aria-disabled=true]") !== null;
    const key = [color, fontSize, fontWeight, textShadow, disabled, ground(element)].join();
    if (!first.has(key)) first.set(key, element);
  }
  const found = await run({ include: [...first.values()] }, { runOnly: ["color-contrast"] });
  const rest = colours ? [] : (await run(document, { rules: { "color-contrast": { enabled: false } } })).violations;
  return [...found.violations, ...rest].map(({ id, impact, help, nodes }) => ({
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
