"""HB520: numbers and names by which a person could be found, unless they are invented."""

from __future__ import annotations

import hashlib
import ipaddress
import re
from collections.abc import Iterator
from itertools import chain, repeat
from typing import NamedTuple

from handbook.catalog import Rule, known, rule
from handbook.findings import Finding, short
from handbook.model import Checklist, Handbook, latin
from handbook.rules.addresses import FORMED, reserved
from handbook.rules.base import cached, checks, data_of
from handbook.rules.source_text import SourceText, Value, few, sources

TELEPHONE = rule("HB520", "personal-data", "telephone")
EMAIL = rule("HB520", "personal-data", "e-mail")
HANDLE = rule("HB520", "personal-data", "handle")
IDENTITY_NUMBER = rule("HB520", "personal-data", "identity-number")
ACCOUNT_NUMBER = rule("HB520", "personal-data", "account-number")
DEVICE_NUMBER = rule("HB520", "personal-data", "device-number")
COORDINATES = rule("HB520", "personal-data", "coordinates")

DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9\u09e6-\u09ef"
"""Inside of a character class: the digits of all our languages."""


class Trace(NamedTuple):
    """One thing that leads to a person, a device or a place."""

    rule: Rule
    """The rule that speaks about it."""
    start: int
    text: str


def digits_of(text: str) -> str:
    """Return the digits of a text as 0 to 9."""
    return re.sub(r"\D+", "", latin(text))


def numbers_in(whole: str) -> Iterator[Trace]:
    """Yield each run of at least seven digits that is somebody's number; dates are taken out."""
    for run in _RUN.finditer(whole):
        left = whole[run.start() - 1 : run.start()]
        if left.isascii() and (left.isalnum() or left == "_"):
            continue
        plain = latin(run[0])
        ends = [0, *chain(*(date.span() for date in _DATE.finditer(plain))), len(plain)]
        parts = map(_SEVEN.search, repeat(plain), ends[::2], ends[1::2])
        for part in filter(None, parts):
            at, end = run.start() + part.start(), run.start() + part.end()
            before = whole[max(whole.rfind("\n", 0, at) + 1, at - _NEAR) : at]
            plus = "+" if before.rstrip("(").endswith("+") else ""
            its = _rule_of(plus + "-".join(re.findall(r"\d+", part[0])))
            if its and not _BOOK.search(before) and not _UNIT.match(whole, end):
                yield Trace(its, at, plus + whole[at:end])


def _rule_of(shape: str) -> Rule | None:
    """Return the rule that speaks about a number; None where it is nobody's.

    Its shape has its groups in digits 0 to 9, with one hyphen between two, and a + before it.
    """
    for its, form, checked in _FORMS:
        if form.fullmatch(shape) and (not checked or luhn(digits_of(shape))):
            return its
    return None


