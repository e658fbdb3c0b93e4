"""Short telephones, accounts, devices and places, found by their form and what stands around."""

from __future__ import annotations

import hashlib
import ipaddress
import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.catalog import Rule, rule
from handbook.rules.numbers import DIGITS, western
from handbook.rules.sheet import runs

TELEPHONE = rule("HB520", "telephone")
ACCOUNT_NUMBER = rule("HB524", "account-number")
DEVICE_NUMBER = rule("HB525", "device-number")
COORDINATES = rule("HB526", "coordinates")


class Trace(NamedTuple):
    """One thing that leads to a person, a device or a place."""

    rule: Rule
    """The rule that speaks about it."""
    start: int
    text: str


def calls_in(whole: str, raw: bytes) -> Iterator[Trace]:
    """Yield short numbers beside a word that tells to call them; “call 40 people” holds none."""
    close = raw.translate(_CLOSE, b" :*")
    forms = [_CALLED] if _CALLER.search(close) else []
    # Each of these words holds one of the two, which most pages in English lack.
    if (b"\xd9" in raw or b"\xe0\xa6" in raw) and any(word in whole for word in _WORDS_TO_CALL):
        forms += [_CALLED_BEFORE, _CALLED_BEHIND]
    told = set()
    for form in forms:
        for call in form.finditer(whole):
            start = call.start(call.lastindex or 0)
            if start not in told and not _YEAR.fullmatch(text := call[call.lastindex or 0]):
                told.add(start)
                yield Trace(TELEPHONE, start, text)


def accounts_in(whole: str, raw: bytes) -> Iterator[Trace]:
    """Yield bank accounts with the right check digits, and wallets."""
    if b"UU00" in raw.translate(SHAPE):
        for found in _IBAN.finditer(whole):
            left = whole[found.start() - 1 : found.start()]
            if not (left.isalnum() or left == "_") and (text := _iban(found[0])):
                yield Trace(ACCOUNT_NUMBER, found.start(), text)
    for start, text in runs(raw, _WORDS, _SHORTEST):
        if _WALLET.fullmatch(text) and (text[:2] in ("bc", "0x") or _is_wallet(text)):
            yield Trace(ACCOUNT_NUMBER, start, text)


def devices_in(whole: str, raw: bytes) -> Iterator[Trace]:
    """Yield addresses of network cards and of the internet that are not kept for examples."""
    if b"hh:hh:hh:hh" in raw.translate(_HEX):
        for found in _CARD.finditer(whole):
            plain = found[0].replace("-", ":").lower()
            if not plain.startswith("00:00:5e:00:53") and plain not in _NO_CARD:
                yield Trace(DEVICE_NUMBER, found.start(), found[0])
    for dots in _DOTS.finditer(whole):
        left = _DIGIT.match(whole[max(0, dots.start() - 4) : dots.start()][::-1])
        if left is not None and _is_address(text := whole[dots.start() - left.end() : dots.end()]):
            yield Trace(DEVICE_NUMBER, dots.start() - left.end(), text)
    for colons in _COLONS.finditer(whole):
        left = _HEX_SIGNS.match(whole[max(0, colons.start() - 40) : colons.start()][::-1])
        start = colons.start() - (left.end() if left else 0)
        text = whole[start : colons.end()]
        if any(char.isdigit() for char in text) and _is_address(text):
            yield Trace(DEVICE_NUMBER, start, text)


def places_in(whole: str, raw: bytes) -> Iterator[Trace]:
    """Yield coordinates that are exact enough to find a house."""
    for mark, form in _PAIRS:
        for pair in form.finditer(whole) if mark in raw else ():
            left = _DEGREES.match(whole[max(0, pair.start() - 5) : pair.start()][::-1])
            if left is not None and _on_earth(western(left[1][::-1]), western(pair[1])):
                start = pair.start() - left.end(1)
                yield Trace(COORDINATES, start, whole[start : pair.end()])
    if b"\xb0" in raw and b"\xc2\xb0" in raw:
        for degrees in _MINUTES.finditer(whole):
            yield Trace(COORDINATES, degrees.start(), degrees[0])
    for plus in _PLUS.finditer(whole) if b"+" in raw else ():
        left = _PLUS_LEFT.match(whole[max(0, plus.start() - 9) : plus.start()][::-1])
        if left is not None and not (text := left[1][::-1] + plus[0]).replace("+", "").isdigit():
            yield Trace(COORDINATES, plus.start() - left.end(1), text)
    if b"///" in raw:
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
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SMALL = b"abcdefghijklmnopqrstuvwxyz"


