"""The prints of the course: cards, slides, sheets of sessions, papers of a day, tests, exercises, certificate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from typing import Any

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.markup import finished
from handbook.model import (
    HANDOUTS,
    SLIDES_ID,
    TESTS,
    Card,
    Handbook,
    Page,
    Part,
    clock,
    handout,
    kept,
    opening,
    parted,
    said,
    slides,
)
from handbook.model.role import TRIAL
from handbook.press.paper import Naming, document, of_page, reasons
from handbook.press.print_jobs import Job, Listed, cases, edition_marks, job_of, marked_invented
from handbook.render.course import (
    PREFIX,
    SLIDES,
    Day,
    called,
    card_owners,
    cards_path,
    days,
    facts,
    test_items,
)
from handbook.render.print_links import print_path

CARDS = "docs/data/course/cards.yaml"
ITEMS = "docs/data/course/items.yaml"
COURSE = "docs/data/course/course.yaml"
CARD_PRINTS = ("cards", "cards-fronts", "cards-key")
COLUMNS, ROWS = 2, 5
"""Cards on a sheet."""
WIDE, HIGH = 85.0, 51.9
"""Millimetres of a card: what is left of A4 where a foot is printed and US Letter loses nothing."""
_EMPTY_ROWS = 24
"""Lines of an attendance sheet."""
_UNTAUGHT = (SLIDES_ID, *HANDOUTS)
"""Ids of the headings of a session's page that its sheet does not show: some have prints of their own."""


def course_jobs(book: Handbook, lang: str) -> Iterator[Job]:
    """Yield the prints of the course in a language: of its pages, then those to which links below a heading lead."""
    if not book.course.lessons:
        return
    own = [page for (of, _), page in book.pages.items() if of == lang]
    told = [page for page in own if book.course.on(page.code)]
    for page in own:
        if slides(page):
            yield from (_of_page(page, book, variant) for variant in SLIDES)
    yield from (_of_page(page, book, "session") for page in told)
    asked = {id_ for page in own for id_ in page.text.ids() if id_.startswith(PREFIX)}
    yield from _all_cards(book, lang, asked)
    yield from _tests(book, lang, asked)
    for name, places in (
        ("certificate", {"course-certificate", "course-prints"}),
        ("trial-sheet", {"course-trial"}),
    ):
        if places & asked:
            yield _print(book, lang, name, {})
    if "course-times" in asked:
        yield from (_day(day, book, lang) for day in days(book.course))


def _all_cards(book: Handbook, lang: str, asked: AbstractSet[str]) -> Iterator[Job]:
    """Yield the cards of each list, exercise and part that some page leads to, and all in one file."""
    owners = card_owners(book, lang)
    brought = {of for lesson in book.course.lessons.values() for of in lesson.cards}
    for of in owners:
        if "course-cards" in asked or ("course-prints" in asked and of in brought):
            yield from _cards(book.course.cards_of(of), of, book, lang, packed=of in brought)
    if owners and "course-cards" in asked:
        yield from _cards(book.course.cards_of(*owners), "", book, lang)


def _of_page(page: Page, book: Handbook, variant: str) -> Job:
    language, anchor = book.languages[page.lang], _anchor(page.code, variant)
    template, fill = ("session", _session) if variant == "session" else ("slides", _slides)

    def draw(air: float) -> str:
        known = {**of_page(page), **fill(page, book, language, air)}
        return document(
            template, language, book, kind=variant, variant=variant, anchor=anchor, **known
        )

    return job_of(page, page.code, book, variant, draw, listed=Listed(page.title, anchor))


