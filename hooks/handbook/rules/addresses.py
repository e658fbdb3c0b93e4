"""HB508 to HB511: addresses in texts, where they lead, and whether their hosts are what they seem."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

from handbook.catalog import known, rule
from handbook.findings import short
from handbook.model import EMPTY, Data, Handbook, Link, Page
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.base import Add, Report, checks, data_of, key_line, pages
from handbook.rules.characters import MARKS, kind_of, named
from handbook.rules.front_matter import more_than_words
from handbook.rules.link_index import outward
from handbook.rules.source_text import MOST, SourceText, sources

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
    """Yield every address of a text in its order, defanged ones too; none goes on over a line's end."""
    for line in _LINE.finditer(text):
        at, end = line.span()
        while found := _ADDRESS.search(text, at, end):
            at, start, kind, written = found.end(), found.start(), found.lastgroup, found[0]
            if kind == "magnet":
                yield Address(start, at, written, kind, "scheme", live=True)
            elif kind == "defanged":
                yield Address(start, at, written, written, "bare", live=False)
            elif kind == "bare" and reserved(found["host"]):
                # what is behind it is looked at by itself
                at = start + found["host"].rindex(".") + 1
            else:
                written = written.rstrip(_CLOSING)
                host, live = found["host"] or _host(written), True
                if kind == "scheme":
                    host = _host(written.removeprefix(found["before"]))
                    defanged = found["before"].rstrip("\\:/").lower() in _DEFANGED
                    live = not defanged or "." in _DOT.sub("", host)
                if not _OWN.fullmatch(host):
                    yield Address(start, start + len(written), written, host, str(kind), live)


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


def _host(text: str) -> str:
    found = _HOST.match(text)
    return found[0] if found else ""


_DEFANGED = frozenset({"hxxp", "hxxps", "fxp", "fxps"})
_CLOSING = ".,;:!?*_"
_STOP = r"\s<>\"“”‘’'`|)(،؛؟۔।\x00"
_DOTTED = r"\[[0-9A-Fa-f:.]+\]|\(\.\)|\[dot\]"
"""A dot in brackets, or a number that is a host; no text is two of them, or a search could take for ever."""
_HOST = re.compile(rf"(?:{_DOTTED}|[^/\\?#])*")
_OWN = re.compile(r"(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d{1,5})?")
"""The reader's own computer: nobody else learns of it."""
_DOT = re.compile(r"\[\.\]|\(\.\)|\[dot\]")
_PUNYCODE = re.compile(r"\bxn--[\w-]*", re.IGNORECASE)
_RESERVED = re.compile(r"(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$")
_DOMAINS = known("domains")


def _either(words: str) -> str:
    return "|".join((*words.split(), *words.upper().split()))


_PATH = rf"(?::\d+)?/[^{_STOP}\[\]]*"
_LINE = re.compile(r"^.*?(?::[\\/?]|\.\w|\[(?:\.|dot)\]).*", re.MULTILINE)
"""A line with what every address has, and few lines."""
_LETTER = rf"[\w{MARKS}-]"
_TAIL = (
    rf"(?!(?:md|py|js|MD|PY|JS)\b)(?:{_either(_DOMAINS['owned'])}|(?i:com|net|org)"
    rf"|(?:{_either(_DOMAINS['words'])}|[a-z]{{2}}|[A-Z]{{2}})(?={_PATH}))(?![\w-])"
)
"""Our own files end like countries; the best known names are also written with one capital."""
_ADDRESS = re.compile(
    rf"(?P<scheme>(?P<before>[A-Za-z][A-Za-z0-9+.-]{{1,19}}\\?:(?:\\?/\\?/|\\\\|/\\|\\/))"
    rf"(?=(?:{_DOTTED}|[^/\\?#{_STOP}\[\]])*(?:[^\W_]|\[:*[0-9A-Fa-f]))"
    rf"(?:{_DOTTED}|[^{_STOP}\[\]]){{1,2000}})"
    rf"|(?<!\w)(?P<magnet>magnet:\?[^{_STOP}]+)"
    rf"|(?<![\w.@-])(?P<www>[wW]{{3}}\.\w[^{_STOP}\[\]]*)"
    rf"|(?<!{_LETTER})(?:(?<![/\\@])|(?<=//)|(?<=\\\\))(?<!{_LETTER}\.)(?<!{_LETTER}\\\.)"
    rf"(?P<bare>(?P<host>(?:{_LETTER}+\\?\.)+{_TAIL})(?:{_PATH})?)"
    rf"|(?<!{_LETTER})(?P<defanged>{_LETTER}+(?:\[(?:\.|dot)\]\w[\w-]{{0,62}}){{1,8}})"
)
"""A backslash before a sign is gone on the page: `https\\:` is shown as `https:`."""


