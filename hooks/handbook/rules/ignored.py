"""HB080: what docs/data/ignore.yaml names stops nothing until a day, where its rule may be ignored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from handbook.catalog import RULES, rule
from handbook.findings import Finding, Ignored, short
from handbook.model import EMPTY, Handbook
from handbook.rules.base import data_of

NOT_IGNORED = rule("HB080", "not-ignored")

PATH = "docs/data/ignore.yaml"
_LONGEST = 366
"""Days from today for which a finding may be ignored."""


Entry: TypeAlias = tuple[str, str, str]
"""Code, kind and path."""


def sift(findings: Iterable[Finding], book: Handbook) -> list[Finding]:
    """Return the findings, those that are ignored with the reason, and what is wrong with entries.

    An entry is one rule at one path, of a rule that speaks of several violations one kind. One without a
    reason or a day ignores nothing, and the shape of the file is reported.
    """
    reasons: dict[Entry, Ignored] = {}
    lines: dict[Entry, int] = {}
    for node in data_of(book, "ignore", "ignore").items():
        code, kind, path = (node.text(key).strip() for key in ("rule", "kind", "path"))
        reason, until = node.text("reason").split(), (node.get("until") or EMPTY).value
        if code and path and reason and isinstance(until, dt.date):
            lines.setdefault((code, kind, path), node.line)
            if code in RULES and RULES[code].may_be_ignored(kind):
                reasons.setdefault((code, kind, path), Ignored(" ".join(reason), until))
    sifted = [replace(one, ignored=reasons.get((one.code, one.kind, one.path))) for one in findings]
    used = {(one.code, one.kind, one.path) for one in sifted if one.ignored}
    for entry, line in lines.items():
        what, advice = _problem(entry, reasons.get(entry), book, used=entry in used)
        if what:
            sifted.append(NOT_IGNORED.at(PATH, line, what=what, advice=advice))
    return sorted(sifted)


def _problem(entry: Entry, why: Ignored | None, book: Handbook, *, used: bool) -> tuple[str, str]:
    code, kind, path = entry
    where, what = f"{short(code)} in “{short(path)}”", ""
    advice = "mend it and remove the entry"
    kinds = ", ".join(RULES[code].kinds) if code in RULES else ""
    if code not in RULES:
        what, advice = f"there is no rule “{short(code)}”", "write the code as the report prints it"
    elif why is None:
        what, advice = f"{code} is never ignored", "mend the fault itself and remove the entry"
    elif kind not in RULES[code].kinds and (kind or not RULES[code].message):
        what = f"{code} speaks of {'several faults' if kinds else 'one fault only'}"
        advice = f"write “kind:” and one of {kinds}" if kinds else "remove “kind”"
    elif not used:
        what = f"there is no {where}"
        advice = "remove the entry, or write the path as the report prints it"
    elif book.release:
        what = f"{where} is ignored, and a release ignores nothing"
    elif book.today is not None and why.until < book.today:
        what = f"{where} was ignored until {why.until}"
    elif book.today is not None and (why.until - book.today).days > _LONGEST:
        what = f"{where} is ignored for more than a year"
        advice = "write a day within a year from today"
    return what, advice
