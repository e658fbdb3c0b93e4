"""The prints of the course: cards to cut, slides, sheets of sessions, papers of a day, tests, certificate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from handbook.languages import SOURCE, Language
from handbook.model import (
    HANDOUTS,
    SLIDES_ID,
    TESTS,
    Card,
    Handbook,
    Page,
    clock,
    opening,
    parted,
    said,
    slides,
)
from handbook.press.paper import Naming, document, of_page, reasons
from handbook.press.print_jobs import Job, Listed, edition_marks, job_of
from handbook.render.course import PREFIX, Day, days, facts
from handbook.render.course_prints import SLIDES, card_owners, cards_path, test_items
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