LINK_TEXT_ADDRESS = rule("HB508", "link-text-address")
HOST_LOOKALIKE = rule("HB510", "host-lookalike")
ADDRESS_LIVE = rule("HB511", "address-live")

BY_HAND = "delete it and type it by hand in the letters a to z"


@checks("HB508", "HB510", "HB511", asks="text")
def check_addresses(book: Handbook) -> Report:
    """Return every address in texts and values that is live, disguised, or not where it leads."""
    report, typed = Report(), typed_hosts(book)
    for source in sources(book):
        add = report.in_file(source.path)
        if source.name not in _REGISTERS:
            for link in islice(_links(source), MOST):
                text, target = short(link.text), short(link.target)
                add(LINK_TEXT_ADDRESS, link.line, text=text, target=target)
            _texts(source, typed, add)
    add = report.in_file("docs/data/bibliography.yaml")
    for work in data_of(book, "bibliography", "references").items():
        title, target = work.text("title"), work.text("URL")
        shown = next(addresses_in(title), None)
        if shown and shown.text == title.strip() and not _same(shown.text, target):
            line, leads = key_line(work, "title"), short(target) or "no address"
            add(LINK_TEXT_ADDRESS, line, text=short(title), target=leads)
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
    return target.rstrip("/") in (text.rstrip("/"), f"https://{text}".rstrip("/"))


def _texts(source: SourceText, typed: Collection[str], add: Add) -> None:
    found = (one for one in addresses_in(source.whole) if not _judged_elsewhere(source, one))
    count = 0
    for address in found:
        line, host, what = source.line(address.start), short(address.host), lookalike(address.host)
        if what:
            add(HOST_LOOKALIKE, line, host=host, why=f"it holds {what}", advice=BY_HAND)
        elif address.live and not (_named_so(source, address) or _typed(source, address, typed)):
            add(ADDRESS_LIVE, line, text=short(address.text), typed=short(defanged(address)))
        else:
            continue
        count += 1
        if count == MOST:
            return


def typed_hosts(book: Handbook) -> frozenset[str]:
    """Return the hosts of services that officers type themselves: see `typed` in docs/data/hosts.yaml."""
    entries = data_of(book, "hosts").entries()
    return frozenset(host for host, _, node in entries if node.get("typed"))


def _typed(source: SourceText, address: Address, typed: Collection[str]) -> bool:
    """Return whether an address is to be typed: in code, of a host that the register holds for it."""
    if source.one is None or address.kind == "scheme" or _bare(address.host) not in typed:
        return False
    begin, line = source.whole.rfind("\n", 0, address.start) + 1, source.line(address.start)
    spans = source.whole.count("`", begin, address.start)
    return spans % 2 == 1 or any(one.line < line < one.last for one in source.one.text.fences)


def _judged_elsewhere(source: SourceText, address: Address) -> bool:
    """Return whether an address is in a link, a picture or a tag, or is that of a work."""
    value = source.value(address.start)
    if value is not None:
        return source.name == "bibliography" and value.keys[-1] == "URL"
    tag = source.whole[address.start - 1 : address.start] == "<"
    return tag or address.start in source.links or source.reported(address.start)


def _named_so(source: SourceText, address: Address) -> bool:
    """Return whether a live address is a name here, or in a value that HB332 reports.

    A work may be named like a website, and a title that is one is judged by where it leads.
    """
    value = source.value(address.start)
    if value is None:
        return False
    if source.name == "fictional":
        return value.named and value.keys[0] in FORMED
    if source.name == "bibliography":
        title = value.keys[-1] == "title" and value.text.strip() == address.text
        return title or (address.kind == "bare" and "/" not in address.text)
    return source.one is not None and more_than_words(value.text) in ("link", "address")