def _print(
    book: Handbook, lang: str, name: str, values: Mapping[str, object], template: str = "",
    **job: Any,  # noqa: ANN401 - fields of `Job`
) -> Job:  # fmt: skip
    """Return the job of a print that no page tells: its name is the key of its word.

    `values` fill its template besides what each has; `job` are fields in which it differs.
    """
    language, template = book.languages[lang], template or name
    title = str(values.get("title") or language.word(f"{name}-title"))
    known: dict[str, Any] = {
        "title": title, "kind": f"course-paper {template}", "anchor": name, "code": "",
        "variant": name, "reviewed": None, "drafted": lang != SOURCE,
        "said": lambda texts: said(texts, lang)[0], **values,
    }  # fmt: skip
    usual = {
        "path": print_path(lang, name),
        "source": COURSE,
        "code": name,
        "marks": edition_marks(book, lang),
        "listed": Listed(title, known["anchor"]),
    }
    return Job(
        variant=name,
        language=language,
        draw=lambda _: document(template, language, book, **known),
        **{**usual, **job},
    )


def _slides(page: Page, book: Handbook, language: Language, _: float) -> dict[str, object]:
    names = Naming(book, language, page.code)
    own = [
        (number, one, [reasons(text, language, book) for text, _ in one.lines],
         reasons(one.notes, language, book, names=names))
        for number, one in enumerate(slides(page), 1)
    ]  # fmt: skip
    return {"slides": own}


def _session(page: Page, book: Handbook, language: Language, air: float) -> dict[str, object]:
    """Return how a session's page opens, with its Stop, and its parts, each with what the data say of it."""
    course = book.course
    lessons = {one.anchor: one for one in course.on(page.code)}
    names = Naming(book, language, page.code)
    before = reasons(opening(page), language, book, tables=True, names=names)
    parts = []
    for head in page.text.headings:
        if head.level != _PART or not head.id or head.id in _UNTAUGHT:
            continue
        lesson = lessons.get(head.id)
        text = "\n".join(
            text if one is head else f"### {one.text}\n{text}"
            for one, text in parted(page, head.id)
        )
        told = facts(lesson, course, language) if lesson else []
        parts.append((head.text, told, reasons(text, language, book, tables=True, names=names)))
    return {"opening": before, "parts": parts, "names": names, "air": air}


def _cards(
    cards: tuple[Card, ...], of: str, book: Handbook, lang: str, *, packed: bool = False
) -> Iterator[Job]:
    """Yield some cards with their backs, what the trainer collects, and for a pack the fronts alone.

    A sheet that holds a small set twice or more is filled with it: several groups have one each.
    """
    each, cut = COLUMNS * ROWS, cards * sets(cards)
    yield from (_print(
        book, lang, variant,
        {
            "title": f"{of} {book.languages[lang].word(variant)}".strip(),
            "kind": variant.removesuffix("-fronts"),
            "code": of,
            "name": called(of, book, lang),
            "anchor": _anchor(of, variant),
            "wide": WIDE, "high": HIGH, "columns": COLUMNS, "rows": ROWS,
            "sheets": [cut[at : at + each] for at in range(0, len(cut), each)],
            "cards": cards,
        },
        variant.removesuffix("-fronts"),
        path=cards_path(lang, of, variant),
        source=CARDS,
        code=of or "cards",
        places=tuple(
            (f"{text} {card.id}", card.line) for card in cards
            for text in (*card.front.values(), *card.back.values())
        ),
        marks={**({"its code": of} if of else {}), **edition_marks(book, lang)},
    ) for variant in CARD_PRINTS if packed or variant != "cards-fronts")  # fmt: skip


