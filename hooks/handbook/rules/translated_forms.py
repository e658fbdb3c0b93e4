"""HB401: a translated form has the English fields."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from handbook.catalog import rule
from handbook.findings import Severity
from handbook.languages import SOURCE
from handbook.model import Field, Handbook, Template, group_headings
from handbook.rules.base import Report, checks
from handbook.rules.form_fields import check_fields, entries_of
from handbook.rules.form_tables import faulty, readable, unread
from handbook.rules.registers import retired
from handbook.rules.translations import Lag, lag_of

FIELD_NOT_REGISTERED = rule("HB211", "field-not-registered")
TRANSLATED_FIELDS_DIFFER = rule("HB401", "translation-differs", "translated-fields-differ")


@checks("HB401")
def check_translated_forms(book: Handbook) -> Report:
    """Return where translated forms differ from the English ones in more than words."""
    report, marred = Report(), faulty(book)
    # the register says first what the English field must be
    waits = {(one.path, one.line) for one in check_fields(book).of(FIELD_NOT_REGISTERED)}
    once = {*(entries_of(book) or ()), *retired(book, "fields")}
    for form in readable(book):
        page, source = form.page, book.templates.get((SOURCE, form.page.slug))
        if page.lang == SOURCE or source is None or source.page.path in unread(book):
            continue
        path = source.page.path
        if path in {where for where, _ in marred}:
            continue
        late, own = lag_of(page, source.page, book), Report()
        add = own.in_file(page.path)
        # where the English form does not say where it may go, that is to be mended first
        known = source.exports == "paper" or (source.exports == "all" and not source.on_paper)
        if form.exports != source.exports and known:
            what = _differs(f"exports: {form.exports or ''}".rstrip(), path)
            add(TRANSLATED_FIELDS_DIFFER, 1, what=what, advice=f"write “exports: {source.exports}”")
        for mine, theirs in ((form.fields, source.fields), (form.rows, source.rows)):
            rows = [None if (page.path, one.line) in marred else one for one in mine]
            if len(rows) != len(theirs) and None in rows:
                continue  # a row that is reported already is one too many or too few
            new = {one.id for one in theirs if (path, one.line) in waits}
            for line, weight, what, advice in _TableComparison(rows, theirs, path, late).all(
                new, once
            ):
                add(TRANSLATED_FIELDS_DIFFER, line, weight, what=what, advice=advice)
        report += own or _groups(form, source, late)
    return report


def _groups(form: Template, source: Template, late: Lag) -> Report:
    """Report the first field that is in another group than in English."""
    report, own = Report(), {one.id: one for one in form.fields}
    lines = {one.id: one.line for one in group_headings(form.page)}
    for theirs in source.fields:
        mine = own.get(theirs.id)
        if mine and mine.group != theirs.group:
            what = _differs(_grouped(mine), source.page.path)
            advice = f"write “{_grouped(theirs)}”{late.advice}"
            line = lines.get(mine.group, mine.line)
            report.add(
                TRANSLATED_FIELDS_DIFFER,
                form.page.path,
                line,
                late.weight,
                what=what,
                advice=advice,
            )
            break
    return report


def _grouped(field: Field) -> str:
    under = f"`### … {{ #{field.group} }}`" if field.group else "no group"
    return f"`{field.id}` under {under}"


class _Difference(NamedTuple):
    """One difference: its line in the translation, its weight, what is and what to type."""

    line: int
    weight: Severity | None
    what: str
    advice: str


class _TableComparison:
    """One table of a translated form beside the English one.

    `own` has None for a row that is reported already, `new` the English fields that the register does
    not have yet, `once` all fields that English forms have or had.
    """

    def __init__(
        self, own: Sequence[Field | None], source: Sequence[Field], path: str, late: Lag
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
        """Field in the place of an English one; None where it is reported already."""

    def all(
        self, new: Collection[str | None], once: Collection[str | None]
    ) -> Iterator[_Difference]:
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

    def _renamed(self, other: Field) -> Iterator[_Difference]:
        if one := self.renamed[other.id]:
            what = _differs(f"`{one.id}`", self.path)
            yield _Difference(one.line, self.weight, what, f"write “`{other.id}`”")

    def _lacking(self, other: Field, place: str, line: int) -> Iterator[_Difference]:
        what = f"`{other.id}` of “{self.path}”, line {other.line}, is not here"
        yield _Difference(line, self.weight, what, f"{place} write “{_row(other)}”{self.more}")

    def _facts(self, one: Field, other: Field) -> Iterator[_Difference]:
        for got, wanted in zip(_facts(one), _facts(other), strict=True):
            if got != wanted:
                what = _differs(got or "nothing", self.path)
                yield _Difference(
                    one.line, self.weight, what, f"write “{wanted or 'nothing'}”{self.more}"
                )
                return

    def _beyond(self, once: Collection[str | None]) -> Iterator[_Difference]:
        for one in self.mine.values():
            if one.id in self.theirs or one in self.renamed.values():
                continue
            what = f"`{one.id}` is no field of “{self.path}”"
            if self.more and one.id not in once:
                yield _Difference(one.line, Severity.ERROR, what, "remove the row")
            else:
                yield _Difference(one.line, self.weight, what, f"remove the row{self.more}")

    def _moved(self) -> Iterator[_Difference]:
        have = [one for one in self.mine.values() if one.id in self.theirs]
        need = (id_ for id_ in self.theirs if id_ in self.mine)
        for one, wanted in zip(have, need, strict=True):
            if one.id != wanted:
                what = f"`{one.id}` is here where “{self.path}” has `{wanted}`"
                advice = f"move the row of `{wanted}` up to this line{self.more}"
                yield _Difference(one.line, self.weight, what, advice)
                return


def _differs(got: str, path: str) -> str:
    return f"“{got}” differs from “{path}”"


def _row(field: Field) -> str:
    answers = " · ".join(f"`{choice.id}` …" for choice in field.choices)
    return f"| `{field.id}` … | {field.kind} | {field.needed} | … {answers}".rstrip() + " |"


def _facts(field: Field) -> tuple[str, str, str]:
    answers = " · ".join(f"`{choice.id}`" for choice in field.choices)
    return field.kind, field.needed, answers
