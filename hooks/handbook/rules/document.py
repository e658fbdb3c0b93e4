"""A rule and its example trees in, the text out that `handbook rules HBnnn` shows."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from handbook.catalog import Rule
from handbook.rules.characters import visible

_PLACE = re.compile(r"(?P<path>[^:\n]+?)(?::(?P<line>\d+))?: HB\d{3} ")
_AROUND = 2
_MOST = 12
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
    kinds = [(rule.name, rule.message, str(rule.severity))] if rule.message else []
    kinds += [
        (name, words["message"], words.get("severity", str(rule.severity)))
        for name, words in rule.kinds.items()
    ]
    rows = (
        f"- **{name}**: {message} ({'an error' if weight == 'error' else 'a warning'})"
        for name, message, weight in kinds
    )
    return "It speaks of these faults:\n\n" + "\n".join(
        re.sub(r"\{\w+\}", "…", row.replace("{{", "{").replace("}}", "}")) for row in rows
    )


def _example(example: Example) -> Iterator[str]:
    first, _, _ = example.expected.strip().partition("\n")
    if not first:
        return
    yield "## Example"
    found = _PLACE.match(first)
    path, line = (found["path"], int(found["line"] or 0)) if found else ("", 0)
    bad, good = example.bad.get(path, ""), example.good.get(path, "")
    after: list[str] = []
    if bad and line:
        before, after = _hunk(bad.split("\n"), good.split("\n"), line - 1)
        yield f"This is refused, in `{path}`:"
        yield _fence("\n".join(before))
    yield "The check says:"
    yield _fence(first)
    if after:
        yield "This is right:"
        yield _fence("\n".join(after))


def _hunk(bad: list[str], good: list[str], at: int) -> tuple[list[str], list[str]]:
    """Return the lines around line `at` of the bad text, and those in their place in the good one."""
    matcher = difflib.SequenceMatcher(None, bad, good, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal" and a - 1 <= at <= b:
            first, last = max(0, min(a, at) - _AROUND), max(b, at + 1) + _AROUND
            if at - first >= _MOST:  # too much would stand above the line that is meant
                first = at - _MOST + _AROUND + 1
            return _trim(bad[first:last]), _trim(good[max(0, c - _AROUND) : d + _AROUND])
    return _trim(bad[max(0, at - _AROUND) : at + _AROUND + 1]), []


def _trim(lines: list[str]) -> list[str]:
    kept = [line if len(line) <= _WIDEST else f"{line[:_WIDEST]}…" for line in lines[:_MOST]]
    filled = [at for at, line in enumerate(kept) if line.strip()]
    return kept[filled[0] : filled[-1] + 1] if filled else []


def _fence(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    marks = "`" * (longest + 1)
    return f"{marks}text\n{visible(text)}\n{marks}"
