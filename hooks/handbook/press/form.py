"""A form becomes the HTML of A4 pages: to be filled in by hand, by keyboard, or its needed fields alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbook.fieldkinds import kind_of
from handbook.forms import to_be_saved
from handbook.languages import Language
from handbook.markup import escaped
from handbook.model import Field, Handbook, Page, Template
from handbook.press.input_widgets import by_hand, by_keyboard
from handbook.press.packing import Hand, hand
from handbook.press.paper import (
    Naming,
    document,
    draft,
    foot,
    halt,
    how_of,
    label_of,
    sentence,
    value,
    words,
)
from handbook.press.rows import rows
from handbook.press.written import lies, written
from handbook.render.marks import mark


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in which a form is printed."""

    variant: str
    hand: Hand
    fields: tuple[Field, ...]
    numbers: Mapping[str | None, int]
    names: Naming | None
    """What names the codes; a form to be typed into has no room for it."""
    notes: tuple[str, ...]
    """Keys of the sentences that stand above the first field."""


def blank(form: Template, book: Handbook, air: float = 0.0) -> str:
    """Return the HTML of a form's blank print: every field with room to write, then its rows.

    `air` is in millimetres, put to the height of each line that is written on and never taken from it.
    """
    notes = ("print-legend", *(("print-outside",) if form.exports == "paper" else ()))
    return _drawn(form, book, _way("blank", form, book, form.fields, notes), max(air, 0.0))


def fill(form: Template, book: Handbook, air: float = 0.0) -> str:
    """Return the HTML of a form whose fields are typed into, before its inputs are native fields."""
    notes = ("print-legend", "fill-scripts", "fill-full")
    form = to_be_saved(form)
    return _drawn(form, book, _way("fill", form, book, form.fields, notes), air)


def minimum(form: Template, book: Handbook, air: float = 0.0) -> str:
    """Return the HTML of the fields alone that are always needed, and of some rows."""
    needed = tuple(field for field in form.fields if field.needed == "always")
    notes = ("print-minimum",)
    return _drawn(form, book, _way("minimum", form, book, needed, notes), max(air, 0.0))


def _way(
    variant: str,
    form: Template,
    book: Handbook,
    fields: tuple[Field, ...],
    notes: tuple[str, ...],
) -> _Way:
    language = book.languages[form.page.lang]
    own = hand(language, [form.example.head])
    names = None if variant == "fill" else Naming(book, language, form.id)
    return _Way(variant, own, fields, _numbers(form), names, notes)


def _beside(form: Template, book: Handbook) -> str:
    """Return the key of the sentence that names the request card from which a form is filled in."""
    return "card-of-form" if form.with_cards and book.practice.platforms else ""


def _numbers(form: Template) -> Mapping[str | None, int]:
    """Return the number of each field, which it keeps where others are left out."""
    return {field.id: number for number, field in enumerate(form.fields, 1)}


def _drawn(form: Template, book: Handbook, way: _Way, air: float) -> str:
    page = form.page
    language = book.languages[page.lang]
    more = (language.word("print-draft"),) if page.draft else ()
    parts = [
        foot(form.id, way.variant, language, book.edition, page.reviewed, *more),
        _again(form, language, way),
        _head(form, language),
        _stop(page, language, way.names),
        draft(language, book, "draft-notice") if page.draft else "",
        _legend(way.notes, language, _beside(form, book)),
        _sheets(form, way, language),
        _rows(form, way, language),
    ]
    kind = f"form of-{way.variant}" + (" stops" if form.exports == "paper" else "")
    across = form.is_log if way.variant == "fill" else lies(form, language)
    kind += " lies" if across else ""
    return document(language, f"{form.id} {page.title}", kind, parts, air=air)


def _rows(form: Template, way: _Way, language: Language) -> str:
    if way.variant == "fill":
        return rows(form, language)
    return written(form, language, few=way.variant == "minimum")


def _sheets(form: Template, way: _Way, language: Language) -> str:
    """Return the fields; from where a receipt begins, on a sheet that is kept apart."""
    ids = [field.id for field in way.fields]
    cut = ids.index(form.receipt) if form.receipt in ids else len(ids)
    receipt = _lines(way, way.fields[cut:], language)
    title = f'<h2 class="apart">{escaped(language.word("print-receipt"))}</h2>'
    return _lines(way, way.fields[:cut], language) + (title + receipt if cut < len(ids) else "")


def _lines(way: _Way, fields: Iterable[Field], language: Language) -> str:
    packed = "\n".join(
        f'<div class="line">{"".join(_cell(*cell, way, language) for cell in line)}</div>'
        for line in way.hand.lines(fields)
    )
    return f'<div class="fields">{packed}</div>'


def _head(form: Template, language: Language) -> str:
    page = form.page
    minutes = page.meta.text("minutes")
    about = language.minutes(minutes) if minutes else ""
    title, outline = escaped(page.title), escaped(f"{form.id} {page.title}")
    return (
        f'<header class="head" id="{escaped(anchor(form))}"><p class="id">{escaped(page.code)}</p>'
        f'<h1 data-outline="{outline}">{title}</h1></header>\n'
        f'<div class="about"><p class="meta">{escaped(about)}</p>'
        f"<p>{sentence(page.meta.text('able'), language)}</p></div>"
    )


def anchor(form: Template) -> str:
    """Return the id of a form's head in a file of many."""
    return form.id.lower()


def _again(form: Template, language: Language, way: _Way) -> str:
    """Return what stands above every page but the first, as pages get parted: code and first fields."""
    if way.variant == "fill":
        return (
            f'<div class="again"><b>{value(form.id, language)}</b>{escaped(form.page.title)}</div>'
        )
    cells = "".join(f"<span>{words(field.label, language)}</span>" for field in way.fields[:2])
    return f'<div class="again"><b>{value(form.id, language)}</b>{cells}</div>'


def _stop(page: Page, language: Language, names: Naming | None) -> str:
    """Return the callout that stops, where it stands before the first heading of the page."""
    found = halt(page, language)
    if found is None:
        return ""
    word, text = found
    return (
        f'<div class="halt">{mark("stop", word)}'
        f"<p><strong>{escaped(word)}.</strong> {words(text, language, names)}</p></div>"
    )


def _legend(notes: tuple[str, ...], language: Language, beside: str) -> str:
    first, *others = (sentence(language.word(key), language) for key in notes)
    if beside:  # on the same line: some forms fill their pages to the last one
        first += f" {sentence(language.word(beside), language)}"
    more = "".join(f"<p>{note}</p>" for note in others)
    return f'<div class="legend"><p class="barred">{first}</p>{more}</div>'


def _cell(field: Field, width: float, way: _Way, language: Language) -> str:
    must = " must" if field.needed == "always" else ""
    how = f' <span class="how">– {how_of(field, language, way.names)}</span>' if field.how else ""
    before, room = (
        by_keyboard(field, language, 0)
        if way.variant == "fill"
        else by_hand(field, language, way.hand.rooms(field, width))
    )
    typed = kind_of(field.kind).like_shape if way.variant == "fill" else ""
    like = f' <bdi dir="ltr" class="how value">{typed}</bdi>' if typed else ""
    number = f'<span class="no">{way.numbers[field.id]}</span>'
    return (
        f'<div class="cell{must}" style="width: {width:.4g}%"><p class="label">{number} {before}'
        f"<b>{label_of(field, language)}</b>{how}{like}</p>{room}</div>"
    )
