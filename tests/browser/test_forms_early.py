"""What is typed before the script of a form runs stays; what a browser could bring back does not come.

In both browsers, as each decides by itself what a page that is read again begins with.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Page as Tab

from tests.browser.forms import CAPTURE, LOG, answers, kept, word

PLAIN = """<!doctype html><title>Plain</title><input id=field-case-ref>
<textarea id=field-reason></textarea><label><input type=radio id=field-authority-level-l1></label>"""
"""A page that asks for nothing, to show what the browser brings back by itself."""


class Opened(Protocol):
    """What both browsers can be told; a browser answers as Playwright does."""

    def evaluate(self, function: str, argument: Any = None) -> Any: ...
    def go(self, url: str, wait: str = "complete") -> None: ...
    def reload(self) -> None: ...
    def click(self, css: str) -> None: ...
    def type(self, css: str, text: str) -> None: ...
    def keys(self, text: str) -> None: ...
    def until(self, function: str, argument: Any = None) -> Any: ...


class Chromium:
    """A tab of Chromium that is told what to do as `firefox.Page` is."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.evaluate, self.click, self.keys = tab.evaluate, tab.click, tab.keyboard.type
        tab.on("dialog", lambda dialog: dialog.accept())

    def go(self, url: str, wait: str = "complete") -> None:
        self.tab.goto(url, wait_until="load" if wait == "complete" else "commit")

    def reload(self) -> None:
        self.tab.reload()

    def type(self, css: str, text: str) -> None:
        self.click(css)
        self.keys(text)

    def until(self, function: str, argument: Any = None) -> Any:
        return self.tab.wait_for_function(function, arg=argument).json_value()


@pytest.fixture(params=["chromium", "firefox"])
def tab(request) -> Iterator[Opened]:
    """Give an empty tab of a browser."""
    if request.param == "firefox":
        yield request.getfixturevalue("firefox").tab()
        return
    context = request.getfixturevalue("browser").new_context()
    yield Chromium(context.new_page())
    context.close()


@contextmanager
def slow(site: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """Serve the site from this machine, but its js/form.js only when told; give address and what tells."""
    told = threading.Event()

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.endswith("js/form.js"):
                told.wait(60)
            super().do_GET()

        def log_message(self, *_: Any) -> None: ...

    with ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(site))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/", told.set
        finally:
            told.set()
            server.shutdown()


def begin(tab: Opened, url: str) -> None:
    """Open a form whose script does not come yet."""
    tab.go(url, wait="none")
    tab.until("() => document.querySelector('#field-case-ref') !== null")
    assert tab.evaluate("() => document.querySelector('.form-save') === null")


def test_what_is_typed_before_the_script_runs_stays_and_is_saved(tab, site):
    """Also in the middle of a word: the caret stays, and what is being written is judged when it is left."""
    with slow(site) as (address, let):
        begin(tab, address + CAPTURE)
        tab.type("#field-case-ref", " U7/CASE/2026/031")
        tab.type("#field-clock-difference", "two")
        tab.click("#field-authority-level-l1")
        tab.type("#row-1-file-name", "a.png")
        tab.type("#field-reason", "Seen on ")
        let()
        tab.until(READY)
        tab.keys("a board")

    assert answers(tab) == {
        "case-ref": "U7/CASE/2026/031", "clock-difference": "two", "reason": "Seen on a board",
        "authority-level": "l1",
    }  # fmt: skip
    wrong = tab.evaluate(
        "() => document.querySelector('#wrong-field-clock-difference').textContent"
    )
    assert wrong == word("", "fill-wrong-number")
    file = kept(tab, ".form-draft")
    assert file["values"] == answers(tab)
    assert file["rows"] == [{"file-no": "1", "file-name": "a.png"}]


def test_a_row_that_is_being_written_keeps_the_caret(tab, site):
    """And the next row is as empty as ever."""
    with slow(site) as (address, let):
        begin(tab, address + LOG)
        tab.type("#row-1-log-result", "one ")
        let()
        tab.until(READY)
        tab.keys("two")

    assert kept(tab, ".form-draft")["line"] == {"line-no": "1", "log-result": "one two"}
    tab.click(".row-foot .form-twice")
    tab.until("() => document.querySelector('.form-sure') !== null")
    tab.click(".row-foot .form-twice")
    tab.click(".row-tools button")
    assert (
        tab.evaluate("() => document.querySelector('.row textarea[id$=-log-result]').value") == ""
    )


def test_a_form_that_is_read_again_is_empty_and_a_plain_page_is_not(tab, site, tmp_path):
    """By *reload* and by *back*; were a control completed, its words would be taken for typed ones."""
    plain = tmp_path / "plain.html"
    plain.write_text(PLAIN, encoding="utf-8")
    for page in (plain, site / CAPTURE):
        found = {}
        for way in ("reload", "back"):
            tab.go(page.as_uri())
            tab.type("#field-case-ref", "U7")
            tab.type("#field-reason", "seen")
            tab.click("#field-authority-level-l1")
            if way == "reload":
                tab.reload()
            else:
                tab.go((site / "index.html").as_uri())
                tab.evaluate("() => { setTimeout(() => history.back()) }")
                tab.until("name => location.pathname.endsWith(name)", page.name)
                tab.until("() => document.readyState === 'complete'")
            found[way] = tab.evaluate(HELD)
        if page == plain:
            assert found["back"] == ["U7", "seen", True]
            assert isinstance(tab, Chromium) or found["reload"] == found["back"]
        else:
            assert found == {"reload": ["", "", False], "back": ["", "", False]}


READY = "() => document.querySelector('.form-save') !== null"
HELD = """() => ["field-case-ref", "field-reason", "field-authority-level-l1"].map(id => document.getElementById(id))
  .map(one => one.type === "radio" ? one.checked : one.value)"""
