"""A checklist, a path or a request card becomes the HTML of its A4 prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.model import (
    PATH_ID,
    Checklist,
    Handbook,
    Page,
    Pause,
    Platform,
    Question,
    Step,
    Task,
    Value,
    behind,
    steps,
)
from handbook.press.paper import (
    BARE,
    Naming,
    document,
    of_page,
    reasons,
    sentence,
    stop_notice,
    untranslated,
    words,
)
from handbook.render.checklist import bilingual, is_behind, meta_line, stop_text, tried
from handbook.render.print_links import card_kind
from handbook.render.references import short_name


def checklist(
    shown: Checklist, book: Handbook, variant: str, air: float = 0.0, front: int = 0
) -> str:
    """Return the HTML of a print of a checklist, with `air` millimetres above and below each item.

    With the air `BARE` there is none, and codes are alone. Where print is large they always are, or a
    list would not be read at a glance.
    `front` is the number of items before the back of the paper, 0 where it has none: a pause point
    that goes on there has its heading on both sides.
    """
    language, two = book.languages[shown.lang], bilingual(shown, book)
    source, english = book.checklists.get((SOURCE, shown.slug)), book.languages[SOURCE]
    below = _english(source or shown, shown, book) if two else {}
    when = shown.meta.text("when")
    urgent = " urgent" if shown.stop_rank else ""

    named = variant != "large" and air != BARE

    def row(task: Task, names: Naming) -> _Row:
        own = names if named and not task.lang else None
        text = _marked(words(task.source, language, own), task, language)
        why = Markup()
        if variant == "full":
            why = reasons(task.why, language, book, names=None if task.lang else names)
        return task, text, below.get(task.id, Markup()), why

    def part(pause: Pause, over: str, tasks: Sequence[Task]) -> _Part:
        names = Naming(book, language, shown.id)
        heading = _marked(sentence(pause.title, language), pause, language)
        return heading, over, [row(task, names) for task in tasks]

    return document(
        "checklist",
        language,
        book,
        title=f"{shown.id} {shown.title}",
        kind=f"{variant}{urgent}{' two' if two else ''}",
        code=shown.id,
        variant=variant,
        reviewed=shown.reviewed,
        drafted=shown.draft,
        notes=[tried(shown, language)],
        air=0.0 if air == BARE else air,
        shown=shown,
        two=two,
        behind=is_behind(shown, book),
        meta=meta_line(shown, language),
        when=sentence(language.word("print-when", when=when), language) if when else "",
        stop_if=stop_text(shown.stop, language),
        english_stop=sentence(stop_text(source.stop, english), english) if two and source else "",
        parts=[part(*one) for one in _parts(shown, front)],
        sources=_sources(shown, book) if variant == "full" else [],
    )


_Row = tuple[Task, Markup, Markup, Markup]
"""An item with its words, the English below them, and its reasons."""
_Part = tuple[Markup, str, list[_Row]]
"""A heading, its class, and the items below it."""


def _parts(shown: Checklist, front: int) -> Iterator[tuple[Pause, str, Sequence[Task]]]:
    """Yield the pause points with the class of their heading; one goes on over leaf as a second part."""
    done = 0
    for pause in shown.pauses:
        here = front - done
        done += len(pause.items)
        if 0 < here < len(pause.items):
            yield pause, "", pause.items[:here]
            yield pause, "pause over", pause.items[here:]
        else:
            yield pause, "over" if front and not here else "", pause.items


def _english(source: Checklist, shown: Checklist, book: Handbook) -> dict[str | None, Markup]:
    """Return the English HTML of each critical item whose draft must not stand alone, by its id."""
    late = {one.id for one in shown.items() if one.lang}
    return {
        one.id: words(one.source, book.languages[SOURCE])
        for one in source.items()
        if one.critical and one.id not in late
    }


def _marked(text: Markup, of: Task | Pause, language: Language) -> Markup:
    """Return the words of an item or heading; English ones, for want of a translation, say so."""
    return untranslated(text, language) if of.lang else text


def _sources(shown: Checklist, book: Handbook) -> list[str]:
    """Return the works of a list as paper names them: as the reasons do, and with their titles."""
    found = []
    for work in (book.works[key] for key in shown.meta.texts("sources") if key in book.works):
        name, title = short_name(work), str(work.csl.get("title", ""))
        found.append(name if title in ("", name) else f"{name}: {title}")
    return found


def path(page: Page, book: Handbook, air: float) -> str:
    """Return the HTML of a path's print: its stop line, and its steps with their checks."""
    language = book.languages[page.lang]
    source = book.pages.get((SOURCE, page.slug))

    def texts(step: Step) -> list[tuple[str, str]]:
        return [
            (
                "check" if text.startswith(f"**{language.check}") else "do",
                reasons(text, language, book),
            )
            for text in step.paragraphs
        ]

    return document(
        "path",
        language,
        book,
        **of_page(page),
        kind="path",
        variant="path",
        air=air,
        stop_notice=stop_notice(page, language),
        behind=source is not None and behind(page.meta, source.followed),
        heading=next((one.text for one in page.text.headings if one.id == PATH_ID), ""),
        steps=[(step.number, texts(step)) for step in steps(page)],
    )


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
