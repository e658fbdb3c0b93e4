"""HB410: a translated form has the English fields."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from handbook.languages import SOURCE
from handbook.model import Field, Handbook, Template, group_headings
from handbook.rules.base import FamilyRule, Faults, once_a_book
from handbook.rules.choices import faulty
from handbook.rules.examples import PAPER_ONLY
from handbook.rules.fields import meaning_faults
from handbook.rules.form_tables import unread


@once_a_book
def translated_form_faults(book: Handbook) -> Faults:
    """Return where translated forms differ from the English ones in more than words."""
    faults = Faults()
    marred = faulty(book)
    # the register says first what the English field must be
    waits = {(fault.path, fault.line) for fault in meaning_faults(book).of("field-not-registered")}
    hurt = {path for path, _ in marred}
    for form in book.templates.values():
        page = form.page
        source = book.templates.get((SOURCE, page.slug))
        if page.lang == SOURCE or source is None or page.front.problems:
            continue
        if {page.path, source.page.path} & unread(book) or source.page.path in hurt:
            continue
        if form.exports != source.exports and _known(source):
            faults.add("translated-fields-differ", page.path, 1, source=source.page.path,
                       what=f"exports: {form.exports or ''}".rstrip(), wanted=f"exports: {source.exports}")  # fmt: skip
        _part(form.fields, source.fields, page.path, source.page.path, marred, waits, faults)
        _part(form.rows, source.rows, page.path, source.page.path, marred, waits, faults)
        if page.path not in {path for path, _ in faults.places()}:
            _groups(form, source, faults)
    return faults


def _groups(form: Template, source: Template, faults: Faults) -> None:
    """Report the first field that is in another group than in English."""
    lines = {one.id: one.line for one in group_headings(form.page)}
    for mine, theirs in zip(form.fields, source.fields, strict=False):
        if mine.group != theirs.group:
            faults.add("translated-fields-differ", form.page.path, lines.get(mine.group, mine.line),
                       source=source.page.path, what=_grouped(mine), wanted=_grouped(theirs))  # fmt: skip
            return


def _grouped(field: Field) -> str:
    under = f"`### … {{ #{field.group} }}`" if field.group else "no group"
    return f"`{field.id}` under {under}"


def _known(source: Template) -> bool:
    """Return whether the English form says where it may go; else that is to be mended first."""
    return source.exports == "paper" or (source.exports == "all" and source.id not in PAPER_ONLY)


def _part(
    own: Sequence[Field], source: Sequence[Field], path: str, other: str,
    marred: Collection[tuple[str, int]], waits: Collection[tuple[str, int]], faults: Faults,
) -> None:  # fmt: skip
    if len(own) != len(source) and any((path, mine.line) in marred for mine in own):
        return  # a row that is told already stands too much or too little
    for mine, theirs in zip(own, source, strict=False):
        if (path, mine.line) in marred or (mine.id == theirs.id and (other, theirs.line) in waits):
            continue
        for got, wanted in zip(_facts(mine), _facts(theirs), strict=True):
            if got != wanted:
                faults.add("translated-fields-differ", path, mine.line, source=other,
                           what=got or "nothing", wanted=wanted or "nothing")  # fmt: skip
                return
    if len(own) != len(source):
        at = min(len(own), len(source))
        more = len(own) > len(source)
        faults.add("translated-fields-differ", path, own[at if more else -1].line if own else 1,
                   source=other, what=f"`{own[at].id}`" if more else f"no `{source[at].id}`",
                   wanted="nothing in its place" if more else f"`{source[at].id}`")  # fmt: skip


def _facts(field: Field) -> tuple[str, str, str, str]:
    answers = " · ".join(f"`{choice.id}`" for choice in field.choices)
    return f"`{field.id}`", field.kind, field.needed, answers


class TranslatedFieldsDiffer(FamilyRule):
    """A translated form has the English fields: ids, order, groups, kinds, needs, ids of answers.

    ## Why it matters

    A form that was saved in one language is opened in another, and read by a court in a third.
    A field that is missing in one of them is an answer that is lost.

    ## How to fix it

    Copy the row of the English form and translate label, help and the labels of answers only.
    """

    code, name, family = "HB410", "translated-fields-differ", translated_form_faults
    message = "“{what}” differs from “{source}”"
    hint = "write “{wanted}”"
