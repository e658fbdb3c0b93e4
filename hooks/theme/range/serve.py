"""The learners' server: serves the pages of a practice range on this PC alone.

It is of the standard library alone and is zipped, with `moment` and `findwheel`, to range.pyz. It
reads pages.json and the folder look beside it when it begins, and no file afterwards. Type a time such
as 11:00 and press Enter, and the range clock moves there.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import socketserver
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import parse_qs, urlsplit

from handbook.world.findwheel import Document, Part, find
from handbook.world.moment import at, clock, linked, there

LOOPBACK = "127.0.0.1"
LONGEST = 2000
"""Signs of the longest address that is read."""
LAST_PORT = 65535
PORTS = 50
"""Ports that are tried, from the first one on."""
SEARCH = "findwheel.example"
KINDS = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".js": "text/javascript",
}
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action {};"
    " base-uri 'none'; frame-ancestors 'none'"
)


class Refused(Exception):  # noqa: N818 - a refusal, and no fault of this program
    """Why the range cannot begin: one sentence."""


@dataclass(frozen=True)
class Range:
    """Everything that is served, by host and path."""

    label: str
    start: int
    offset: int
    pages: Mapping[tuple[str, str], Mapping[str, Any]]
    media: Mapping[tuple[str, str], bytes]
    missing: Mapping[str, str]
    index: tuple[Document, ...]
    front: str
    """The page that says what to do."""
    look: Mapping[str, tuple[bytes, str]]
    """Style sheets, fonts and signs, each with what it is."""


@dataclass
class Clock:
    """The range clock: it goes as fast as time does, from where somebody set it."""

    moment: int
    since: float = field(default_factory=time.monotonic)

    def now(self) -> int:
        """Return the moment in the world, in seconds of UTC."""
        return self.moment + int(time.monotonic() - self.since)

    def put(self, moment: int) -> None:
        """Set the clock to a moment."""
        self.moment, self.since = moment, time.monotonic()


class Witness:
    """Writes down what was viewed, searched and pressed, one line each; nothing where it is switched off."""

    def __init__(self, file: TextIO | None, label: str) -> None:
        self._file, self._label, self._lock = file, label, threading.Lock()

    def tell(self, now: int, host: str, path: str, kind: str) -> None:
        """Write one line."""
        line = json.dumps(
            {"utc": _utc(time.time()), "clock": _utc(now), "world": self._label, "host": host,
             "path": path, "kind": kind}, ensure_ascii=False,
        )  # fmt: skip
        with self._lock:
            if self._file is None:
                return
            try:
                self._file.write(line + "\n")
                self._file.flush()
            except OSError as error:
                self._file = None
                say(f"The witness has stopped: {error.strerror} (tell your trainer)")


class Server(ThreadingHTTPServer):
    """Listens on this PC alone; asks no name of the network, which the standard one does."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two programs have one port
    world: Range
    clock: Clock
    witness: Witness

    def server_bind(self) -> None:
        """Bind without asking what this PC is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that goes away is no fault."""


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD for the hosts of the range, from what is in memory."""

    server: Server
    timeout = 10
    error_content_type = "text/plain; charset=utf-8"
    error_message_format = "%(code)d %(message)s\n"
    policy = POLICY.format("'none'")

    def parse_request(self) -> bool:
        """Refuse what is no plain question for a page."""
        if not super().parse_request():
            return False
        if self.command not in {"GET", "HEAD"}:
            self.send_error(405, "Only pages can be read here")
        elif len(self.path) > LONGEST:
            self.send_error(414, "The address is too long")
        else:
            return True
        return False

    def do_GET(self) -> None:
        """Answer with a page, or say that there is none."""
        hosts = self.headers.get_all("Host") or []
        try:
            whole = f"//{hosts[0]}{self.path}" if self.path.startswith("/") else self.path
            asked = urlsplit(whole)
            host = self._host(asked.netloc) if len(hosts) == 1 else None
        except (ValueError, IndexError):
            host = None
        if host is None:
            self.send_error(421, "No host of this range has that name")
        elif not asked.path.startswith("/") or asked.scheme not in {"", "http"}:
            self.send_error(400, "That is no address of a page")
        else:
            self._answer(host, asked.path, asked.query)

    do_HEAD = do_GET  # noqa: N815 - the standard library's name

    def _host(self, typed: str) -> str | None:
        """Return the host that is meant, empty for this PC itself; None for a foreign one."""
        name, _, port = typed.lower().partition(":")
        if port not in {"", str(self.server.server_port)}:
            return None
        if name in {"localhost", LOOPBACK}:
            return ""
        name = name.removesuffix(".localhost")
        return name if name in self.server.world.missing else None

    def _answer(self, host: str, path: str, query: str) -> None:
        world, now = self.server.world, self.server.clock.now()
        if path.startswith("/look/") and path in world.look:
            self._send(200, *world.look[path])
        elif (host, path) in world.media and not query:
            self._send(200, world.media[host, path], KINDS[".svg"])
        elif not host:
            if path == "/" and not query:
                self._page(200, world.front, now)
            else:
                self.send_error(404, "Nothing is here")
        elif host == SEARCH and path == "/":
            self._search(query, now)
        else:
            self._shown(host, path, query, now)

    def _shown(self, host: str, path: str, query: str, now: int) -> None:
        world = self.server.world
        page = None if query else world.pages.get((host, path))
        shown = page is not None and there(page["since"], page["until"], now)
        if page is not None:
            kind = page["kind"] if shown else "gone"
            self._tell(now, host, path, "reload" if kind == "view" and self._again() else kind)
        if page is None or not shown:
            self._page(404, world.missing[host], now)
        elif page["target"]:
            target, _, rest = page["target"].partition("/")
            self._send(302, b"", "text/plain", self._link(target, f"/{rest}"))
        else:
            self._page(200, page["html"], now)

    def _search(self, query: str, now: int) -> None:
        self.policy = POLICY.format("'self'")
        page = self.server.world.pages[SEARCH, "/"]["html"]
        try:
            asked = parse_qs(query, max_num_fields=4).get("q", [""])[0].strip()
        except ValueError:
            self.send_error(400, "That is no search")
            return
        if not asked:
            self._tell(now, SEARCH, "/", "view")
            self._page(200, page, now)
            return
        self._tell(now, SEARCH, f"/?q={asked}", "search")
        found = find(self.server.world.index, asked, now)
        rows = "".join(
            f'<li><a href="{html.escape(f"//{one.host}{one.path}")}"><bdi>{html.escape(one.title)}</bdi></a>'
            f'<p class="where"><bdi dir="ltr">{html.escape(one.host + one.path)}</bdi></p>'
            f'<p class="opening" dir="auto">{html.escape(one.opening)}</p></li>'
            for one in found
        )
        head = f"<p>{len(found)} found for <bdi>{html.escape(asked)}</bdi></p>"
        self._page(200, page, now, f"{head}<ol>{rows}</ol>")

    def _page(self, status: int, page: str, now: int, results: str = "") -> None:
        shown = linked(at(page, now, results=results), self._link)
        self._send(status, shown.encode(), "text/html; charset=utf-8")

    def _send(self, status: int, data: bytes, kind: str, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _link(self, host: str, path: str) -> str:
        if host == "look":
            return f"/look{path}"
        return f"http://{host}.localhost:{self.server.server_port}{path}"

    def _again(self) -> bool:
        """Return whether the browser says that it loads the page anew, as it does on F5.

        With its cache switched off it says so of every page, in the same words.
        """
        return self.headers.get("Cache-Control", "") in {"max-age=0", "no-cache"}

    def _tell(self, now: int, host: str, path: str, kind: str) -> None:
        if self.command == "GET":
            self.server.witness.tell(now, host, path, kind)

    def end_headers(self) -> None:
        """End the head of each answer with what lets a page do nothing and tell nobody.

        A browser may keep the page: else it would ask again to save it, and the witness would count that.
        """
        self.send_header("Content-Security-Policy", self.policy)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Simulation", "practice-range")
        super().end_headers()

    def version_string(self) -> str:
        """Return the name of the server, which tells nothing of the PC."""
        return "practice-range"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Write nothing to the console: the witness does that."""


