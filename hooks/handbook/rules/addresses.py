"""HB508 to HB511: addresses in texts, where they lead, and whether their hosts are what they seem."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from handbook.catalog import rule
from handbook.findings import short
from handbook.model import EMPTY, Data, Handbook, Link, Page
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.base import Add, Report, cached, checks, data_of, pages
from handbook.rules.characters import MARKS, kind_of, named
from handbook.rules.link_index import outward
from handbook.rules.source_text import MOST, SourceText, Value, sources

FORMED = frozenset(
    {"handles", "account-ids", "domains", "addresses", "emails", "phones", "identity-numbers"}
)
"""Groups of the list whose values must have a form that no real one has: a rule of the data."""


class Address(NamedTuple):
    """One address in a text, with its place there."""

    start: int
    end: int
    text: str
    host: str
    """As written; dots may be in brackets."""
    kind: str
    """`scheme`, `www` or `bare`."""
    live: bool


def addresses_in(text: str) -> Iterator[Address]:
    """Yield every address of a text in its order, each once, defanged ones too."""
    found = (
        _with_scheme(text),
        _magnets(text),
        _with_www(text),
        _bare_names(text),
        _defanged(text),
    )
    end = -1
    for address in heapq.merge(*found, key=lambda one: (one.start, -one.end)):
        if address.start >= end:
            end = address.end
            yield address


def lookalike(host: str) -> str:
    """Return what in a host is no ASCII letter, or its punycode; empty where it is what it seems."""
    for char in host:
        if not char.isascii() and kind_of(char) in ("known", "foreign"):
            return f"“{char}” ({named(char)})"
    found = _PUNYCODE.search(host)
    return f"“{found[0]}” (letters in disguise)" if found else ""


def host_of(url: str) -> str:
    """Return the host of an address, without user name and port; empty where it has none."""
    after = re.sub(r"^\s*[A-Za-z][A-Za-z0-9+.-]*:?[/\\]{0,3}", "", url) if ":" in url else url
    return re.sub(r":\d*$", "", _host(after).rpartition("@")[2])


def reserved(host: str) -> bool:
    """Return whether nobody can own a host: its name is kept for examples."""
    return _RESERVED.search(_DOT.sub(".", host.lower().rstrip("."))) is not None


def _with_scheme(text: str) -> Iterator[Address]:
    end = 0
    for mark in _SCHEME.finditer(text):
        if mark.start() < end:
            continue
        scheme = _BEFORE.search(text, max(0, mark.start() - 20), mark.start())
        after = _AFTER.match(text, mark.end()) if scheme is not None else None
        if scheme is None or after is None:
            continue
        written = after[0].rstrip(_CLOSING)
        host = _host(written)
        if not any(char.isalnum() for char in host):
            continue
        end = mark.end() + len(written)
        if _OWN.fullmatch(host):
            continue
        plain = _DOT.sub("", host)
        live = scheme[0].lower().rstrip("\\") not in _DEFANGED or "." in plain
        yield Address(scheme.start(), end, text[scheme.start() : end], host, "scheme", live)


def _magnets(text: str) -> Iterator[Address]:
    for found in _MAGNET.finditer(text):
        yield Address(found.start(), found.end(), found[0], "magnet", "scheme", live=True)


def _with_www(text: str) -> Iterator[Address]:
    for dot in _AFTER_WWW.finditer(text):
        start = dot.start() - 3
        before = text[max(0, start - 1) : start]
        found = _WWW.match(text, start)
        if found is not None and not (before.isalnum() or before in tuple("_.@-")):
            written = found[0].rstrip(_CLOSING)
            yield Address(start, start + len(written), written, _host(written), "www", live=True)


def _bare_names(text: str) -> Iterator[Address]:
    """Yield names that somebody can own, the longest of those that begin at one place."""
    last: Address | None = None
    for address in _owned_names(text):
        if last is not None and address.start != last.start:
            yield last
        last = address
    if last is not None:
        yield last


def _owned_names(text: str) -> Iterator[Address]:
    for tail in _TAIL.finditer(text):
        path = _PATH.match(text, tail.end())
        if not _owned(tail[1], path=path is not None):
            continue
        left = _LABELS.search(text[max(0, tail.start() - _LONGEST) : tail.start()])
        start = tail.start() - (len(left[0]) if left else 0)
        before = text[max(0, start - 2) : start]
        inner = before[-1:] in ("/", "\\") and before not in ("//", "\\\\")
        host = text[start : tail.end()]
        if left is None or inner or before[-1:] == "@" or reserved(host):
            continue
        written = text[start : path.end() if path else tail.end()].rstrip(_CLOSING)
        yield Address(start, start + len(written), written, host, "bare", live=True)


def _defanged(text: str) -> Iterator[Address]:
    end = 0
    for dot in _BRACKET.finditer(text):
        left = _LABEL.search(text[max(0, dot.start() - _LONGEST) : dot.start()])
        if left is not None and dot.start() >= end:
            start, end = dot.start() - len(left[0]), _MORE.match(text, dot.start()).end()  # type: ignore[union-attr]
            yield Address(start, end, text[start:end], text[start:end], "bare", live=False)


def _owned(tail: str, *, path: bool) -> bool:
    small = tail.lower()
    if small != tail and tail.upper() != tail and small not in _GREAT:
        return False
    if small in _FILES or (small in _WORDS and not path):
        return False
    return small in _TAILS or small in _WORDS or (path and len(tail) == _COUNTRY)


def _host(text: str) -> str:
    found = _HOST.match(text)
    return found[0] if found else ""


_COUNTRY = 2
_DEFANGED = frozenset({"hxxp", "hxxps", "fxp", "fxps"})
_CLOSING = ".,;:!?*_"
_STOP = r"\s<>\"“”‘’'`|)(،؛؟۔।\x00"
_SCHEME = re.compile(r":(?:\\?/\\?/|\\\\|/\\|\\/)")
_BEFORE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+\\?\Z")
"""A backslash before a sign is gone on the page: `https\\:` is shown as `https:`."""
_AFTER = re.compile(rf"(?:\[[.:]\]|\[[0-9A-Fa-f:.]+\]|\(\.\)|\[dot\]|[^{_STOP}\[\]]){{1,2000}}")
_HOST = re.compile(r"(?:\[[.:]\]|\[[0-9A-Fa-f:.]+\]|\(\.\)|\[dot\]|[^/\\?#])*")
_OWN = re.compile(r"(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d{1,5})?")
"""The reader's own computer: nobody else learns of it."""
_MAGNET = re.compile(rf"magnet:\?(?<!\w.{{8}})[^{_STOP}]+")
_AFTER_WWW = re.compile(r"\.(?<=[wW]{3}\.)(?=\w)")
_WWW = re.compile(rf"[wW]{{3}}\.[^{_STOP}\[\]]+")
_TAIL = re.compile(r"\.(?!md\b)([A-Za-z]{2,24})(?![\w-])")
_LETTER = rf"[\w{MARKS}-]"
_LABELS = re.compile(rf"(?:{_LETTER}+\\?\.)*{_LETTER}+\\?\Z")
_LONGEST = 254
"""Letters of the longest name that a host can have."""
_PATH = re.compile(rf"(?::\d+)?/[^{_STOP}\[\]]*")
_BRACKET = re.compile(r"\[(?:\.|dot)\](?=\w)")
_LABEL = re.compile(rf"{_LETTER}+\Z")
_MORE = re.compile(r"(?:\[(?:\.|dot)\]\w[\w-]{0,62}){1,8}")
_DOT = re.compile(r"\[\.\]|\(\.\)|\[dot\]")
_PUNYCODE = re.compile(r"\bxn--[\w-]*", re.IGNORECASE)
_RESERVED = re.compile(r"(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$")
_GREAT = frozenset({"com", "net", "org"})
"""Known so well that people write them with a capital."""
_FILES = frozenset({"md", "py", "js"})
"""Ends of our own files that are also those of countries."""
_OWNED = """
com net org info biz edu gov mil int aero mobi xxx onion i2p arpa
app bid cam chat click cloud club dev icu link live online onl porn pw sale sex shop site store
top vip website wiki xyz zone
ac ae af ai ao ar bd bg bh bo bt bz ca cc cf ch ci cl cm cn co cr cu cv cx cy cz dk dz ec ee eg
er es eu fi fj fm fr ga gd ge gg gh gl gq gr gt hk hn hr ht hu ie il im io iq ir jm jo jp ke kg
kh kr kw kz lb lk ls lt lu lv ly mk mm mn mw mx mz na ng ni nl np nz om pe ph pk pt py qa ro rs
ru rw sa sd se sg si sk sl sn ss su sv sx sy sz td tj tk tm tn tr tv tw tz ua ug uk uy uz vc ve
vg vn ws ye za zm zw
"""
"""Ends of names that can be owned and that are no words of ours."""
_WORDS_TOO = """
agency am as at be blog by cash de digital directory do email fan fun global go group guru help
home host id in is it la land law life love ma me media mo mobile money my name network new news
no now one page party photo pictures pl pm post press pro re red rent report rest review rip
rocks run sc security services sh so social software space st stream studio support team tech
tel tf tl to today tools travel tube us video watch wf win work works world wtf
"""
"""The same, but words or file names as well: they count with a path behind them."""
_TAILS, _WORDS = frozenset(_OWNED.split()), frozenset(_WORDS_TOO.split())


