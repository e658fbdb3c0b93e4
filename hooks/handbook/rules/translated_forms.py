"""HB401: a translated form has the English fields."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from handbook.catalog import rule
from handbook.findings import Severity
from handbook.languages import SOURCE
from handbook.model import Field, Handbook, Template, group_headings
from handbook.rules.base import Faults, checks
from handbook.rules.choices import faulty
from handbook.rules.fields import entries_of, meaning_faults
from handbook.rules.form_tables import unread
from handbook.rules.lag import Wait, wait
from handbook.rules.retired import retired

FIELD_NOT_REGISTERED = rule("HB211", "field-not-registered")
TRANSLATED_FIELDS_DIFFER = rule("HB401", "translation-differs", "translated-fields-differ")


@checks(TRANSLATED_FIELDS_DIFFER)
def translated_form_faults(book: Handbook) -> Faults:
    """Return where translated forms differ from the English ones in more than words."""
    faults = Faults()
    marred = faulty(book)
    # the register says first what the English field must be
    waits = {(fault.path, fault.line) for fault in meaning_faults(book).of(FIELD_NOT_REGISTERED)}
    hurt = {path for path, _ in marred}
    once = {*(entries_of(book) or ()), *retired(book, "fields")}
    for form in book.templates.values():
        page = form.page
        source = book.templates.get((SOURCE, page.slug))
        if page.lang == SOURCE or source is None or page.front.problems:
            continue
        if {page.path, source.page.path} & unread(book) or source.page.path in hurt:
            continue
        late = wait(page, source.page, book)
        if form.exports != source.exports and _known(source):
            what = _differs(f"exports: {form.exports or ''}".rstrip(), source.page.path)
            faults.add(TRANSLATED_FIELDS_DIFFER, page.path, 1, what=what,
                       advice=f"write “exports: {source.exports}”")  # fmt: skip
        for mine, theirs in ((form.fields, source.fields), (form.rows, source.rows)):
            own = [None if (page.path, one.line) in marred else one for one in mine]
            if len(own) != len(theirs) and None in own:
                continue  # a row that is told already stands too much or too little
            new = {one.id for one in theirs if (source.page.path, one.line) in waits}
            for line, weight, what, advice in _Beside(own, theirs, source.page.path, late).told(
                new, once
            ):
                faults.add(TRANSLATED_FIELDS_DIFFER, page.path, line, weight, what=what,
                           advice=advice)  # fmt: skip
        if page.path not in {path for path, _ in faults.places()}:
            _groups(form, source, late, faults)
    return faults


def _groups(form: Template, source: Template, late: Wait, faults: Faults) -> None:
    """Report the first field that is in another group than in English."""
    lines = {one.id: one.line for one in group_headings(form.page)}
    own = {one.id: one for one in form.fields}
    for theirs in source.fields:
        mine = own.get(theirs.id)
        if mine and mine.group != theirs.group:
            faults.add(TRANSLATED_FIELDS_DIFFER, form.page.path, lines.get(mine.group, mine.line),
                       late.weight, what=_differs(_grouped(mine), source.page.path),
                       advice=f"write “{_grouped(theirs)}”{late.advice}")  # fmt: skip
            return


def _grouped(field: Field) -> str:
    under = f"`### … {{ #{field.group} }}`" if field.group else "no group"
    return f"`{field.id}` under {under}"


def _known(source: Template) -> bool:
    """Return whether the English form says where it may go; else that is to be mended first."""
    return source.exports == "paper" or (source.exports == "all" and not source.on_paper)


class _Told(NamedTuple):
    """One difference: its line in the translation, its weight, what is and what to type."""

    line: int
    weight: Severity | None
    what: str
    advice: str


class _Beside:
    """One table of a translated form beside the English one.

    `own` has None for a row that is told already, `new` the English fields that the register does
    not have yet, `once` all fields that English forms have or had.
    """

    def __init__(
        self, own: Sequence[Field | None], source: Sequence[Field], path: str, late: Wait
    ) -> None:
        self.mine = {one.id: one for one in own if one}
        self.theirs = {one.id: one for one in source}
        self.first = next((one.line for one in own if one), 1)
        self.path, (self.weight, self.more) = path, late
        same = not late.advice and len(own) == len(source)
        self.renamed = {
            other.id: one
            for one, other in zip(own, source, strict=False)
            if same and (one is None or one.id not in self.theirs) and other.id not in self.mine
        }
        """Field that stands in the place of an English one; None where it is told already."""

    def told(self, new: Collection[str | None], once: Collection[str | None]) -> Iterator[_Told]:
        """Yield each difference."""
        line, place = self.first, "above the first row"
        for other in self.theirs.values():
            one = self.mine.get(other.id)
            line = one.line if one else line
            if other.id in self.renamed:
                yield from self._renamed(other)
            elif other.id not in new:
                yield from self._facts(one, other) if one else self._lacking(other, place, line)
            place = f"below the row of `{other.id}`"
        yield from self._beyond(once)
        yield from self._moved()

    def _renamed(self, other: Field) -> Iterator[_Told]:
        if one := self.renamed[other.id]:
            what = _differs(f"`{one.id}`", self.path)
            yield _Told(one.line, self.weight, what, f"write “`{other.id}`”")

    def _lacking(self, other: Field, place: str, line: int) -> Iterator[_Told]:
        what = f"`{other.id}` of “{self.path}”, line {other.line}, is not here"
        yield _Told(line, self.weight, what, f"{place} write “{_row(other)}”{self.more}")

    def _facts(self, one: Field, other: Field) -> Iterator[_Told]:
        for got, wanted in zip(_facts(one), _facts(other), strict=True):
            if got != wanted:
                what = _differs(got or "nothing", self.path)
                yield _Told(
                    one.line, self.weight, what, f"write “{wanted or 'nothing'}”{self.more}"
                )
                return

    def _beyond(self, once: Collection[str | None]) -> Iterator[_Told]:
        for one in self.mine.values():
            if one.id in self.theirs or one in self.renamed.values():
                continue
            what = f"`{one.id}` is no field of “{self.path}”"
            if self.more and one.id not in once:
                yield _Told(one.line, Severity.ERROR, what, "remove the row")
            else:
                yield _Told(one.line, self.weight, what, f"remove the row{self.more}")

    def _moved(self) -> Iterator[_Told]:
        have = [one for one in self.mine.values() if one.id in self.theirs]
        need = (id_ for id_ in self.theirs if id_ in self.mine)
        for one, wanted in zip(have, need, strict=True):
            if one.id != wanted:
                what = f"`{one.id}` is here where “{self.path}” has `{wanted}`"
                advice = f"move the row of `{wanted}` up to this line{self.more}"
                yield _Told(one.line, self.weight, what, advice)
                return


def _differs(got: str, path: str) -> str:
    return f"“{got}” differs from “{path}”"


def _row(field: Field) -> str:
    """Return the row of a field as it is typed, without its words."""
    answers = " · ".join(f"`{choice.id}` …" for choice in field.choices)
    return f"| `{field.id}` … | {field.kind} | {field.needed} | … {answers}".rstrip() + " |"


def _facts(field: Field) -> tuple[str, str, str]:
    answers = " · ".join(f"`{choice.id}`" for choice in field.choices)
    return field.kind, field.needed, answers
