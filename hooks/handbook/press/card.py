"""A request card becomes the HTML of one A4 page, to lie beside a request while it is written."""

from __future__ import annotations

import datetime as dt

from handbook.languages import SOURCE, Language
from handbook.markup import escaped, filled
from handbook.model import Handbook, Platform, Question, Value
from handbook.press.paper import document, draft, foot, sentence, value
from handbook.render.print_links import card_kind
from handbook.render.references import short_name


def card(
    platform: Platform, book: Handbook, language: Language, reviewed: dt.date | None, air: float
) -> str:
    """Return the HTML of a card's print: its questions with answers, sources and dates, then blanks.

    `reviewed` is the day of its page, `air` the millimetres above and below each row.
    """
    questions = book.practice.of("card")
    kind = card_kind(platform, book)
    worksheet = kind == "worksheet"
    blank = _write(language) if worksheet else _ask(language)
    rows = "\n".join(
        _row(question, platform.values.get(question.id), blank, book, language)
        for question in questions
    )
    drafted = language.code != SOURCE
    more = [language.word("print-draft")] if drafted else []
    about = [_own(platform.company, language)] if platform.company else []
    says = ["worksheet-says", "card-says"] if worksheet else ["card-says"]
    about += [sentence(language.word(key), language) for key in says]
    if drafted:  # behind other words: a line of its own does not fit on each card
        about[0] = f"{about[0]} {escaped(language.word('card-english'))}"
    name = f"{language.word(f'request-{kind}')}: {platform.name}"
    parts = [
        foot(platform.page, kind, language, book.edition, reviewed, *more),
        _head(platform.page, name),
        f'<div class="about"><p>{"</p><p>".join(about)}</p></div>',
        draft(language, book, "draft-notice") if drafted else "",
        f'<table class="card-rows"><tbody>\n{rows}\n</tbody></table>',
        f'<p class="verified"><b>{_verified(platform.seen(questions), language)}</b></p>',
        f'<p class="verified">{sentence(language.word("own-check"), language)}</p>',
    ]
    return document(language, f"{platform.page} {name}", "request-card", parts, air=air)


def _head(code: str, name: str) -> str:
    return (
        f'<header class="head"><p class="id">{escaped(code)}</p><h1>{escaped(name)}</h1></header>'
    )


def _row(
    question: Question, found: Value | None, blank: str, book: Handbook, language: Language
) -> str:
    label = escaped(question.label(language.code))
    answer = blank if found is None else _answer(found, book, language)
    return f'<tr><td class="card-asked">{label}</td><td>{answer}</td></tr>'


def _ask(language: Language) -> str:
    said = sentence(f"{language.word('not-checked')} ____", language)
    return f'<p class="card-said">{said}</p>'


def _write(language: Language) -> str:
    """Return two lines to write on: the answer, then who gave it and on which day."""
    said = escaped(language.word("worksheet-by"))
    return f'<p class="card-line"></p><p class="card-line">{said}</p>'


def _answer(found: Value, book: Handbook, language: Language) -> str:
    """Return what was read, in English, and below it from which text and when."""
    work = book.works.get(found.source)
    name = short_name(work) if work else found.source
    reported = ""
    if work is not None and work.mark != "S":
        told = filled(
            language.word("reported"), source=_own(name, language), text=_own(found.about, language)
        )
        reported = f'<p class="card-said">{told}</p>'
    english = "" if language.code == SOURCE else ' lang="en" dir="ltr"'
    said = sentence(found.text, book.languages[SOURCE])
    # in English like the answer, beside which it stands: what was read is an English text
    source = f"{name}; {found.about}"
    if found.seen:
        source += f"; {book.languages[SOURCE].word('read-on', date=str(found.seen))}"
    return (
        f'{reported}<p class="card-said"{english}>{said}</p>'
        f'<p class="card-source"{english}>{escaped(source)}</p>'
    )


def _verified(seen: dt.date | None, language: Language) -> str:
    if seen is None:
        return escaped(language.word("verified-never"))
    return filled(language.word("verified-last"), date=value(str(seen), language))


def _own(text: str, language: Language) -> str:
    """Return English words of the data, marked as such in another language."""
    said = escaped(text)
    return said if language.code == SOURCE else f'<bdi lang="en" dir="ltr">{said}</bdi>'
