"""A request card becomes the HTML of one A4 page, to lie beside a request while it is written."""

from __future__ import annotations

import datetime as dt

from handbook.languages import SOURCE, Language
from handbook.markup import escaped, filled
from handbook.model import Handbook, Platform, Question, Value
from handbook.press.paper import document, draft, foot, sentence, value
from handbook.render.references import short_name


def card(
    platform: Platform, book: Handbook, language: Language, reviewed: dt.date | None, air: float
) -> str:
    """Return the HTML of a card's print: its questions with answers, sources and dates, then blanks.

    `reviewed` is the day of its page, `air` the millimetres above and below each row.
    """
    questions = book.practice.of("card")
    rows = "\n".join(
        _row(question, platform.values.get(question.id), book, language) for question in questions
    )
    drafted = language.code != SOURCE
    more = [language.word("print-draft")] if drafted else []
    company = f"<p>{_own(platform.company, language)}</p>" if platform.company else ""
    parts = [
        foot(platform.page, "card", language, book.edition, reviewed, *more),
        _head(platform, language),
        f'<div class="about">{company}<p>{sentence(language.word("card-says"), language)}</p></div>',
        draft(language, book, "draft-notice") if drafted else "",
        f'<table class="card-rows"><tbody>\n{rows}\n</tbody></table>',
        f'<p class="verified"><b>{_verified(platform.seen(questions), language)}</b></p>',
        f'<p class="verified">{sentence(language.word("own-check"), language)}</p>',
    ]
    title = f"{platform.page} {language.word('request-card')}: {platform.name}"
    return document(language, title, "request-card", parts, air=air)


def _head(platform: Platform, language: Language) -> str:
    title = f"{escaped(language.word('request-card'))}: {escaped(platform.name)}"
    return (
        f'<header class="head"><p class="id">{escaped(platform.page)}</p><h1>{title}</h1></header>'
    )


def _row(question: Question, found: Value | None, book: Handbook, language: Language) -> str:
    label = escaped(question.label(language.code))
    if found is None:
        said = sentence(f"{language.word('not-checked')} ____", language)
        answer = f'<p class="card-said">{said}</p>'
    else:
        answer = _answer(found, book, language)
    return f'<tr><td class="card-asked">{label}</td><td>{answer}</td></tr>'


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