def say(text: str) -> None:
    """Write a line to the console."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def read(folder: Path) -> Range:
    """Return the range of a folder; raises `Refused` where a part of it is missing."""
    try:
        data = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
        look = {f"/look/{name}": _look(folder / "look", name) for name in data["look"]}
        return Range(
            label=data["label"],
            start=data["start"],
            offset=data["offset"],
            pages={(page["host"], page["path"]): page for page in data["pages"]},
            media={(host, path): text.encode() for host, path, text in data["media"]},
            missing=data["missing"],
            index=tuple(
                Document(host, path, title, tuple(Part(*part) for part in parts))
                for host, path, title, parts in data["index"]
            ),
            front=data["front"],
            look=look,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(
            f"the range beside this program cannot be read: {type(error).__name__}"
            " (copy the whole folder “learners” again)"
        ) from None


def _look(folder: Path, name: str) -> tuple[bytes, str]:
    """Return a file of the pages' look; nothing outside its folder is read, by dots or by a link."""
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()):
        raise ValueError(name)
    return file.read_bytes(), KINDS[file.suffix]


def moment_of(typed: str, world: Range) -> int | None:
    """Return the moment of a time of the course day, such as 11:00; None where it is none."""
    try:
        asked = datetime.strptime(typed.strip(), "%H:%M").replace(tzinfo=UTC)
    except ValueError:
        return None
    midnight = (world.start + world.offset) // 86400 * 86400 - world.offset
    return midnight + asked.hour * 3600 + asked.minute * 60


