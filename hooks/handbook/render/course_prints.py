"""What is printed of the course, where it lies, and the links that lead to it."""

from __future__ import annotations

from itertools import product
from typing import Final

from markupsafe import Markup

from handbook.model import (
    CARDS,
    HANDOUTS,
    SLIDES_ID,
    TESTS,
    Code,
    Handbook,
    Item,
    handout,
    said,
    slides,
)
from handbook.render.context import Context
from handbook.render.print_links import Print, print_links, print_path
from handbook.render.references import name_of

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


def session_links(context: Context) -> Markup:
    """Return the links above a session's page; empty where it has none or none are made."""
    page = context.page
    prints = [(one, f"print-{one}") for one in SLIDES] if slides(page) else []
    if context.book.course.on(page.code):
        prints += [("session", "print-session"), ("pack", "print-session-pack")]
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
        known = what not in TESTS or bool(test_items(book, lang, what))
        return (print_path(lang, what), f"print-{what}", "", lang) if known else None
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
