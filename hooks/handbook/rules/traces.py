"""Short telephones, accounts, devices and places, found by their form and what stands around."""

from __future__ import annotations

import hashlib
import ipaddress
import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.catalog import Rule, rule
from handbook.rules.numbers import DIGITS, western

TELEPHONE = rule("HB520", "personal-data", "telephone")
ACCOUNT_NUMBER = rule("HB520", "personal-data", "account-number")
DEVICE_NUMBER = rule("HB520", "personal-data", "device-number")
COORDINATES = rule("HB520", "personal-data", "coordinates")


class Trace(NamedTuple):
    """One thing that leads to a person, a device or a place."""

    rule: Rule
    """The rule that speaks about it."""
    start: int
    text: str


def calls_in(whole: str) -> Iterator[Trace]:
    """Yield short numbers beside a word that tells to call them; “call 40 people” holds none."""
    for number in _NUMBER.finditer(whole):
        if (_is_called(whole, *number.span()) or _CALLED_BEHIND.match(whole, number.start())) and (
            not _YEAR.fullmatch(number[0])
        ):
            yield Trace(TELEPHONE, number.start(), number[0])


def _is_called(whole: str, start: int, end: int) -> bool:
    """Return whether the words before a number tell to call it, and it counts nothing."""
    if whole[start - 1 : start] not in _ENDS_OF_CALLERS or _COUNT.match(whole, end):
        return False
    first = max(0, start - _NEAR)
    return any(
        least <= end - start <= most
        and (end - start >= sure or not _WORD_BEHIND.match(whole, end))
        and form.search(whole, first, start)
        for form, least, most, sure in _CALLERS
    )


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
    for found in _CARD.finditer(whole):
        plain = found[0].replace("-", ":").lower()
        if not plain.startswith("00:00:5e:00:53") and plain not in _NO_CARD:
            yield Trace(DEVICE_NUMBER, found.start(), found[0])
    for dots in _DOTS.finditer(whole):
        left = _DIGIT.search(whole, max(0, dots.start() - 3), dots.start())
        if left is not None and _is_address(text := left[0] + dots[0]):
            yield Trace(DEVICE_NUMBER, left.start(), text)
    for colons in _COLONS.finditer(whole):
        left = _HEX_SIGNS.search(whole, max(0, colons.start() - 40), colons.start())
        start = left.start() if left is not None else colons.start()
        text = whole[start : colons.end()]
        if any(char.isdigit() for char in text) and _is_address(text):
            yield Trace(DEVICE_NUMBER, start, text)


def places_in(whole: str) -> Iterator[Trace]:
    """Yield coordinates that are exact enough to find a house."""
    for form in _PAIRS:
        for pair in form.finditer(whole):
            left = _DEGREES.search(whole, max(0, pair.start() - 3), pair.start())
            if left is not None and _on_earth(western(left[0]), western(pair[1])):
                yield Trace(COORDINATES, left.start(), left[0] + pair[0])
    for degrees in _MINUTES.finditer(whole) if "\u00b0" in whole else ():
        yield Trace(COORDINATES, degrees.start(), degrees[0])
    for plus in _PLUS.finditer(whole):
        left = _PLUS_LEFT.search(whole, max(0, plus.start() - 8), plus.start())
        if left is not None and not (left[0] + plus[0].lstrip("+")).isdigit():
            yield Trace(COORDINATES, left.start(), left[0] + plus[0])
    for words in _THREE_WORDS.finditer(whole):
        yield Trace(COORDINATES, words.start(), words[0])


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
    try:
        data = number.to_bytes(25, "big")
    except OverflowError:
        return False
    twice = hashlib.sha256(hashlib.sha256(data[:-4]).digest()).digest()
    return twice[:4] == data[-4:]