LINK_TEXT_ADDRESS = rule("HB508", "link-text-address")
HOST_LOOKALIKE = rule("HB510", "host-lookalike")
ADDRESS_LIVE = rule("HB511", "address-live")

BY_HAND = "delete it and type it by hand in the letters a to z"


@checks("HB508", "HB510", "HB511")
@cached
def check_addresses(book: Handbook) -> Report:
    """Return every address in texts and values that is live, disguised, or not where it leads."""
    report = Report()
    for source in sources(book):
        add = report.in_file(source.path)
        if source.name not in _REGISTERS:
            for link in islice(_links(source), MOST):
                text, target = short(link.text), short(link.target)
                add(LINK_TEXT_ADDRESS, link.line, text=text, target=target)
            _texts(source, add)
        for value in source.values if source.name == "bibliography" else ():
            shown = next(addresses_in(value.text), None)
            is_title = value.keys[-1:] == ("title",) and not value.named
            if is_title and shown and shown.text == value.text.strip():
                works = (one for one in book.works.values() if one.csl.get("title") == value.text)
                target = next((str(work.csl.get("URL", "")) for work in works), "")
                if not _same(shown.text, target):
                    text, target = short(value.text), short(target) or "no address"
                    add(LINK_TEXT_ADDRESS, value.line, text=text, target=target)
    return report


