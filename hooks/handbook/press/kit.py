"""The pack of a session or of a day: prints that exist, bound in one file in the order of their use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from handbook.languages import Language
from handbook.model import CARDS, HANDOUTS, TESTS, Handbook, Lesson
from handbook.press.paper import document
from handbook.press.print_jobs import Job, Listed
from handbook.render.course import days
from handbook.render.course_prints import cards_path, course_path, day_path


@dataclass(frozen=True, slots=True)
class Kit:
    """What one file binds; a key is never in it, as it is copied for learners."""

    path: str
    variant: str
    """`session-pack` or `day-pack`."""
    name: str
    jobs: tuple[Job, ...]
    whom: tuple[str, ...]
    """For each print the key of the word for whom it is."""
    apart: tuple[str, ...]
    """Codes of the forms that are printed alone."""


def kits(book: Handbook, lang: str, known: Mapping[str, Job]) -> Iterator[Kit]:
    """Yield the packs of a language; `known` are its prints by path."""
    language, course = book.languages[lang], book.course
    for code in dict.fromkeys(one.sheet for one in course.lessons.values()):
        sheet = known.get(_path(lang, code, "session"))
        if sheet and sheet.listed:
            name = f"{code} {sheet.listed.title}"
            yield _kit(
                book,
                lang,
                known,
                (_path(lang, code, "pack"), "session-pack", name),
                course.on(code),
                [],
            )
    for day in days(course):
        own = day_path(lang, day.track, day.number, "day")
        lessons = [one.lesson for one in course.timed(day.slots) if one.lesson]
        if own in known and any(_path(lang, one.sheet, "session") in known for one in lessons):
            many = len(day.track.days) > 1
            name = day.track.title + (
                f", {language.word('course-day', n=day.number)}" if many else ""
            )
            path = day_path(lang, day.track, day.number, "day-pack")
            yield _kit(book, lang, known, (path, "day-pack", name), lessons, [(own, "kit-trainer")])


def _kit(
    book: Handbook, lang: str, known: Mapping[str, Job], head: tuple[str, str, str],
    lessons: Sequence[Lesson], first: list[tuple[str, str]],
) -> Kit:  # fmt: skip
    wanted = [*first, *_wanted(lang, lessons)]
    found = [(known[path], whom) for path, whom in dict(wanted).items() if path in known]
    alone = {form.id for form in book.templates.values() if form.exports == "paper"}
    kept = [
        (job, whom) for job, whom in found if not (job.variant == "blank" and job.code in alone)
    ]
    brought = {code for one in lessons for code in (*one.forms, *one.prints)}
    jobs, whom = zip(*kept, strict=True) if kept else ((), ())
    return Kit(*head, jobs, whom, tuple(sorted(alone & brought)))


def _wanted(lang: str, lessons: Sequence[Lesson]) -> Iterator[tuple[str, str]]:
    """Yield the path of each print that some parts need, and for whom it is: the trainer's first."""
    for variant in ("session", "slide-notes"):
        yield from ((_path(lang, one.sheet, variant), "kit-trainer") for one in lessons)
    yield from ((cards_path(lang, of), "kit-group") for one in lessons for of in one.cards)
    codes = [
        code for one in lessons for code in (*one.prints, one.exercise, *one.lists, *one.forms)
    ]
    yield from ((course_path(lang, code), "kit-learner") for code in codes if code in TESTS)
    for variant in (HANDOUTS[0], "compact", "blank"):
        own = (code for code in codes if not code.startswith(CARDS))
        yield from ((_path(lang, code, variant), "kit-learner") for code in own)


def _path(lang: str, code: str, variant: str) -> str:
    return f"print/{lang}/{code}-{variant}.pdf"


def kit_cover(
    kit: Kit, book: Handbook, language: Language, pages: Sequence[int]
) -> Callable[[int], Job]:
    """Return what makes the job of a pack's cover, given the number of its own pages."""

    def front(ahead: int) -> Job:
        of = ahead + sum(pages)
        starts = accumulate(pages, initial=ahead + 1)
        rows = [
            (job, title_of(job), whom, count, start)
            for job, whom, count, start in zip(kit.jobs, kit.whom, pages, starts, strict=False)
        ]
        draw = partial(
            document, "kit", language, book,
            title=kit.name, kind="cover kit", code="", variant=kit.variant, reviewed=None,
            drafted=any(job.listed.draft for job in kit.jobs if job.listed), of=of,
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

    return front


def title_of(job: Job) -> str:
    """Return how a cover and the outline call a print."""
    listed: Listed | None = job.listed
    title, word = listed.title if listed else "", job.language.word(job.variant)
    return f"{title} ({word})" if title and title.casefold() != word.casefold() else title or word
