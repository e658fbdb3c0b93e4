"""The pack of a session or of a day: prints that exist, bound in one file in the order of their use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from handbook.model import CARDS, HANDOUTS, TESTS, Handbook, Lesson
from handbook.press.course import VARIANTS
from handbook.press.paper import document
from handbook.press.print_jobs import Job, printed_alone
from handbook.render.course import days
from handbook.render.course_prints import called, cards_path, course_path, day_path
from handbook.render.print_links import print_path


class Use(NamedTuple):
    """A part that needs something, and who gets it there."""

    part: str
    whom: str
    """A key of `prints`."""


class Row(NamedTuple):
    """A line of a cover."""

    code: str
    """Its code, or the name of its file."""
    title: str
    more: str
    """What of it the trainer gives out later, or what of a page is printed."""
    uses: Sequence[Use]
    pages: int = 0
    page: int = 0
    """Where it begins in the pack; 0 for what is not in it."""

    @property
    def file(self) -> bool:
        """Whether it is a file of its own."""
        return self.code.endswith(".pdf")


class Kit(NamedTuple):
    """What one file binds; a key is never in it, as it is copied for learners."""

    path: str
    variant: str
    """`session-pack` or `day-pack`."""
    name: str
    jobs: tuple[Job, ...]
    """At least one."""
    uses: tuple[Sequence[Use], ...]
    """Of each print."""
    others: Mapping[str, Sequence[Row]]
    """By the key of the words above it, what is not in the file."""


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
            yield _kit(book, lang, known, head, lessons, (own,))


def _kit(
    book: Handbook, lang: str, known: Mapping[str, Job], head: tuple[str, str, str],
    lessons: Sequence[Lesson], first: Sequence[str] = (),
) -> Kit:  # fmt: skip
    """Return the pack of some parts; `first` is what lies before their prints."""
    groups: dict[str, dict[str, dict[Use, None]]] = {
        "": {path: {Use("", "trainer"): None} for path in first}
    }
    for group, what, use in _needed(book, lang, known, lessons):
        if group == "kit-open" or what in known or what == _RANGE:
            groups.setdefault(group, {}).setdefault(what, {})[use] = None
    bound = groups.pop("")
    others = {
        group: [_row(what, tuple(uses), book, lang, known) for what, uses in own.items()]
        for group, own in sorted(groups.items())
    }
    jobs = tuple(known[path] for path in bound)
    return Kit(*head, jobs, tuple(map(tuple, bound.values())), others)


def _needed(
    book: Handbook, lang: str, known: Mapping[str, Job], lessons: Sequence[Lesson]
) -> Iterator[tuple[str, str, Use]]:
    """Yield the group and the path or code of what each part needs: first the trainer's, last the reserve."""
    for variant in ("session", "slide-notes"):
        yield from (
            ("", print_path(lang, one.sheet, variant), Use(one.id, "trainer")) for one in lessons
        )
    every = [(what, Use(one.id, whom)) for one in lessons for what, whom in one.brought]
    alone = printed_alone(book)
    for what, use in sorted(every, key=lambda one: _RANK.get(one[1].whom, 1)):
        own, key = _paths(lang, what)
        path = next((one for one in own if one in known), "")
        group = "kit-alone" if path and known[path].code in alone else "" if path else "kit-open"
        yield group, path or what, use
        yield "kit-apart", key, Use(use.part, "trainer")
    ranges = (one for one in lessons if one.exercise and one.exercise not in book.codes)
    yield from (("kit-apart", _RANGE, Use(one.id, "trainer")) for one in ranges)


def _paths(lang: str, what: str) -> tuple[tuple[str, ...], str]:
    """Return where the print may lie of what is brought, and where its key."""
    if what.startswith(CARDS):
        fronts, key = (
            cards_path(lang, what.removeprefix(CARDS), one) for one in tuple(VARIANTS)[1:]
        )
        return (fronts,), key
    own = (print_path(lang, what, one) for one in (HANDOUTS[0], "compact", "blank"))
    key = course_path(lang, "test-key") if what in TESTS else print_path(lang, what, HANDOUTS[1])
    return (course_path(lang, what), *own), key


def _row(
    what: str, uses: Sequence[Use], book: Handbook, lang: str, known: Mapping[str, Job]
) -> Row:
    if what in known:
        return Row(what.rpartition("/")[2], title_of(known[what], book), "", uses)
    if what == _RANGE:
        return Row(what, book.languages[lang].word("kit-range"), "", uses)
    code, _, more = what.partition(", ")
    return Row(code, called(code, book, lang), more, uses)


def kit_cover(kit: Kit, book: Handbook, pages: Sequence[int], ahead: int) -> Job:
    """Return the job of a pack's cover, which has `ahead` pages itself; `pages` are those of its prints."""
    language, of = kit.jobs[0].language, ahead + sum(pages)
    starts = accumulate(pages, initial=ahead + 1)
    rows = [
        Row(
            job.code if job.code != job.variant else "", title_of(job, book),
            job.listed.about[0] if job.variant == HANDOUTS[0] else "", uses, count, start,
        )
        for job, uses, count, start in zip(kit.jobs, kit.uses, pages, starts, strict=False)
    ]  # fmt: skip
    draw = partial(
        document, "kit", language, book,
        title=kit.name, kind="cover kit", code="", variant=kit.variant, reviewed=None,
        drafted=any(job.listed.draft for job in kit.jobs), of=of,
        name=kit.name, groups={"": rows, **kit.others},
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


def title_of(job: Job, book: Handbook) -> str:
    """Return how a cover and the outline call a print."""
    language, named = job.language, job.variant in (*HANDOUTS, *VARIANTS)
    title = called(job.code, book, language.code) if named else job.listed.title
    word = language.word(job.variant)
    return f"{title} ({word})" if title and title.casefold() != word.casefold() else title or word


_RANGE = "key.pdf"
"""File in which a practice range has its key."""
_RANK = {"trainer": 0, "reserve": 2}