SHAPE = bytes.maketrans(_CAPITALS + b"123456789", b"U" * 26 + b"0" * 9)
_WORDS = bytes.maketrans(_CAPITALS + _SMALL + b"0123456789_", b"a" * 63)
_HEX = bytes.maketrans(b"0123456789abcdefABCDEF-", b"h" * 22 + b":")
"""What texts look like when only the kind of their signs counts; a search in it is quick."""
_SHORTEST = 26
"""Letters and digits of the shortest wallet."""
_IBAN = re.compile(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)")
_WALLET = re.compile(rf"[13T][{_BASE58}]{{25,33}}|bc1[ac-hj-np-z02-9]{{23,71}}|0x[0-9A-Fa-f]{{40}}")
_CARD = re.compile(
    r"(?<![\w:-])[0-9A-Fa-f]{2}(?:([:-])[0-9A-Fa-f]{2})(?:\1[0-9A-Fa-f]{2}){4}(?![\w:-])"
)
_NO_CARD = frozenset({"00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"})
_DOTS = re.compile(r"\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w]|\.\d)")
_DIGIT = re.compile(r"\d{1,3}(?![\w.])")
_COLONS = re.compile(r":[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{0,32}(?![\w:])")
_HEX_SIGNS = re.compile(r"[0-9A-Fa-f:]*(?![\w.])")
_PAIRS = tuple(
    (
        mark,
        re.compile(
            rf"{dot}[{DIGITS}]{{3,9}}\u00b0? ?[NSEW]?(?: ?[,;/\u060c] ?| )"
            rf"[-+]?([{DIGITS}]{{1,3}}){dot}[{DIGITS}]{{3,9}}(?![\w.]*\w)"
        ),
    )
    for mark, dot in ((b".", r"\."), (b"\xd9", "\u066b"))
)
"""What follows the degrees of the first number; the second one is whole."""
_DEGREES = re.compile(rf"([{DIGITS}]{{1,3}})(?![\w.])")
_MINUTES = re.compile(
    rf"[{DIGITS}]{{1,3}}(?:\u00b0 ?[{DIGITS}]{{1,2}} ?['\u2019\u2032]|\.[{DIGITS}]{{3,9}} ?\u00b0)[{DIGITS}.'\"\u2019\u201d\u2032\u2033 ]{{0,12}}[NSEW]?"
)
_PLUS = re.compile(r"\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)")
_PLUS_LEFT = re.compile(r"((?:[23456789CFGHJMPQRVWX]{2}){2,4})(?!\w)")
_THREE_WORDS = re.compile(r"(?<![:/])///[^\W\d_]{3,30}\.[^\W\d_]{3,30}\.[^\W\d_]{3,30}")
_CLOSE = bytes.maketrans(_CAPITALS + b"023456789", _SMALL + b"1" * 9)
_CALLER = re.compile(
    rb"1(?<=[lgteprs]1)(?:(?<=(?:call|dial|ring|text)1)|(?<=phone1)|(?<=number1)|(?<=hotline1)"
    rb"|(?<=(?:whatsapp|helpline)1)|(?<=[erp]is1))"
)
"""A digit behind a word that tells to call, when small and without gaps; digits are rare."""
_NO_COUNT = (
    r"(?![\w.:-]*\w)(?! ?\d)(?![,/\u066b\u066c]\d)(?! ?%)"
    r"(?! (?:hours?|minutes?|days?|weeks?|months?|years?|times?|people|persons?|officers?|families"
    r"|witnesses|victims|suspects|agencies|numbers?|calls?|messages|words|letters|characters|lines"
    r"|pages)\b)"
)
_FEW = r"\d\d(?! ?[^\W\d_])"
"""Two digits are a count where a word follows."""
_CALLED = re.compile(
    rf"\b(?:(?:call|dial)(?: |: ?)\**(\d{{3,6}}|{_FEW})|(?:ring|text)(?: |: ?)\**(\d{{3,5}})"
    r"|(?:phone|whatsapp)(?: number)?(?: is)?(?: |: ?)\**(\d{3,5})"
    r"|(?:(?:helpline|hotline)(?: number)?|emergency number)(?: is)?(?:\*{0,2}:\*{0,2} ?| )"
    rf"\**(\d{{3,6}}|{_FEW})){_NO_COUNT}",
    re.IGNORECASE,
)
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
_CALLED_BEFORE = re.compile(
    rf"(?<![\w\u0980-\u09ff])(?:(?:{'|'.join(_HOTLINES)}){_GAP}(?:(?:{_LINKS}){_GAP})?"
    rf"([{DIGITS}]{{3,5}}|[{DIGITS}]{{2}}(?! ?[^\W\d_]))"
    rf"|(?:{'|'.join(_CALLS)}){_GAP}(?:(?:{_LINKS}){_GAP})?([{DIGITS}]{{2,5}})(?! ?[^\W\d_]))"
    + _NO_COUNT
)
_CALLED_BEHIND = re.compile(
    rf"(?<![\w.,:/+-])([{DIGITS}]{{2,5}})\*{{0,2}}(?:[ -]?(?:{_LINKS}))? "
    rf"(?:{'|'.join(_WORDS_TO_CALL)}) (?:{_VERBS})(?!\w)"
)
