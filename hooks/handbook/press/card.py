"""A request card becomes the HTML of one A4 page, to lie beside a request while it is written."""

from __future__ import annotations

import datetime as dt

from handbook.languages import SOURCE, Language
from handbook.model import Handbook, Platform, Question, Value
from handbook.press.paper import document
from handbook.render.print_links import card_kind
from handbook.render.references import short_name


def card(
    platform: Platform, book: Handbook, language: Language, reviewed: dt.date | None, air: float
) -> str:
    """Return the HTML of a card; `reviewed` is the day of its page, `air` the millimetres above and below each row."""
    questions, kind = book.practice.of("card"), card_kind(platform, book)
    name = f"{language.word(f'request-{kind}')}: {platform.name}"

    def row(question: Question) -> tuple[Question, Value | None, str, bool]:
        found = platform.values.get(question.id)
        work = book.works.get(found.source) if found else None
        source = short_name(work) if work else found.source if found else ""
        return question, found, source, work is not None and work.mark != "S"

    return document(
        "card",
        language,
        book,
        title=f"{platform.page} {name}",
        kind="request-card",
        code=platform.page,
        variant=kind,
        reviewed=reviewed,
        drafted=language.code != SOURCE,
        air=air,
        name=name,
        platform=platform,
        rows=[row(question) for question in questions],
        seen=platform.seen(questions),
    )
