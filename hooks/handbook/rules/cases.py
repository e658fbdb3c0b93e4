"""HB222: the facts of an invented case are the same in its file and on every page that tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from handbook.catalog import rule
from handbook.findings import short
from handbook.model import Data, Handbook, Node, Page
from handbook.rules.base import Report, checks, pages
from handbook.rules.nearest import remedy
from handbook.rules.registers import CASES, case_files
from handbook.rules.source_text import lines_of

CASE_REFERENCE = rule("HB222", "case-differs", "case-reference")
CASE_ORDER = rule("HB222", "case-differs", "case-order")
CASE_UNKNOWN = rule("HB222", "case-differs", "case-unknown")
CASE_FACT = rule("HB222", "case-differs", "case-fact")
CASE_ROW = rule("HB222", "case-differs", "case-row")

_REFERENCES = {"account": "accounts", "advert": "adverts", "leg": "legs", "user": "users"}
"""Keys that name an entry of another part."""
_HIDDEN = "users"
"""The part that no page shows: who sat behind each account is for the trainer's key."""
_FACT = re.compile(r"`([^`\n]+)`")
_OURS = re.compile(r"\d{10}|@[\w.]+\.example|U\d/[A-Z]*/?\d{4}/\d+")
"""What can only be a fact of a case: a permanent number, a handle, the number of a record."""
_NUMBER = re.compile(r"\d[\d:,./-]*\d|\d{2,}")


@checks("HB222")
def check_cases(book: Handbook) -> Report:
    """Return what in a case refers to nothing, and what a page tells otherwise than its case."""
    report, cases = Report(), case_files(book)
    for data in cases.values():
        _case(data, report)
    for page in pages(book):
        name = page.policy.text("tells")
        if name and name not in cases and page.source is None:
            advice = remedy(name, cases, f"write the file docs/data/{CASES}{name}.yaml")
            report.add(CASE_UNKNOWN, page.path, 1, case=short(name), advice=advice)
        elif name in cases:
            _told(page, cases[name], report)
    return report


def _entries(data: Data) -> Iterator[tuple[str, Node]]:
    for part, _, node in data.root.entries():
        yield from ((part, entry) for entry in node.items() if entry.kind == "map")


def _case(data: Data, report: Report) -> None:
    known = {(part, entry.text("id")) for part, entry in _entries(data)}
    for _, entry in _entries(data):
        for key, line, node in entry.entries():
            where = _REFERENCES.get(key)
            if where and (where, str(node.value)) not in known:
                value = short(str(node.value))
                report.add(CASE_REFERENCE, data.path, line, key=key, value=value, part=where)
    for before, after in pairwise(entry for part, entry in _entries(data) if part == "steps"):
        if before.text("utc") > after.text("utc"):
            facts = {"id": after.text("id"), "before": before.text("id")}
            report.add(CASE_ORDER, data.path, after.line, **facts)


def _told(page: Page, data: Data, report: Report) -> None:
    shown = [entry for part, entry in _entries(data) if part != _HIDDEN]
    held = "\n".join(_values(entry) for entry in shown)
    for line, text in lines_of(page.body, page.body_line):
        for fact in _FACT.findall(text):
            if _OURS.fullmatch(fact) and fact not in held:
                report.add(CASE_FACT, page.path, line, fact=short(fact), file=data.path)
    named = _named(shown)
    for table in page.text.tables:
        for row in table.rows:
            entry = named.get(row.cells[0].strip(" `*")) if row.cells else None
            if entry is not None:
                known = "\n".join(_values(one) for one in (entry, *_beside(entry, shown)))
                for said in _said(row.cells[1:]):
                    if said not in known:
                        facts = {"said": short(said), "id": entry.text("id"), "file": data.path}
                        report.add(CASE_ROW, page.path, row.line, **facts)


def _named(entries: list[Node]) -> Mapping[str, Node]:
    """Return the entries by what a first cell may call them: id, permanent number, handle or record."""
    keys = ("record", "handle", "number", "id")
    return {name: one for key in keys for one in entries if (name := one.text(key))}


def _beside(entry: Node, entries: list[Node]) -> list[Node]:
    named = {str(node.value) for key, _, node in entry.entries() if key in _REFERENCES}
    return [one for one in entries if one.text("id") in named]


def _values(entry: Node) -> str:
    return "\n".join(str(node.value) for _, _, node in entry.entries())


def _said(cells: tuple[str, ...]) -> Iterator[str]:
    """Yield what in the cells of a row can be held against the case: what is in code, and numbers."""
    for cell in cells:
        yield from _FACT.findall(cell)
        yield from _NUMBER.findall(_FACT.sub(" ", cell))
