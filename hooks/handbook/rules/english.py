"""HB901 to HB903: English that a tired officer reads once, and a translator can follow."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from handbook.catalog import rule
from handbook.findings import short
from handbook.languages import SOURCE
from handbook.model import EMPTY, Checklist, Handbook, Page
from handbook.rules.base import Add, Report, checks, data_of, texts
from handbook.rules.registers import PLATFORMS
from handbook.rules.source_text import bare, lines_of, lines_with

_HEADING = re.compile(r"#{1,6} .*?\{ #(?P<id>[\w-]+) \}[ ]*$")
_MARKER = re.compile(r"[ >]*(?:(?P<item>[-*+]|\d+[.)])[ ]+)?(?:\[[ x]\][ ]+)?")
_ROW = re.compile(r"[ >]*\|")
_RULED = re.compile(r"[|:\- >]+")
_PIPE = re.compile(r"(?<!\\)\|")
_CITE = re.compile(r"[ ]*\[@[^\[\]\n]+\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_CODE = re.compile(r"`([^`\n]+)`")
"""What is typed or quoted as a whole is read as one word."""
_MARKUP = re.compile(r"[*`\\]+|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)")
_SHORTENED = re.compile(r"\b([Aa]rts?|Nos?|[Pp]aras?|e\.g|i\.e|vs?|Mrs?|Ms|Dr|p)\.(?= )")
_END = re.compile(r"(?<=[.!?])[”’\"')]*\s+(?=[“‘\"'(]*[A-Z0-9])")
_GAP = re.compile(r"[.!?][”’\"')*_`]*(\s+)(?=[“‘\"'(*_`\[]*[A-Z0-9])")
"""What is between two sentences of Markdown, where marks of emphasis are beside their signs."""
_EXAMPLE = "**Example"
CITED = "[@"
"""What every citation begins with."""


class Sentence(NamedTuple):
    """One sentence, or one cell of a table."""

    text: str
    """Without markup and citations."""
    line: int
    kind: str
    """`prose`, `item` or `cell`."""
    cited: bool
    """Whether a citation is in its line, or leads to its table or list."""
    invented: bool
    """Whether it belongs to a worked example."""


def sentences(page: Page | Checklist) -> Iterator[Sentence]:
    """Yield the sentences of a page in their order; headings, pictures and code blocks are none."""
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
            last = "blank" if not bare else last
            continue
        cell = bool(_ROW.match(line))
        kind = "cell" if cell else _kind(line, last)
        example = _goes_on(line, bare, example)
        cited = CITED in line
        if kind == "prose":
            lead = cited or (lead and last == "prose")
        invented = example or "example" in section
        for one in parted(line):
            yield Sentence(one, number, kind, cited or (lead and kind != "prose"), invented)
        last = kind


def parted(line: str) -> Iterator[str]:
    """Yield the sentences of one line of Markdown, those of a row cell by cell, without markup."""
    bare = line.strip(" >")
    cells = _cells(bare) if _ROW.match(line) else (_MARKER.sub("", bare, count=1),)
    for text in cells:
        yield from _parted(_plain(text))


def sentence_at(line: str, column: int) -> str:
    """Return the sentence of a line of Markdown that holds a column, or the cell of a row, as typed."""
    row = _ROW.match(line)
    gaps = _PIPE.finditer(line) if row else _GAP.finditer(_masked(line))
    bounds = [found.span(0 if row else 1) for found in gaps]
    start = max((end for _, end in bounds if end <= column), default=0)
    end = min((first for first, _ in bounds if first >= column), default=len(line))
    return line[start:end].strip(" |>")


def _kind(line: str, last: str) -> str:
    """Return what a line that is no row of a table belongs to."""
    marker = _MARKER.match(line)
    if (marker and marker["item"]) or line.startswith("    "):
        return "item"
    return "item" if last == "item" and line.startswith(" ") else "prose"


def _goes_on(line: str, bare: str, example: bool) -> bool:  # noqa: FBT001 - the state itself
    """Return whether a line is in a callout with an example."""
    if not line.lstrip().startswith(">"):
        return False
    return bare.startswith(_EXAMPLE) or (example and not bare.startswith("**"))


def _cells(row: str) -> Iterator[str]:
    if not _RULED.fullmatch(row):
        yield from (cell for cell in (one.strip() for one in _PIPE.split(row)) if cell)


def _plain(text: str) -> str:
    text = _CITE.sub("", text) if CITED in text else text
    text = _LINK.sub(r"\1", text) if "](" in text else text
    text = _CODE.sub(lambda found: found[1].replace(" ", "_"), text) if "`" in text else text
    return " ".join(_MARKUP.sub("", text).split())


def _masked(text: str) -> str:
    """Return a text in which no full stop of a shortened word ends a sentence."""
    return _SHORTENED.sub(lambda found: found[1] + "\x00", text) if ". " in text else text


def _parted(text: str) -> Iterator[str]:
    for one in _END.split(_masked(text)):
        if one.strip():
            yield one.strip().replace("\x00", ".")


SENTENCE_TOO_LONG = rule("HB901", "sentence-too-long")
ABBREVIATION_UNKNOWN = rule("HB902", "abbreviation-unknown")
TERM_AVOIDED = rule("HB903", "term-avoided")

LONGEST = 25
"""Words of a sentence.

