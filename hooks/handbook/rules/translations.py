"""HB401 to HB409: translated lists beside the English ones, and who is asked to write what they lack."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple

from handbook.catalog import rule
from handbook.findings import Finding, Severity, short
from handbook.languages import SOURCE
from handbook.model import EMPTY, Checklist, Handbook, Node, Page, behind, digest
from handbook.rules.base import Add, Report, checks, data_of, lists, texts, translated_lists
from handbook.rules.registers import retired
from handbook.rules.traces import western


class Lag(NamedTuple):
    """How a difference from the English weighs in one translation."""

    weight: Severity | None
    """None where it weighs as its rule does."""
    advice: str
    """What a remedy goes on to say; empty where the translation says that it follows this English."""


def lag_of(own: Page | Checklist, source: Page | Checklist, book: Handbook) -> Lag:
    """Return how a translation is judged beside the English of today.

    One that follows an older English waits for its translator, until a release. A list that says
    `together` never waits.
    """
    if not behind(own.meta, source.followed):
        return Lag(None, "")
    known = book.languages.get(own.lang)
    name = known.english if known else own.lang
    if isinstance(source, Checklist) and source.together:
        why = f"{source.id} may not lag, for {source.together.rstrip('.')}"
        ask = f"change {own.path} in the same pull request, or ask the {name} editor"
        return Lag(Severity.ERROR, f"; {why}: {ask}")
    if book.release:
        ask = f"if you read no {name}, ask the {name} editor"
        return Lag(Severity.ERROR, f"; the release waits for it: {ask}")
    return Lag(Severity.WARNING, f"; if you read no {name}, leave it to the {name} editor")


TRANSLATED_ITEMS_DIFFER = rule("HB401", "translation-differs", "translated-items-differ")
TRANSLATED_WEIGHT_DIFFERS = rule("HB401", "translation-differs", "translated-weight-differs")
TRANSLATED_PAUSES_DIFFER = rule("HB401", "translation-differs", "translated-pauses-differ")
TRANSLATED_CODES_DIFFER = rule("HB401", "translation-differs", "translated-codes-differ")
TRANSLATED_FACTS_DIFFER = rule("HB401", "translation-differs", "translated-facts-differ")
TRANSLATION_OF_NOTHING = rule("HB403", "translation-of-nothing")
REVIEWED_WITHOUT_READERS = rule("HB405", "reviewed-without-readers")


@checks("HB401")
def check_lists(book: Handbook) -> Report:
    """Return where translated lists differ from the English ones in more than words."""
    report, gone = Report(), retired(book, "items")
    for own, source in translated_lists(book):
        late, add = lag_of(own, source, book), report.in_file(own.path)
        _items(own, source, late, gone, add)
        _pauses(own, source, late, add)
        _facts(own, source, late, add)
    return report


def _items(own: Checklist, source: Checklist, late: Lag, gone: frozenset[str], add: Add) -> None:
    mine = {item.id: item for item in own.items() if item.id}
    theirs = {item.id: item for item in source.items() if item.id}
    if len(mine) != len(list(own.items())) or len(theirs) != len(list(source.items())):
        return  # ids are missing or given twice: that comes first

    def differs(line: int, what: str, advice: str, weight: Severity | None = late.weight) -> None:
        add(TRANSLATED_ITEMS_DIFFER, line, weight, what=what, advice=advice)

    _lacking(own, source, late, differs)
    for id_ in (id_ for id_ in mine if id_ not in theirs):
        what, advice = f"“{id_}” is no item of “{source.path}”", "remove the item and its reason"
        if not late.advice or id_ in gone or late.weight is Severity.ERROR:
            differs(mine[id_].line, what, advice + late.advice)
        else:
            differs(mine[id_].line, what, advice, Severity.ERROR)
    order = [id_ for id_ in mine if id_ in theirs]
    wanted = [id_ for id_ in theirs if id_ in mine]
    for id_, its in [pair for pair in zip(order, wanted, strict=True) if pair[0] != pair[1]][:1]:
        differs(mine[id_].line, f"“{id_}” is here where “{source.path}” has “{its}”",
                f"move “{its}” and its reason up to this line{late.advice}")  # fmt: skip
    for id_ in order:
        if mine[id_].critical != theirs[id_].critical:
            words = ("critical", "not critical", "put the whole item between ** and **")
            if mine[id_].critical:
                words = ("not critical", "critical", "remove the ** around it")
            facts = {"theirs": words[0], "mine": words[1], "advice": words[2] + late.advice}
            add(TRANSLATED_WEIGHT_DIFFERS, mine[id_].line, late.weight, id=id_, **facts)


def _lacking(
    own: Checklist, source: Checklist, late: Lag, differs: Callable[[int, str, str], None]
) -> None:
    """Report each item that a translation lacks, with what it belongs below, on a line near it."""
    lines = {item.id: item.line for item in own.items()}
    heads = {pause.id: pause.line for pause in own.pauses}
    line = own.pauses[0].line if own.pauses else 0
    for pause in source.pauses:
        line, above = heads.get(pause.id, line), f"“## … {{ #{pause.id} }}”"
        for item in pause.items:
            line = lines.get(item.id, line)
            if item.id not in lines:
                bold = "**" if item.critical else ""
                typed = f"- [ ] `{item.id}` {bold}…{bold}"
                differs(line, f"“{item.id}” of “{source.path}”, line {item.line}, is not here",
                        f"below {above} write “{typed}”{late.advice}")  # fmt: skip
            above = f"the item “{item.id}”"


def _pauses(own: Checklist, source: Checklist, late: Lag, add: Add) -> None:
    mine, theirs = ([pause.id for pause in one.pauses] for one in (own, source))
    if None in mine or None in theirs or mine == theirs:
        return
    same = (one == other for one, other in zip(mine, theirs, strict=False))
    at = sum(takewhile(bool, same))
    line = own.pauses[at].line if at < len(mine) else own.body_line
    heads = ", ".join(f"“## … {{ #{id_} }}”" for id_ in theirs)
    advice = (
        f"write {heads}, each above the items that it has there" if heads else "remove the headings"
    )
    here, there = (", ".join(filter(None, ids)) or "none" for ids in (mine, theirs))
    facts = {"mine": here, "theirs": there, "advice": advice + late.advice}
    add(TRANSLATED_PAUSES_DIFFER, line, late.weight, **facts)


_READERS = 2


@checks("HB409", "HB403", "HB405")
def check_translations(book: Handbook) -> Iterator[Finding]:
    """Yield each translation of another English, of none, and that is called reviewed by fewer than two."""
    files = {file.path for file in book.files}
    for one in texts(book):
        top, _, rest = one.path.partition("/")
        english = f"{top}/{SOURCE}/{rest.partition('/')[2]}"
        if english not in files:
            yield TRANSLATION_OF_NOTHING.at(one.path, 0, source=english)
        if (translation := one.meta.get("translation")) is None:
            continue
        by = translation.text("by")
        readers = {part.strip().casefold() for part in by.split(" and ")} - {""}
        few = len(readers) < _READERS or "machine" in by.casefold()
        if few and translation.text("status") == "reviewed":
            node = translation.get("by") or translation
            yield REVIEWED_WITHOUT_READERS.at(one.path, node.line, by=short(by))
        listed: Mapping[tuple[str, str], Page | Checklist] = book.checklists
        source = (listed if isinstance(one, Checklist) else book.pages).get((SOURCE, one.slug))
        if one.lang != SOURCE and source and not (one.front.problems or source.front.problems):
            wanted, node = digest(source.followed), translation.get("of") or translation
            if translation.text("of") != wanted:
                late = lag_of(one, source, book)
                facts = {"source": source.path, "digest": wanted, "more": late.advice}
                yield TRANSLATION_BEHIND.at(one.path, node.line, late.weight, **facts)


TRANSLATION_BEHIND = rule("HB409", "translation-behind")

_SIGNS = re.compile(r"(?<![\w-])(?:CL|[A-Z])-\d\d(?!\d)|_{3,}|\bL[0-4]\b|SHA-\d+")
_FACTS = ("id", "type", "who", "minutes", "tier", "tried", "owner", "sources")
_BLANK = "____"
_COPY = "write the codes and blanks of the English, no others"


def _facts(own: Checklist, source: Checklist, late: Lag, add: Add) -> None:
    for key in _FACTS:
        mine, theirs = own.meta.texts(key), source.meta.texts(key)
        if mine != theirs and (node := own.meta.get(key)) is not None:
            here, there = (", ".join(its) or "nothing" for its in (mine, theirs))
            add(TRANSLATED_FACTS_DIFFER, node.line, key=key, mine=here, theirs=there)
    stop = own.meta.get("stop")
    english = {item.id: item.text for item in source.items() if item.id}
    compared = [(item.id, item.line, item.text, english[item.id])
                for item in own.items() if item.id in english]  # fmt: skip
    compared.append(("the stop line", stop.line if stop else 0, own.stop, source.stop))
    for what, line, text, wanted in compared:
        has, needs = (
            Counter(
                _BLANK if sign.startswith("_") else sign for sign in _SIGNS.findall(western(words))
            )
            for words in (text, wanted)
        )
        if has != needs:
            here, there = (", ".join(sorted(signs.elements())) or "nothing"
                           for signs in (has - needs, needs - has))  # fmt: skip
            facts = {"mine": here, "theirs": there, "advice": _COPY + late.advice}
            add(TRANSLATED_CODES_DIFFER, line, late.weight, what=what, **facts)


TERM_DIFFERS = rule("HB406", "term-differs")


@checks("HB406")
def term_differs(book: Handbook) -> Iterator[Finding]:
    """Yield each term of an English item that its translation says otherwise, once an item."""
    terms: dict[str, Node] = {}
    for entry in data_of(book, "glossary", "terms").items():
        terms |= dict.fromkeys(map(str.casefold, entry.texts("english")), entry)
    either = "|".join(re.escape(form) for form in sorted(terms, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")
    for own in lists(book) if terms else ():
        source = book.checklists.get((SOURCE, own.slug))
        items = source.items() if source and own.lang != SOURCE else ()
        english = {item.id: item.text.casefold() for item in items if item.id}
        for item in own.items():
            found = pattern.findall(english.get(item.id or "", ""))
            for term in dict.fromkeys(terms[form] for form in found):
                words = (term.get(own.lang) or EMPTY).texts("words")
                if words and not any(word in item.text for word in words):
                    wanted = " or ".join(f"“{one}”" for one in words[:2])
                    facts = {"term": term.texts("english")[0], "words": wanted}
                    yield TERM_DIFFERS.at(own.path, item.line, text=short(item.text), **facts)