def luhn(digits: str) -> bool:
    """Return whether the last digit is the check digit of the others, as on cards and devices."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(int(digit) for digit in digits[::-2])) % 10 == 0


# A pattern that begins with what must not be before it is tried at every place, so the patterns
# here look back behind their first sign: a page is read several times as fast.
_NEAR = 24
_SIGNS = r" \-\u2010\u2011\u2013.()"
_BETWEEN = rf"(?:[{_SIGNS}]|\*\*){{0,3}}"
"""A number may be bold in part; three signs are seen as one gap."""
_RUN = re.compile(rf"[{DIGITS}][{DIGITS}{_SIGNS}*]{{5,80}}[{DIGITS}](?![{DIGITS}A-Za-z_])")
_SEVEN = re.compile(rf"\d(?:{_BETWEEN}\d){{6,}}")
_DATE = re.compile(
    r"(?<!\d)(?:(?:1[34]|19|20)\d\d[-.](?:0?[1-9]|1[0-2])[-.](?:[0-2]?\d|3[01])"
    r"|(?:[0-2]?\d|3[01])[-.](?:0?[1-9]|1[0-2])[-.](?:1[34]|19|20)\d\d)(?!\d)"
)
_BOOK = re.compile(r"\b(?:ISBN|ISSN|DOI|doi)\b[-: 0-9./]*\Z")
_UNIT = re.compile(
    r" ?(?:bytes?|[kKMGT]i?B|B|bits?|px|ms|views|followers|km|USD|EUR|PKR|BDT|IQD|IRR|AFN|%)(?!\w)"
)


_RULES = {one.kind: one for one in (TELEPHONE, IDENTITY_NUMBER, DEVICE_NUMBER, ACCOUNT_NUMBER)}
_FORMS = [(_RULES.get(one["is"]), re.compile("|".join(one["shapes"])), one.get("checked", False))
          for one in known("numbers")]  # fmt: skip
"""Which rule speaks about which form, the first that fits; the last part asks for a check digit."""


def calls_in(whole: str) -> Iterator[Trace]:
    """Yield short numbers beside a word that says to call them; “call 40 people” holds none."""
    those = () if whole.isascii() else _CALLED_BEHIND.finditer(whole)
    behind = [(found.start(1), found[1]) for found in those]
    for start, number in sorted({*behind, *_called(whole)}):
        if not _YEAR.fullmatch(number):
            yield Trace(TELEPHONE, start, number)


def _called(whole: str) -> Iterator[tuple[int, str]]:
    for number in _NUMBER.finditer(whole):
        size, start = len(number[0]), number.start()
        counts = _WORD_BEHIND.match(whole, number.end())
        before = whole[max(0, start - _NEAR_CALLER) : start]
        if any(
            least <= size <= most and (size >= sure or not counts) and form.search(before)
            for form, least, most, sure in _CALLERS
        ):
            yield start, number[0]


def accounts_in(whole: str) -> Iterator[Trace]:
    """Yield bank accounts with the right check digits, and wallets."""
    for found in _IBAN.finditer(whole):
        if text := _iban(found[0]):
            yield Trace(ACCOUNT_NUMBER, found.start(), text)
    for found in _WALLET.finditer(whole):
        if found[0][:2] in ("bc", "0x") or _is_wallet(found[0]):
            yield Trace(ACCOUNT_NUMBER, found.start(), found[0])


def devices_in(whole: str) -> Iterator[Trace]:
    """Yield addresses of network cards and of the internet that are not kept for examples."""
    for found in _CARD.finditer(whole) if _PAIRS.search(whole) else ():
        plain = found[0].replace("-", ":").lower()
        if not plain.startswith("00:00:5e:00:53") and plain not in _NO_CARD:
            yield Trace(DEVICE_NUMBER, found.start(), found[0])
    for form in (_IPV4, *((_IPV6,) if _COLONS.search(whole) else ())):
        for found in form.finditer(whole):
            if re.search(r"\d", found[0]) and _is_address(found[0]):
                yield Trace(DEVICE_NUMBER, found.start(), found[0])


def places_in(whole: str) -> Iterator[Trace]:
    """Yield coordinates that are exact enough to find a house."""
    for pair in _PAIR.finditer(whole):
        if _on_earth(latin(pair["left"]), latin(pair["right"])):
            yield Trace(COORDINATES, pair.start(), pair[0])
    for plus in _PLUS.finditer(whole) if "+" in whole else ():
        if not plus[0].replace("+", "").isdigit():
            yield Trace(COORDINATES, plus.start(), plus[0])
    for sign, form in (("\u00b0", _MINUTES), ("///", _THREE_WORDS)):
        for found in form.finditer(whole) if sign in whole else ():
            yield Trace(COORDINATES, found.start(), found[0])


def _iban(text: str) -> str:
    """Return the account that a text begins with, as written; empty where its digits do not fit."""
    ends = [found.start() for found in re.finditer(" ", text)]
    for end in (len(text), *reversed(ends)):
        plain = text[:end].replace(" ", "")
        if len(plain) in _IBAN_LENGTHS:
            turned = plain[4:] + plain[:4]
            if int("".join(str(int(char, 36)) for char in turned)) % 97 == 1:
                return text[:end]
    return ""


def _is_wallet(text: str) -> bool:
    """Return whether base 58 text ends with the check digits of its address."""
    number = 0
    for char in text:
        number = number * 58 + _BASE58.index(char)
    data = number.to_bytes(25, "big")  # 34 signs are the most, and 58 ** 34 < 256 ** 25
    twice = hashlib.sha256(hashlib.sha256(data[:-4]).digest()).digest()
    return twice[:4] == data[-4:]


def _is_address(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if address.is_loopback or address.is_unspecified or address.is_multicast:
        return False
    if address.version == _V4:
        parts = [int(part) for part in text.split(".")]
        if max(parts) < _LEAST or text in _MASKS:
            return False
    return not any(address in net for net in _KEPT if net.version == address.version)


def _on_earth(left: str, right: str) -> bool:
    """Return whether two whole degrees can be a place; two below one are a share of something."""
    return max(int(left), int(right)) <= _MOST_DEGREES and (left, right) != ("0", "0")


_V4 = 4
_LEAST = 20
"""Four parts that are all below it number a paragraph or a version."""
_MOST_DEGREES = 180
_MASKS = frozenset({"255.255.255.255", "255.255.255.0", "255.255.0.0", "255.0.0.0"})
_KEPT = tuple(
    ipaddress.ip_network(net)
    for net in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
)
_IBAN_LENGTHS = range(15, 35)
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_IBAN = re.compile(r"[A-Z](?<!\w.)[A-Z]\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)")
_WALLET = re.compile(
    rf"[13Tb0](?<![A-Za-z0-9_].)(?:(?<=[13T])[{_BASE58}]{{25,33}}|(?<=b)c1[ac-hj-np-z02-9]{{23,71}}"
    r"|(?<=0)x[0-9A-Fa-f]{40})"
    r"(?![A-Za-z0-9_])"
)
_CARD = re.compile(
    r"(?<![\w:-])[0-9A-Fa-f]{2}([:-])[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}){4}(?![\w:-])"
)
_PAIRS = re.compile("[:-]" + "[0-9A-Fa-f]{2}[:-]" * 3)
"""What is inside of an address of a network card, and of little else."""
_NO_CARD = frozenset({"00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"})
_IPV4 = re.compile(r"\d(?<![\w.].)\d{0,2}(?:\.\d{1,3}){3}(?!\w|\.\d)")
_COLONS = re.compile(":[0-9A-Fa-f]{0,4}:")
_IPV6 = re.compile(r"(?:(?<![\w.])[0-9A-Fa-f]{0,40})?:[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{0,32}(?![\w:])")
_PAIR = re.compile(
    rf"(?P<left>[{DIGITS}](?<![\w.].)[{DIGITS}]{{0,2}})(?P<dot>[.\u066b])[{DIGITS}]{{3,9}}\u00b0? ?[NSEW]?"
    rf"(?: ?[,;/\u060c] ?| )[-+]?(?P<right>[{DIGITS}]{{1,3}})(?P=dot)[{DIGITS}]{{3,9}}(?!\.*\w)"
)
_MINUTES = re.compile(
    rf"[{DIGITS}]{{1,3}}(?:\u00b0 ?[{DIGITS}]{{1,2}} ?['\u2019\u2032]|\.[{DIGITS}]{{3,9}} ?\u00b0)[{DIGITS}.'\"\u2019\u201d\u2032\u2033 ]{{0,12}}[NSEW]?"
)
_PLUS = re.compile(
    r"[23456789CFGHJMPQRVWX](?<!\w.)[23456789CFGHJMPQRVWX](?:[23456789CFGHJMPQRVWX]{2}){1,3}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)"
)
_THREE_WORDS = re.compile(r"(?<![:/])///[^\W\d_]{3,30}\.[^\W\d_]{3,30}\.[^\W\d_]{3,30}")

_NUMBER = re.compile(
    rf"[{DIGITS}](?<=[ :*].)[{DIGITS}]{{1,5}}(?![.:-]*\w| ?\d|[,/\u066b\u066c]\d| ?%"
    r"| (?:hours?|minutes?|days?|weeks?|months?|years?|times?|people|persons?|officers?|families"
    r"|witnesses|victims|suspects|agencies|numbers?|calls?|messages|words|letters|characters|lines"
    r"|pages)\b)",
    re.IGNORECASE,
)
"""A number with nothing behind it that makes it longer, or says that it counts something."""
_WORD_BEHIND = re.compile(r" ?[^\W\d_]")
_YEAR = re.compile(r"[2\u0662\u06f2\u09e8][0\u0660\u06f0\u09e6]\d\d")
_WORDS = {key: "|".join(words) for key, words in known("callers").items()}
_LINKED = rf"(?: |: ?)\**(?:(?:{_WORDS['links']})(?: |: ?))?"
_NEAR_CALLER = 60
"""Letters before a number in which the words that say to call it are."""


def _caller(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w\u0980-\u09ff])(?:{words})\**\Z", re.IGNORECASE)


_CALLERS = (
    (_caller(r"(?:call|dial)(?: |: ?)"
             r"|(?:(?:helpline|hotline)(?: number)?|emergency number)(?: is)?(?:\*{0,2}:\*{0,2} ?| )"),
     2, 6, 3),
    (_caller(r"(?:ring|text|(?:phone|whatsapp)(?: number)?(?: is)?)(?: |: ?)"), 3, 5, 3),
    (_caller(rf"(?:{_WORDS['hotlines']}){_LINKED}"), 2, 5, 3),
    (_caller(rf"(?:{_WORDS['calls']}){_LINKED}"), 2, 5, 6),
)  # fmt: skip
"""Words that say to call a number, its fewest and most digits, and those of one that is no count.