def _links(source: SourceText) -> Iterator[Link]:
    """Yield each link whose words are an address other than its own."""
    one = source.one
    bibliography = isinstance(one, Page) and one.role == BIBLIOGRAPHY
    for link in one.text.links if one is not None else ():
        scheme = outward(link.target)
        judged = "." in link.text and (not scheme or (bibliography and scheme == "https:"))
        if judged and _says_other(link.text.strip(), link.target):
            yield link


def _says_other(text: str, target: str) -> bool:
    """Return whether the words of a link hold an address, or are a file, that is not its target."""
    if _FILE.fullmatch(text):
        name = text.rpartition("/")[2]
        return target.rpartition("/")[2] not in (name, name.partition("#")[0])
    address = next(addresses_in(text), None)
    if address is None or _same(text, target):
        return False
    # A name such as “Crates.io” inside a title is a name; alone, or with a path, it is an address.
    return address.kind != "bare" or address.text == text or "/" in address.text


def _same(text: str, target: str) -> bool:
    """Return whether a text is the address to which it leads, perhaps without scheme or last /."""
    return target.rstrip("/") in (text.rstrip("/"), f"https://{text}".rstrip("/"))


def _texts(source: SourceText, add: Add) -> None:
    """Report each address outside links: first whether it is disguised, then whether it is live."""
    count = 0
    for address in addresses_in(source.whole):
        value, what = source.value(address.start), lookalike(address.host)
        in_tag = value is None and source.whole[address.start - 1 : address.start] == "<"
        if (
            count == MOST
            or in_tag
            or (value is not None and source.name == "bibliography" and value.keys[-1] == "URL")
            or not (what or (address.live and _judged(source, address, value)))
            or address.start in source.links
            or source.reported(address.start)
        ):
            continue
        line, host = source.line(address.start), short(address.host)
        if what:
            add(HOST_LOOKALIKE, line, host=host, why=f"it holds {what}", advice=BY_HAND)
        else:
            typed = short(defanged(address))
            add(ADDRESS_LIVE, line, text=short(address.text), typed=typed)
        count += 1


