"""HB080: what docs/data/ignore.yaml names stops nothing until a day, where its rule may be ignored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from handbook.catalog import RULES, rule
from handbook.findings import Finding, Ignored, short
from handbook.model import EMPTY, Data, Handbook

NOT_IGNORED = rule("HB080", "not-ignored")

PATH = "docs/data/ignore.yaml"
_LONGEST = 366
"""Days from today for which a finding may be ignored."""


def sift(findings: Iterable[Finding], book: Handbook) -> list[Finding]:
    """Return the findings, those that are ignored with the reason, and what is wrong with entries.

    An entry is one rule at one path, of a rule that speaks of several violations one kind. One without a
    reason or a day ignores nothing, and the shape of the file is reported.
    """
    reasons: dict[_Entry, Ignored] = {}
    lines: dict[_Entry, int] = {}
    for node in (book.data.get("ignore", Data(PATH)).root.get("ignore") or EMPTY).items():
        entry = _Entry(*(node.text(key).strip() for key in ("rule", "kind", "path")))
        reason, until = node.text("reason").strip(), (node.get("until") or EMPTY).value
        if entry.code and entry.path and reason and isinstance(until, dt.date):
            lines.setdefault(entry, node.line)
            if entry.code in RULES and RULES[entry.code].ignorable:
                reasons.setdefault(entry, Ignored(" ".join(reason.split()), until))
    sifted = [
        replace(one, ignored=reasons.get(_Entry(one.code, one.kind, one.path))) for one in findings
    ]
    used = {_Entry(one.code, one.kind, one.path) for one in sifted if one.ignored}
    for entry, line in lines.items():
        for what, advice in _problems(entry, reasons.get(entry), book, used):
            sifted.append(NOT_IGNORED.at(PATH, line, what=what, advice=advice))
    return sorted(sifted)


class _Entry(NamedTuple):
    code: str
    kind: str
    path: str


def _problems(
    entry: _Entry, why: Ignored | None, book: Handbook, used: set[_Entry]
) -> Iterator[tuple[str, str]]:
    code, kind, path = entry
    where = f"{short(code)} in “{short(path)}”"
    if code not in RULES:
        yield f"there is no rule “{short(code)}”", "write the code as the report prints it"
    elif why is None:
        yield f"{code} is never ignored", "mend the fault itself and remove the entry"
    elif kind not in RULES[code].kinds and (kind or not RULES[code].message):
        kinds = ", ".join(RULES[code].kinds)
        yield (
            f"{code} speaks of {'several faults' if kinds else 'one fault only'}",
            f"write “kind:” and one of {kinds}" if kinds else "remove “kind”",
        )
    elif entry not in used:
        yield f"there is no {where}", "remove the entry, or write the path as the report prints it"
    elif book.release:
        yield f"{where} is ignored, and a release ignores nothing", "mend it and remove the entry"
    elif book.today is not None and why.until < book.today:
        yield f"{where} was ignored until {why.until}", "mend it and remove the entry"
    elif book.today is not None and (why.until - book.today).days > _LONGEST:
        yield f"{where} is ignored for more than a year", "write a day within a year from today"
