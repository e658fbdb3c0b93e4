"""Findings in, text out: for a terminal, for a program, for a pull request."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence

from handbook.findings import Finding, Severity

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"


def terminal(findings: Iterable[Finding], *, colour: bool = False) -> str:
    """Return one line a finding, sorted by place, and a last line with the sums.

    Empty without findings. `colour` adds ANSI colours; without it the text is plain.
    """
    told = sorted(set(findings))
    if not told:
        return ""
    lines = [_coloured(finding) if colour else visible(str(finding)) for finding in told]
    return "\n".join([*lines, "", summary(told)])


def summary(findings: Sequence[Finding]) -> str:
    """Return the sums in one sentence: “2 errors and 1 warning in 2 files”."""
    errors = sum(finding.stops for finding in findings)
    warnings = len(findings) - errors
    parts = [_count(errors, "error")] if errors else []
    parts += [_count(warnings, "warning")] if warnings else []
    files = _count(len({finding.path for finding in findings}), "file")
    return f"{' and '.join(parts)} in {files}" if parts else "nothing to mend"


def json_text(findings: Iterable[Finding]) -> str:
    """Return a JSON object with the findings, sorted by place, and their sums."""
    told = sorted(set(findings))
    errors = sum(finding.stops for finding in told)
    whole = {
        "findings": [
            {
                "path": finding.path,
                "line": finding.line,
                "code": finding.code,
                "severity": finding.severity.value,
                "message": finding.message,
                "hint": finding.hint,
            }
            for finding in told
        ],
        "errors": errors,
        "warnings": len(told) - errors,
    }
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def github(findings: Iterable[Finding]) -> str:
    """Return one annotation of a pull request a finding, in GitHub's workflow commands."""
    return "\n".join(_annotation(finding) for finding in sorted(set(findings)))


def visible(text: str) -> str:
    """Return a text in which nothing hides: what has no shape is written as its number.

    Findings quote content, and content may hold signs that turn a line round or move a cursor.
    Joiners stay: Persian and Urdu words need them.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"\\u{{{ord(char):04x}}}"
        if unicodedata.category(char) in _UNSEEN and char not in _JOINERS
        else char
        for char in text
    )


def _coloured(finding: Finding) -> str:
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    paint = _RED if finding.stops else _YELLOW
    return (
        f"{_BOLD}{visible(place)}{_PLAIN}: {paint}{finding.code}{_PLAIN} "
        f"{visible(finding.message)} {_FAINT}({visible(finding.hint)}){_PLAIN}"
    )


def _annotation(finding: Finding) -> str:
    level = "error" if finding.severity is Severity.ERROR else "warning"
    values = {"file": visible(finding.path), "line": str(finding.line or 1), "title": finding.code}
    properties = ",".join(
        f"{name}={_escaped(value, inside=True)}" for name, value in values.items()
    )
    text = visible(f"{finding.message} ({finding.hint})")
    return f"::{level} {properties}::{_escaped(text)}"


def _escaped(text: str, *, inside: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if inside else text


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


_BOLD, _FAINT, _RED, _YELLOW, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[33m", "\x1b[0m"
