"""A form becomes the HTML of A4 pages: to be filled in by hand, by keyboard, or its needed fields alone."""

from __future__ import annotations

from functools import partial

from handbook.fieldkinds import kind_of
from handbook.forms import to_be_saved
from handbook.languages import Language
from handbook.markup import read_words
from handbook.model import Field, Handbook, Template
from handbook.press.acroform import Widget
from handbook.press.handwritten_rows import is_landscape, written_rows
from handbook.press.packing import handwriting
from handbook.press.paper import Naming, document, of_page, stop_notice, tagged
from handbook.press.typed_rows import typed_rows


def form_print(form: Template, book: Handbook, variant: str, air: float = 0.0) -> str:
    """Return the HTML of a print of a form.

    `blank` has every field with room to write, then its rows; `fill` has fields that are typed into,
    before its inputs are native fields; `minimum` has the fields that are always needed, and some rows.
    `air` is in millimetres, put to the height of each line, and never taken from one that is written on.
    """
    typed, paper, page = variant == "fill", form.exports == "paper", form.page
    language = book.languages[page.lang]
    form = to_be_saved(form) if typed else form
    fields = [one for one in form.fields if variant != "minimum" or one.needed == "always"]
    ids = [one.id for one in fields]
    cut = ids.index(form.receipt) if form.receipt in ids else len(ids)
    pen = handwriting(language, [form.example.head])
    across = form.is_log if typed else is_landscape(form, language)
    return document(
        "form",
        language,
        book,
        **of_page(page),
        kind=f"form of-{variant}{' stops' if paper else ''}{' lies' if across else ''}",
        variant=variant,
        air=air if typed else max(air, 0.0),
        form=form,
        anchor=anchor(form),
        across=across,
        stop_notice=stop_notice(page, language),
        names=None if typed else Naming(book, language, form.id),  # typed into, it has no room
        legend=[*_LEGENDS[variant], *(["print-outside"] if paper else [])],
        cards=form.with_cards and book.practice.platforms,
        fields=fields,
        numbers={one.id: number for number, one in enumerate(form.fields, 1)},
        sheet=list(pen.lines(fields[:cut])),
        receipt=list(pen.lines(fields[cut:])),  # on a sheet that is kept apart
        rows=(
            typed_rows(form, language)
            if typed
            else written_rows(form, language, few=variant == "minimum")
        ),
        pen=pen,
        widgets=partial(_widgets, language=language),
        kind_of=kind_of,
        tagged=partial(tagged, language=language),
    )


def anchor(form: Template) -> str:
    """Return the id of a form's head in a file of many."""
    return form.id.lower()


def _widgets(field: Field, row: int, language: Language) -> list[tuple[Widget, str]]:
    """Return the native fields that take an answer, each with its title; `row` is 0 outside rows."""
    name, own = f"{field.id}.{row}" if row else str(field.id), kind_of(field.kind)
    must, title = field.needed == "always", _title(field, language, row)
    if field.kind == "check":
        return [(Widget(name, "box", "yes", must=must), title)]
    if own.chosen == "one":
        return [
            (Widget(name, "radio", one.id, must=must), f"{title}\n{one.label}")
            for one in field.choices
        ]
    if field.choices:
        return [
            (Widget(f"{name}.{one.id}", "box", one.id, must=must), f"{title}\n{one.label}")
            for one in field.choices
        ]
    form = "line" if own.signs else "lines"
    return [(Widget(name, form, most=own.signs or own.longest, must=must), title)]


def _title(field: Field, language: Language, row: int) -> str:
    """Return a field's label and how it is filled in, as a viewer shows them beside the pointer."""
    line = f"{language.word('fill-row', n=row)}: " if row else ""
    how = f" – {read_words(field.how)}" if field.how else ""
    must = f" ({language.word('needed-always')})" if field.needed == "always" else ""
    return f"{line}{read_words(field.label)}{must}{how}"


_LEGENDS = {
    "blank": ("print-legend",),
    "fill": ("print-legend", "fill-scripts", "fill-full"),
    "minimum": ("print-minimum",),
}
"""Keys of the sentences above the first field."""