def begun(typed: str, world: Range) -> int:
    """Return the moment at which the clock begins: that of `--at`, else the beginning of the day."""
    moment = moment_of(typed, world) if typed else world.start
    if moment is None:
        raise Refused(f"“{typed}” is no time (type hours and minutes, such as 09:00)")
    return moment


def listening(port: int) -> Server:
    """Return a server on the first free port from this one on."""
    if not 0 < port <= LAST_PORT:
        raise Refused(f"{port} is no port (type a number from 1024 to {LAST_PORT})")
    for tried in range(port, min(port + PORTS, LAST_PORT + 1)):
        try:
            return Server((LOOPBACK, tried), Handler)
        except OSError:
            continue
    raise Refused(f"no port from {port} on is free (type --port with another number)")


def opened(folder: Path) -> TextIO | None:
    """Return a new file for the witness; None, and a sentence, where it cannot be written.

    So what a trainer tried, and what another pair did, is in no pair's file.
    """
    for number in count(1):
        path = folder / f"witness-{number}.jsonl"
        try:
            return path.open("x", encoding="utf-8", newline="\n")
        except FileExistsError:
            continue
        except OSError as error:
            say(f"There is no witness: {path.name} cannot be written, {error.strerror}.")
            break
    return None


def follow(lines: TextIO, clock_: Clock, world: Range) -> None:
    """Move the clock with each time that is typed."""
    for line in lines:
        if not line.strip():
            continue
        moment = moment_of(line, world)
        if moment is None:
            say("That is no time (type hours and minutes, such as 11:00, and press Enter).")
        else:
            clock_.put(moment)
            say(f"The range clock is {clock(world.offset, moment)}.")


def main() -> int:
    """Serve until somebody presses Ctrl+C; 2 where it cannot begin."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    asked = argparse.ArgumentParser(
        prog="range.pyz", description="Serve the practice range on this PC."
    )
    asked.add_argument("--port", type=int, default=8765, help="first port that is tried")
    asked.add_argument("--at", default="", help="time of the course day, such as 09:00")
    asked.add_argument("--no-witness", action="store_true", help="write down nothing")
    options = asked.parse_args()
    folder = Path(sys.argv[0]).resolve().parent
    try:
        world = read(folder)
        moment = begun(options.at, world)
        server = listening(options.port)
    except Refused as refused:
        sys.stderr.write(f"Error: {refused}\n")
        return 2
    server.world, server.clock = world, Clock(moment)
    file = None if options.no_witness else opened(folder)
    server.witness = Witness(file, world.label)
    line = "=" * 64
    say(f"{line}\n  Practice range {world.label}. Nothing here is real.\n")
    say(f"  Open   http://localhost:{server.server_port}/\n{line}")
    say(
        f"The range clock is {clock(world.offset, moment)}. Type a time, such as 11:00, and Enter to move it."
    )
    if file:
        name = Path(file.name).name
        say(f"Each page, search and button is written into {name} beside this program.")
    say("Press Ctrl+C to end.")
    threading.Thread(target=follow, args=(sys.stdin, server.clock, world), daemon=True).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say("\nThe range has ended.")
    return 0


def _utc(moment: float) -> str:
    return datetime.fromtimestamp(int(moment), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


if __name__ == "__main__":
    sys.exit(main())
