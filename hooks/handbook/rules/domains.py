"""What looks like an address in a text, whether it is live, and whether its host is what it seems."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.rules.characters import MARKS, kind_of, named


class Address(NamedTuple):
    """One address in a text, with its place there."""

    start: int
    end: int
    text: str
    host: str
    """As written; dots may stand in brackets."""
    kind: str
    """`scheme`, `www` or `bare`."""
    live: bool


def addresses_in(text: str) -> Iterator[Address]:
    """Yield every address of a text in its order, each once, defanged ones too."""
    found = (_with_scheme(text), _magnets(text), _with_www(text), _bare(text), _defanged(text))
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


def _bare(text: str) -> Iterator[Address]:
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
    """Return whether a name with this end is one that somebody may own."""
    small = tail.lower()
    if small != tail and tail.upper() != tail and small not in _GREAT:
        return False
    if small in _FILES or (small in _WORDS and not path):
        return False
    return small in _TAILS or small in _WORDS or (path and len(tail) == _COUNTRY)


def _host(text: str) -> str:
    """Return what stands before the path."""
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
