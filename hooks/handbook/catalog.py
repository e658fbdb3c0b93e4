"""The catalog of rules: one file a rule, `rules/catalog/HBnnn.md`, which holds every word of it.

Its front matter has the code, the name, how it weighs, what it reads, whether it may be ignored, the
message and the hint; `kinds` has message and hint of every other fault that the same rule speaks
about. The text below says what holds, why it matters and how to fix it. A check names the rules it
reports by code and name, so that a slip of either is told when Python reads the check.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from handbook.findings import Finding, Severity

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # pragma: no cover - libyaml is there on every system that we know
    from yaml import SafeLoader  # type: ignore[assignment]

FOLDER = Path(__file__).parent / "rules" / "catalog"
SCHEMAS = FOLDER.parent / "schemas"


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """One thing that must hold, with the words in which a contributor hears that it does not."""

    code: str
    """`HB` and three digits, never used again once a rule is gone."""
    name: str = field(compare=False)
    """Words with hyphens that say what is told."""
    severity: Severity = field(compare=False)
    reads: str = field(compare=False)
    """`sources`, `site`, `prints` or `build`: where it can be seen whether it holds."""
    message: str = field(compare=False)
    """What is; `{places}` are filled with the facts of a finding."""
    hint: str = field(compare=False)
    """What to type; filled likewise."""
    text: str = field(compare=False)
    """Markdown: a first sentence that says what holds, then why it matters and how to fix it."""
    ignorable: bool = field(default=False, compare=False)
    """Whether docs/data/ignore.yaml may name it."""
    kind: str = ""
    """Which of the faults that the rule speaks about; empty for the one that `message` is about."""
    kinds: Mapping[str, Mapping[str, str]] = field(default_factory=dict, compare=False)
    """Message and hint of each other kind, and how it weighs where that is not as the rule does."""

    def may_be_ignored(self, kind: str) -> bool:
        """Return whether docs/data/ignore.yaml may name a kind; one may say `ignorable: false` for itself."""
        return self.ignorable and bool(self.kinds.get(kind, {}).get("ignorable", True))

    @property
    def only_warns(self) -> bool:
        """Whether no kind of it stops a build."""
        weights = {kind.get("severity", self.severity) for kind in self.kinds.values()}
        return (weights or {self.severity}) == {Severity.WARNING}

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
            kind=self.kind,
        )


@functools.cache
def read_schema(path: str) -> Any:  # noqa: ANN401 - a schema holds schemas
    """Return a file of `rules/schemas/`, by its path there."""
    return yaml.load((SCHEMAS / path).read_text(encoding="utf-8"), SafeLoader)


def known(name: str) -> Any:  # noqa: ANN401 - each file has its own shape
    """Return a file of `rules/known/`: lists that a reviewer reads without Python."""
    path = FOLDER.parent / "known" / f"{name}.yaml"
    return yaml.load(path.read_text(encoding="utf-8"), SafeLoader)


def read_rule(path: Path) -> Rule:
    """Return the rule that a file of the catalog declares."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    facts = yaml.load(front, SafeLoader)
    _, _, text = body.strip().partition("\n")  # the title repeats code and name
    words = {"message": "", "hint": "", **facts, "severity": Severity(facts["severity"])}
    return Rule(text=text.strip(), **words)


RULES: dict[str, Rule] = {path.stem: read_rule(path) for path in sorted(FOLDER.glob("HB*.md"))}
"""Every rule by its code, in the order of the codes."""


RETIRED = frozenset({
    "HB063", "HB091", "HB230", "HB317", "HB342", "HB550", "HB816",
})  # fmt: skip
"""Codes of rules that went without another in their place; the change log has those that were joined.
None is ever used again."""


def rule(code: str, name: str, kind: str = "") -> Rule:
    """Return the rule of a code, which has this name, with the words of one of its kinds.

    Raises LookupError where the catalog has no such rule, or the rule no such kind.
    """
    found = RULES.get(code)
    if found is None or found.name != name or (kind and kind not in found.kinds):
        raise LookupError(f"the catalog has no rule {code} {name} {kind}".rstrip())
    if not kind:
        return found
    words: dict[str, Any] = {**found.kinds[kind]}
    severity = Severity(words.pop("severity", found.severity))
    return replace(found, kind=kind, severity=severity, **words)
