"""HB080 to HB084: what docs/data/allowed.yaml lets stay for a while, and what it may not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from handbook.catalog import rule as of
from handbook.findings import Allowance, Finding, Severity
from handbook.model import EMPTY, Data, Handbook, Node
from handbook.rules.base import short

ALLOWANCE_EXPIRED = of("HB080", "allowance-expired")
ALLOWANCE_UNUSED = of("HB081", "allowance-unused")
ALLOWANCE_OF_UNKNOWN_RULE = of("HB082", "allowance-of-unknown-rule")
ALLOWANCE_NOT_POSSIBLE = of("HB083", "allowance-not-possible")
ALLOWANCE_TOO_LONG = of("HB084", "allowance-too-long")

PATH = "docs/data/allowed.yaml"

NEVER: Mapping[str, str] = MappingProxyType(
    {
        "HB00": "a file that cannot be trusted is read by nobody",
        "HB01": "a file that cannot be trusted is read by nobody",
        "HB020": "without its front matter nothing about a page can be checked",
        "HB021": "without its front matter nothing about a page can be checked",
        "HB022": "two programs read such YAML as two things",
        "HB023": "a short text of that kind can stop a build",
        "HB024": "such a text can run what its author chose",
        "HB025": "what cannot be read cannot be checked",
        "HB06": "the configuration decides what runs on every builder's machine",
        "HB07": "the other rules rely on what the data files hold",
        "HB08": "an allowance cannot allow itself",
        "HB30": "the built page would be refused for the same link",
        "HB310": "a page cannot be built without the list that it shows",
        "HB313": "the built page would be refused for the same picture",
        "HB403": "a page cannot be built without its English page",
        "HB5": "the safety of readers has no exception",
        "HB6": "what is on paper cannot be mended afterwards",
        "HB8": "what readers receive has no exception",
    }
)
"""Beginnings of codes that can never be allowed, each with its reason."""
LONGEST = 366
"""Days from today on which an allowance may still hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the file: what it covers, why, and until when."""

    rule: str
    path: str
    text: str
    """Words that the message must hold; empty where every finding of the rule there is meant."""
    allowance: Allowance
    line: int

    def covers(self, finding: Finding) -> bool:
        """Return whether it lets a finding stay."""
        return (
            finding.code == self.rule and finding.path == self.path and self.text in finding.message
        )


@dataclass(frozen=True, slots=True)
class Sifted:
    """What must be mended, and what may stay; both sorted by place."""

    kept: tuple[Finding, ...]
    allowed: tuple[Finding, ...]
    """Each with its allowance."""


def sift(findings: Iterable[Finding], book: Handbook, codes: Iterable[str]) -> Sifted:
    """Part what must be mended from what is allowed for a while, and judge the allowances.

    `codes` are the codes of the rules over the sources. An allowance that is over goes on to cover,
    so that the same thing is told once: by HB080, which stops a release.
    """
    known = frozenset(codes)
    entries = tuple(_entries(book.data.get("allowed", Data(PATH)).root))
    active = [one for one in entries if one.rule in known and not _never(one.rule)]
    used: set[Entry] = set()
    kept, allowed = [], []
    for finding in findings:
        by = next((one for one in active if one.covers(finding)), None)
        if by is None:
            kept.append(finding)
        else:
            used.add(by)
            allowed.append(replace(finding, allowance=by.allowance))
    kept += [told for one in entries for told in _judge(one, known, one in used, book)]
    return Sifted(tuple(sorted(kept)), tuple(sorted(allowed)))


def _judge(entry: Entry, known: frozenset[str], used: bool, book: Handbook) -> Iterator[Finding]:  # noqa: FBT001
    """Yield the one thing that there is to say about an entry, if any."""
    place = (PATH, entry.line)
    if reason := _never(entry.rule):
        yield ALLOWANCE_NOT_POSSIBLE.at(*place, rule=entry.rule, reason=reason)
    elif entry.rule not in known:
        yield ALLOWANCE_OF_UNKNOWN_RULE.at(*place, rule=entry.rule)
    elif not used:
        text = f" with “{short(entry.text)}”" if entry.text else ""
        yield ALLOWANCE_UNUSED.at(*place, rule=entry.rule, path=short(entry.path), text=text)
    elif book.today is not None and entry.allowance.until < book.today:
        told = ALLOWANCE_EXPIRED.at(
            *place, rule=entry.rule, path=entry.path, until=entry.allowance.until.isoformat()
        )
        yield replace(told, severity=Severity.ERROR) if book.release else told
    elif book.today is not None and (entry.allowance.until - book.today).days > LONGEST:
        yield ALLOWANCE_TOO_LONG.at(
            *place,
            rule=entry.rule,
            path=short(entry.path),
            until=entry.allowance.until.isoformat(),
            last=(book.today + dt.timedelta(LONGEST)).isoformat(),
        )


def _never(code: str) -> str:
    return next((why for start, why in NEVER.items() if code.startswith(start)), "")


def _entries(root: Node) -> Iterator[Entry]:
    """Yield the entries that are whole; of the others the schema of the file speaks."""
    for node in (root.get("allowed") or EMPTY).items():
        rule, path, reason, owner = (node.text(key).strip() for key in _NEEDED)
        until = (node.get("until") or EMPTY).value
        if not isinstance(until, dt.date) or not _CODE.fullmatch(rule):
            continue
        if path and reason and owner:
            allowance = Allowance(" ".join(reason.split()), owner, until)
            yield Entry(rule, path, node.text("text"), allowance, node.line)


_CODE = re.compile(r"HB[0-9]{3}")
_NEEDED = ("rule", "path", "reason", "owner")
