"""What platforms do, as tables on their pages: each answer with its source and day, or not checked."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from handbook.languages import SOURCE, Language
from handbook.markup import escaped, filled
from handbook.model import CARDS_ID, MONTHS_DUE, Place, Platform, Question, Value, later, places
from handbook.render.context import Context
from handbook.render.practice_prints import card_kind, card_link
from handbook.render.references import BLANK, blank, running, short_name
from handbook.render.table import date, row, table, worded
from handbook.render.tree import HEADS, at_end, raw

_SOURCE = "practice-source"
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
            heads = (
                at for at, one in enumerate(root) if one.get("id") == _NOTES and one.tag in HEADS
            )
            root.insert(next(heads, len(root)), raw(made))
        else:
            at_end(root, place.anchor, made)


def _made(place: Place, context: Context) -> str:
    if place.kind == "answers":
        return _answers(place.platforms[0], place.questions, context)
    if place.in_rows:
        return _compared(place, context)
    cards = {"card": _own_cards, "cards": _all_cards, "folded": _folded}
    return cards[place.kind](place, context)


def _answers(platform: Platform, questions: Sequence[Question], context: Context) -> str:
    """Return the table of one platform: question, answer and source; one line without any answer."""
    if not platform.read(questions):
        return _unread(questions, context)
    lang = context.page.lang
    heads = worded(("practice-question", "practice-read", _SOURCE), _language(context))
    rows = [
        row(heads, (running(question.label(lang), context), *_cells(platform, question, context)))
        for question in questions
    ]
    first = questions[0].label(lang) if questions else heads[0]
    return table(heads, rows, f"{platform.name}: {first}", "practice answered")


def _compared(place: Place, context: Context) -> str:
    """Return a table a question: the platforms of which an answer was read, then all others."""
    unread = [] if place.kind != "compared" else [
        one for one in place.questions if not any(own.read([one]) for own in place.platforms)
    ]  # fmt: skip
    tables = [_question(one, place, context) for one in place.questions if one not in unread]
    if place.kind == "asked":
        labels = (
            running(question.label(context.page.lang), context) for question in place.questions
        )
        tables = [_fold(label, one) for label, one in zip(labels, tables, strict=True)]
    if place.kind == "headed":
        tables = _under_headings(place, tables, context)
    if unread:
        tables.append(_unread(unread, context))
    legend = running(_language(context).word("practice-legend"), context)
    whole = "\n".join((*tables, f'<p class="legend">{legend} {_LINE}</p>'))
    if place.platforms == context.book.practice.on(context.page.code):
        return whole
    # The search finds an answer on the page of its platform.
    return f"<section data-search-exclude>\n{whole}\n</section>"


def _question(question: Question, place: Place, context: Context) -> str:
    """Return the table of one question, which heads it unless it was asked above."""
    word, label = _language(context).word, question.label(context.page.lang)
    middle = word("practice-read") if place.kind == "asked" else label
    heads = (word("practice-platform"), middle, word(_SOURCE))
    rows = [
        row(heads, (_names(alike, context), *_cells(alike[0], question, context)))
        for alike in place.alike(question)
    ]
    return table(heads, rows, label, "practice")


def _unread(questions: Sequence[Question], context: Context) -> str:
    """Return the line for questions on which no text was read of any platform of a table."""
    asked = "; ".join(
        f"<strong>{running(one.label(context.page.lang), context)}</strong>" for one in questions
    )
    return f"<p>{filled(_language(context).word('none-checked'), questions=asked)} {_LINE}</p>\n"


def _own_cards(place: Place, context: Context) -> str:
    """Return the cards of a page's platforms, each under a heading where there are several."""
    cards = [_card(platform, place.questions, context) for platform in place.platforms]
    if len(cards) == 1:
        titled = f"<p><strong>{_title(place.platforms[0], context)}</strong></p>\n"
        return (titled if _worksheet(place.platforms[0], context) else "") + cards[0]
    return "\n".join(
        _headed(one, card, context) for one, card in zip(place.platforms, cards, strict=True)
    )


def _all_cards(place: Place, context: Context) -> str:
    """Return a row of names to jump to, then every card under a heading of its own."""
    name = _language(context).word("request-cards")
    jumps = _jumps(name, [(one.card, one.name) for one in place.platforms])
    cards = (_headed(one, _card(one, place.questions, context), context) for one in place.platforms)
    return "\n".join((jumps, *cards))


def _under_headings(place: Place, tables: Sequence[str], context: Context) -> list[str]:
    """Return a row of questions to jump to, then each table under its question."""
    heads = [(one.anchor, one.label(context.page.lang)) for one in place.questions]
    headed = (
        f'<h3 id="{escaped(anchor)}">{escaped(label)}</h3>\n{one}'
        for (anchor, label), one in zip(heads, tables, strict=True)
    )
    return [_jumps(_language(context).word("practice-question"), heads), *headed]


def _jumps(name: str, ways: Sequence[tuple[str, str]]) -> str:
    """Return a row of words, each of which leads to its id; `name` says what they are."""
    jumps = " ".join(f'<a href="#{escaped(anchor)}">{escaped(label)}</a>' for anchor, label in ways)
    return f'<nav class="letters" aria-label="{escaped(name)}">{jumps}</nav>'


