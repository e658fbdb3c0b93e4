"""What somebody begins is judged before it is written: all of it is, or nothing."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from handbook.check import CheckResult, judge
from handbook.console import CONTENT, Lines, report_findings
from handbook.draft.written import write
from handbook.findings import Finding


def write_scaffold(root: Path, before: CheckResult, texts: Mapping[str, str]) -> None:
    """Write texts by path, or report what the rules newly refuse and exit; raises `OSError`, nothing written."""
    unsaved = {path: text.encode() for path, text in texts.items()}
    found = added(before.findings, judge(root, instead=unsaved).findings)
    if found:
        report_findings(found, Lines(root, unsaved))
        click.echo("nothing was written: give other answers", err=True)
        sys.exit(CONTENT)
    write(root, unsaved)


def added(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    """Return what stops in `after` beyond `before`, of each file and rule as many as came to it.

    Lines move and some sentences name lines, so what is known is counted; of a file and rule, the
    sentences that were not told before come first.
    """
    old, new = ([one for one in each if one.stops] for each in (before, after))
    more = Counter(map(_place, new)) - Counter(map(_place, old))
    said = {(*_place(one), one.message) for one in old}
    found: list[Finding] = []
    for one in sorted(new, key=lambda one: (*_place(one), one.message) in said):
        if more[_place(one)]:
            more[_place(one)] -= 1
            found.append(one)
    return found


def _place(finding: Finding) -> tuple[str, str]:
    return finding.path, finding.code
