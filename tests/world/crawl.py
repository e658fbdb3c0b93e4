"""A reader of a learners' folder: it follows links, from files and from the learners' server.

It stands apart from the project on purpose and imports nothing of it: what it cannot read here, a
learner cannot find.
"""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from tests.world.served import Server

Address = tuple[str, str]
"""Host and path."""
VOID = {"meta", "link", "img", "br", "input", "hr"}
HOUR = re.compile(r"\b(t\d) is (\d\d:\d\d)")


@dataclass
class Node:
    """An element, with what stands in it in order."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    inside: list[Node | str] = field(default_factory=list)

    def all(self, tag: str = "", css: str = "") -> Iterator[Node]:
        """Yield each element below that has this tag and this class."""
        for one in self.inside:
            if isinstance(one, Node):
                if tag in {"", one.tag} and (not css or css in one.attrs.get("class", "").split()):
                    yield one
                yield from one.all(tag, css)

    def first(self, tag: str = "", css: str = "") -> Node:
        """Return the first such element, an empty one where there is none."""
        return next(self.all(tag, css), Node(""))

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        parts = (one if isinstance(one, str) else one.text for one in self.inside)
        return " ".join("".join(parts).split())

    @property
    def spaced(self) -> str:
        """The same with a space between elements."""
        parts = (one if isinstance(one, str) else one.spaced for one in self.inside)
        return " ".join(" ".join(parts).split())

    def without(self, css: str) -> Node:
        """Return a copy that lacks the elements of a class."""
        kept = [
            one.without(css) if isinstance(one, Node) else one
            for one in self.inside
            if isinstance(one, str) or css not in one.attrs.get("class", "").split()
        ]
        return Node(self.tag, self.attrs, kept)


class Reader(HTMLParser):
    """Makes elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.top = Node("page")
        self._open = [self.top]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].inside.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in {one.tag for one in self._open[1:]}:
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


@dataclass
class Page:
    """A page as somebody sees it, or where it sends them."""

    address: Address
    tree: Node
    links: dict[str, Address] = field(default_factory=dict)
    """By what stands in `href` or `src`."""
    sent: str = ""
    """Target of a short link."""

    @property
    def main(self) -> Node:
        return self.tree.first("main")

    def meta(self, name: str) -> str:
        """Return what the source says about itself."""
        found = (one for one in self.tree.all("meta") if one.attrs.get("name") == name)
        return next((one.attrs["content"] for one in found), "")


@dataclass
class View:
    """Everything that links lead to at one moment."""

    hour: str
    pages: dict[Address, Page]
    drawings: dict[Address, str]


def crawled(get: Fetch, hour: str, fronts: list[Address]) -> View:
    """Follow each link from the first page of each host; a search is not asked."""
    pages: dict[Address, Page] = {}
    drawings: dict[Address, str] = {}
    waiting = list(fronts)
    while waiting:
        address = waiting.pop()
        if address in pages or address in drawings or address[1].startswith("/act/"):
            continue
        if address[1].endswith(".svg"):
            drawings[address] = get.drawing(address)
        elif page := get.page(address):
            pages[address] = page
            waiting += page.links.values()
    return View(hour, pages, drawings)


class Fetch(Protocol):
    """How pages are got."""

    def page(self, address: Address) -> Page | None:
        """Return a page, None where it is not there."""
        ...

    def drawing(self, address: Address) -> str:
        """Return the source of a drawing."""
        ...


def _linked(tree: Node) -> Iterator[str]:
    for one in tree.all():
        if one.tag == "a" and "href" in one.attrs:
            yield one.attrs["href"]
        if one.tag == "img":
            yield one.attrs["src"]


# ---------------------------------------------------------------------------- files


class Files(Fetch):
    """The pages of one hour, as files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def page(self, address: Address) -> Page | None:
        file = self._file(address)
        if not file.is_file():
            return None
        tree = Reader(self._read(file)).top
        page = Page(address, tree)
        for link in _linked(tree):
            there = self._address((file.parent / link.partition("#")[0]).resolve(), file)
            if there:
                page.links[link] = there
        if address[0] == "hop.test":
            page.sent = tree.first("p", "target").first("a").text
        return page

    def drawing(self, address: Address) -> str:
        return self._read(self._file(address))

    def _read(self, file: Path) -> str:
        return file.read_text(encoding="utf-8")

    def _file(self, address: Address) -> Path:
        host, path = address
        name = path.removeprefix("/") or "index"
        return self.folder / host / (name if name.endswith(".svg") else f"{name}.html")

    def _address(self, file: Path, here: Path) -> Address | None:
        folder = self.folder.resolve()
        if file == here.parent.resolve() or not file.is_relative_to(folder):
            return None
        host, *parts = file.relative_to(folder).parts
        path = "/" + "/".join(parts)
        return host, "/" if path == "/index.html" else path.removesuffix(".html")


def front(folder: Path) -> Node:
    """Return START.html, which names the hours and the sites."""
    return Reader((folder / "START.html").read_text(encoding="utf-8")).top


def hours(folder: Path) -> dict[str, str]:
    """Return the hours that START names, by their letter: t1, t2, t3."""
    return dict(HOUR.findall(front(folder).spaced))


def over(folder: Path) -> str:
    """Return when the last exercise ends."""
    found = re.findall(r"Clock (\d\d):(\d\d) ?Minutes (\d+)", front(folder).spaced)
    last = max(int(hour) * 60 + int(minute) + int(long) for hour, minute, long in found)
    return f"{last // 60:02}:{last % 60:02}"


def hosts(folder: Path) -> list[str]:
    """Return the sites that START leads to."""
    found = re.findall(r"flat/t1/([^/\s]+)/index\.html", " ".join(
        one.attrs.get("href", "") for one in front(folder).all("a")
    ))  # fmt: skip
    return list(dict.fromkeys(found))


def flat(folder: Path) -> list[View]:
    """Return what the files show, hour by hour."""
    sites = [(host, "/") for host in hosts(folder)]
    return [
        crawled(Files(folder / "flat" / name), hour, sites)
        for name, hour in sorted(hours(folder).items())
    ]


# ---------------------------------------------------------------------------- the server


class Served(Fetch):
    """The learners' server, asked with the name of a host."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def at(self, hour: str) -> None:
        """Type a time and wait until the server says that its clock has moved."""
        self.server.type(hour)
        self.server.wait(hour)

    def page(self, address: Address) -> Page | None:
        host, path = address
        status, headers, data = self.server.ask(host, path)
        if "Location" in headers:
            sent = urlsplit(headers["Location"])
            return Page(address, Node("page"), sent=f"{_name(sent.netloc)}{sent.path}")
        if status != http.client.OK:
            return None
        tree = Reader(data).top
        page = Page(address, tree)
        end = f".localhost:{self.server.port}"
        for link in _linked(tree):
            parts = urlsplit(urljoin(f"http://{host}{end}{path}", link))
            if parts.netloc.endswith(end) and not parts.query:
                page.links[link] = _name(parts.netloc), parts.path or "/"
        return page

    def drawing(self, address: Address) -> str:
        return self.server.ask(*address)[2]


def _name(netloc: str) -> str:
    return netloc.partition(".localhost")[0]


def moved(served: Served, folder: Path) -> list[View]:
    """Return what the server shows at each hour that START names, and when the day is over."""
    sites = [(host, "/") for host in hosts(folder)]
    views = []
    for hour in [*sorted(hours(folder).values()), over(folder)]:
        served.at(hour)
        views.append(crawled(served, hour, sites))
    return views
