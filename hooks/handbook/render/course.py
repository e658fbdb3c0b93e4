"""The course on pages: what each part takes, its tables, and links to all that is printed of it.

The id of a heading says what is shown below it: `part-1-4`, or one of `TABLES` and of the prints.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping
from itertools import product
from types import MappingProxyType
from typing import Final, NamedTuple

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.model import (
    CARDS,
    HANDOUTS,
    SLIDES_ID,
    TESTS,
    Code,
    Course,
    Handbook,
    Item,
    Lesson,
    Slot,
    Track,
    clock,
    handout,
    said,
    slides,
)
from handbook.render.context import Context
from handbook.render.print_links import Print, print_links, print_path, print_ways
from handbook.render.references import name_of
from handbook.render.templates import laid_out
from handbook.render.writer import at_end, heading_at, raw

SLIDES: Final = ("slides", "slide-notes")
"""For the projector, and two on a page with what is said."""


def cards_path(lang: str, of: str = "", variant: str = "cards") -> str:
    """Return the path of the cards of a list, exercise or part, or of their key; of all without one."""
    return (
        f"print/{lang}/cards{of and '-'}{of.replace('.', '-')}{variant.removeprefix('cards')}.pdf"
    )


def called(what: str, book: Handbook, lang: str) -> str:
    """Return what a code or a part is called; empty for anything else."""
    if lesson := book.course.lessons.get(what):
        return said(lesson.title, lang)[0]
    entry = book.codes.get(what)
    return name_of(entry, book, lang, lang).short if entry else ""


def card_owners(book: Handbook, lang: str) -> tuple[str, ...]:
    """Return the lists, exercises and parts of which every card is written in a language."""
    owners: dict[str, bool] = {}
    for card in book.course.cards:
        whole = lang in card.front and lang in card.back
        owners[card.of] = owners.get(card.of, True) and whole
    return tuple(of for of, whole in owners.items() if whole)


def test_items(book: Handbook, lang: str, test: str) -> tuple[Item, ...]:
    """Return the items of a test, none as long as one of them is not written in a language."""
    items = book.course.form(test.partition("-")[2])
    return items if all(said(item.stem, lang)[1] == lang for item in items) else ()


def without_slides(book: Handbook) -> frozenset[str]:
    """Return what a site does not need of the theme as long as no page has slides."""
    shown = any(SLIDES_ID in page.text.ids() for page in book.pages.values())
    return frozenset() if shown else frozenset({"css/slides.css", "js/slides.js"})


def page_prints(context: Context) -> Markup:
    """Return the links above the page of a session or an exercise; empty where it has none or none are made."""
    page = context.page
    prints = [(one, f"print-{one}") for one in SLIDES] if slides(page) else []
    if context.book.course.on(page.code):
        prints += [("session", "print-session"), ("pack", "print-session-pack")]
    prints += [(one, f"print-{one}") for one in HANDOUTS if handout(page, one)]
    own = [
        (print_path(page.lang, page.code, one), key, page.code, page.lang) for one, key in prints
    ]
    return print_links(own, context, page.lang)


def brought(what: str, context: Context) -> Print | None:
    """Return the print of what a part needs; None where nothing is printed of it."""
    book, lang = context.book, context.page.lang
    if what.startswith(CARDS):
        of = what.removeprefix(CARDS)
        known = of in card_owners(book, lang)
        return (cards_path(lang, of), "print-cards", of, lang) if known else None
    if what in (*TESTS, "certificate"):
        written = (
            one for one in (lang, SOURCE) if what not in TESTS or test_items(book, one, what)
        )
        own = next(written, "")
        return (print_path(own, what), f"print-{what}", "", own) if own else None
    entry = context.code(what)
    return _of_code(entry, context) if entry is not None and entry.made else None


def _of_code(entry: Code, context: Context) -> Print | None:
    if shown := context.shown_list(entry.path.rpartition("/")[2].removesuffix(".md")):
        path = print_path(shown.lang, shown.id, "compact")
        return path, "print-compact", entry.code, shown.lang
    page = context.shown(entry.path)
    if page is None:
        return None
    if (page.lang, entry.path) in context.book.templates:
        return print_path(page.lang, page.code, "blank"), "print-form", entry.code, page.lang
    if handout(page, HANDOUTS[0]):
        path = print_path(page.lang, page.code, HANDOUTS[0])
        return path, f"print-{HANDOUTS[0]}", entry.code, page.lang
    return None


def whole_prints(anchor: str, context: Context) -> Markup:
    """Return the links below a heading to the prints of the whole course."""
    book, lang = context.book, context.page.lang
    prints: list[Print] = []
    if anchor == "course-cards":
        owners = card_owners(book, lang)
        prints = [
            (cards_path(lang, of, one), f"print-{'' if of else 'all-'}{one}", of, lang)
            for one, of in product(("cards", "cards-key"), (*owners, "") if owners else ())
        ]
    elif anchor == "course-tests":
        prints = [one for test in TESTS if (one := brought(test, context))]
    elif anchor == "course-key" and any(test_items(book, lang, test) for test in TESTS):
        prints = [(print_path(lang, "test-key"), "print-test-key", "", lang)]
    elif anchor in _ALONE and book.course.tracks:
        prints = [(print_path(lang, _ALONE[anchor]), f"print-{_ALONE[anchor]}", "", lang)]
    return print_links(prints, context, lang)


_ALONE: Final = {"course-certificate": "certificate", "course-trial": "trial-sheet"}


Fact = tuple[str, str, bool]
"""Key of the name of a fact of a part, the fact, and whether its words are English."""


def course(root: ET.Element, context: Context) -> None:
    """Put behind the headings of the course what the data say, into the tree of a page."""
    known = context.book.course
    for lesson in known.on(context.page.code):
        shown = facts(lesson, known, context.written)
        _behind(root, lesson.anchor, laid_out("course.part", shown, context))
    if slides(context.page):
        _behind(root, SLIDES_ID, laid_out("course.slides", context))
    for anchor in sorted(context.page.text.ids()):
        if anchor.startswith(PREFIX) and known.lessons:
            table = TABLES.get(anchor)
            made = table(context) if table else whole_prints(anchor, context)
            at_end(root, anchor, f"{made}\n")


def _behind(root: ET.Element, anchor: str, made: Markup) -> None:
    """Put finished HTML right behind the heading with an id, where there is one."""
    if (at := heading_at(root, anchor)) is not None:
        root.insert(at + 1, raw(f"{made}\n"))


def facts(lesson: Lesson, known: Course, language: Language) -> list[Fact]:
    """Return what a part takes, by line: minutes, what is needed, what learners can do after it."""
    word = language.word
    says = {outcome.id: outcome.says for outcome in known.outcomes}
    able = [says.get(one, {SOURCE: one}) for one in lesson.outcomes]
    cards = [f"{of} ({len(known.cards_of(of))})" for of in lesson.cards if known.cards_of(of)]
    rows = [
        (
            "takes",
            word("course-join").join(
                (language.minutes(str(lesson.minutes)), word(f"needs-{lesson.needs}"))
            ),
            False,
        ),
        ("course-reserve", *_said(language, lesson.reserve)),
        ("course-able", *_said(language, *able)),
        ("course-lists", ", ".join(lesson.lists), False),
        ("course-forms", ", ".join(lesson.forms), False),
        ("course-cards", ", ".join(cards), False),
        ("course-exercise", lesson.exercise, False),
        ("course-must" if lesson.must else "course-test", *_said(language, lesson.test)),
    ]
    return [row for row in rows if row[1]]


def _said(language: Language, *texts: Mapping[str, str]) -> tuple[str, bool]:
    """Return texts in a language, or all of them in English, and whether that is another one."""
    own = language.code if all(language.code in one for one in texts) else SOURCE
    joined = language.word("course-join").join(one.get(own, "") for one in texts)
    return joined, own != language.code


def outcomes(context: Context) -> Markup:
    """Return each outcome with its part, sheet, lists, exercise and test."""
    known = context.book.course
    rows = []
    for outcome in known.outcomes:
        taught = [one for one in known.lessons.values() if outcome.id in one.outcomes]
        tested = known.lessons.get(outcome.test)
        rows.append((outcome, taught, tested.test if tested else {SOURCE: outcome.test}))
    return laid_out("course.outcomes", rows, context)


class Day(NamedTuple):
    """One day of a track."""

    track: Track
    number: int
    taught: int
    slots: tuple[Slot, ...]


def days(known: Course) -> Iterable[Day]:
    """Yield the days of all tracks."""
    for track in known.tracks:
        for number, slots in enumerate(track.days, 1):
            taught = sum(one.minutes for one in known.timed(slots) if one.lesson)
            yield Day(track, number, taught, slots)


def times(context: Context) -> Markup:
    """Return each day of each track with its times, and the links to its prints."""
    known, lang = context.book.course, context.page.lang
    shown = []
    for day in days(known):
        rows = [(clock(one.start), clock(one.end), one) for one in known.timed(day.slots)]
        sheets = (context.code(one.lesson.sheet) for _, _, one in rows if one.lesson)
        packed = any(one and (lang, one.path) in context.book.pages for one in sheets)
        prints = [
            (print_path(lang, day.track.id, day.number, one), f"print-{one}", "", lang)
            for one in ("day", "day-pack")[: 1 + packed]
        ]
        shown.append((day, rows, print_ways(prints, context, lang)))
    return laid_out("course.times", shown, context)


def friday(context: Context) -> Markup:
    """Return of each day that is too long for a Friday what goes first, and what is left."""
    known = context.book.course
    rows = [
        (day, *short_day(known, day)) for day in days(known) if day.taught > known.frame.friday > 0
    ]
    return laid_out("course.friday", rows, known.frame.friday, context)


def short_day(known: Course, day: Day) -> tuple[list[Lesson], int]:
    """Return the parts that go from a day so that it fits a Friday, and the minutes that are left."""
    timed = [one for one in known.timed(day.slots) if one.lesson and one.lesson.drop]
    left, gone = day.taught, []
    for one in sorted(timed, key=lambda one: one.lesson.drop if one.lesson else 0):
        if left > known.frame.friday and one.lesson:
            gone.append(one.lesson)
            left -= one.minutes
    return gone, left


def prints(context: Context) -> Markup:
    """Return what is brought to each part, each with the link to its print."""
    rows = []
    for lesson in context.book.course.lessons.values():
        told = []
        for whom, own in lesson.prints.items():
            found = [(one, brought(one, context)) for one in dict.fromkeys(own)]
            ways = print_ways([one for _, one in found if one], context, context.page.lang)
            rest = [one for one, print_ in found if not print_ or not ways]
            told.append((f"kit-{whom}", rest, ways))
        rows.append((lesson, told))
    return laid_out("course.prints", rows, context)


PREFIX = "course-"
TABLES: Mapping[str, Callable[[Context], Markup]] = MappingProxyType(
    {
        "course-outcomes": outcomes,
        "course-times": times,
        "course-friday": friday,
        "course-prints": prints,
    }
)
"""Id of a heading to what makes its table."""
