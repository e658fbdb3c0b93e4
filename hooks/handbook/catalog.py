"""The catalog of rules: one file a rule, `rules/catalog/HBnnn.md`, which holds every word of it.

Its front matter has the code, the name, how it weighs, what it reads, the message and the hint; the
text below says what holds, why it matters and how to fix it. A check names the rules it reports by
code and name, so that a slip of either is told when Python reads the check.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from handbook.findings import Finding, Severity

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # pragma: no cover - libyaml is there on every system that we know
    from yaml import SafeLoader  # type: ignore[assignment]

FOLDER = Path(__file__).parent / "rules" / "catalog"


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """One thing that must hold, with the words in which a contributor hears that it does not."""

    code: str
    """`HB` and three digits, never used again once a rule is gone."""
    name: str = field(compare=False)
    """Words with hyphens that make sense after “allow”."""
    severity: Severity = field(compare=False)
    reads: str = field(compare=False)
    """`sources`, `site`, `prints` or `build`: where it can be seen whether it holds."""
    message: str = field(compare=False)
    """What is; `{places}` are filled with the facts of a finding."""
    hint: str = field(compare=False)
    """What to type; filled likewise."""
    text: str = field(compare=False)
    """Markdown: a first sentence that says what holds, then why it matters and how to fix it."""

    def at(
        self, path: str, line: int, severity: Severity | None = None, /, **facts: object
    ) -> Finding:
        """Return the finding of this rule at a place, weighed as the rule is unless it is told."""
        return Finding(
            path,
            line,
            self.code,
            self.message.format(**facts),
            self.hint.format(**facts),
            severity or self.severity,
        )


def read_rule(path: Path) -> Rule:
    """Return the rule that a file of the catalog declares."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    facts = yaml.load(front, SafeLoader)
    _, _, text = body.strip().partition("\n")  # the title repeats code and name
    return Rule(text=text.strip(), severity=Severity(facts.pop("severity")), **facts)


RULES: dict[str, Rule] = {path.stem: read_rule(path) for path in sorted(FOLDER.glob("HB*.md"))}
"""Every rule by its code, in the order of the codes."""


RETIRED: frozenset[str] = frozenset()
"""Codes of rules that are gone; none is ever used again."""


def rule(code: str, name: str) -> Rule:
    """Return the rule of a code, which has this name.

    Raises LookupError where the catalog has no such rule.
    """
    found = RULES.get(code)
    if found is None or found.name != name:
        raise LookupError(f"the catalog has no rule {code} {name}")
    return found
