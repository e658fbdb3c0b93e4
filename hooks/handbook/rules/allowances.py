"""HB080 to HB084: what docs/data/allowed.yaml lets stay for a while, and what it may not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from handbook.findings import Allowance, Finding, Severity
from handbook.model import EMPTY, Data, Handbook, Node
from handbook.rules.base import Rule, short

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
        yield AllowanceNotPossible().found(*place, rule=entry.rule, reason=reason)
    elif entry.rule not in known:
        yield AllowanceOfUnknownRule().found(*place, rule=entry.rule)
    elif not used:
        text = f" with “{short(entry.text)}”" if entry.text else ""
        yield AllowanceUnused().found(*place, rule=entry.rule, path=short(entry.path), text=text)
    elif book.today is not None and entry.allowance.until < book.today:
        told = AllowanceExpired().found(
            *place, rule=entry.rule, path=entry.path, until=entry.allowance.until.isoformat()
        )
        yield replace(told, severity=Severity.ERROR) if book.release else told
    elif book.today is not None and (entry.allowance.until - book.today).days > LONGEST:
        yield AllowanceTooLong().found(
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


class AllowanceRule(Rule):
    """A rule about the allowances, which only `sift` can judge: it knows what all others found."""

    def check(self, _: Handbook) -> Iterator[Finding]:
        """Yield nothing: the gate asks `sift` when every other rule has spoken."""
        return iter(())


class AllowanceExpired(AllowanceRule):
    """An allowance ends on the day that it names, and a release waits for it.

    ## Why it matters

    What was let through for a week is forgotten within a month.
    Then officers carry a fault on a stick for years that everybody had agreed to mend.

    ## How to fix it

    Mend what is allowed and remove the entry.
    Where that is still not possible, let a reviewer agree to a new day, with the reason of now.
    """

    code, name, severity = "HB080", "allowance-expired", Severity.WARNING
    message = "the allowance of {rule} for “{path}” ended on {until}"
    hint = "mend what it allows and remove the entry; a release stops here"


class AllowanceUnused(AllowanceRule):
    """Every allowance covers something that is still there.

    ## Why it matters

    An entry that covers nothing lies in wait: the same fault can come back later, at the same
    place, and nobody is told.

    ## How to fix it

    Remove the entry. Where the file was only moved or the text changed, write it as it is now.
    """

    code, name = "HB081", "allowance-unused"
    message = "the allowance of {rule} for “{path}”{text} covers nothing"
    hint = "remove the entry, or write the path and the text as they are now"


class AllowanceOfUnknownRule(AllowanceRule):
    """An allowance names a rule that there is.

    ## Why it matters

    An entry with a mistyped code allows nothing, and the person who wrote it believes that it does.

    ## How to fix it

    Write the code as the report prints it. `handbook rules` lists them all.
    """

    code, name = "HB082", "allowance-of-unknown-rule"
    message = "“{rule}” is no rule over the sources"
    hint = "write the code as the report prints it, or remove the entry"


class AllowanceNotPossible(AllowanceRule):
    """What protects readers and builders is never allowed to slip.

    ## Why it matters

    One exception is enough to unmask an officer, and the officer cannot know of it.
    The same is true of files that no rule can read and of settings that decide what runs.

    ## How to fix it

    Remove the entry and mend the fault itself.
    Where the rule speaks of something harmless, the rule is changed, in a pull request of its own.
    """

    code, name = "HB083", "allowance-not-possible"
    message = "{rule} is never allowed: {reason}"
    hint = "remove the entry and mend the fault itself"


class AllowanceTooLong(AllowanceRule):
    """An allowance ends within a year.

    ## Why it matters

    A day that is far away is never looked at again: the fault stays, and whoever agreed to it has
    left. Officers rely on the page all that time.

    ## How to fix it

    Write a day within a year from today, and mend the fault by then.
    """

    code, name = "HB084", "allowance-too-long"
    message = "the allowance of {rule} for “{path}” lasts until {until}, more than a year"
    hint = "write {last} or a day before it"


_CODE = re.compile(r"HB[0-9]{3}")
_NEEDED = ("rule", "path", "reason", "owner")
