"""HB401: a translated form has the English fields."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from handbook.catalog import rule
from handbook.findings import Severity
from handbook.languages import SOURCE
from handbook.model import Field, Handbook, Template, group_headings
from handbook.rules.base import Add, Report, checks
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
            _TableComparison(rows, theirs, path, late, add).compare(new, once)
        if not own:
            _groups(form, source, late, add)
        report += own
    return report


def _groups(form: Template, source: Template, late: Lag, add: Add) -> None:
    """Report the first field that is in another group than in English."""
    own = {one.id: one for one in form.fields}
    lines = {one.id: one.line for one in group_headings(form.page)}
    for theirs in source.fields:
        mine = own.get(theirs.id)
        if mine and mine.group != theirs.group:
            here, there = (
                f"`{one.id}` under `### … {{ #{one.group} }}`"
                if one.group
                else f"`{one.id}` under no group"
                for one in (mine, theirs)
            )
            facts = {
                "what": _differs(here, source.page.path),
                "advice": f"write “{there}”{late.advice}",
            }
            add(TRANSLATED_FIELDS_DIFFER, lines.get(mine.group, mine.line), late.weight, **facts)
            return


class _TableComparison:
    """One table of a translated form beside the English one.

    `own` has None for a row that is reported already.
    """

    def __init__(
        self, own: Sequence[Field | None], source: Sequence[Field], path: str, late: Lag, add: Add
    ) -> None:
        self.mine = {one.id: one for one in own if one}
        self.theirs = {one.id: one for one in source}
        self.path, self.late, self.add = path, late, add
        same = not late.advice and len(own) == len(source)
        self.renamed = {
            other.id: one
            for one, other in zip(own, source, strict=False)
            if same and (one is None or one.id not in self.theirs) and other.id not in self.mine
        }
        """Field in the place of an English one; None where it is reported already."""

    def compare(self, new: Collection[str | None], once: Collection[str | None]) -> None:
        """Report each difference.

        `new` are the English fields that the register does not have yet, `once` all fields that
        English forms have or had.
        """
        line, place = next((one.line for one in self.mine.values()), 1), "above the first row"
        for id_, other in self.theirs.items():
            one, other_name = self.mine.get(id_), self.renamed.get(id_)
            line = one.line if one else line
            if other_name:
                what, advice = _differs(f"`{other_name.id}`", self.path), f"write “`{id_}`”"
                self._add(other_name.line, what, advice)
            elif id_ not in new and one:
                facts = zip(_facts(one), _facts(other), strict=True)
                for got, wanted in [pair for pair in facts if pair[0] != pair[1]][:1]:
                    what = _differs(got or "nothing", self.path)
                    self._add(line, what, f"write “{wanted or 'nothing'}”")
            elif id_ not in new and id_ not in self.renamed:
                what = f"`{id_}` of “{self.path}”, line {other.line}, is not here"
                self._add(line, what, f"{place} write “{_row(other)}”")
            place = f"below the row of `{id_}`"
        self._beyond(once)

    def _beyond(self, once: Collection[str | None]) -> None:
        """Report the fields that English has not, and the first that is in another place."""
        for one in self.mine.values():
            if one.id not in self.theirs and one not in self.renamed.values():
                what = f"`{one.id}` is no field of “{self.path}”"
                if self.late.advice and one.id not in once:
                    self.add(TRANSLATED_FIELDS_DIFFER, one.line, Severity.ERROR, what=what,
                             advice="remove the row")  # fmt: skip
                else:
                    self._add(one.line, what, "remove the row")
        have = [one for one in self.mine.values() if one.id in self.theirs]
        need = (id_ for id_ in self.theirs if id_ in self.mine)
        for one, its in zip(have, need, strict=True):
            if one.id != its:
                what = f"`{one.id}` is here where “{self.path}” has `{its}`"
                self._add(one.line, what, f"move the row of `{its}` up to this line")
                return

    def _add(self, line: int, what: str, advice: str) -> None:
        advice += self.late.advice
        self.add(TRANSLATED_FIELDS_DIFFER, line, self.late.weight, what=what, advice=advice)


def _differs(got: str, path: str) -> str:
    return f"“{got}” differs from “{path}”"


def _row(field: Field) -> str:
    answers = " · ".join(f"`{choice.id}` …" for choice in field.choices)
    return f"| `{field.id}` … | {field.kind} | {field.needed} | … {answers}".rstrip() + " |"


def _facts(field: Field) -> tuple[str, str, str]:
    answers = " · ".join(f"`{choice.id}`" for choice in field.choices)
    return field.kind, field.needed, answers
