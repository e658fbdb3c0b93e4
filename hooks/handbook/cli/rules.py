"""`handbook rules` lists the rules and explains one."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click

from handbook import report
from handbook.findings import short
from handbook.rules import ALL, RETIRED, Rule, rule_page
from handbook.rules.nearest import nearest
from handbook.store import load_example

FAMILIES = {
    "HB0": "files, front matter and data", "HB1": "checklists", "HB2": "evidence templates",
    "HB3": "links, citations, references, images", "HB4": "translations", "HB5": "reader safety",
    "HB6": "print", "HB7": "freshness", "HB8": "the built site",
    "HB9": "plain English",
}  # fmt: skip


@click.command()
@click.argument("codes", nargs=-1)
@click.pass_obj
def rules(root: Path, *, codes: tuple[str, ...]) -> None:
    """List the rules, or explain those named by CODES."""
    if chosen := [_rule(code) for code in codes]:
        examples = [load_example(root / "tests/rules" / one.code, one.kinds) for one in chosen]
        pages = (rule_page(*one) for one in zip(chosen, examples, strict=True))
        click.echo("\n".join(map(report.visible, "\n".join(pages).rstrip("\n").split("\n"))))
        return
    for start, family in groupby(ALL, lambda rule: rule.code[:3]):
        click.echo(f"\n{start}xx {FAMILIES.get(start, '')}".rstrip())
        for rule in family:
            warns = "  (a warning)" if rule.only_warns else ""
            click.echo(f"  {rule.code}  {rule.name}{warns}")
    click.echo("\ntype `handbook rules HB301` to read one")


def _rule(asked: str) -> Rule:
    """Return the rule of a code, a name or the name of a kind, however it is written."""
    asked = asked.strip()
    known = {word: rule for rule in ALL for word in (rule.code, rule.name, *rule.kinds)}
    found = known.get(asked.upper()) or known.get(asked.lower())
    if found:
        return found
    said = short(report.visible(asked))
    if asked.upper() in RETIRED:
        raise click.UsageError(f"“{said}” is retired: no rule has this code any more")
    near = nearest(asked.upper(), known) or nearest(asked.lower(), known)
    advice = (
        f"did you mean {known[near].code} {known[near].name if near == known[near].code else near}?"
        if near
        else "type `handbook rules` for the list"
    )
    raise click.UsageError(f"there is no rule “{said}” ({advice})")
