"""A rule and its example trees in, the text out that `handbook rules HBnnn` shows."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from handbook.catalog import Rule
from handbook.rules.characters import visible

_PLACE = re.compile(r"(?P<path>[^:\n]+?)(?::(?P<line>\d+))?: HB\d{3} ")
_MOST = 24
"""Lines that an example shows."""
_WIDEST = 96
"""Characters of a line that an example shows; the rest says the same again."""


@dataclass(frozen=True, slots=True)
class Example:
    """The two trees of a rule's test, as text by path; files that are no text are left out."""

    bad: Mapping[str, str] = field(default_factory=dict)
    good: Mapping[str, str] = field(default_factory=dict)
    expected: str = ""
    """The findings of `bad`, one a line."""


def rule_page(rule: Rule, example: Example) -> str:
    """Return a rule as Markdown: its words in the catalog, and one example of bad and good."""
    promise, _, rest = rule.text.partition("\n")
    weight = "An error: it stops the build." if rule.severity == "error" else "A warning."
    kinds = _kinds(rule) if rule.kinds else weight
    parts = [f"# {rule.code} {rule.name}", promise, kinds, rest.strip(), *_example(example)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _kinds(rule: Rule) -> str:
    """Return a list of the violations of a rule: what is said of each, and how it weighs."""
    own = {rule.name: {"message": rule.message}} if rule.message else {}
    rows = ["It speaks of these faults:", ""]
    for name, words in (*own.items(), *rule.kinds.items()):
        weight = "an error" if words.get("severity", rule.severity) == "error" else "a warning"
        message = re.sub(r"\{\w+\}", "…", words["message"].replace("{{", "{").replace("}}", "}"))
        rows.append(f"- **{name}**: {message} ({weight})")
    return "\n".join(rows)


def _example(example: Example) -> Iterator[str]:
    first, _, _ = example.expected.strip().partition("\n")
    if not first:
        return
    yield "## Example"
    yield "The check says:"
    yield _fence(first)
    found = _PLACE.match(first)
    path, line = (found["path"], int(found["line"] or 0)) if found else ("", 0)
    bad, good = example.bad.get(path, ""), example.good.get(path, "")
    if bad and line and (rows := _changes(bad.split("\n"), good.split("\n"), line)):
        yield f"In `{path}`, “-” is before what is refused, and “+” before what is right:"
        yield _fence("\n".join(rows))


def _changes(bad: list[str], good: list[str], line: int) -> list[str]:
    """Return how the bad text becomes the good one at a line, or where it changes first."""
    matcher = difflib.SequenceMatcher(None, bad, good, autojunk=False)
    groups = list(matcher.get_grouped_opcodes(2))
    there = [one for one in groups if one[0][1] < line <= one[-1][2]]
    rows: list[str] = []
    for tag, a, b, c, d in (there or groups or [[]])[0]:
        if tag == "equal":
            rows += (f"  {text}" for text in bad[a:b])
        else:
            rows += (f"- {text}" for text in bad[a:b])
            rows += (f"+ {text}" for text in good[c:d])
    return [row if len(row) <= _WIDEST else f"{row[:_WIDEST]}…" for row in rows[:_MOST]]


def _fence(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    marks = "`" * (longest + 1)
    return f"{marks}text\n{visible(text)}\n{marks}"
