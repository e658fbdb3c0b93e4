"""HB901 to HB903: English that a tired officer reads once, and a translator can follow; how hard a page is to read."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

import pyphen

from handbook.catalog import rule
from handbook.findings import short
from handbook.languages import SOURCE
from handbook.model import EMPTY, Checklist, Handbook, Page
from handbook.rules.base import Add, Report, checks, data_of, pages, texts
from handbook.rules.registers import PLATFORMS
from handbook.rules.source_text import bare, lines_of

_HEADING = re.compile(r"#{1,6} .*?\{ #(?P<id>[\w-]+) \}[ ]*$")
_MARKER = re.compile(r"[ >]*(?:(?P<item>[-*+]|\d+[.)])[ ]+)?(?:\[[ x]\][ ]+)?")
_ROW = re.compile(r"[ >]*\|")
_RULED = re.compile(r"[|:\- >]+")
_PIPE = re.compile(r"\|(?<!\\\|)")
_CITE = re.compile(r"[ ]*\[@[^\[\]\n]+\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_CODE = re.compile(r"`([^`\n]+)`")
"""What is typed or quoted as a whole is read as one word."""
_MARKUP = re.compile(r"[*`\\]+|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)")
_SHORTENED = re.compile(
    r"\b([Aa]rts?|Nos?|[Pp]aras?|e\.g|i\.e|[Aa]pprox|vs?|Mrs?|Ms|Dr|Rs|p)\.(?= )"
)
_END = re.compile(r"(?<=[.!?])[”’\"')]*\s+(?=[“‘\"'(]*[A-Z0-9])")
_EXAMPLE = "**Example"
CITED = "[@"
"""What every citation begins with."""


class Statement(NamedTuple):
    """One line, or one sentence or cell of it."""

    text: str
    """Of a sentence or cell: without markup and citations."""
    line: int
    kind: str
    """`prose`, `item` or `cell`."""
    cited: bool
    """Whether a citation is in its line, or leads to its table or list."""
    invented: bool
    """Whether it belongs to a worked example."""


def sentences(page: Page | Checklist) -> Iterator[Statement]:
    """Yield the sentences of a page in their order."""
    for line in statements(page):
        yield from (line._replace(text=one) for one in parted(line.text))


def statements(page: Page | Checklist) -> Iterator[Statement]:
    """Yield the lines of a page that say something: no headings, pictures and code blocks."""
    section, top, example, lead = "", "", False, False
    last = "blank"
    for number, line in lines_of(page.body, page.body_line):
        bare = line.strip(" >")
        if heading := _HEADING.match(line):
            # what is below the heading of an example belongs to it, in parts too
            top = heading["id"] if line.startswith("## ") else top
            section, example, lead, last = f"{top} {heading['id']}", False, False, "blank"
            continue
        if not bare or bare.startswith(("#", "```", "~~~", "![")):
            last = last if bare else "blank"
            continue
        kind = _kind(line, last)
        # a callout is an example until the next callout
        goes_on = bare.startswith(_EXAMPLE) or (example and not bare.startswith("**"))
        example = line.lstrip().startswith(">") and goes_on
        cited = CITED in line
        if kind == "prose":
            lead = cited or (lead and last == "prose")
        carried = cited or (lead and kind != "prose")
        yield Statement(line, number, kind, carried, example or "example" in section)
        last = kind


def _kind(line: str, last: str) -> str:
    marker = _MARKER.match(line)
    if _ROW.match(line):
        return "cell"
    inside = line.startswith("    ") or (last == "item" and line.startswith(" "))
    return "item" if inside or (marker and marker["item"]) else "prose"


def parted(line: str) -> Iterator[str]:
    """Yield the sentences of one line of Markdown, those of a row cell by cell, without markup."""
    bare = line.strip(" >")
    cells = [_MARKER.sub("", bare, count=1)]
    if _ROW.match(line):
        cells = [] if _RULED.fullmatch(bare) else _PIPE.split(bare)
    for cell in cells:
        text = _LINK.sub(r"\1", _CITE.sub("", cell))
        text = _CODE.sub(lambda found: found[1].replace(" ", "_"), text)
        for one in _END.split(masked(" ".join(_MARKUP.sub("", text).split()))):
            if one.strip():
                yield one.strip().replace("\x00", ".")


def masked(text: str) -> str:
    """Return a text in which no full stop of a shortened word ends a sentence."""
    return _SHORTENED.sub(lambda found: found[1] + "\x00", text)


SENTENCE_TOO_LONG = rule("HB901", "sentence-too-long")
ABBREVIATION_UNKNOWN = rule("HB902", "abbreviation-unknown")
TERM_AVOIDED = rule("HB903", "term-avoided")

LONGEST = 25
"""Words of a sentence.

