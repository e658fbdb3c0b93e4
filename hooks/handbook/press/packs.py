"""Prints bound behind a cover: all of a variant, such as every checklist, or the kit of a session or a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, product
from types import MappingProxyType
from typing import NamedTuple

from handbook.languages import SOURCE
from handbook.model import CARDS, HANDOUTS, TESTS, Handbook, Lesson, said
from handbook.press.course import CARD_PRINTS, sets
from handbook.press.paper import document
from handbook.press.print_jobs import Job, edition_marks, marked_invented, printed_alone
from handbook.render.course import called, cards_path, days
from handbook.render.print_links import print_path
from handbook.render.references import name_of

BOUND = MappingProxyType({"compact": "pack", "blank": "forms", "case-print": "case"})
"""Variant whose sheets are bound in one file too, to the name of that file."""

Sheets = Sequence[tuple[Job, int]]
"""The prints of a file in their order, each with the number of its pages."""


def cover(book: Handbook, variant: str, sheets: Sheets, ahead: int) -> Job:
    """Return the job of the cover before some prints of a variant, which has `ahead` pages itself."""
    language, name = sheets[0][0].language, BOUND[variant]
    word, of = language.word, ahead + sum(pages for _, pages in sheets)
    starts = accumulate((pages for _, pages in sheets), initial=ahead + 1)
    rows = [
        (job, job.listed, pages, page)
        for (job, pages), page in zip(sheets, starts, strict=False)
    ]  # fmt: skip
    days = sorted({str(one.reviewed) for _, one, _, _ in rows if one.reviewed})
    absent = _absent(book, name, {job.code for job, _ in sheets})
    draw = partial(
        document, "cover", language, book,
        title=f"{word('site-name')}: {word(f'{name}-title')}",
        kind="cover" if name == "pack" else f"cover folder {name}".removesuffix(" forms"),
        code="", variant=variant if name == "case" else name, reviewed=None,
        drafted=any(one.draft for _, one, _, _ in rows),
        notes=[word("invented")] if name == "case" else [], of=of, name=name,
        days=list(dict.fromkeys((days[0], days[-1]))) if days else [],
        stops=[row for row in rows if row[1].rank],
        rest=[row for row in rows if not row[1].rank],
        absent={key: sorted(codes) for key, codes in absent.items() if codes},
    )  # fmt: skip
    job = Job(
        path=print_path(language.code, name),
        source="docs/data/languages.yaml",
        code=name,
        variant="cover",
        language=language,
        draw=lambda _: draw(),
        marks=edition_marks(book, language.code),
        of=of,
    )
    return marked_invented(job) if name == "case" else job


def _absent(book: Handbook, name: str, here: set[str]) -> dict[str, set[str]]:
    """Return by the key of its sentence which lists or forms are in the English file only, or in none."""
    if name == "pack":
        lists = {one.id for (own, _), one in book.checklists.items() if own == SOURCE and one.id}
        return {"pack-missing": lists - here}
    if name == "case":
        return {}
    forms = {one.id for (own, _), one in book.templates.items() if own == SOURCE and one.id}
    alone = set(printed_alone(book))
    return {"forms-alone": alone, "forms-missing": forms - here - alone}


Use = tuple[str, str]
"""A part that needs something, and a key of `prints`: who gets it there."""


class Kit(NamedTuple):
    """What one file binds; a key is never in it, as it is copied for learners."""

    path: str
    variant: str
    """`session-pack` or `day-pack`."""
    name: str
    needed: Mapping[str, Mapping[str, Mapping[Use, int]]]
    """Path or code of all that its parts need, how many by use, by the key of the words above it: none
    above what is bound."""
    known: Mapping[str, Job]
    """The prints of its language, by path."""

    @property
    def jobs(self) -> tuple[Job, ...]:
        """What is bound, at least one."""
        return tuple(self.known[path] for path in self.needed[""])


def kits(book: Handbook, lang: str, known: Mapping[str, Job]) -> Iterator[Kit]:
    """Yield the packs of a language; `known` are its prints by path."""
    language, course = book.languages[lang], book.course
    for code in dict.fromkeys(one.sheet for one in course.lessons.values()):
        if sheet := known.get(print_path(lang, code, "session")):
            head = print_path(lang, code, "pack"), "session-pack", f"{code} {sheet.listed.title}"
            yield _kit(book, lang, known, head, course.on(code))
    for day in days(course):
        own = print_path(lang, day.track.id, day.number, "day")
        lessons = [one.lesson for one in course.timed(day.slots) if one.lesson]
        taught = any(print_path(lang, one.sheet, "session") in known for one in lessons)
        if own in known and taught:
            name = said(day.track.title, lang)[0]
            if len(day.track.days) > 1:
                name = language.word("course-day", track=name, n=day.number)
            path = print_path(lang, day.track.id, day.number, "day-pack")
            head = path, "day-pack", name
            yield _kit(book, lang, known, head, lessons, (own,))


def _kit(
    book: Handbook, lang: str, known: Mapping[str, Job], head: tuple[str, str, str],
    lessons: Sequence[Lesson], first: Sequence[str] = (),
) -> Kit:  # fmt: skip
    """Return the pack of some parts; `first` is what lies before their prints."""
    needed: dict[str, dict[str, Counter[Use]]] = {
        "": {path: Counter([("", "trainer")]) for path in first}
    }
    for group, what, use in _needed(book, lang, known, lessons):
        if group == "kit-open" or what in known or what == _RANGE:
            needed.setdefault(group, {}).setdefault(what, Counter())[use] += 1
    return Kit(*head, dict(sorted(needed.items())), known)


def _needed(
    book: Handbook, lang: str, known: Mapping[str, Job], lessons: Sequence[Lesson]
) -> Iterator[tuple[str, str, Use]]:
    """Yield the group and the path or code of what each part needs: first the trainer's, last the reserve."""
    for variant, one in product(("session", "slide-notes"), lessons):
        yield "", print_path(lang, one.sheet, variant), (one.id, "trainer")
    every = [(what, (one.id, whom)) for one in lessons for what, whom in one.brought]
    alone = printed_alone(book)
    for what, use in sorted(every, key=lambda one: _RANK.get(one[1][1], 1)):
        own, key = _paths(lang, what)
        path = next((one for one in own if one in known), "")
        group = "kit-alone" if path and known[path].code in alone else "" if path else "kit-open"
        yield group, path or what, use
        yield "kit-apart", key, (use[0], "trainer")
    ranges = (one for one in lessons if one.exercise and one.exercise not in book.codes)
    yield from (("kit-apart", _RANGE, (one.id, "trainer")) for one in ranges)


