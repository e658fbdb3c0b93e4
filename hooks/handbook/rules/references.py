"""HB318 to HB323, HB340 and HB344: citations and codes, what is stated without a source, and what nothing cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from urllib.parse import urlsplit

from handbook.catalog import RETIRED, RULES, known, rule
from handbook.findings import Finding, short
from handbook.languages import SOURCE
from handbook.model import EMPTY, Checklist, Handbook, Node, Page, Work
from handbook.model.role import BIBLIOGRAPHY, PAGE_CODES
from handbook.render.references import CODE
from handbook.rules.addresses import typed_hosts
from handbook.rules.base import checks, data_of, texts
from handbook.rules.english import parted, statements
from handbook.rules.nearest import nearest, remedy
from handbook.rules.registers import GLOSSARY, PLATFORMS, rows
from handbook.rules.source_text import lines_with

CITATION_UNKNOWN = rule("HB320", "unknown-source", "citation-unknown")
CITATION_NOT_PRINTABLE = rule("HB321", "citation-not-printable")
CITATION_UNREADABLE = rule("HB322", "citation-unreadable")
CODE_UNKNOWN = rule("HB323", "unknown-code", "code-unknown")
CODE_MOVED = rule("HB323", "unknown-code", "code-moved")
RULE_UNKNOWN = rule("HB323", "unknown-code", "rule-unknown")

_PRINTABLE = ("S", "S2")
_EACH = "“[@key]” or “[@key, para. 12]”, one for each work, on one line"
_RULE = re.compile(r"(?<![\w/.-])HB\d{3}(?![\w-])")
_CITATION = re.compile(r"\[@[^\]]*(?:\]|$)")
_READABLE = re.compile(r"\[@[A-Za-z0-9][\w.-]*(?:,\s*[^\[\]\n]+)?\]")
_ROUND = re.compile(r"(?<![\]\w])\(@(?P<key>[A-Za-z0-9][\w.-]*)(?P<place>,[^()\[\]]+)?\)")


@checks("HB320", "HB321")
def check_citations(book: Handbook) -> Iterator[Finding]:
    """Yield every citation, in text, front matter or data, whose work is unknown or may not be printed."""
    for path, key, line in _all_cited(book) if book.works else ():
        work = book.works.get(key)
        if work is None:
            advice = remedy(key, book.works, "add it to docs/data/bibliography.yaml")
            yield CITATION_UNKNOWN.at(path, line, key=short(key), advice=advice)
        elif work.mark and work.mark not in _PRINTABLE:  # HB027 asks for one that is missing
            yield CITATION_NOT_PRINTABLE.at(path, line, key=key, mark=work.mark)


def _all_cited(book: Handbook) -> Iterator[tuple[str, str, int]]:
    """Yield path, key and line of each citation in texts, platforms and words that were read."""
    for one in texts(book):
        sources = EMPTY if one.front.problems else one.meta.get("sources") or EMPTY
        yield from ((one.path, *its) for its in _keys(sources.items()))
        for reference in one.text.references:
            if reference.kind == "cite":
                yield one.path, reference.name, reference.line
    for platform in rows(book, "platforms", "platforms"):
        answers = (row.get("source") for row in (platform.get("rows") or EMPTY).items())
        yield from ((PLATFORMS, *its) for its in _keys(filter(None, answers)))
    for read in chain.from_iterable(one for term in book.terms for one in term.read.values()):
        if read.source:
            yield GLOSSARY, read.source, read.line


def _keys(nodes: Iterable[Node]) -> Iterator[tuple[str, int]]:
    return ((str(node.value), node.line) for node in nodes if node.kind == "text")


@checks("HB322", asks="text")
def citation_unreadable(book: Handbook) -> Iterator[Finding]:
    """Yield everything that begins like a citation and is none.

    A key in round brackets that is like none of the bibliography is a handle.
    """
    for one in texts(book):
        for number, line in lines_with("@", one.body, one.body_line):
            for found in _ROUND.finditer(line) if "(@" in line else ():
                key = found["key"]
                near = key if key in book.works or "-" not in key else nearest(key, book.works)
                if near in book.works:
                    facts = {"wanted": f"“[@{near}{found['place'] or ''}]”"}
                    yield CITATION_UNREADABLE.at(one.path, number, text=short(found[0]), **facts)
            for found in _CITATION.finditer(line) if "[@" in line else ():
                if not _READABLE.fullmatch(found[0]):
                    facts = {"text": short(found[0]), "wanted": _EACH}
                    yield CITATION_UNREADABLE.at(one.path, number, **facts)


@checks("HB323")
def check_codes_named(book: Handbook) -> Iterator[Finding]:
    """Yield each mention of a code that the register does not know, and of a rule that there is not."""
    moved = {one.code: one.now for one in book.moved}
    for path, line, name in _codes_named(book) if book.codes else ():
        if name in moved:
            yield CODE_MOVED.at(path, line, name=name, now=moved[name])
        elif name not in book.codes:
            yield CODE_UNKNOWN.at(path, line, name=name)
    for page in book.pages.values():
        for line, text in lines_with("HB", page.body, page.body_line):
            for name in set(_RULE.findall(text)) - RULES.keys() - RETIRED:
                yield RULE_UNKNOWN.at(page.path, line, name=name)


def _codes_named(book: Handbook) -> Iterator[tuple[str, int, str]]:
    """Yield path, line and code of each mention in texts, in front matter of lists and in data."""
    for one in texts(book):
        for reference in one.text.references:
            if reference.kind == "code":
                yield one.path, reference.line, reference.name
        for key in ("title", "when", "stop") if isinstance(one, Checklist) else ():
            node = one.meta.get(key) or EMPTY
            yield from ((one.path, node.line, name) for name in re.findall(CODE, str(node.value)))
    for entry in data_of(book, "synonyms", "synonyms").entries():
        yield book.data["synonyms"].path, entry.line, entry.key
    for platform in book.practice.platforms:
        yield PLATFORMS, platform.line, platform.page
        for value in platform.values.values():
            codes = re.findall(CODE, f"{value.text} {value.about}")
            yield from ((PLATFORMS, value.line, name) for name in codes)


HOST_UNUSED = rule("HB318", "unused-entry", "host-unused")


@checks("HB318")
def host_unused(book: Handbook) -> Iterator[Finding]:
    """Yield each host of the register that no address is on."""
    used = {_host(str(work.csl.get("URL") or "")) for work in book.works.values()}
    shown = book.roles.get(BIBLIOGRAPHY, ())
    used |= {_host(link.target) for page in shown for link in page.text.links}
    used |= {host for host in typed_hosts(book) if any(host in one.body for one in texts(book))}
    for entry in data_of(book, "hosts").entries() if book.works else ():
        if entry.key.lower() not in used:
            yield HOST_UNUSED.at(book.data["hosts"].path, entry.line, host=entry.key)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


CLAIM_UNCITED = rule("HB340", "claim-uncited")
UNCITED_UNUSED = rule("HB318", "unused-entry", "uncited-unused")

REVIEWED = "docs/data/uncited.yaml"

# A pattern that begins with a set of signs is looked for several times as fast as one that begins
# with what must not be before it, so these look back behind their first sign.
_NUMBER = (
    r"[\deEfFnNoOsStT](?<!\w.)(?:(?<=\d)[\d,]*|(?i:(?<=e)(?:ight|leven)|(?<=f)(?:i(?:ve|fteen)|o(?:ur"
    r"(?:teen)?|rty))|(?<=n)ine(?:ty)?|(?<=o)ne|(?<=s)(?:ix(?:ty)?|even)|(?<=t)(?:wo|hree|hirty|en|"
    r"welve|wenty)))"
)
"""Digits, or a number in words from one to ninety."""
_WORDS = {key: "|".join(words) for key, words in known("claims").items()}
_MONEY = (
    rf"[$€£\dABEGIPRU](?:(?<=[$€£]) ?\d|(?<=\d) (?:{_WORDS['coins']})\b|(?<!\w.)(?:(?<=A)FN|(?<=B)DT|(?<=E)UR"
    r"|(?<=G)BP|(?<=I)(?:QD|RR)|(?<=P)KR|(?<=R)s\.?|(?<=U)SD) \d)"
)
_PART = r"(?:rt(?:icle)?s?\.?|ections?|ara(?:graph)?s?\.?|lauses?)"
_PERIOD = "a legal or a provider's period"
_CLAIMS = {
    "a percentage": re.compile(r"\d ?(?:%|per ?cent\b)"),
    "an amount of money": re.compile(_MONEY),
    "an article, a section or a paragraph": re.compile(rf"[AaSsPpCc](?<!\w.){_PART} \d"),
    "an act or a convention": re.compile(rf" (?<=[\w,] )(?:{_WORDS['acts']})s?\b(?! of your)"),
    "a year": re.compile(r"[12](?<![\w/:.-].)(?:(?<=1)[89]|(?<=2)0)\d\d(?![\w/:-]|\.\d)"),
    _PERIOD: re.compile(rf"{_NUMBER}[ -](?:hour|day|week|month|year)s?\b"),
}
_OWNED = re.compile(rf"\b(?:{_WORDS['holders']})\b")


@checks("HB340", asks="text")
def claim_uncited(book: Handbook) -> Iterator[Finding]:
    """Yield each claim of an English page or list that has no source and no entry of REVIEWED."""
    entries = data_of(book, "uncited", "uncited").items()
    for page in texts(book):
        own = [one.text("text") for one in entries if one.text("page") == page.slug]
        for number, line, text, what in _claims(page):
            if not any(covered in line for covered in own):
                yield CLAIM_UNCITED.at(page.path, number, text=short(text), what=what)


@checks("HB318")
def uncited_unused(book: Handbook) -> Iterator[Finding]:
    """Yield each entry of REVIEWED that covers no claim of its page."""
    for entry in data_of(book, "uncited", "uncited").items():
        slug, covered = entry.text("page"), entry.text("text")
        those = (_claims(page) for page in texts(book) if page.slug == slug)
        if not any(covered in line for _, line, _, _ in chain.from_iterable(those)):
            yield UNCITED_UNUSED.at(REVIEWED, entry.line, text=short(covered), page=slug)


def _claims(page: Page | Checklist) -> Iterator[tuple[int, str, str, str]]:
    """Yield number and text of each line that claims something, the sentence, and what it states."""
    # a list of codes or sources and a page about us state nothing
    apart = isinstance(page, Page) and (
        page.section == "contribute" or page.role in (BIBLIOGRAPHY, PAGE_CODES)
    )
    for one in statements(page) if page.lang == SOURCE and not apart else ():
        stated = [
            (what, pattern)
            for what, pattern in _CLAIMS.items()
            if not (one.cited or one.invented)
            and pattern.search(one.text)
            and (what is not _PERIOD or _OWNED.search(one.text))
        ]
        # code is no word of a sentence, and markup parts a name from the word before it
        said = (
            (one.line, one.text, sentence, what)
            for sentence in (parted(one.text) if stated else ())
            for what, pattern in stated
            if pattern.search(sentence)
        )
        yield from islice(said, 1)


REPORT_UNSAID = rule("HB344", "report-unsaid")

_REPORTED = "S2"
_SAID = re.compile(r"(?<![\w-])(?<!\bnot )(?<!\bnever )reported by\b")
_YEAR = r"(?:1[89]|20)\d\d\b"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = rf"(?:about )?(?:\d\d? )?(?:{_MONTH} )?"
_DATE = re.compile(
    rf"\bundated\b|\bas of (?:[\w-]+ ){{0,4}}{_YEAR}|\b(?:in|from|dated) {_DAY}{_YEAR}|\({_DAY}{_YEAR}"
    rf"|\b{_MONTH} {_YEAR}",
    re.IGNORECASE,
)
"""When an account is from; any other year is that of the act or of the event."""
_DATE_CELL = re.compile(
    rf"undated|(?:(?:as of|about) )?(?:\d\d? )?(?:{_MONTH} )?(?:1[89]|20)\d\d(?:\W.*)?"
)
"""A cell of a table that says nothing but when."""
_CITED_KEY = re.compile(r"\[@([A-Za-z0-9][\w.-]*)[^\[\]\n]*\]")
_KEPT = "\x01\\1\x02"
"""What a citation becomes while its line is parted: sentences are otherwise without it."""
_CITED = re.compile(r"\x01([^\x02]*)\x02")
_BETWEEN = re.compile(r"(?:\x01[^\x02]*\x02|[\s,;:(]|\b(?:as|which|is|are)\b)*")
"""What may be between a citation and the “reported by” that follows it."""
_INITIALS = re.compile(
    r"\b(?:by|and) (?:the )?(?:(?:[A-Z]\. ?){2,}(?=[A-Z])|[A-Z]\. (?=[A-Z][\w-]+(?:,| ?[(\x01])))"
    r"|\bet al\. (?=\()"
)
"""Stops in the name of who reports, which end no sentence."""
_UNENDED = ".\x03"


@checks("HB344", asks="text")
def report_unsaid(book: Handbook) -> Iterator[Finding]:
    """Yield each English citation of a reported work that reads as if we had read it."""
    works = {key: work for key, work in book.works.items() if work.mark == _REPORTED}
    for one in (text for text in texts(book) if text.lang == SOURCE):
        lines = one.body.split("\n")
        for number in {ref.line for ref in one.text.references if ref.name in works}:
            line = lines[number - one.body_line]
            kept = _CITED_KEY.sub(_KEPT, line)
            kept = _INITIALS.sub(lambda found: found[0].replace(". ", _UNENDED), kept)
            for sentence in parted(kept):
                for cited in _CITED.finditer(sentence):
                    work = works.get(cited[1])
                    if work and (lack := _lack(sentence, line, cited, work)):
                        text = short(_CITED.sub(r"[@\1]", sentence).replace(_UNENDED, ". "))
                        facts = {"text": text, "lacks": lack[0], "advice": lack[1]}
                        yield REPORT_UNSAID.at(one.path, number, key=work.key, **facts)


def _lack(sentence: str, line: str, cited: re.Match[str], work: Work) -> tuple[str, str] | None:
    """Return what a citation of a reported work lacks and what to write, None where it lacks nothing.

    The account is behind the last “reported by” before it, else behind one that follows it at once.
    """
    said = list(_SAID.finditer(sentence.lower()))
    own = [one.end() for one in said if one.start() < cited.start()][-1:]
    if not own and said and _BETWEEN.fullmatch(sentence.lower(), cited.end(), said[0].start()):
        own = [said[0].end()]
    if not own:
        typed = (
            "“as reported by …” before it" if said else "“reported by …” into that sentence or cell"
        )
        return "and does not say so", f"write {typed}, with its date"
    row = parted(line) if line.lstrip(" >").startswith("|") else ()
    dated = _DATE.search(_CITED.sub("", sentence[own[0] :])) or any(map(_DATE_CELL.fullmatch, row))
    if work.csl.get("issued") or dated:
        return None
    return "and has no date", "write “as of …” with the year of the account, or “undated”"
