"""What to talk about with a class, as text for its trainer: words, no sum, no rank."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from textwrap import fill

from handbook.report import Look, visible
from handbook.report.terminal import BOLD, FAINT, RED

GROUPS = {
    "must": "Repeat the exercise, today, with a coach",
    "form": "Form",
    "hash": "Hash of your own file",
    "clock": "Clock",
    "address": "Address",
    "numbers": "Numbers",
    "time": "Time",
    "views": "Views and searches, logged and seen",
    "custody": "Custody",
    "missed": "Missed",
    "claimed": "Claimed, not in the key: a person decides",
    "found": "Found",
}
"""Groups of lines in their order, as a heading says them."""
LIMITS = (
    "These are words to talk about. They are no mark, and nobody is compared with anybody. "
    "The key knows pages, numbers and times; whether a sentence is fair and complete, a person reads."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to talk about, where it stands, and what to ask or do."""

    group: str
    file: str
    row: int
    field: str
    what: str
    ask: str = ""
    good: bool = False
    """Whether it is as it should be."""

    @property
    def place(self) -> str:
        """`log.json, row 3, page-url`; empty where no file is meant."""
        row = f"row {self.row}" if self.row else ""
        return ", ".join(part for part in (self.file, row, self.field) if part)


def in_order(line: Line) -> tuple[object, ...]:
    """Return what lines are sorted by: their group, what is amiss before what is good, their place."""
    return list(GROUPS).index(line.group), line.good, *astuple(line)


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything that was seen in the records of one call."""

    label: str
    exercise: str
    """Its id and title, empty where the records were held against all of them."""
    lines: tuple[Line, ...]
    unscored: tuple[tuple[str, str], ...]
    """Files that are not held against a key, and why."""
    notes: tuple[str, ...]
    """What was held against nothing."""


def talk_text(talk: Talk, look: Look) -> str:
    """Return it for a person at a terminal."""
    exercise = f", {talk.exercise}" if talk.exercise else ""
    blocks = [look.paint(visible(f"Practice range {talk.label}{exercise}"), BOLD)]
    for group, title in GROUPS.items():
        if lines := [line for line in talk.lines if line.group == group]:
            head = look.paint(title, BOLD, RED) if group == "must" else look.paint(title, BOLD)
            blocks.append("\n".join([head, *(_line(line, look) for line in lines)]))
    rest = [f"not scored: {visible(file)}: {why}" for file, why in talk.unscored]
    rest += [f"not held: {visible(note)}" for note in talk.notes]
    if rest:
        blocks.append("\n".join(rest))
    return "\n\n".join([*blocks, look.paint(fill(LIMITS, look.width), FAINT)])


def _line(line: Line, look: Look) -> str:
    place = f"{visible(line.place)}: " if line.place else ""
    ask = f" ({visible(line.ask)})" if line.ask else ""
    return fill(
        f"{place}{visible(line.what)}{ask}",
        look.width,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