def _paths(lang: str, what: str) -> tuple[tuple[str, ...], str]:
    """Return where the print may lie of what is brought, and where its key."""
    if what.startswith(CARDS):
        of = what.removeprefix(CARDS)
        return (cards_path(lang, of, "cards-fronts"),), cards_path(lang, of, "cards-key")
    own = (print_path(lang, what, one) for one in (HANDOUTS[0], "compact", "blank"))
    key = ("test-key",) if what in TESTS else (what, HANDOUTS[1])
    return (print_path(lang, what), *own), print_path(lang, *key)


def kit_cover(kit: Kit, book: Handbook, pages: Sequence[int], ahead: int) -> Job:
    """Return the job of a pack's cover, which has `ahead` pages itself; `pages` are those of its prints."""
    language, of = kit.jobs[0].language, ahead + sum(pages)
    starts = accumulate(pages, initial=ahead + 1)
    draw = partial(
        document, "kit", language, book,
        title=kit.name, kind="cover kit", code="", variant=kit.variant, reviewed=None,
        drafted=any(job.listed.draft for job in kit.jobs), of=of,
        name=kit.name, needed=kit.needed, known=kit.known,
        counts=dict(zip(kit.needed[""], zip(pages, starts, strict=False), strict=True)),
        title_of=title_of, called=called, lines_of=lines_of, tag_of=partial(_tag, book, language.code), sets_of=lambda code: sets(book.course.cards_of(code)),
    )  # fmt: skip
    return Job(
        path=kit.path,
        source="docs/data/course/course.yaml",
        code=kit.variant,
        variant="cover",
        language=language,
        draw=lambda _: draw(),
        marks=edition_marks(book, language.code),
        of=of,
    )


def lines_of(uses: Mapping[Use, int]) -> list[tuple[list[str], str, int]]:
    """Return parts, readers and number of each line; a part whose readers need more has its own line."""
    lines: dict[tuple[str, int, str], list[str]] = {}
    for (part, whom), count in sorted(uses.items(), key=lambda one: one[0][1]):
        own = part if count > 1 and whom != "trainer" else ""
        lines.setdefault((whom, count, own), []).append(part)
    return [(parts, whom, count) for (whom, count, _), parts in lines.items()]


def _tag(book: Handbook, lang: str, code: str) -> str:
    """Return the attributes of the language of what a code is called, where it is not `lang`."""
    entry = book.codes.get(code)
    return name_of(entry, book, lang, lang).tag if entry else ""


def title_of(job: Job, book: Handbook) -> str:
    """Return how a cover and the outline call a print."""
    language, named = job.language, job.variant in (*HANDOUTS, *CARD_PRINTS)
    title = called(job.code, book, language.code) if named else job.listed.title
    word = language.word(job.variant)
    return f"{title} ({word})" if title and title.casefold() != word.casefold() else title or word


_RANGE = "key.pdf"
"""File in which a practice range has its key."""
_RANK = {"trainer": 0, "reserve": 2}
