"""What a run of digits is: a telephone, a card, a person's number, or nothing to worry about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from handbook.catalog import Rule, rule

TELEPHONE = rule("HB520", "personal-data", "telephone")
IDENTITY_NUMBER = rule("HB520", "personal-data", "identity-number")
ACCOUNT_NUMBER = rule("HB520", "personal-data", "account-number")
DEVICE_NUMBER = rule("HB520", "personal-data", "device-number")

DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9\u09e6-\u09ef"
"""Inside of a character class: the digits of all our languages."""


class Number(NamedTuple):
    """A run of at least seven digits, with the signs that part its groups."""

    start: int
    text: str
    """As written."""
    shape: str
    """Its groups in digits 0 to 9, with one hyphen between two, and a + where one stands before."""
    before: str
    """What stands before it on its line."""
    after: str
    """The signs after it."""

    @property
    def digits(self) -> str:
        """Its digits alone."""
        return self.shape.translate(_NO_SIGNS)


def western(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def numbers_in(whole: str) -> Iterator[Number]:
    """Yield each run of digits that could be a number of somebody; dates are taken out."""
    for run in _RUN.finditer(whole):
        left = whole[run.start() - 1 : run.start()]
        if left.isascii() and (left.isalnum() or left == "_"):
            continue
        plain = western(run[0])
        for first, last in _parts(plain):
            at, end = run.start() + first, run.start() + last
            before = whole[max(whole.rfind("\n", 0, at) + 1, at - _NEAR) : at]
            plus = "+" if before.rstrip("(").endswith("+") else ""
            shape = plus + "-".join(re.findall(r"\d+", plain[first:last]))
            yield Number(at, whole[at:end], shape, before, whole[end : end + _NEAR])


def rule_of_number(number: Number) -> Rule | None:
    """Return the rule that speaks about a run of digits; None where it is nobody's number."""
    if _BOOK.search(number.before) or _UNIT.match(number.after):
        return None
    digits = number.digits
    for kind, form, checked in _FORMS:
        if form.fullmatch(number.shape) and (not checked or luhn(digits)):
            return kind
    return None


def luhn(digits: str) -> bool:
    """Return whether the last digit is the check digit of the others, as on cards and devices."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(int(digit) for digit in digits[::-2])) % 10 == 0


def _parts(plain: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a run that are left when its dates are taken out."""
    ends = [0]
    for date in _DATE.finditer(plain):
        ends += date.span()
    ends.append(len(plain))
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        if found := _SEVEN.search(plain, start, end):
            yield found.span()


_NEAR = 24
_NO_SIGNS = str.maketrans("", "", "+-")
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


def _form(
    rule: Rule | None, *shapes: str, checked: bool = False
) -> tuple[Rule | None, re.Pattern[str], bool]:
    return rule, re.compile("|".join(shapes)), checked


_FORMS = (
    _form(TELEPHONE, r"(?:92-?3|880-?1|98-?9|964-?7)(?:-?\d){9}", r"93-?7(?:-?\d){8}"),
    _form(None, r"(?:1[34]|19|20)\d\d(?:-(?:1[34]|19|20)\d\d)+"),
    _form(None, r"[1-9]\d{0,2}(?:-\d{3}){2,}"),
    _form(None, r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:-?(?:[01]\d|2[0-3])(?:[0-5]\d){1,2})?"),
    _form(None, r"1[4-9]\d{8}(?:\d{3})?"),
    _form(IDENTITY_NUMBER, r"\d{5}-\d{7}-\d", r"1[34]\d\d-\d{4}-\d{5}", r"\d{3}-\d{6}-\d"),
    _form(TELEPHONE,
          r"\+(?:-?\d){8,15}",
          r"00[1-9](?:-?\d){7,13}",
          r"0[1-9]\d{7,9}",
          r"(?=(?:-?\d){9,11}\Z)0[1-9]\d*(?:-\d+)*-\d{3,}",
          r"\d{3}-\d{7}",
          r"(?:1-)?\d{3}-\d{3}-\d{4}"),
    _form(DEVICE_NUMBER, r"(?!34|37)\d{15}", r"\d{2}-\d{6}-\d{6}-\d", r"\d{6}-\d{2}-\d{6}-\d",
          r"\d{8}-\d{6}-\d", r"89\d{17,18}", checked=True),
    _form(ACCOUNT_NUMBER, r"[2-6]\d{12,18}", r"[2-6]\d{3}-\d{4}-\d{4}-\d{4}(?:-\d{3})?",
          r"3[47]\d{2}-\d{6}-\d{5}", checked=True),
    _form(IDENTITY_NUMBER, r"\d{10}", r"(?:19|20)\d{10}", r"\d{13}", r"(?:19|20)\d{15}"),
)  # fmt: skip
"""Which rule speaks about which form, the first that fits; the last part asks for a check digit.

Mobile telephones of our five countries with the country in front. Then what is nobody's: years side
by side, thousands, a date and time in one, seconds since 1970. Then cards of Pakistan (5-7-1),
Afghanistan (4-4-5) and Iran (3-6-1) as they are printed; telephones with + or 00, with the 0 of a country, in local
groups; devices and SIM cards; bank cards; persons in Bangladesh (10, 13 or 17 digits), Iran (10),
Iraq (12), Pakistan and Afghanistan (13).
"""