def _is_address(text: str) -> bool:
    """Return whether a text is an address of the internet outside of those kept for examples."""
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
_IBAN = re.compile(r"[A-Z]{2}\d{2}(?<!\w.{4})(?: ?[A-Z0-9]){11,30}(?!\w)")
_WALLET = re.compile(
    rf"[13Tb0](?<![A-Za-z0-9_].)(?:(?<=[13T])[{_BASE58}]{{25,33}}"
    r"|(?<=b)c1[ac-hj-np-z02-9]{23,71}|(?<=0)x[0-9A-Fa-f]{40})(?![A-Za-z0-9_])"
)
_CARD = re.compile(
    r"[0-9A-Fa-f]{2}(?<![\w:-]..)(?:([:-])[0-9A-Fa-f]{2})(?:\1[0-9A-Fa-f]{2}){4}(?![\w:-])"
)
_NO_CARD = frozenset({"00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"})
_DOTS = re.compile(r"\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\w|\.\d)")
_DIGIT = re.compile(r"(?<![\w.])\d{1,3}\Z")
_COLONS = re.compile(r":[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{0,32}(?![\w:])")
_HEX_SIGNS = re.compile(r"(?<![\w.])[0-9A-Fa-f:]*\Z")
_PAIRS = tuple(
    re.compile(
        rf"{dot}[{DIGITS}]{{3,9}}\u00b0? ?[NSEW]?(?: ?[,;/\u060c] ?| )"
        rf"[-+]?([{DIGITS}]{{1,3}}){dot}[{DIGITS}]{{3,9}}(?!\.*\w)"
    )
    for dot in (r"\.", "\u066b")
)
"""What follows the degrees of the first number; the second one is whole."""
_DEGREES = re.compile(rf"(?<![\w.])[{DIGITS}]{{1,3}}\Z")
_MINUTES = re.compile(
    rf"[{DIGITS}]{{1,3}}(?:\u00b0 ?[{DIGITS}]{{1,2}} ?['\u2019\u2032]|\.[{DIGITS}]{{3,9}} ?\u00b0)[{DIGITS}.'\"\u2019\u201d\u2032\u2033 ]{{0,12}}[NSEW]?"
)
_PLUS = re.compile(r"\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)")
_PLUS_LEFT = re.compile(r"(?<!\w)(?:[23456789CFGHJMPQRVWX]{2}){2,4}\Z")
_THREE_WORDS = re.compile(r"///(?<![:/]///)[^\W\d_]{3,30}\.[^\W\d_]{3,30}\.[^\W\d_]{3,30}")
_NUMBER = re.compile(f"[{DIGITS}]{{2,}}")
_COUNT = re.compile(
    r"[.:-]*\w| ?\d|[,/\u066b\u066c]\d| ?%"
    r"| (?:hours?|minutes?|days?|weeks?|months?|years?|times?|people|persons?|officers?|families"
    r"|witnesses|victims|suspects|agencies|numbers?|calls?|messages|words|letters|characters|lines"
    r"|pages)\b",
    re.IGNORECASE,
)
"""What stands behind a number that is longer, or that counts something."""
_WORD_BEHIND = re.compile(r" ?[^\W\d_]")
_YEAR = re.compile(r"[2\u0662\u06f2\u09e8][0\u0660\u06f0\u09e6]\d\d")
_HOTLINES = (
    "ہیلپ لائن", "ہاٹ لائن", "ڈائل", "اتصل", "اتصلوا", "الخط الساخن", "خط ساخن", "خط النجدة",
    "خط کمک", "হেল্পলাইন", "হটলাইন", "ডায়াল", "ডায়াল",
)  # fmt: skip
"""Words of Urdu, Arabic, Persian and Bangla that only a number to call stands behind."""
_CALLS = ("کال", "فون", "ٹیلی فون", "هاتف", "الهاتف", "تماس", "زنگ", "تلفن", "কল", "ফোন", "টেলিফোন")
"""Words behind which a count may stand as well."""
_WORDS_TO_CALL = _HOTLINES + _CALLS
_LINKS = (
    "نمبر پر|نمبر|پر|على الرقم|على|بالرقم|الرقم|بـ|ب|با شماره|به شماره|شماره|با|را"
    "|নম্বরে|নম্বর|নাম্বারে|এ|তে"
)
"""Words that may stand between the two."""
_VERBS = "کریں|کرو|کیجیے|کیجئے|ملائیں|بگیرید|بزنید|کنید|করুন|করো|করবেন|দিন"
_GAP = r"(?: |: ?)\**"
_NEAR = 60
"""Letters before a number in which the words that tell to call it stand."""
_ENDS_OF_CALLERS = (" ", ":", "*")


def _caller(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w\u0980-\u09ff])(?:{words})\**\Z", re.IGNORECASE)


_CALLERS = (
    (_caller(r"(?:call|dial)(?: |: ?)"
             r"|(?:(?:helpline|hotline)(?: number)?|emergency number)(?: is)?(?:\*{0,2}:\*{0,2} ?| )"),
     2, 6, 3),
    (_caller(r"(?:ring|text|(?:phone|whatsapp)(?: number)?(?: is)?)(?: |: ?)"), 3, 5, 3),
    (_caller(rf"(?:{'|'.join(_HOTLINES)}){_GAP}(?:(?:{_LINKS})(?: |: ?))?"), 2, 5, 3),
    (_caller(rf"(?:{'|'.join(_CALLS)}){_GAP}(?:(?:{_LINKS})(?: |: ?))?"), 2, 5, 6),
)  # fmt: skip
"""Words that tell to call a number, its fewest and most digits, and those of one that is no count.

A shorter one is a count where a word follows.
"""
_CALLED_BEHIND = re.compile(
    rf"(?<![\w.,:/+-])[{DIGITS}]{{2,5}}\*{{0,2}}(?:[ -]?(?:{_LINKS}))? "
    rf"(?:{'|'.join(_WORDS_TO_CALL)}) (?:{_VERBS})(?!\w)"
)
