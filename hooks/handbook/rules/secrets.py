"""HB530: keys and passwords, found by their form."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.model import Handbook
from handbook.rules.base import Report, checks
from handbook.rules.characters import MARKS
from handbook.rules.source_text import MOST, SourceText, sources

SECRET = rule("HB530", "secret")


@checks("HB530")
def check_secrets(book: Handbook) -> Report:
    """Return every text that has the form of a key, a password or a token."""
    report = Report()
    for source in sources(book):
        whole = source.whole
        found = sorted(_secrets(source, whole), key=lambda one: one[0])
        end, count = -1, 0
        for start, last, what in found:
            if start >= end and count < MOST:
                end, count = last, count + 1
                report.add(SECRET, source.path, source.line(start), what=what,
                           text=_hint_of(whole[start:last]))  # fmt: skip
    return report


def _secrets(source: SourceText, whole: str) -> Iterator[tuple[int, int, str]]:
    raw = whole.encode("utf-8", "surrogatepass")
    long = _RUN in raw.translate(_WORD)
    if long or any(word in raw for word in _SHORT):
        yield from _of_form(whole, raw)
    ends = [part[-_TAIL:] for part in raw.replace(b"=", b":").split(b":")]
    names = b":".join(ends).translate(_SMALL, b" \"'`*_-").split(b":")
    if any(name.endswith(_NAMES) for name in names):
        for found in _NAMED.finditer(whole):
            if _is_value(found["value"], given=found["sign"] == "=" and bool(found["quote"])):
                yield found.start("value"), found.end("value"), "a password"
    if "://" in whole and "@" in whole:
        for found in _LOGIN.finditer(whole):
            yield found.start(1), found.end(1), "a password"
    if long:
        for start, text in _runs(raw):
            value = source.value(start)
            known = value is not None and value.keys[-1] in ("URL", "sha256")
            if not known and _is_random(text):
                yield start, start + len(text), "a key"


def _of_form(whole: str, raw: bytes) -> Iterator[tuple[int, int, str]]:
    for needle, form, what in _FORMS:
        if needle in raw:
            for found in form.finditer(whole):
                yield found.start(), found.end(), what


def _runs(raw: bytes) -> Iterator[tuple[int, str]]:
    """Yield place and text of each long run of signs of base 64."""
    shape, needle, end = raw.translate(_BASE64), b"a" * _LONG, 0
    while (start := shape.find(needle, end)) >= 0:
        end = _SAME.match(shape, start).end()  # type: ignore[union-attr]
        yield len(raw[:start].decode("utf-8", "surrogatepass")), raw[start:end].decode("ascii")


def _is_value(text: str, *, given: bool) -> bool:
    if _BLANK.fullmatch(text):
        return False
    mixed = any(char.isdigit() for char in text) and any(char.isalpha() for char in text)
    return given or mixed or not _PLAIN.fullmatch(text)


def _is_random(text: str) -> bool:
    """Return whether a long run looks drawn by chance: letters of both cases and digits, mixed."""
    words = sum(bool(_PLAIN_WORD.fullmatch(part)) for part in _PARTS.split(text))
    if _HEX.fullmatch(text) or words > 1:  # a path, or a name of several words
        return False
    kinds = (str.isupper, str.islower, str.isdigit)
    if not all(any(kind(char) for char in text) for kind in kinds):
        return False
    counts = Counter(text).values()
    entropy = -sum(count / len(text) * math.log2(count / len(text)) for count in counts)
    return entropy > _CHANCE


def _hint_of(text: str) -> str:
    """Return the beginning of a secret: enough to find it, too little to use it."""
    first = text.split("\n", 1)[0]
    return first[: min(_SHOWN, len(first) // 3)] + "…"


_SHOWN = 12
_CHANCE = 4.2
"""Bits a letter above which a run of forty is no name or path that somebody made up."""
_BASE = r"A-Za-z0-9+/_-"
_FORMS = (
    (b"-----BEGIN", re.compile(r"-----BEGIN [A-Z0-9 ]{0,30}(?:PRIVATE KEY|PGP MESSAGE)[A-Z ]{0,10}-----"), "a private key"),
    (b"PuTTY-User-Key", re.compile(r"PuTTY-User-Key-File-\d"), "a private key"),
    (b"AGE-SECRET-KEY-", re.compile(r"AGE-SECRET-KEY-1[A-Z0-9]{20,}"), "a private key"),
    (b"AKIA", re.compile(r"(?<!\w)AKIA[A-Z0-9]{16}(?!\w)"), "a key of AWS"),
    (b"ASIA", re.compile(r"(?<!\w)ASIA[A-Z0-9]{16}(?!\w)"), "a key of AWS"),
    (b"ghp_", re.compile(r"(?<!\w)ghp_[A-Za-z0-9]{30,}"), "a token of GitHub"),
    (b"gho_", re.compile(r"(?<!\w)gho_[A-Za-z0-9]{30,}"), "a token of GitHub"),
    (b"ghs_", re.compile(r"(?<!\w)ghs_[A-Za-z0-9]{30,}"), "a token of GitHub"),
    (b"github_pat_", re.compile(r"(?<!\w)github_pat_\w{20,}"), "a token of GitHub"),
    (b"glpat-", re.compile(r"(?<!\w)glpat-[\w-]{20,}"), "a token of GitLab"),
    (b"AIza", re.compile(r"(?<!\w)AIza[\w-]{35}(?![\w-])"), "a key of Google"),
    (b"ya29.", re.compile(r"(?<!\w)ya29\.[\w-]{20,}"), "a token of Google"),
    (b"xox", re.compile(r"(?<!\w)xox[abeoprs]-[A-Za-z0-9-]{10,}"), "a token of Slack"),
    (b"sk_live_", re.compile(r"(?<!\w)sk_live_\w{16,}"), "a key of a payment service"),
    (b"sk-", re.compile(r"(?<!\w)sk-[\w-]{32,}"), "a key of an AI service"),
    (b":AA", re.compile(r"(?<!\w)\d{8,10}:AA[\w-]{33}(?![\w-])"), "the token of a Telegram bot"),
    (b"eyJ", re.compile(r"(?<!\w)eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*"), "a token of a session"),
    (b"earer ", re.compile(rf"\b[Bb]earer [.={_BASE}]{{16,}}"), "a token of a session"),
    (b"ssh-", re.compile(r"(?<!\w)ssh-(?:rsa|dss|ed25519) AAAA[A-Za-z0-9+/=]{20,}"), "a key of SSH"),
    (b"ecdsa-sha2-", re.compile(r"ecdsa-sha2-\w+ AAAA[A-Za-z0-9+/=]{20,}"), "a key of SSH"),
)  # fmt: skip
"""A beginning that is looked for first, the whole form, and what it is."""
_SHORT = (b"-----BEGIN", b"xox", b"glpat-")
"""Beginnings of secrets that hold no long run of letters and digits."""
_NAMES = (
    b"password", b"passwd", b"passphrase", b"pwd", b"apikey", b"secret", b"secretkey", b"token",
    "پاسورڈ".encode(), "رمزعبور".encode(), "كلمةالمرور".encode(), "পাসওয়ার্ড".encode(),
)  # fmt: skip
"""Names of secrets, without spaces and hyphens."""
_NAMED = re.compile(
    r"(?:passw(?:or)?d|passphrase|pwd|api[_-]?key|secret(?:[_-]?key)?|(?:access[_-]?|auth[_-]?)?token"
    r"|پاس ورڈ|رمز عبور|كلمة المرور|পাসওয়ার্ড)"
    r"[\"'`*]{0,3} ?(?P<sign>[:=])[=>]? ?[`*]{0,3} ?(?P<quote>[\"']?)(?P<value>[^\s\"'`|<>(),;]{6,80})",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"://[^\s/@:]{1,64}:([^\s/@]{3,80})@")
"""A password in front of a host."""
_BLANK = re.compile(r"[_.…*xX#-]+|\$\w+|[\[{].*|%\w+%?|example|changeme", re.IGNORECASE)
_LETTERS_ONLY = rf"(?:[^\W\d_]|[{MARKS}])+"
_PLAIN = re.compile(rf"{_LETTERS_ONLY}(?:[._'’-]+{_LETTERS_ONLY})*[.:!?۔।]?")
_CAPITALS, _LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz"
_SMALL = bytes.maketrans(_CAPITALS, _LETTERS)
_TAIL = 64
"""Bytes of the longest name with the signs that may be between it and its colon."""
_WORD = bytes.maketrans(_CAPITALS + _LETTERS + b"0123456789_", b"a" * 63)
_RUN = b"a" * 20
"""What every secret but the short ones holds: twenty letters, digits and underscores in a row."""
_BASE64 = bytes.maketrans(_CAPITALS + _LETTERS + b"0123456789+/_-", b"a" * 66)
_LONG = 40
"""Signs from which on a run is no word any more."""
_SAME = re.compile(rb"a+")
_HEX = re.compile(r"[0-9a-f]+|[0-9A-F]+")
_PARTS = re.compile(r"[-_/+.=]")
_PLAIN_WORD = re.compile(r"[A-Z]?[a-z]{3,}")
"""Words joined by signs: a path or a long name."""
