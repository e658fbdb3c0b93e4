"""Findings in, text for a program out: JSON, and the annotations of a pull request."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from handbook.findings import Finding
from handbook.report.words import summary, visible

SHOWN = 10
"""Annotations of one level that GitHub shows of one step; the rest stays in the log."""


def json_text(findings: Iterable[Finding], names: Mapping[str, str] | None = None) -> str:
    """Return what is to mend, what is ignored, and the sums as JSON in ASCII; `names` are those of rules, by code."""
    told = sorted(set(findings))
    mend = [finding for finding in told if finding.ignored is None]
    errors = sum(finding.stops for finding in mend)
    whole = {
        "findings": [_facts(finding, names or {}) for finding in mend],
        "ignored": [_facts(finding, names or {}) for finding in told if finding.ignored],
        "errors": errors,
        "warnings": len(mend) - errors,
        "summary": summary(told),
    }
    return json.dumps(whole, indent=2)


def github(findings: Iterable[Finding]) -> str:
    """Return one annotation of a pull request a finding, in GitHub's workflow commands.

    Errors come first. Where there are more than GitHub shows, one of those shown says so. The last
    line holds the sums and is for the log.
    """
    told = sorted(set(findings))
    if not told:
        return ""
    lines: list[str] = []
    for level in ("error", "warning", "notice"):
        of_level = [_annotation(level, finding) for finding in told if _level(finding) == level]
        lines += _with_rest(level, of_level)
    return "\n".join([*lines, summary(told)])


def page_of(code: str) -> str:
    """Return the path of a rule's file of the catalog."""
    return f"hooks/handbook/rules/catalog/{code}.md"


def _facts(finding: Finding, names: Mapping[str, str]) -> dict[str, object]:
    known = finding.code in names
    facts: dict[str, object] = {
        "path": finding.path,
        "line": finding.line,
        "code": finding.code,
        "rule": names.get(finding.code),
        "page": page_of(finding.code) if known else None,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
    }
    if finding.kind:
        facts["kind"] = finding.kind
    if finding.ignored:
        facts["reason"] = finding.ignored.reason
        facts["until"] = finding.ignored.until.isoformat()
    return facts


def _level(finding: Finding) -> str:
    return "notice" if finding.ignored else "error" if finding.stops else "warning"


def _with_rest(level: str, lines: Sequence[str]) -> list[str]:
    if len(lines) <= SHOWN:
        return list(lines)
    first, rest = lines[: SHOWN - 1], lines[SHOWN - 1 :]
    note = f"{len(rest)} more are in the log of this step, or type `handbook check`"
    return [*first, f"::{level} title=handbook check::{note}", *rest]


def _annotation(level: str, finding: Finding) -> str:
    values = {"file": visible(finding.path), "line": str(finding.line or 1), "title": finding.code}
    properties = ",".join(
        f"{name}={_escaped(value, inside=True)}" for name, value in values.items()
    )
    text = visible(f"{finding.message} ({finding.advice})")
    return f"::{level} {properties}::{_escaped(text)}"


def _escaped(text: str, *, inside: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if inside else text