def _judged(source: SourceText, address: Address, value: Value | None) -> bool:
    """Return whether a live address counts here.

    A work may be named like a website, and a title that is one is judged by where it leads. In front matter HB332 reports links and plain addresses.
    """
    if value is None:
        return True
    if source.name == "fictional" and value.named and value.keys[0] in FORMED:
        return False
    if source.name == "bibliography":
        if value.keys[-1] == "title" and value.text.strip() == address.text:
            return False
        return address.kind != "bare" or "/" in address.text
    return source.one is None or not _TOLD_IN_FRONT.search(value.text)


def defanged(address: Address) -> str:
    """Return an address as it may be shown: `hxxps`, and each dot of the host in brackets."""
    host = _ESCAPED.sub("", address.host)
    text = _ESCAPED.sub("", address.text)
    text = text.replace(host, host.replace("[.]", ".").replace(".", "[.]"), 1)
    if address.kind != "scheme" or text[:3].lower() in ("hxx", "fxp"):
        return text
    small = text[:4].lower()
    if small in _FANGS:
        return _FANGS[small] + text[len(_FANGS[small]) :]
    return text.replace(":", "[:]", 1)


_ESCAPED = re.compile(r"\\(?=[:./])(?<!\\\\)(?<!/\\)")
_FILE = re.compile(r"(?:[\w.-]+/)*[\w.-]+\.(?:md|html?)(?:#[\w-]+)?")
_FANGS = {"http": "hxxp", "ftp:": "fxp", "ftps": "fxps"}
_REGISTERS = frozenset({"hosts", "contacts", "mkdocs"})
"""Files whose addresses have rules of their own."""
_TOLD_IN_FRONT = re.compile(
    r"\]\(|\]\[|(?<![a-z])(?:https?|ftps?|file|wss?)://|(?<![\w.-])www\.[a-z]", re.IGNORECASE
)


HOST_UNKNOWN = rule("HB509", "host-unknown")


class Register(NamedTuple):
    """The hosts of hosts.yaml."""

    hosts: frozenset[str]
    shapes: dict[str, str]
    """The first host of each shape."""


@checks("HB509", "HB510")
def check_hosts(book: Handbook) -> Report:
    """Return what is wrong with the hosts of the register, of the works and of their page.

    A work that is marked as a copy must have no address at all, which the rules of the data report.
    """
    report = Report()
    known = _register(book.data.get("hosts", Data("")), report)
    data = book.data.get("bibliography", Data(""))
    for work in data_of(book, "bibliography", "references").items():
        copy = (work.get("custom") or EMPTY).text("address") == "copy"
        for key, _, node in work.entries():
            if key == "URL" and not copy and _HTTPS.fullmatch(str(node.value)):
                _judge(node.line, str(node.value), known, report.in_file(data.path))
    for page in pages(book):
        for link in page.text.links if page.role == BIBLIOGRAPHY else ():
            if outward(link.target) == "https:":
                _judge(link.line, link.target, known, report.in_file(page.path))
    return report


