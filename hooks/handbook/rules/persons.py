"""HB520: numbers and names by which a person could be found, unless they are invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from handbook.catalog import Rule
from handbook.findings import short
from handbook.model import Checklist, Handbook
from handbook.rules import traces
from handbook.rules.addresses import FORMED, reserved
from handbook.rules.base import Report, cached, checks, data_of
from handbook.rules.source_text import SourceText, Value, report_few, sources
from handbook.rules.traces import EMAIL, HANDLE, IDENTITY_NUMBER, TELEPHONE, Trace, digits_of


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


@checks("HB520")
def check_persons(book: Handbook) -> Report:
    """Return every trace of a person, an account, a device or a place that is not invented."""
    report = Report()
    invented, works = fiction(book), frozenset(f"@{key}" for key in book.works)
    for source in sources(book):
        traced = chain(*(find(source.whole) for find in _FINDERS))
        found = (
            (one.rule, one.start, {"text": short(one.text)})
            for one in traced
            if one.text not in works and not _is_allowed(source, one, invented)
        )
        report_few(found, source, report)
    return report


def _is_allowed(source: SourceText, trace: Trace, invented: Fiction) -> bool:
    """Return whether a trace is invented, is where it belongs, or is reported by another rule."""
    value, digits = source.value(trace.start), digits_of(trace.text)
    if source.name == "fictional" and value is not None and value.named:
        return value.keys[0] in FORMED or nobodys(trace.rule, trace.text)
    return (
        trace.text.lower() in invented.words
        or (len(digits) >= _LEAST and digits in invented.digits)
        or (value is not None and (source.name == "contacts" or _is_technical(source, value)))
        or (trace.rule == HANDLE and _is_program(source, trace))
        or source.reported(trace.start)
        or _is_item(source, trace)
    )


def _is_technical(source: SourceText, value: Value) -> bool:
    """Return whether a value numbers a work or a file; what holds a + is for calling."""
    key = value.keys[-1]
    return "+" not in value.text and (
        key in _TECHNICAL or (source.name == "bibliography" and key in _PRINTED)
    )


def _is_program(source: SourceText, trace: Trace) -> bool:
    """Return whether a name with an @ is a word of program code: `@media`, or a decorator."""
    if source.one is None or not source.coded(trace.start):
        return False
    text, column = source.row(trace.start)
    if trace.text in _AT_WORDS or (source.spanned(trace.start) and _CALL.match(text, column)):
        return True
    line = source.line(trace.start)
    fences = (fence for fence in source.one.text.fences if fence.line <= line <= fence.last)
    return not text[:column].strip() and any(
        fence.html.strip().lower() in _PROGRAMS for fence in fences
    )


def _is_item(source: SourceText, trace: Trace) -> bool:
    """Return whether a number is in the words of an item, which have a rule of their own."""
    one = source.one
    if not isinstance(one, Checklist) or not (trace.text[0].isdigit() or trace.text[0] == "+"):
        return False
    line = source.line(trace.start)
    return any(task.line <= line and trace.text in task.text for task in one.text.tasks)


def _names(whole: str) -> Iterator[Trace]:
    """Yield e-mail addresses and handles; a citation is neither."""
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


def _papers(whole: str) -> Iterator[Trace]:
    """Yield numbers of passports: one or two letters, then eight or seven digits."""
    for paper in _PASSPORT.finditer(whole):
        yield Trace(IDENTITY_NUMBER, paper.start(), paper[0])


_LEAST = 7
"""Digits of the shortest number that could be somebody's."""
_TECHNICAL = frozenset({"URL", "DOI", "ISBN", "ISSN", "volume", "of", "sha256", "bytes"})
"""Names of values that are numbers of works and of files."""
_PRINTED = frozenset({"number", "page", "issue"})
"""The same in the bibliography; elsewhere such a name may be before a telephone."""
_AT_WORDS = frozenset(
    {"@charset", "@classmethod", "@dataclass", "@font-face", "@import", "@keyframes", "@layer",
     "@media", "@page", "@property", "@pytest", "@staticmethod", "@supports"}
)  # fmt: skip
"""Words of program code that begin like a handle."""
_PROGRAMS = frozenset({"css", "java", "js", "kotlin", "py", "python", "ts", "typescript"})
"""Languages in which a line may begin with a decorator."""
_CALL = re.compile(r"@[\w.]+\(")
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
_PASSPORT = re.compile(r"(?<![\w./-])(?!KB)[A-Z][A-Z\d]\d{7}(?![\w/-])")
_FINDERS = (
    traces.numbers_in, traces.calls_in, _names, _papers, traces.accounts_in, traces.devices_in,
    traces.places_in,
)  # fmt: skip
