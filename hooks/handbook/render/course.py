"""The course as it stands on pages: below the heading of a part what it takes, elsewhere its tables.

The id of a heading says what is shown below it: `part-1-4`, or one of `TABLES` and of the prints.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.model import SLIDES_ID, Course, Lesson, Slot, Track, clock, slides
from handbook.render.context import Context
from handbook.render.course_prints import brought, whole_prints
from handbook.render.print_links import print_path, print_ways
from handbook.render.templates import laid_out
from handbook.render.tree import at_end, heading_at, raw

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
            f"{language.minutes(str(lesson.minutes))}; {word(f'needs-{lesson.needs}')}",
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