def sets(cards: tuple[Card, ...]) -> int:
    """Return how often the sheet of some cards holds all of them."""
    return max(1, COLUMNS * ROWS // len(cards))


def _tests(book: Handbook, lang: str, asked: AbstractSet[str]) -> Iterator[Job]:
    """Yield the tests whose items are all written in the language, and their key."""
    found = {test.partition("-")[2]: test_items(book, lang, test) for test in TESTS}
    forms = {form: items for form, items in found.items() if items}
    outcomes = {one.id: said(one.says, lang)[0] for one in book.course.outcomes}
    for name, own in (
        *((f"test-{form}", {form: items}) for form, items in forms.items()),
        ("test-key", forms),
    ):
        places = {"course-key"} if name == "test-key" else {"course-tests", "course-prints"}
        if own and asked & places:
            values = {"forms": own, "key": name == "test-key", "outcomes": outcomes}
            yield _print(book, lang, name, values, "test", source=ITEMS)


def _day(day: Day, book: Handbook, lang: str) -> Job:
    timed = list(book.course.timed(day.slots))
    values = {
        "day": day,
        "rows": [(clock(one.start), clock(one.end), one) for one in timed],
        "empty": range(1, _EMPTY_ROWS + 1),
        "prayer": book.course.frame.prayer,
        "clock": clock,
        "anchor": _anchor(f"{day.track.id}-{day.number}", "day"),
    }
    path = print_path(lang, day.track.id, day.number, "day")
    return _print(book, lang, "day", values, path=path, line=day.slots[0].line)


def _anchor(code: str, variant: str) -> str:
    return f"{code.lower().replace('.', '-')}-{variant}".strip("-")


_PART = 2
"""Level of the headings that part a page."""


def exercises(book: Handbook, lang: str) -> Iterator[Job]:
    """Yield the print files of the exercises of a language."""
    for (own, _), page in book.pages.items():
        if own == lang:
            yield from (_job(page, book, anchor) for anchor in HANDOUTS if handout(page, anchor))


def case_file(book: Handbook, lang: str) -> Iterator[Job]:
    """Yield what the file of the invented case binds: story and questions, forms, and the answers."""
    forms = list(cases(book, lang))
    page = next((one for one in book.pages.values() if (one.lang, one.role) == (lang, TRIAL)), None)
    front, back = (
        [_of_case(page, book, one)] if page and handout(page, one) else [] for one in HANDOUTS
    )
    yield from (*front, *forms, *back) if forms else ()


def exercise(page: Page, book: Handbook, anchor: str, *, of_case: bool = False) -> str:
    """Return the HTML of an exercise's pages; each part begins a page, and each says it is invented."""
    language = book.languages[page.lang]
    look = page.policy.text(anchor)
    return document(
        "exercise",
        language,
        book,
        **of_page(page),
        kind=f"exercise {f'as-{look} ' if look else ''}{anchor}{' case' if of_case else ''}",
        variant=anchor,
        notes=[language.word("invented" if of_case else "invented-short")],
        of_case=of_case,
        parts=[
            (_part_anchor(page, part), part, _drawn(part, book, language), part in kept(page))
            for part in handout(page, anchor)
        ],
    )


def _drawn(part: Part, book: Handbook, language: Language) -> Markup:
    """Return the text of a part, each picture in it as the drawing itself."""
    text = reasons(part.text, language, book, tables=True)
    return finished(
        _PICTURE.sub(lambda found: book.drawings.get(f"docs/images/{found[1]}", ""), text)
    )


def _job(page: Page, book: Handbook, anchor: str) -> Job:
    parts = handout(page, anchor)
    title, first = " · ".join(part.title for part in parts), _part_anchor(page, parts[0])
    join = book.languages[page.lang].word("course-join").join
    held = join(part.title for part in kept(page)) if anchor == HANDOUTS[0] else ""
    listed = Listed(title, first, (held,), page.reviewed, page.draft)
    draw = partial(exercise, page, book, anchor)
    return job_of(page, page.code, book, anchor, lambda _: draw(), listed=listed)


def _of_case(page: Page, book: Handbook, anchor: str) -> Job:
    """Return the same for the file of the case, in which it has no file of its own."""
    job, draw = _job(page, book, anchor), partial(exercise, page, book, anchor, of_case=True)
    return marked_invented(
        replace(job, path=f"{job.path} in the case", variant="case-print", draw=lambda _: draw())
    )


def _part_anchor(page: Page, part: Part) -> str:
    return f"{page.code.lower()}-{part.id}"


_PICTURE = re.compile(r'<img[^>]*\bsrc="[^"]*images/([^"/]+)"[^>]*>')