Aloud, 25 words are one breath; who reads a second language loses the first clause of a longer one,
and in Urdu, Persian and Bangla the verb is at its end. Our own pages hold 10 to 13 in the mean.
"""
_FILLED = "templates/"
"""Rows of these pages hold what an officer wrote into a form, not what the handbook says."""
_REST = r"[A-Z&]+s?(?![\w/`-]|\.\w)(?<!&)"
_ABBREVIATION = re.compile(rf"[A-Z]{_REST}")
_WHOLE = re.compile(rf"[A-Z](?<![\w@./#`&-].){_REST}")
"""One that is no part of something else."""
_NO_ABBREVIATION = frozenset({"CL", "NOT", "OK", "STOP"})
"""Words in capitals, and the letters of our own lists."""
_SPELT = r"\({0}s?\)|{0}s? \(|\b{0} (?:is|are|means?|stands for)\b|“{0}”"


@checks("HB901", "HB902", "HB903", asks="text")
def check_english(book: Handbook) -> Report:
    """Return what is hard to read on the English pages and lists, and in what platforms do."""
    report, glossary = Report(), data_of(book, "glossary")
    known = {one.key for one in (glossary.get("abbreviations") or EMPTY).entries()}
    known |= _NO_ABBREVIATION
    avoided = {
        word.casefold(): (*entry.texts("english"), entry.text("id"))[0]
        for entry in (glossary.get("terms") or EMPTY).items()
        for word in entry.texts("avoid")
    }
    for page in texts(book):
        if page.lang == SOURCE:
            add = report.in_file(page.path)
            _abbreviations(page, known, add)
            folded = page.body.casefold()
            near = {word: term for word, term in avoided.items() if word in folded}
            skipped = ("#", "![", *("|" if page.slug.startswith(_FILLED) else ()))
            for number, line in lines_of(page.body, page.body_line):
                _terms(bare(line), number, near, add)
                if not line.startswith(skipped):
                    _sentences(line, number, add)
    add = report.in_file(PLATFORMS)
    for value in (one for platform in book.practice.platforms for one in platform.values.values()):
        text = value.text
        _sentences(text, value.line, add)
        _terms(text, value.line, avoided, add)
        for word in {found[0].removesuffix("s") for found in _ABBREVIATION.finditer(text)} - known:
            if not _spelt(word, text):
                add(ABBREVIATION_UNKNOWN, value.line, word=word)
    return report


def _sentences(line: str, number: int, add: Add) -> None:
    for sentence in parted(line) if len(line.split()) > LONGEST else ():
        if (count := len(sentence.split())) > LONGEST:
            add(SENTENCE_TOO_LONG, number, text=short(sentence), count=count, most=LONGEST)


def _abbreviations(page: Page | Checklist, known: AbstractSet[str], add: Add) -> None:
    """Report each abbreviation where the handbook itself says it first, in no code and no example."""
    if all(found[0].removesuffix("s") in known for found in _WHOLE.finditer(bare(page.body))):
        return
    skipped = ("> **Example", *(("|", ">") if page.slug.startswith(_FILLED) else ()))
    invented = {one.line for one in statements(page) if one.invented}
    seen = set(known)
    for number, line in lines_of(page.body, page.body_line):
        if line.startswith(skipped) or number in invented:
            continue
        for found in _WHOLE.finditer(bare(line)):
            word = found[0].removesuffix("s")
            if word not in seen and not _spelt(word, page.body):
                add(ABBREVIATION_UNKNOWN, number, word=word)
            seen.add(word)


def _spelt(word: str, text: str) -> bool:
    return re.search(_SPELT.format(re.escape(word)), text) is not None


def _terms(text: str, number: int, avoided: Mapping[str, str], add: Add) -> None:
    for found in _either(tuple(avoided)).findall(text) if avoided else ():
        add(TERM_AVOIDED, number, word=found, term=avoided[found.casefold()])


@functools.cache
def _either(avoided: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(form) for form in sorted(avoided, key=len, reverse=True))
    return re.compile(rf"(?<![\w“*-])(?:{either})(?![\w-])", re.IGNORECASE)


HARD = 70.0
"""Reading ease below which a page counts as hard.

Flesch calls 60 to 70 plain English. We count syllables by the points at which a word may be hyphenated:
fewer than a reader hears, and on our own pages worth 7 to 9 points more than a count of vowels. So 70
here is about 62 there.
"""
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")


@dataclass(frozen=True, slots=True)
class Measure:
    """The figures of one page."""

    page: Page
    words: int
    """In sentences, items and tables; headings, pictures and code do not count."""
    longest: int
    """Words of its longest sentence."""
    ease: float | None
    """Flesch reading ease of its sentences and items; None where it has none."""

    @property
    def hard(self) -> bool:
        """Whether it reads worse than it may."""
        return self.ease is not None and self.ease < HARD


def measures(book: Handbook) -> tuple[Measure, ...]:
    """Return the figures of every English page, in the order of paths."""
    return tuple(_measure(page) for page in pages(book) if page.lang == SOURCE)


def _measure(page: Page) -> Measure:
    found = tuple(sentences(page))
    lengths = [len(one.text.split()) for one in found]
    return Measure(
        page,
        words=sum(lengths),
        longest=max(lengths, default=0),
        ease=ease([one.text for one in found if one.kind != "cell"]),
    )


def ease(texts: list[str]) -> float | None:
    """Return Flesch's reading ease of sentences: 206.835 - 1.015 words a sentence - 84.6 syllables a word.

    Source of the figures: R. Flesch, “A new readability yardstick”, 1948. None without a word.
    """
    words = [word for text in texts for word in _WORD.findall(text)]
    if not words:
        return None
    points = pyphen.Pyphen(lang="en_US")
    syllables = sum(len(points.positions(word.lower())) + 1 for word in words)
    return 206.835 - 1.015 * len(words) / len(texts) - 84.6 * syllables / len(words)