def defanged(address: Address) -> str:
    """Return an address as it may be shown: `hxxps`, and each dot of the host in brackets."""
    host = _ESCAPED.sub("", address.host)
    text = _ESCAPED.sub("", address.text)
    text = text.replace(host, host.replace("[.]", ".").replace(".", "[.]"), 1)
    if address.kind != "scheme" or text[:3].lower() in ("hxx", "fxp"):
        return text
    harmless = re.sub("(?i)^http", "hxxp", re.sub("(?i)^ftp", "fxp", text))
    return harmless if harmless != text else text.replace(":", "[:]", 1)


_ESCAPED = re.compile(r"\\(?=[:./])(?<!\\\\)(?<!/\\)")
_FILE = re.compile(r"(?:[\w.-]+/)*[\w.-]+\.(?:md|html?)(?:#[\w-]+)?")
_REGISTERS = frozenset({"hosts", "mkdocs"})
"""Files whose addresses have rules of their own."""

HOST_UNKNOWN = rule("HB509", "host-unknown")


@checks("HB509", "HB510")
def check_hosts(book: Handbook) -> Report:
    """Return what is wrong with the hosts of the register, of the works and of their page."""
    report, register = Report(), book.data.get("hosts", Data(""))
    hosts: set[str] = set()
    shapes: dict[str, str] = {}
    for host, line, _ in register.root.entries():
        if host.isascii() and (why := _unlike(host, shapes)):
            facts = {"why": why, "advice": _REMOVE if why.startswith("it reads") else BY_HAND}
            report.add(HOST_LOOKALIKE, register.path, line, host=short(host), **facts)
        hosts.add(host)
        shapes.setdefault(shape_of(host), host)
    for path, line, url in _followed(book):
        host, add = host_of(url), report.in_file(path)
        if host not in hosts and (why := _unlike(host, shapes)):
            add(HOST_LOOKALIKE, line, host=short(host), why=why, advice=BY_HAND)
        elif _SOUND.fullmatch(url) is None:
            add(HOST_UNKNOWN, line, url=short(url), why=_UNPLAIN, advice=_PLAINLY)
        elif host not in hosts:
            why = f"has the host “{short(host)}”, which is not in docs/data/hosts.yaml"
            add(HOST_UNKNOWN, line, url=short(url), why=why, advice=_ENTER)
    return report


def _followed(book: Handbook) -> Iterator[tuple[str, int, str]]:
    """Yield path, line and text of each address that readers may follow.

    A work that is marked as a copy must have none at all, which the rules of the data report.
    """
    for work in data_of(book, "bibliography", "references").items():
        node = work.get("URL")
        copy = (work.get("custom") or EMPTY).text("address") == "copy"
        if node and not copy and _HTTPS.fullmatch(str(node.value)):
            yield "docs/data/bibliography.yaml", node.line, str(node.value)
    for page in pages(book):
        for link in page.text.links if page.role == BIBLIOGRAPHY else ():
            if outward(link.target) == "https:":
                yield page.path, link.line, link.target


def shape_of(host: str) -> str:
    """Return what a tired reader sees of a host: letters that look alike are one."""
    return functools.reduce(
        lambda shape, alike: shape.replace(*alike), _DOMAINS["alike"], _bare(host)
    )


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _unlike(host: str, shapes: dict[str, str]) -> str:
    """Return why a host is not what it seems: its letters, or another one that looks the same."""
    if what := lookalike(host):
        return f"it holds {what}"
    other = shapes.get(shape_of(host), host)
    return "" if _bare(other) == _bare(host) else f"it reads like “{short(other)}”"


_SOUND = re.compile(
    r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*(?:[/?#][A-Za-z0-9!$%&'()*+,./:;=?@_~#-]*)?"
)
_HTTPS = re.compile(r"https://[!-~]+")
"""What has not even this form is reported by the rules of the data."""
_REMOVE = "remove the one that its publisher does not own"
_ENTER = "enter the host there, with its owner and the day on which it was seen"
_UNPLAIN = "is not “https://”, a host by its name in small letters, and a path of plain signs"
_PLAINLY = "copy it anew from the publisher's page, without user name, port or dot behind the host"
