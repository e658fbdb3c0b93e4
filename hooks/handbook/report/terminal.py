"""Findings in, text for a person at a terminal out: by file, with the lines that are meant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from handbook.findings import Finding
from handbook.report.excerpt import excerpt
from handbook.report.words import summary, visible

WIDTH = 100
"""Columns where nobody says how wide the terminal is."""
ALIKE = 10
"""Findings of one rule in one file that are all told; of more, the first few are."""
FIRST = 5
LONG = 100
"""Findings up to which every one has its line shown; beyond, the first few of each rule have."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a report looks, and what it may ask: passed in, as a report reads no file."""

    colour: bool = False
    width: int = WIDTH
    line_of: Callable[[str, int], str] = lambda _path, _line: ""
    """The text of a line of a file; empty where there is none to show."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of the rules of the catalog, by code."""

    def paint(self, text: str, *styles: str) -> str:
        """Return a text in a colour, or as it is where no colour is wanted."""
        return f"{''.join(styles)}{text}{PLAIN}" if self.colour and text else text


def terminal(findings: Iterable[Finding], look: Look | None = None) -> str:
    """Return every finding with its line, by file, then what is ignored, a table and the sums.

    The line of a finding always reads `path:line: HBnnn what is (what to type)`. Empty without
    findings.
    """
    told = sorted(set(findings))
    if not told:
        return ""
    look = look or Look()
    mend = [finding for finding in told if finding.ignored is None]
    ignored = [finding for finding in told if finding.ignored is not None]
    blocks = ["\n".join(block) for block in _files(mend, look)]
    if ignored:
        lines = [look.paint("ignored for now, in docs/data/ignore.yaml:", BOLD)]
        blocks.append("\n".join([*lines, *(_line(finding, look) for finding in ignored)]))
    blocks.append("\n".join([*_table(mend, look), look.paint(_end(told, mend, look), BOLD)]))
    return "\n\n".join(blocks)


def _files(findings: Sequence[Finding], look: Look) -> Iterator[list[str]]:
    """Yield the lines of each file."""
    shown: Counter[str] = Counter()
    for path, group in groupby(findings, lambda finding: finding.path):
        of_file = list(group)
        lines = []
        if len(of_file) > 1:
            sums = summary(of_file).removesuffix(" in 1 file")
            lines.append(f"{look.paint(visible(path), BOLD)} · {sums}")
        by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in of_file:
            by_rule[finding.code].append(finding)
        told: Counter[str] = Counter()
        for finding in of_file:
            alike = by_rule[finding.code]
            told[finding.code] += 1
            if len(alike) > ALIKE and told[finding.code] > FIRST:
                continue
            lines.append(_line(finding, look))
            if len(findings) <= LONG or shown[finding.code] < FIRST:
                shown[finding.code] += 1
                lines += _source(finding, look)
            if len(alike) > ALIKE and told[finding.code] == FIRST:
                lines.append(_more(alike[FIRST:], look))
        yield lines


def _line(finding: Finding, look: Look) -> str:
    return (
        f"{look.paint(visible(finding.place), BOLD)}: "
        f"{look.paint(finding.code, _weight(finding))} "
        f"{visible(finding.message)} {look.paint(f'({visible(finding.advice)})', FAINT)}"
    )


def _source(finding: Finding, look: Look) -> Iterator[str]:
    line = look.line_of(finding.path, finding.line) if finding.line else ""
    rows = excerpt(finding.line, line, finding.message, look.width)
    for row, styles in zip(rows, ((FAINT,), (_weight(finding),)), strict=False):
        bar, text = row[: row.index("│") + 1], row[row.index("│") + 1 :]
        yield look.paint(bar, FAINT) + (text if styles == (FAINT,) else look.paint(text, *styles))


def _more(rest: Sequence[Finding], look: Look) -> str:
    """Return one line for the findings of a rule that are not told one by one."""
    text = f"… and {len(rest)} more of {rest[0].code} in this file"
    places = [str(finding.line) for finding in rest if finding.line]
    if places:
        text += f": lines {places[0]}"
        for place in places[1:]:
            if len(text) + len(place) + len(", …") > look.width:
                text += ", …"
                break
            text += f", {place}"
    return look.paint(text, FAINT)


def _table(findings: Sequence[Finding], look: Look) -> Iterator[str]:
    """Yield one line a rule with its sum, the most frequent first, and an empty one below."""
    if len(findings) <= 1:
        return
    sums = Counter(finding.code for finding in findings)
    weights = {finding.code: _weight(finding) for finding in reversed(findings)}
    names = {code: look.names.get(code, "") for code in sums}
    wide = max(map(len, names.values()))
    digits = len(str(max(sums.values())))
    for code, number in sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])):
        advice = f"  type `handbook rules {code}`" if names[code] else ""
        row = f" {names[code]:<{wide}}  {number:>{digits}}"
        yield look.paint(code, weights[code]) + row + look.paint(advice, FAINT)
    yield ""


def _end(told: Sequence[Finding], mend: Sequence[Finding], look: Look) -> str:
    """Return the sums; a lone finding has no table, so its rule's page is named here."""
    lone = mend[0].code if len(mend) == 1 else ""
    page = f" · type `handbook rules {lone}` for the reason" if lone in look.names else ""
    return summary(told) + page


def _weight(finding: Finding) -> str:
    return GREEN if finding.ignored else RED if finding.stops else YELLOW


BOLD, FAINT, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
RED, GREEN, YELLOW = "\x1b[31m", "\x1b[32m", "\x1b[33m"
