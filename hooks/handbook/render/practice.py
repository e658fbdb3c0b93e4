"""What platforms do, as tables on their pages: each answer with its source and day, or not checked."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

from markupsafe import Markup

from handbook.model import CARDS_ID, MONTHS_DUE, Place, Platform, Question, Value, later, places
from handbook.render.context import Context
from handbook.render.print_links import card_kind, card_link
from handbook.render.references import short_name
from handbook.render.templates import laid_out
from handbook.render.writer import at_end, heading_at, raw

Found = tuple[Value | None, str, dt.date | None]
"""What was read on a question; of what is known at second hand, by whom it is reported; the last day to read it again."""
_NOTES = "notes"
"""Id of the heading at which what belongs to a form ends, and what is said about it begins."""


def practice(root: ET.Element, context: Context) -> None:
    """Put each table of a page behind the text of its heading, into the tree of the page.

    A page without such a heading stays as it is: a rule asks for it. What belongs to a form stands
    above its notes.
    """
    for place in places(context.book, context.page):
        made = f"{_made(place, context)}\n"
        if place.anchor == CARDS_ID:
            notes = heading_at(root, _NOTES)
            root.insert(len(root) if notes is None else notes, raw(made))
        else:
            at_end(root, place.anchor, made)


def _made(place: Place, context: Context) -> Markup:
    if place.kind == "answers":
        platform = place.platforms[0]
        found = _answers(platform, place, context)
        return laid_out("practice.answers", platform, place.questions, found, context)
    if place.in_rows:
        return _compared(place, context)
    cards = [
        (
            one,
            card_kind(one, context.book) == "worksheet",
            one.seen(place.questions),
            _answers(one, place, context),
            card_link(one, context),
        )
        for one in place.platforms
    ]
    ways = [(one.card, one.name) for one in place.platforms] if place.kind == "cards" else ()
    macro = "folded" if place.kind == "folded" else "cards"
    return laid_out(f"practice.{macro}", cards, ways, place.questions, context, CARDS_ID)


def _answers(platform: Platform, place: Place, context: Context) -> list[Found]:
    """Return what was read on each question; nothing where no text was read on any."""
    questions = place.questions if platform.read(place.questions) else ()
    return [_found(platform, one, context) for one in questions]


def _compared(place: Place, context: Context) -> Markup:
    """Return a table a question: the platforms of which an answer was read, then all others."""
    here = context.book.practice.on(context.page.code)
    unread = [] if place.kind != "compared" else [
        one for one in place.questions if not any(own.read([one]) for own in place.platforms)
    ]  # fmt: skip
    tables = [
        (
            question,
            [
                (
                    [
                        (one.name, "" if one in here else context.code_href(one.page) or "")
                        for one in alike
                    ],
                    _found(alike[0], question, context),
                )
                for alike in place.alike(question)
            ],
        )
        for question in place.questions
        if question not in unread
    ]
    label = context.page.lang
    ways = [(one.anchor, one.label(label)) for one in place.questions if place.kind == "headed"]
    # The search finds an answer on the page of its platform.
    own = place.platforms == here
    return laid_out("practice.compared", place.kind, ways, tables, unread, own, context)


def _found(platform: Platform, question: Question, context: Context) -> Found:
    value = platform.values.get(question.id)
    if value is None:
        return None, "", None
    work = context.book.works.get(value.source)
    reported = short_name(work) if work is not None and work.mark != "S" else ""
    return value, reported, later(value.seen, MONTHS_DUE["fast"]) if value.seen else None
