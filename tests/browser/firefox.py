"""Debian's Firefox as a reader has it, told what to do over WebDriver BiDi, which it speaks itself.

Playwright needs a Firefox of its own make or newer than Debian's, and Debian has no geckodriver.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import Any

import pypdf
from websockets.sync.client import ClientConnection, connect

Message = dict[str, Any]

PATIENCE = 60
PREFS: Message = {
    "remote.prefs.recommended": False,  # with them nothing is kept for a crash
    "browser.sessionstore.interval": 500,  # what is kept for a crash is written after half a second
    "browser.sessionstore.interval.idle": 500,
    "browser.startup.homepage_override.mstone": "ignore",  # no page of Firefox's own is opened
    "browser.newtab.preload": False,
    "termsofuse.bypassNotification": True,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "browser.download.folderList": 2,  # the folder that is named below
    "print.always_print_silent": True,
    "print_printer": "Mozilla Save to PDF",
    "print.printer_Mozilla_Save_to_PDF.print_to_file": True,
}
CONNECTION: Message = {"max_size": None, "open_timeout": PATIENCE, "ping_interval": None}
EVENTS = ["network.beforeRequestSent", "log.entryAdded", "browsingContext.downloadEnd"]


@contextmanager
def running(program: str, home: Path) -> Iterator[Firefox]:
    """Give a Firefox with a fresh profile in `home`, where it also saves and prints."""
    profile, paper = home / "profile", home / "paper.pdf"
    profile.mkdir()
    prefs = PREFS | {
        "browser.download.dir": str(home),
        "print.printer_Mozilla_Save_to_PDF.print_to_filename": str(paper),
    }
    text = "".join(f"user_pref({json.dumps(key)}, {json.dumps(prefs[key])});\n" for key in prefs)
    (profile / "user.js").write_text(text, encoding="utf-8")
    options = "--headless --remote-debugging-port=0 --remote-allow-system-access about:blank"
    command = [program, "--profile", str(profile), *options.split()]
    place = profile / "WebDriverBiDiServer.json"
    own = os.environ | {"HOME": str(home)}
    with Popen(command, env=own, stdout=DEVNULL, stderr=DEVNULL) as process:
        try:
            port = until(lambda: json.loads(place.read_text(encoding="utf-8"))["ws_port"])
            address = f"ws://127.0.0.1:{port}/session"
            with connect(address, **CONNECTION) as socket:
                firefox = Firefox(socket, profile, paper)
                yield firefox
                firefox.command("browser.close")
            process.wait(PATIENCE)
        finally:
            process.kill()


class Firefox:
    """A Firefox that runs, and what happened in it."""

    def __init__(self, socket: ClientConnection, profile: Path, paper: Path) -> None:
        self.socket, self.profile, self.paper = socket, profile, paper
        self.events: list[Message] = []
        self.pages: list[Page] = []
        self.sent = 0
        self.command("session.new", capabilities={})
        self.command("session.subscribe", events=EVENTS)

    def command(self, method: str, **params: Any) -> Message:
        """Send a command and return its result; what happens meanwhile goes to `events`."""
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": params}))
        while (message := json.loads(self.socket.recv(PATIENCE))).get("id") != self.sent:
            self.events.append(message)
        assert message["type"] == "success", f"{method}: {message}"
        result: Message = message["result"]
        return result

    def seen(self, method: str) -> list[Message]:
        """Return what is told of each event of a kind so far."""
        return [event["params"] for event in self.events if event["method"] == method]

    def saved(self) -> Path:
        """Wait for a file that a page saves, and return its place."""
        kind = "browsingContext.downloadEnd"
        done = until(lambda: self.command("session.status") and self.seen(kind))
        return Path(done[-1]["filepath"])

    def tab(self) -> Page:
        """Open an empty tab."""
        return Page(self, self.command("browsingContext.create", type="tab")["context"])

    def open(self, path: Path) -> Page:
        """Open a file in a fresh tab."""
        page = self.tab()
        page.go(path.as_uri())
        page.evaluate("() => document.fonts.ready.then(() => 0)")
        self.pages.append(page)
        return page

    def kept(self) -> list[tuple[str, Message]]:
        """Return the address of each tab in the file for a crash, with what it keeps of its fields."""
        (window,) = self.command("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"]
        place = str(self.profile / "sessionstore-backups/recovery.jsonlz4")
        read = "path => IOUtils.readJSON(path, { decompress: true })"
        (kept,) = Page(self, window["context"]).evaluate(read, place)["windows"]
        tabs = [tab for tab in kept["tabs"] if tab["entries"]]
        return [(tab["entries"][-1]["url"], tab.get("formdata", {})) for tab in tabs]

    def holding(self, word: str) -> list[str]:
        """Return the files of the profile that hold a word, also packed: LZ4 leaves it whole at first."""
        signs = word.encode(), word.encode("utf-16-le")
        texts = {path.name: _read(path) for path in self.profile.rglob("*")}
        return [name for name, text in texts.items() if any(sign in text for sign in signs)]

    def stored(self) -> list[str]:
        """Return what is stored by pages from a folder: in open tabs, as cookies and on the disk."""
        cookies = self.command("storage.getCookies")["cookies"]
        folders = sorted(path.name for path in (self.profile / "storage/default").glob("file*"))
        open_now = [one for page in self.pages for one in page.evaluate(_STORED)]
        return [*open_now, *map(str, cookies), *folders]


class Page:
    """A tab; `evaluate` is that of Playwright, so that what reads a page there reads it here."""

    def __init__(self, firefox: Firefox, context: str) -> None:
        self.firefox, self.context = firefox, context

    def command(self, method: str, **params: Any) -> Message:
        return self.firefox.command(method, context=self.context, **params)

    def evaluate(self, function: str, argument: Any = None) -> Any:
        """Run a function of JavaScript with an argument, and return what it gives; both are JSON."""
        done = self.firefox.command(
            "script.callFunction",
            functionDeclaration=f"async text => JSON.stringify(await ({function})(JSON.parse(text)))",
            arguments=[{"type": "string", "value": json.dumps(argument)}],
            target={"context": self.context}, awaitPromise=True,
        )  # fmt: skip
        assert done["type"] == "success", done
        return json.loads(done["result"].get("value", "null"))

    def until(self, function: str, argument: Any = None) -> Any:
        """Return what the function gives, as soon as it is something."""
        return until(lambda: self.evaluate(function, argument))

    def click(self, css: str) -> None:
        """Press the mouse on the middle of the first part that a selector finds."""
        self.until(_SHOW, css)
        origin = {"type": "element", "element": self._find(css)}
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": origin}
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act("pointer", [move, *press])

    def type(self, css: str, text: str) -> None:
        """Click into a field, once more where the page moved under the mouse, and press the keys of a text."""
        self.click(css)
        if not self.evaluate(_HAS, css):
            self.click(css)
        self.keys(text)

    def keys(self, text: str) -> None:
        """Press the keys of a text where the caret is."""
        keys = [{"type": kind, "value": sign} for sign in text for kind in ("keyDown", "keyUp")]
        self._act("key", keys)

    def reload(self) -> None:
        self.command("browsingContext.reload", wait="complete")

    def go(self, url: str, wait: str = "complete") -> None:
        self.command("browsingContext.navigate", url=url, wait=wait)

    def _act(self, kind: str, actions: list[Message]) -> None:
        device = {"type": kind, "id": kind, "actions": actions}
        self.command("input.performActions", actions=[device])

    def printed(self) -> pypdf.PdfReader:
        """Print to a file as the browser's own command does, with its headers and footers."""
        paper = self.firefox.paper
        paper.unlink(missing_ok=True)
        self.evaluate("() => { setTimeout(() => print()) }")
        until(lambda: paper.read_bytes().endswith(b"%%EOF\n"))
        return pypdf.PdfReader(paper)

    def give(self, css: str, path: Path) -> None:
        """Choose a file in a field for files."""
        self.command("input.setFiles", element=self._find(css), files=[str(path)])

    def _find(self, css: str) -> Message:
        place = {"type": "css", "value": css}
        nodes = self.command("browsingContext.locateNodes", locator=place, maxNodeCount=1)["nodes"]
        return {"sharedId": nodes[0]["sharedId"]}


def until(look: Callable[[], Any]) -> Any:
    """Return the first answer that is something; a file that is not there or not whole yet is none."""
    last = time.monotonic() + PATIENCE
    while True:
        with suppress(OSError, ValueError):
            if found := look():
                return found
        assert time.monotonic() < last
        time.sleep(0.05)


def _read(path: Path) -> bytes:
    with suppress(OSError):  # a folder, or gone again
        return path.read_bytes()
    return b""


_STORED = """() => [...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...document.cookie ? [document.cookie] : []]"""
_HAS = "css => document.activeElement === document.querySelector(css)"
# A page may scroll by itself a moment after a row was added: what was shown is looked for again.
_SHOW = """async css => {
  const part = document.querySelector(css);
  part.scrollIntoView({ block: "center", behavior: "instant" });
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const { top, bottom } = part.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""
