"""HB228 to HB230: cards, test items and slides of the course, each whole and short enough to be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from handbook.catalog import rule
from handbook.findings import Finding, short
from handbook.languages import SOURCE
from handbook.model import Handbook, Item, Page, parted, slides
from handbook.rules.base import checks, pages
from handbook.rules.course import pages_of
from handbook.rules.nearest import nearest
from handbook.rules.registers import FOLDER

CARD_UNKNOWN = rule("HB228", "card-broken", "card-unknown")
CARD_COUNT = rule("HB228", "card-broken", "card-count")
CARD_OWNER = rule("HB228", "card-broken", "card-owner")
CARD_WORDY = rule("HB228", "card-broken", "card-wordy")
ITEM_REFERENCE = rule("HB229", "item-broken", "item-reference")
ITEM_ANSWERS = rule("HB229", "item-broken", "item-answers")
ITEM_PAIR = rule("HB229", "item-broken", "item-pair")
SLIDE_LINES = rule("HB230", "slide-wordy", "slide-lines")
SLIDE_LONG = rule("HB230", "slide-wordy", "slide-long")
SLIDE_STRAY = rule("HB230", "slide-wordy", "slide-stray")

CARDS_FILE = f"{FOLDER}course/cards.yaml"
ITEMS_FILE = f"{FOLDER}course/items.yaml"
_SIDES = (("front", 45, 290), ("back", 30, 200))
"""The most words of a side of a card, and the most signs in a script whose words are counted otherwise."""
_LINES, _WORDS, _SIGNS = 5, 8, 52
"""Lines of a slide; words of a line, about seven, and its signs in any other script than Latin."""
_ANSWERS = 4
_NAMED = re.compile(r"`(?P<id>(?:(?:CL|[A-Z])-\d\d|\d\.\d{1,2})-[1-9]\d?)`")
_NUMBERED = re.compile(r"\bCard (?P<number>[1-9]\d?)\b")


@checks("HB228")
def check_cards(book: Handbook) -> Iterator[Finding]:
    """Yield each card that is too long or belongs to nothing, and those that pages name in vain."""
    course = book.course
    owners = {*pages_of(book, "CL", "T"), *course.lessons}
    for card in course.cards:
        if (owners and card.of not in owners) or card.id.rpartition("-")[0] != card.of:
            yield CARD_OWNER.at(CARDS_FILE, card.line, id=card.id, of=card.of)
        for side, most, signs in _SIDES:
            texts: Mapping[str, str] = getattr(card, side)
            for lang, text in texts.items():
                much = _too_much(text, most, signs)
                if much:
                    facts = {"id": card.id, "side": side, "lang": lang, "much": much}
                    yield CARD_WORDY.at(CARDS_FILE, card.line, **facts)
    known = [card.id for card in course.cards]
    for page in pages(book) if known else ():
        if "trainer" in page.meta.texts("for"):
            yield from _named(page, known, book)


def _named(page: Page, known: list[str], book: Handbook) -> Iterator[Finding]:
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        for found in _NAMED.finditer(line):
            if found["id"] not in known:
                near = nearest(found["id"], known)
                advice = f"write “{near}”" if near else "write it in docs/data/course/cards.yaml"
                yield CARD_UNKNOWN.at(page.path, number, id=found["id"], advice=advice)
    lists = {entry.path: code for code, entry in book.codes.items()}
    for head in page.text.headings if page.lang == SOURCE else ():
        code = lists.get(f"checklists/{head.id}.md", "")
        has = len(book.course.cards_of(code)) if code else 0
        _, text = next(parted(page, head.id), (None, "")) if has and head.id else (None, "")
        names = max((int(found["number"]) for found in _NUMBERED.finditer(text)), default=0)
        if names and has != names:
            yield CARD_COUNT.at(page.path, head.line, of=code, names=names, has=has)


@checks("HB229")
def check_items(book: Handbook) -> Iterator[Finding]:
    """Yield each test item that names nothing, has other answers than its kind, or stands alone in its pair."""
    course = book.course
    items = {item.id: item for item in course.items}
    codes, outcomes = pages_of(book), [one.id for one in course.outcomes]
    for item in course.items:
        named: list[tuple[str, str, Collection[str]]] = [
            ("outcome", item.outcome, outcomes),
            ("part", item.part, course.lessons),
        ]
        named += [("page", item.page, codes), ("pair", item.pair or item.id, items)]
        named += [("mends", one.mends, codes) for one in item.options if one.mends]
        for key, value, known in named:
            if known and value not in known:
                yield _unnamed(item.line, item.id, key, value, nearest(value, known))
        if what := _answers(item):
            yield ITEM_ANSWERS.at(ITEMS_FILE, item.line, id=item.id, what=what)
        other = items.get(item.pair)
        if other is not None and (other.pair != item.id or (other.form == item.form != "")):
            yield ITEM_PAIR.at(ITEMS_FILE, item.line, id=item.id, pair=item.pair)


def _unnamed(line: int, id_: str, key: str, value: str, near: str) -> Finding:
    advice = f"write “{near}”" if near else "write what exists"
    return ITEM_REFERENCE.at(ITEMS_FILE, line, id=id_, key=key, value=value, advice=advice)


def _answers(item: Item) -> str:
    """Return what is wrong with the answers of an item, empty where nothing is."""
    ids = [one.id for one in item.options]
    if item.kind == "write":
        return (
            ""
            if item.model and not ids
            else "needs “right: {en: …}”, a model sentence, and no options"
        )
    if len(set(ids)) != len(ids) or not item.right or not {*item.right} <= {*ids}:
        return "needs options with a letter each, and “right” names theirs"
    if item.kind == "order":
        whole = sorted(item.right) == sorted(ids) and len(ids) > 1
        return "" if whole else "needs every option once in “right”, in order"
    if len(item.right) > 1 or (item.kind == "one" and len(ids) != _ANSWERS):
        return "needs four options, one of which is right"
    for one in item.options:
        wrong = one.id not in item.right
        if wrong is not bool(one.thinks) or wrong is not bool(one.mends):
            return (
                f"needs “thinks” and “mends” at its wrong option {one.id}"
                if wrong
                else f"has “thinks” or “mends” at its right option {one.id}"
            )
    return ""


@checks("HB230")
def check_slides(book: Handbook) -> Iterator[Finding]:
    """Yield each slide that is too full to be read from the last row."""
    for page in pages(book):
        for slide in slides(page):
            title = short(slide.title)
            if not 1 <= len(slide.lines) <= _LINES:
                count = len(slide.lines)
                yield SLIDE_LINES.at(page.path, slide.line, title=title, count=count, most=_LINES)
            for text, line in slide.lines:
                if much := _too_much(text, _WORDS, _SIGNS):
                    yield SLIDE_LONG.at(page.path, line, text=short(text), much=much)
            for line in slide.strays:
                yield SLIDE_STRAY.at(page.path, line, title=title)


def _too_much(text: str, words: int, signs: int) -> str:
    """Return how much a text has of what it may not have so many, with the bound; empty where it fits."""
    count = len(text.split())
    if sum(sign.isascii() for sign in text) * 2 >= len(text):
        return f"{count} words, and {words} are the most" if count > words else ""
    return f"{len(text)} signs, and {signs} are the most" if len(text) > signs else ""