def shape_of(host: str) -> str:
    """Return what a tired reader sees of a host: letters that look alike are one."""
    shape = _bare(host)
    for seen, meant in _ALIKE:
        shape = shape.replace(seen, meant)
    return shape


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _register(data: Data, report: Report) -> Register:
    """Return the hosts of the register, and report those that cannot be told apart."""
    shapes: dict[str, str] = {}
    for key, line, _ in data.root.entries():
        if key.isascii() and (why := _unlike(key, shapes)):
            advice = _REMOVE if why.startswith("it reads") else BY_HAND
            report.add(HOST_LOOKALIKE, data.path, line, host=short(key), why=why, advice=advice)
        shapes.setdefault(shape_of(key), key)
    return Register(frozenset(entry.key for entry in data.root.entries()), shapes)


def _unlike(host: str, shapes: dict[str, str]) -> str:
    """Return why a host is not what it seems: its letters, or another one that looks the same."""
    if what := lookalike(host):
        return f"it holds {what}"
    other = shapes.get(shape_of(host), host)
    return "" if _bare(other) == _bare(host) else f"it reads like “{short(other)}”"


def _judge(line: int, url: str, known: Register, add: Add) -> None:
    """Report what is wrong with one address that readers may follow."""
    host = host_of(url)
    if host not in known.hosts and (why := _unlike(host, known.shapes)):
        add(HOST_LOOKALIKE, line, host=short(host), why=why, advice=BY_HAND)
    elif _ADDRESS.fullmatch(url) is None:
        why, advice = next(words for sign, words in _REASONS if sign.search(url))
        add(HOST_UNKNOWN, line, url=short(url), why=why, advice=advice)
    elif host not in known.hosts:
        why = _STRANGE.format(host=short(host))
        add(HOST_UNKNOWN, line, url=short(url), why=why, advice=_ENTER)


_ALIKE = (
    ("rn", "m"), ("nn", "m"), ("vv", "w"), ("cl", "d"), ("1", "l"), ("i", "l"), ("0", "o"),
    ("5", "s"), ("2", "z"), ("-", ""),
)  # fmt: skip
"""What is read as something else in a small or careless type."""
_ADDRESS = re.compile(
    r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*(?:[/?#][A-Za-z0-9!$%&'()*+,./:;=?@_~#-]*)?"
)
_HTTPS = re.compile(r"https://[!-~]+")
"""What has not even this form is reported by the rules of the data."""
_REMOVE = "remove the one that its publisher does not own"
_STRANGE = "has the host “{host}”, which is not in docs/data/hosts.yaml"
_ENTER = "enter the host there, with its owner and the day on which it was seen"
_REASONS = (
    (re.compile(r"^(?!https://)"), (
        "does not begin with “https://”",
        "write the publisher's address with https, or leave it out")),
    (re.compile(r"^https://[^/?#]*@"), (
        "holds a user name", "remove what is between “https://” and the “@”")),
    (re.compile(r"^https://[^/?#]*:"), ("holds a port", "remove the colon and the number")),
    (re.compile(r"^https://(?:[\d.]+|0[xX][0-9A-Fa-f.]+|\[.*)(?:[/?#]|$)"), (
        "has a number in the place of a host", "write the host by its name")),
    (re.compile(r"^https://[^/?#]*\.(?:[/?#]|$)"), (
        "has a host that ends with a dot", "remove the dot")),
    (re.compile(r"^https://[^/?#]*[A-Z]"), (
        "has a host with capital letters", "write the host in small letters")),
    (re.compile(""), (
        "holds a sign that no address has",
        "copy it anew from the address bar; use a to z, 0 to 9 and -._~/?#=&%")),
)  # fmt: skip
"""Why an address is none that a reader may follow, and what to do; the first that fits is reported."""
