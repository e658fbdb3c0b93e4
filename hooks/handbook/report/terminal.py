"""Findings in, text for a person at a terminal out: by file, each line with a caret under the thing meant."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from handbook.findings import Finding
from handbook.report.words import JOINERS, summary, visible

GUTTER = 8
"""Columns before the text: room for the line's number, and a bar."""


def excerpt(number: int, line: str, message: str, width: int) -> tuple[str, ...]:
    """Return the line as shown, and a line below it that points at what `message` quotes.

    The second line has a caret where each sign is one column wide. Where writing runs from the
    right, or is wide or stacked, terminals differ: there the quoted part is repeated in brackets.
    Empty for a blank line.
    """
    if not line.strip():
        return ()
    start, end, quoted = _span(line, message)
    before, thing, after = _shown(line, start, end, 2 * width)
    whole = before + thing + after
    room = max(10, width - GUTTER)
    if _even(whole):
        shown, at = _cut(whole, len(before), len(thing), room)
        marks = max(1, min(len(thing), len(shown) - at))
        return _row(str(number), shown), _row("", " " * at + "^" * marks)
    shown, _ = _cut(whole, len(before), len(thing), room // 2 if _wide(whole) else room)
    rows = (_row(str(number), shown),)
    return (*rows, _row("", f"[{thing}]")) if quoted else rows


def _row(number: str, text: str) -> str:
    return f"{number:>{GUTTER - 3}} │ {text}".rstrip()


def _span(line: str, message: str) -> tuple[int, int, bool]:
    """Return where the thing meant begins and ends, and whether the message quotes it.

    That is the first quoted text which the line holds, as a word of its own if it can be; else
    the first sign that is not blank.
    """
    for text in _QUOTED.findall(message):
        text = text.removesuffix("…").strip()  # noqa: PLW2901 - as it was typed
        text = _NUMBER.sub(lambda sign: chr(int(sign[1], 16)), text)  # noqa: PLW2901
        if text and (found := _find(text, line)):
            return found.start(), found.end(), True
    first = len(line) - len(line.lstrip())
    return first, first + 1, False


def _find(text: str, line: str) -> re.Match[str] | None:
    words = r"\s+".join(map(re.escape, text.split()))
    left = r"(?<!\w)" if text[0].isalnum() else ""
    right = r"(?!\w)" if text[-1].isalnum() else ""
    return re.search(f"{left}{words}{right}", line) or re.search(words, line)


def _shown(line: str, start: int, end: int, reach: int) -> tuple[str, str, str]:
    """Return the three parts of a line, tabs as blanks and nothing hidden.

    At most `reach` signs of each are taken: a line of a built file can be a mebibyte long.
    """
    head = "" if start <= reach else "…"
    before = _tabs(visible_but_tabs(line[max(0, start - reach) : start]), len(head))
    at = len(head) + len(before)
    thing = _tabs(visible_but_tabs(line[start : min(end, start + reach)]), at)
    after = _tabs(visible_but_tabs(line[end : end + reach]), at + len(thing))
    return head + before, thing, after + ("…" if end + reach < len(line) else "")


def visible_but_tabs(text: str) -> str:
    """Return a text in which nothing hides but its tabs."""
    return "\t".join(map(visible, text.split("\t")))


def _tabs(text: str, column: int) -> str:
    """Return a text that begins at a column, with its tabs as blanks to the next stop."""
    return (" " * column + text).expandtabs(_STOP)[column:]


def _cut(text: str, at: int, long: int, room: int) -> tuple[str, int]:
    """Return at most `room` signs of a text around a place, and where the place is in them."""
    if len(text) <= room:
        return text, at
    first = min(max(0, at + min(long, room) - room * 2 // 3), max(0, at - 1), len(text) - room)
    shown = text[first : first + room]
    if first:
        shown = "…" + shown[1:]
    if first + room < len(text):
        shown = shown[:-1] + "…"
    return shown, at - first


def _even(text: str) -> bool:
    """Return whether every sign takes one column and stands where it is written."""
    return text.isascii() or not any(
        char in JOINERS
        or unicodedata.bidirectional(char) in _FROM_THE_RIGHT
        or unicodedata.category(char).startswith("M")
        or unicodedata.east_asian_width(char) in _WIDE
        for char in text
    )


def _wide(text: str) -> bool:
    return any(unicodedata.east_asian_width(char) in _WIDE for char in text)


_NUMBER = re.compile(r"\[U\+(10[0-9A-F]{4}|[0-9A-F]{4,5})\]")
_QUOTED = re.compile(r"“([^“”]+)”")
_STOP = 4
_FROM_THE_RIGHT = ("R", "AL", "AN")
_WIDE = ("W", "F")


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