Aloud, 25 words are one breath; who reads a second language loses the first clause of a longer one,
and in Urdu, Persian and Bangla the verb is at its end. Our own pages hold 10 to 13 in the mean.
"""
_FILLED = ("templates/",)
"""Rows of these pages hold what an officer wrote into a form, not what the handbook says."""
_ABBREVIATION = re.compile(r"[A-Z][A-Z&]+s?(?![\w/`-]|\.\w)(?<!&)")
_INSIDE = re.compile(r"[\w@./#`&-]")
"""What is before capital letters that are a part of something else."""
_NO_ABBREVIATION = frozenset({"CL", "NOT", "OK", "STOP"})
"""Words in capitals, and the letters of our own lists."""
_DEFINITION = re.compile(r"[ >]*\[[^\]]*\]:")
_SPELT = r"\({0}s?\)|{0}s? \(|\b{0} (?:is|are|means?|stands for)\b|“{0}”"


@checks("HB901", "HB902", "HB903")
def check_english(book: Handbook) -> Report:
    """Return what is hard to read on the English pages and lists, and in what platforms do."""
    report, glossary = Report(), data_of(book, "glossary")
    known = {one.key for one in (glossary.get("abbreviations") or EMPTY).entries()}
    avoided = {
        word.casefold(): (*entry.texts("english"), entry.text("id"))[0]
        for entry in (glossary.get("terms") or EMPTY).items()
        for word in entry.texts("avoid")
    }
    for page in texts(book):
        if page.lang == SOURCE:
            add = report.in_file(page.path)
            _long(page, add)
            _abbreviations(page, _NO_ABBREVIATION | known, add)
            _terms(page, avoided, add)
    pattern, add = _either(avoided), report.in_file(PLATFORMS)
    for value in (one for platform in book.practice.platforms for one in platform.values.values()):
        _sentences(value.text, value.line, add)
        for word in _abbreviated(value.text) - _NO_ABBREVIATION - known:
            if not _spelt(word, value.text):
                add(ABBREVIATION_UNKNOWN, value.line, word=word)
        for found in pattern.findall(value.text) if avoided else ():
            add(TERM_AVOIDED, value.line, word=found, term=avoided[found.casefold()])
    return report


def _sentences(line: str, number: int, add: Add) -> None:
    for sentence in parted(line):
        if (count := len(sentence.split())) > LONGEST:
            add(SENTENCE_TOO_LONG, number, text=short(sentence), count=count, most=LONGEST)


def _long(page: Page | Checklist, add: Add) -> None:
    filled = page.slug.startswith(_FILLED)
    for number, line in lines_of(page.body, page.body_line):
        skipped = line.startswith(("#", "![")) or (filled and line[:1] == "|")
        if line.count(" ") >= LONGEST and not skipped:
            _sentences(line, number, add)


def _abbreviated(text: str) -> set[str]:
    return {found[0].removesuffix("s") for found in _ABBREVIATION.finditer(text)}


def _spelt(word: str, text: str) -> bool:
    return re.search(_SPELT.format(re.escape(word)), text) is not None


def _abbreviations(page: Page | Checklist, known: Collection[str], add: Add) -> None:
    found = {
        one[0].removesuffix("s")
        for one in _ABBREVIATION.finditer(page.body)
        if not _INSIDE.match(page.body[one.start() - 1 : one.start()])
    }
    for word in found - set(known):
        if not _spelt(word, page.body) and (number := _read_at(word, page)):
            add(ABBREVIATION_UNKNOWN, number, word=word)


def _read_at(word: str, page: Page | Checklist) -> int:
    """Return the line where the handbook itself says a word, in no code and no example; 0 for none."""
    form = re.compile(rf"(?<!\w){word}s?(?!\w)")
    skipped = ("> **Example", *(("|", ">") if page.slug.startswith(_FILLED) else ()))
    invented = {one.line for one in sentences(page) if one.invented}
    for number, text in lines_with(word, page.body, page.body_line):
        if text.startswith(skipped) or number in invented or _DEFINITION.match(text):
            continue
        if form.search(text):
            return number
    return 0


def _terms(page: Page | Checklist, avoided: Mapping[str, str], add: Add) -> None:
    here = list(filter(page.body.casefold().__contains__, avoided))
    pattern = _either(here)
    for number, line in lines_of(page.body, page.body_line) if here else ():
        for found in pattern.findall(bare(line)):
            add(TERM_AVOIDED, number, word=found, term=avoided[found.casefold()])


def _either(avoided: Iterable[str]) -> re.Pattern[str]:
    """Return what finds each name that is avoided, the longest first."""
    either = "|".join(re.escape(form) for form in sorted(avoided, key=len, reverse=True))
    return re.compile(rf"(?<![\w“*-])(?:{either})(?![\w-])", re.IGNORECASE)
