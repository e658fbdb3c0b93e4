"""The pack of a session or of a day: prints that exist, bound in one file in the order of their use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from handbook.model import CARDS, HANDOUTS, TESTS, Handbook, Lesson
from handbook.press.paper import document
from handbook.press.print_jobs import Job, printed_alone
from handbook.render.course import days
from handbook.render.course_prints import cards_path, course_path, day_path
from handbook.render.print_links import print_path


class Kit(NamedTuple):
    """What one file binds; a key is never in it, as it is copied for learners."""

    path: str
    variant: str
    """`session-pack` or `day-pack`."""
    name: str
    jobs: tuple[Job, ...]
    """At least one."""
    whom: tuple[str, ...]
    """For each print the key of the word for whom it is."""
    apart: tuple[str, ...]
    """Codes of the forms that are printed alone."""


def kits(book: Handbook, lang: str, known: Mapping[str, Job]) -> Iterator[Kit]:
    """Yield the packs of a language; `known` are its prints by path."""
    language, course = book.languages[lang], book.course
    for code in dict.fromkeys(one.sheet for one in course.lessons.values()):
        if sheet := known.get(print_path(lang, code, "session")):
            head = print_path(lang, code, "pack"), "session-pack", f"{code} {sheet.listed.title}"
            yield _kit(book, lang, known, head, course.on(code))
    for day in days(course):
        own = day_path(lang, day.track, day.number, "day")
        lessons = [one.lesson for one in course.timed(day.slots) if one.lesson]
        taught = any(print_path(lang, one.sheet, "session") in known for one in lessons)
        if own in known and taught:
            more = f", {language.word('course-day', n=day.number)}"
            name = day.track.title + (more if len(day.track.days) > 1 else "")
            head = day_path(lang, day.track, day.number, "day-pack"), "day-pack", name
            yield _kit(book, lang, known, head, lessons, {own: "kit-trainer"})


def _kit(
    book: Handbook, lang: str, known: Mapping[str, Job], head: tuple[str, str, str],
    lessons: Sequence[Lesson], first: Mapping[str, str] = MappingProxyType({}),
) -> Kit:  # fmt: skip
    """Return the pack of some parts; `first` is what lies before the prints of these, and for whom."""
    alone = printed_alone(book)
    found = [
        (known[path], whom)
        for path, whom in {**first, **dict(_wanted(lang, lessons))}.items()
        if path in known and not (known[path].variant == "blank" and known[path].code in alone)
    ]
    brought = {code for one in lessons for code in (*one.forms, *one.prints)}
    jobs, whom = zip(*found, strict=True)
    return Kit(*head, jobs, whom, tuple(sorted(alone & brought)))


def _wanted(lang: str, lessons: Sequence[Lesson]) -> Iterator[tuple[str, str]]:
    """Yield the path of each print that some parts need, and for whom it is: the trainer's first."""
    for variant in ("session", "slide-notes"):
        yield from ((print_path(lang, one.sheet, variant), "kit-trainer") for one in lessons)
    yield from ((cards_path(lang, of), "kit-group") for one in lessons for of in one.cards)
    codes = [
        code for one in lessons for code in (*one.prints, one.exercise, *one.lists, *one.forms)
    ]
    yield from ((course_path(lang, code), "kit-learner") for code in codes if code in TESTS)
    for variant in (HANDOUTS[0], "compact", "blank"):
        own = (code for code in codes if not code.startswith(CARDS))
        yield from ((print_path(lang, code, variant), "kit-learner") for code in own)


def kit_cover(kit: Kit, book: Handbook, pages: Sequence[int], ahead: int) -> Job:
    """Return the job of a pack's cover, which has `ahead` pages itself; `pages` are those of its prints."""
    language, of = kit.jobs[0].language, ahead + sum(pages)
    starts = accumulate(pages, initial=ahead + 1)
    rows = [
        (job, title_of(job), whom, count, start)
        for job, whom, count, start in zip(kit.jobs, kit.whom, pages, starts, strict=False)
    ]
    draw = partial(
        document, "kit", language, book,
        title=kit.name, kind="cover kit", code="", variant=kit.variant, reviewed=None,
        drafted=any(job.listed.draft for job in kit.jobs), of=of,
        name=kit.name, rows=rows, apart=kit.apart,
    )  # fmt: skip
    return Job(
        path=kit.path,
        source="docs/data/course/course.yaml",
        code=kit.variant,
        variant="cover",
        language=language,
        draw=lambda _: draw(),
        marks={"its edition": book.edition, "its language": language.code},
        of=of,
    )


def title_of(job: Job) -> str:
    """Return how a cover and the outline call a print."""
    title, word = job.listed.title, job.language.word(job.variant)
    return f"{title} ({word})" if title and title.casefold() != word.casefold() else title or word