def _folded(place: Place, context: Context) -> str:
    """Return the cards for the end of a form's page, closed, since a form needs one of them."""
    word = _language(context).word
    cards = "\n".join(
        _fold(_title(one, context), _card(one, place.questions, context)) for one in place.platforms
    )
    english = "" if context.page.lang == SOURCE else f"<p>{escaped(word('card-english'))}</p>\n"
    return (
        f'<section class="request-cards" aria-labelledby="{CARDS_ID}" data-search-exclude>\n'
        f'<h2 id="{CARDS_ID}">{escaped(word("request-cards"))}</h2>\n'
        f"<p>{escaped(word('request-cards-form'))}</p>\n{english}{cards}\n</section>"
    )


def _headed(platform: Platform, card: str, context: Context) -> str:
    return f'<h3 id="{escaped(platform.card)}">{_title(platform, context)}</h3>\n{card}'


def _title(platform: Platform, context: Context) -> str:
    """Return the name of a platform, after “Worksheet” where its card is mostly blank."""
    name = escaped(platform.name)
    word = escaped(_language(context).word("request-worksheet"))
    return f"{word}: {name}" if _worksheet(platform, context) else name


def _worksheet(platform: Platform, context: Context) -> bool:
    return card_kind(platform, context.book) == "worksheet"


def _fold(label: str, inside: str) -> str:
    return f'<details class="leaf"><summary>{label}</summary>\n{inside}</details>'


def _card(platform: Platform, questions: Sequence[Question], context: Context) -> str:
    """Return a request card: its company, the table, what was verified when, and its print."""
    language = _language(context)
    word = language.word
    company = (
        f'<p class="company">{_text(platform.company, context)}</p>' if platform.company else ""
    )
    answers = _answers(platform, questions, context)
    to_write = f"<p>{escaped(word('worksheet-says'))}</p>" if _worksheet(platform, context) else ""
    return "\n".join(
        part
        for part in (
            to_write,
            company,
            answers,
            f'<p class="verified">{_verified(platform, questions, language)}</p>',
            f'<p class="verified">{running(word("own-check"), context)}</p>',
            card_link(platform, context),
        )
        if part
    )


def _verified(platform: Platform, questions: Sequence[Question], language: Language) -> str:
    """Return when the texts of a card were last read, and that nobody compared them with live pages."""
    seen = platform.seen(questions)
    if seen is None:
        return escaped(language.word("verified-never"))
    return filled(language.word("verified-last"), date=date(seen, language))


def _cells(platform: Platform, question: Question, context: Context) -> tuple[str, str]:
    """Return what was read on a question, and from which text and when."""
    language = _language(context)
    value = platform.values.get(question.id)
    if value is None:
        return _unknown(language)
    return _said(value, context), _source(value, context)


def _unknown(language: Language) -> tuple[str, str]:
    return f"{escaped(language.word('not-checked'))} {_LINE}", escaped(
        language.word("no-text-read")
    )


def _said(value: Value, context: Context) -> str:
    """Return an answer; what is known at second hand says by whom it is reported, and in what."""
    said = _text(value.text, context)
    work = context.book.works.get(value.source)
    if work is None or work.mark == "S":
        return said
    frame = _language(context).word("reported")
    name, text = _apart(short_name(work), context), _apart(value.about, context)
    return f"{filled(frame, source=name, text=text)} {said}"


def _source(value: Value, context: Context) -> str:
    language = _language(context)
    parts = [running(f"[@{value.source}]", context), _text(value.about, context)]
    if value.seen is None:
        return "; ".join(parts)
    parts.append(filled(language.word("read-on"), date=date(value.seen, language)))
    due = later(value.seen, MONTHS_DUE["fast"])
    late = filled(language.word("row-overdue"), date=date(due, language))
    return (
        f'{"; ".join(parts)}<div class="row-due" data-due="{due.isoformat()}" hidden>{late}</div>'
    )


def _names(platforms: Sequence[Platform], context: Context) -> str:
    return ", ".join(_name(one, context) for one in platforms)


def _name(platform: Platform, context: Context) -> str:
    href = context.code_href(platform.page)
    name = escaped(platform.name)
    here = platform.page == context.page.code
    return name if href is None or here else f'<a href="{escaped(href)}">{name}</a>'


def _apart(text: str, context: Context) -> str:
    """Return English words inside a sentence, set apart from it where it is in another language."""
    said = running(text, context)
    if context.page.lang == SOURCE:
        return said
    source = context.book.languages[SOURCE]
    return f'<bdi lang="{escaped(source.html)}" dir="{escaped(source.direction)}">{said}</bdi>'


def _text(text: str, context: Context) -> str:
    """Return words of the data, marked as English where the text around them is not."""
    said = running(text, context)
    if context.page.lang == SOURCE:
        return said
    source = context.book.languages[SOURCE]
    return f'<span lang="{escaped(source.html)}" dir="{escaped(source.direction)}">{said}</span>'


_LINE = blank(BLANK)


def _language(context: Context) -> Language:
    """Return the language of the text in which the tables stand."""
    return context.book.languages[context.page.lang]
