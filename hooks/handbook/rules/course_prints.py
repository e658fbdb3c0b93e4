"""HB228 and HB229: cards and test items of the course name what exists, and are whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Handbook, Item, Page, parted
from handbook.rules.base import checks, pages
from handbook.rules.course import pages_of
from handbook.rules.nearest import remedy
from handbook.rules.registers import FOLDER

CARD_UNKNOWN = rule("HB228", "card-broken", "card-unknown")
CARD_COUNT = rule("HB228", "card-broken", "card-count")
CARD_OWNER = rule("HB228", "card-broken", "card-owner")
ITEM_REFERENCE = rule("HB229", "item-broken", "item-reference")
ITEM_ANSWERS = rule("HB229", "item-broken", "item-answers")
ITEM_PAIR = rule("HB229", "item-broken", "item-pair")

CARDS_FILE = f"{FOLDER}course/cards.yaml"
ITEMS_FILE = f"{FOLDER}course/items.yaml"
_ANSWERS = 4
_NAMED = re.compile(r"`(?P<id>(?:(?:CL|[A-Z])-\d\d|\d\.\d{1,2})-[1-9]\d?)`")
_NUMBERED = re.compile(r"\bCard (?P<number>[1-9]\d?)\b")


@checks("HB228")
def check_cards(book: Handbook) -> Iterator[Finding]:
    """Yield each card that belongs to nothing, and those that pages name in vain."""
    course = book.course
    owners = {*pages_of(book, "CL", "T"), *course.lessons}
    for card in course.cards:
        if (owners and card.of not in owners) or card.id.rpartition("-")[0] != card.of:
            yield CARD_OWNER.at(CARDS_FILE, card.line, id=card.id, of=card.of)
    known = [card.id for card in course.cards]
    for page in pages(book) if known else ():
        if "trainer" in page.meta.texts("for"):
            yield from _named(page, known, book)


def _named(page: Page, known: list[str], book: Handbook) -> Iterator[Finding]:
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        for found in _NAMED.finditer(line):
            if found["id"] not in known:
                advice = remedy(found["id"], known, "write it in docs/data/course/cards.yaml")
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
                facts = {"value": value, "advice": remedy(value, known, "write what exists")}
                yield ITEM_REFERENCE.at(ITEMS_FILE, item.line, id=item.id, key=key, **facts)
        if what := _answers(item):
            yield ITEM_ANSWERS.at(ITEMS_FILE, item.line, id=item.id, what=what)
        other = items.get(item.pair)
        if other is not None and (other.pair != item.id or (other.form == item.form != "")):
            yield ITEM_PAIR.at(ITEMS_FILE, item.line, id=item.id, pair=item.pair)


def _answers(item: Item) -> str:
    """Return what is wrong with the answers of an item, empty where nothing is."""
    ids = [one.id for one in item.options]
    if item.kind == "write":
        needs = "needs “right: {en: …}”, a model sentence, and no options"
        return "" if item.model and not ids else needs
    if not item.right or not {*item.right} <= {*ids}:
        return "needs options with a letter each, and “right” names theirs"
    if item.kind == "order":
        whole = sorted(item.right) == sorted(ids) and len(ids) > 1
        return "" if whole else "needs every option once in “right”, in order"
    if len(item.right) > 1 or (item.kind == "one" and len(ids) != _ANSWERS):
        return "needs four options, one of which is right"
    for one in item.options:
        right = one.id in item.right
        if {bool(one.thinks), bool(one.mends)} != {not right}:
            wrong = f"needs “thinks” and “mends” at its wrong option {one.id}"
            return f"has “thinks” or “mends” at its right option {one.id}" if right else wrong
    return ""
