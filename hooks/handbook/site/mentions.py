"""Bytes in, every address and every path of a machine in them out, wherever they stand."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from handbook.model import UrlMention

TEXTS = frozenset({"html", "json", "search-index", "svg", "text"})
"""Kinds of content that are read as text, with lines; all others are packed bytes."""
PROSE = frozenset({"html", "search-index"})
"""Kinds of content that hold what authors wrote, where a path of the system may be an example."""


def mentions(data: bytes, content: str) -> tuple[UrlMention, ...]:
    """Return the addresses and paths in the bytes of a file, each text once, at its first line.

    `content` is what the bytes are; a packed part is to be unpacked first. Defanged addresses and
    those without a host are none.
    """
    found: dict[tuple[str, str], UrlMention] = {}
    for view in _views(data, content):
        line, counted = 1, 0
        for kind, start, end in _places(view, content):
            text = _shown(view[start:end], content)
            if (text, kind) in found or text.rstrip("/\\")[-1:] in ("", ":"):
                continue
            if start < counted:
                line, counted = 1, 0
            line, counted = line + view.count(b"\n", counted, start), start
            found[text, kind] = UrlMention(text, line if content in TEXTS else 0, kind)
    return tuple(found.values())


def _views(data: bytes, content: str) -> Iterator[bytes]:
    """Yield the bytes, and once more in plain signs where some are written in another way."""
    if content in _JSON:
        yield _ESCAPE.sub(_plain, data)
        return
    yield data
    if content in ("html", "svg"):
        if _ENTITY.search(data):
            yield html.unescape(data.decode("utf-8", "replace")).encode()
    elif content not in TEXTS and _WIDE in data:
        yield data.replace(b"\0", b"")


def _places(data: bytes, content: str) -> Iterator[tuple[str, int, int]]:
    """Yield kind, start and end of each mention."""
    for start, end in _addresses(data, content):
        yield "address", start, end
    for start, end in _paths(data, content):
        yield "path", start, end


def _addresses(data: bytes, content: str) -> Iterator[tuple[int, int]]:
    text = content in TEXTS
    rest = _REST if text else _REST_PACKED
    for found in _SCHEME_END.finditer(data):
        scheme = _scheme(data, found.start(), plain=text and found[0].endswith(b"/"))
        if scheme is not None:
            yield scheme, _end(rest, data, found.end())
    if text:
        share = _SHARE_IN_JSON if content in _JSON else _SHARE
        for pattern, after in ((_HOST, _REST), (share, _SHARE_REST)):
            for found in pattern.finditer(data):
                if not found.start() or data[found.start() - 1] in _APART:
                    yield found.start(), _end(after, data, found.end())


def _paths(data: bytes, content: str) -> Iterator[tuple[int, int]]:
    prose = content in PROSE
    rest = _REST if content in TEXTS else _REST_PACKED
    for found in (_PATH_IN_PROSE if prose else _PATH).finditer(data):
        if not _WORD.match(data, max(0, found.start() - 1), found.start()):
            yield found.start(), _end(rest, data, found.end())
    for found in (_DRIVE_IN_PROSE if prose else _DRIVE).finditer(data):
        if letter := _LETTER.search(data, max(0, found.start() - 2), found.start()):
            yield letter.start(1), _end(_SHARE_REST, data, found.end())


def _scheme(data: bytes, end: int, *, plain: bool) -> int | None:
    """Return where the scheme begins that ends at `end`; None where it opens nothing.

    In plain text it may be any but a defanged one. In packed bytes the text before it may touch it,
    and one that is not known is an accident.
    """
    start = max(0, end - _LONGEST_SCHEME)
    found = (_SCHEME if plain else _KNOWN).search(data, start, end)
    if not found or found[0][:3].lower() == b"hxx":
        return None
    return found.start()


def _end(rest: re.Pattern[bytes], data: bytes, start: int) -> int:
    found = rest.match(data, start, start + _LONGEST)
    return found.end() if found else start


def _shown(raw: bytes, content: str) -> str:
    """Return a mention as a person would write it, without what only ends the sentence."""
    text = raw.decode("utf-8", "replace")
    if content in ("html", "svg") and "&" in text:
        text = html.unescape(text)
    text = _QUOTE.split(text, maxsplit=1)[0].rstrip(_STOPS)
    while text.endswith(")") and text.count("(") < text.count(")"):
        text = text[:-1].rstrip(_STOPS)
    return text


def _plain(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 16)]) if found[1] else b"/"


_JSON = frozenset({"json", "search-index"})
_LONGEST = 300
_LONGEST_SCHEME = 16
_SCHEME = re.compile(rb"[A-Za-z][A-Za-z0-9+.-]{1,15}$")
_KNOWN = re.compile(rb"(?:file|ftps?|gopher|https?|smb|wss?)$", re.IGNORECASE)
_SCHEME_END = re.compile(rb":(?:\\?/|\\){2,5}(?=[^\x00-\x20\"'<>`/\\])")
"""Browsers read a backslash as a slash here, and JSON may write a slash behind one."""
_HOST = re.compile(rb"//(?=[A-Za-z0-9\x80-\xff][A-Za-z0-9\x80-\xff-]{0,62}\.[A-Za-z0-9\x80-\xff])")
_SHARE = re.compile(rb"\\\\(?=[A-Za-z0-9\x80-\xff][\w.\x80-\xff-]{1,62}\\[\w$])")
_SHARE_IN_JSON = re.compile(rb"\\\\\\\\(?=[A-Za-z0-9\x80-\xff][\w.\x80-\xff-]{1,62}\\\\[\w$])")
_REST = re.compile(rb"[^\x00-\x20\"'<>`|^\\]*")
_REST_PACKED = re.compile(rb"[!#-&(-;=?-\[\]_a-{}~]*")
_SHARE_REST = re.compile(rb"[^\x00-\x20\"'<>`|^]*")
_APART = frozenset(b"\"'`(=,> \t\r\n\f")
_ESCAPE = re.compile(rb"\\(?:/|u00(2[fF]|3[aA]))")
_ENTITY = re.compile(
    rb"&(?:#(?:x0*(?:2f|3a|5c)|0*(?:47|58|92))(?![0-9a-f])|(?:sol|colon|bsol);)", re.IGNORECASE
)
_WIDE = b":\0/\0/"
"""A scheme's end in signs of two bytes each, as fonts and pictures write names."""
_QUOTE = re.compile("[<>\"'“”‘’«»‹›„…،؛۔\x7f-\xa0]")
_STOPS = ".,:;!?"

_HOMES = rb"home|Users|root|__w|builds?|workspaces?|work|private|github|runner|nix/store"
_SYSTEM = rb"tmp|usr|var|opt|etc|mnt|srv|media|proc"
_PATH_IN_PROSE = re.compile(rb"/(?:" + _HOMES + rb")/[\w.@-]")
_PATH = re.compile(rb"/(?:" + _HOMES + rb"|" + _SYSTEM + rb")/[\w.@-]")
_WORD = re.compile(rb"[\w.~/\x80-\xff-]")
_DRIVE_IN_PROSE = re.compile(
    rb":\\{1,2}(?:Users|Documents and Settings)\\{1,2}[\w.@-]", re.IGNORECASE
)
_DRIVE = re.compile(
    rb":\\{1,2}(?:Users|Documents and Settings|Windows|Program Files|ProgramData|Temp)"
    rb"\\{1,2}[\w.@-]",
    re.IGNORECASE,
)
_LETTER = re.compile(rb"(?<![A-Za-z0-9])([A-Za-z])$")
