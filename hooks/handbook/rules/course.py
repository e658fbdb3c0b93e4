"""HB227 to HB229: the parts of the course fit together, and its cards, test items and slides are whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import (
    CARDS,
    EMPTY,
    HANDOUTS,
    TESTS,
    Handbook,
    Item,
    Lesson,
    Page,
    Track,
    clock,
    handout,
    parted,
    said,
)
from handbook.rules.base import checks, data_of, pages
from handbook.rules.nearest import remedy
from handbook.rules.registers import FOLDER

COURSE_REFERENCE = rule("HB227", "course-broken", "course-reference")
OUTCOME_UNTESTED = rule("HB227", "course-broken", "outcome-untested")
DAY_TOO_LONG = rule("HB227", "course-broken", "day-too-long")
OVER_PRAYER = rule("HB227", "course-broken", "over-prayer")
NO_RESERVE = rule("HB227", "course-broken", "no-reserve")
PART_NOT_ON_SHEET = rule("HB227", "course-broken", "part-not-on-sheet")

COURSE = f"{FOLDER}course/course.yaml"
_EXERCISE = re.compile(r"E[1-9]|capstone")
"""Exercises of the practice range, as long as nobody has written their file."""


@checks("HB227")
def check_course(book: Handbook) -> Iterator[Finding]:
    """Yield what in the course leads nowhere, is not tested, or does not fit into its day."""
    course, items = book.course, {item.id: item for item in book.course.items}
    for lesson in course.lessons.values():
        for key, value, known, where in _references(book, lesson):
            yield from _unknown(COURSE, lesson.line, key, value, known, where)
        if lesson.needs == "screen" and not said(lesson.reserve, SOURCE)[0].strip():
            yield NO_RESERVE.at(COURSE, lesson.line, id=lesson.id)
        yield from _on_its_sheet(book, lesson)
    for outcome in course.outcomes:
        if outcome.test in course.lessons:
            told = outcome.id in course.lessons[outcome.test].outcomes
        else:
            item = items.get(outcome.test)
            told = item.outcome == outcome.id if item else outcome.test[:1] == "Q" and not items
        if not told:
            yield OUTCOME_UNTESTED.at(COURSE, outcome.line, id=outcome.id, test=outcome.test)
    for track in course.tracks:
        yield from _days(book, track)


@checks("HB227")
def check_kept(book: Handbook) -> Iterator[Finding]:
    """Yield each paper that a trainer is to keep and that is none of an exercise's."""
    for page in pages(book):
        parts = [part.id for part in handout(page, HANDOUTS[0])]
        for one in (page.meta.get("kept") or EMPTY).items():
            where = "the id of a heading below “hand-out”"
            yield from _unknown(page.path, one.line, "kept", str(one.value), parts, where)


def _unknown(
    path: str, line: int, key: str, value: str, known: Collection[str], where: str
) -> Iterator[Finding]:
    if value not in known:
        advice = remedy(value, known, f"write {where}")
        yield COURSE_REFERENCE.at(path, line, key=key, value=value, where=where, advice=advice)


def pages_of(book: Handbook, *letters: str) -> Collection[str]:
    """Return the codes of some sections; of all without a letter."""
    return [code for code in book.codes if not letters or code.partition("-")[0] in letters]


def _references(book: Handbook, lesson: Lesson) -> Iterator[tuple[str, str, Collection[str], str]]:
    """Yield each key and value that names something, with what it may name, and that in words."""
    pages, course = book.codes, book.course
    if pages:
        yield "sheet", lesson.sheet, pages_of(book, "T"), "the code of a page of the training"
        lists, forms = pages_of(book, "CL"), pages_of(book, "F")
        yield from (("lists", one, lists, "the code of a list") for one in lesson.lists)
        yield from (("forms", one, forms, "the code of a form") for one in lesson.forms)
        owners = {card.of for card in course.cards} or {*pages, *course.lessons}
        known = [*pages, *TESTS, "certificate", *(f"{CARDS}{one}" for one in owners)]
        what = "a code, “test-a”, “test-b”, “certificate”, or “cards:” and what has cards"
        named = (one.partition(", ")[0] for one, _ in lesson.brought)
        yield from (("prints", one, known, what) for one in named)
    own = [one.text("id") for one in data_of(book, "range/exercises", "exercises").items()]
    if lesson.exercise and pages and (own or not _EXERCISE.fullmatch(lesson.exercise)):
        what = "the code of an exercise, or its id on the range"
        yield "exercise", lesson.exercise, [*pages_of(book, "T"), *own], what
    what, outcomes = "the id of one of “outcomes”", [one.id for one in course.outcomes]
    yield from (("outcomes", one, outcomes, what) for one in lesson.outcomes)


def _on_its_sheet(book: Handbook, lesson: Lesson) -> Iterator[Finding]:
    entry = book.codes.get(lesson.sheet)
    page = book.pages.get((SOURCE, entry.path)) if entry else None
    if page is not None and lesson.anchor not in page.text.ids():
        facts = {"id": lesson.id, "title": said(lesson.title, SOURCE)[0], "anchor": lesson.anchor}
        yield PART_NOT_ON_SHEET.at(page.path, 1, **facts)


def _days(book: Handbook, track: Track) -> Iterator[Finding]:
    course, frame = book.course, book.course.frame
    for number, day in enumerate(track.days, 1):
        for slot in (one for one in day if one.part):
            where = "the id of one of “parts”"
            yield from _unknown(COURSE, slot.line, "part", slot.part, course.lessons, where)
        timed = list(course.timed(day))
        taught = sum(one.minutes for one in timed if one.lesson)
        line, facts = day[0].line if day else track.line, {"day": number, "track": track.id}
        if taught > frame.most > 0:
            much = f"teaches {taught} minutes, and “taught-most” is {frame.most}"
            yield DAY_TOO_LONG.at(COURSE, line, much=much, **facts)
        if timed and timed[-1].end > frame.end > 0:
            much = f"ends at {clock(timed[-1].end)}, and “end” is {clock(frame.end)}"
            yield DAY_TOO_LONG.at(COURSE, line, much=much, **facts)
        for one in timed:
            if one.lesson and one.start < frame.prayer[1] and one.end > frame.prayer[0]:
                times = {"start": clock(one.start), "end": clock(one.end)}
                yield OVER_PRAYER.at(COURSE, line, id=one.lesson.id, **times, **facts)


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