A shorter one is a count where a word follows.
"""
_CALLED_BEHIND = re.compile(
    rf"([{DIGITS}](?<![\w.,:/+-].)[{DIGITS}]{{1,4}})\*{{0,2}}(?:[ -]?(?:{_WORDS['links']}))? "
    rf"(?:{_WORDS['hotlines']}|{_WORDS['calls']}) (?:{_WORDS['verbs']})(?!\w)"
)


class Fiction(NamedTuple):
    """What docs/data/fictional.yaml lists."""

    words: frozenset[str]
    """Every invented value, small letters."""
    digits: frozenset[str]
    """The digits of each of them."""


@cached
def fiction(book: Handbook) -> Fiction:
    """Return the list of a book; an empty one where it cannot be read."""
    groups = data_of(book, "fictional").entries()
    words = {entry.key for group in groups for entry in group.node.entries()}
    return Fiction(frozenset(map(str.lower, words)), frozenset(map(digits_of, words)))


def nobodys(rule: Rule, text: str) -> bool:
    """Return whether an entry of the list itself can belong to nobody."""
    if rule is TELEPHONE:
        return digits_of(text).startswith("000")
    if rule in (EMAIL, HANDLE):
        return reserved(text.rpartition("@")[2])
    return digits_of(text).startswith("0000")


@checks("HB520", asks="text")
def check_persons(book: Handbook) -> Iterator[Finding]:
    """Yield every trace of a person, an account, a device or a place that is not invented."""
    invented, works = fiction(book), frozenset(f"@{key}" for key in book.works)
    for source in sources(book):
        traced = chain(*(find(source.whole) for find in _FINDERS))
        found = (
            (one.rule, one.start, {"text": short(one.text)})
            for one in traced
            if one.text not in works and not _is_allowed(source, one, invented)
        )
        yield from few(found, source)


def _is_allowed(source: SourceText, trace: Trace, invented: Fiction) -> bool:
    """Return whether a trace is invented, is where it belongs, or is reported by another rule."""
    value, digits = source.value(trace.start), digits_of(trace.text)
    if source.name == "fictional" and value is not None and value.named:
        return value.keys[0] in FORMED or nobodys(trace.rule, trace.text)
    return (
        trace.text.lower() in invented.words
        or (len(digits) >= _FEWEST and digits in invented.digits)
        or (value is not None and _is_technical(source, value))
        or source.reported(trace.start)
        or _is_item(source, trace)
    )


def _is_technical(source: SourceText, value: Value) -> bool:
    """Return whether a value numbers a work or a file; what holds a + is for calling."""
    key = value.keys[-1]
    return "+" not in value.text and (
        key in _TECHNICAL or (source.name == "bibliography" and key in _PRINTED)
    )


def _is_item(source: SourceText, trace: Trace) -> bool:
    one = source.one
    if not isinstance(one, Checklist) or not (trace.text[0].isdigit() or trace.text[0] == "+"):
        return False
    line = source.line(trace.start)
    return any(task.line <= line and trace.text in task.text for task in one.text.tasks)


def _names(whole: str) -> Iterator[Trace]:
    if "(at)" in whole or "[at]" in whole:
        for found in _WORDY.finditer(whole):
            yield Trace(EMAIL, found.start(), found[0])
    for sign in _AT.finditer(whole):
        at = sign.start()
        local = _LOCAL.search(whole[max(0, at - 64) : at])
        if local is not None:
            start, domain = at - len(local[0]), _DOMAIN.match(whole, at + 1)
            if domain is not None and "://" not in whole[max(0, start - 40) : start + 1]:
                yield Trace(EMAIL, start, whole[start : domain.end()])
        elif whole[at - 1 : at] != "[" or not _CITATION.match(whole, at - 1):
            name = _PLAIN_NAME.match(whole, at + 1) or _NAME.match(whole, at + 1)
            if name is not None and any(char.isalpha() for char in name[0]):
                yield Trace(HANDLE, at, f"@{name[0]}")
    # passports have one or two letters, then eight or seven digits
    for paper in _PASSPORT.finditer(whole):
        yield Trace(IDENTITY_NUMBER, paper.start(), paper[0])


_FEWEST = 7
"""Digits of the shortest number that could be somebody's."""
_TECHNICAL = frozenset({"URL", "DOI", "ISBN", "ISSN", "volume", "of", "sha256", "bytes"})
"""Names of values that are numbers of works and of files."""
_PRINTED = frozenset({"number", "page", "issue"})
"""The same in the bibliography; elsewhere such a name may be before a telephone."""
_AT = re.compile(r"@(?=\w)")
_LOCAL = re.compile(r"\w[\w.+-]*\Z")
_WORDY = re.compile(
    r"[\w.+-]{1,64} ?(?:\(at\)|\[at\]) ?[\w-]{1,63}(?:(?:\.|\[\.\]| ?\(dot\) ?)[\w-]{1,63}){1,8}"
)
"""An address whose sign is a word, which every reader can undo."""
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?")
_NAME = re.compile(r"\w(?:[\w.-]{0,62}\w)?")
_CITATION = re.compile(r"\[@[A-Za-z0-9][\w.-]*(?:,[^\[\]\n]*)?\](?!\()")
_PASSPORT = re.compile(r"[A-Z](?<![\w./-].)(?!(?<=K)B)[A-Z\d]\d{7}(?![\w/-])")
_FINDERS = (numbers_in, calls_in, _names, accounts_in, devices_in, places_in)
