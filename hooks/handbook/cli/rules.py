"""`handbook rules` lists the rules, explains one, and writes their pages."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click

from handbook import report
from handbook.rules import LAWS, RETIRED, Law, rule_page
from handbook.rules.base import short
from handbook.rules.nearest import nearest
from handbook.store import load_example
from handbook.tell import look

FAMILIES = {
    "HB0": "files, front matter and data", "HB1": "checklists", "HB2": "evidence templates",
    "HB3": "links, citations, references, images", "HB4": "translations", "HB5": "reader safety",
    "HB6": "print", "HB7": "freshness", "HB8": "the built site",
    "HB9": "plain English",
}  # fmt: skip


@click.command()
@click.option("--write", is_flag=True, help="Write the pages of the rules into docs/.")
@click.argument("codes", nargs=-1)
@click.pass_obj
def rules(root: Path, *, write: bool, codes: tuple[str, ...]) -> None:
    """List the rules, or explain those named by CODES."""
    chosen = [_law(code) for code in codes]
    if write:
        for law in chosen or LAWS:
            _write(law, root)
    elif chosen:
        pages = [report.readable(_page(law, root), look(stream="stdout")) for law in chosen]
        click.echo("\n\n".join(pages))
    else:
        for start, laws in groupby(LAWS, lambda law: law.code[:3]):
            click.echo(f"\n{start}xx {FAMILIES.get(start, '')}".rstrip())
            for law in laws:
                warns = "" if law.severity == "error" else "  (a warning)"
                click.echo(f"  {law.code}  {law.name}{warns}")
        click.echo("\ntype `handbook rules HB301` to read one")


def _law(asked: str) -> type[Law]:
    """Return the rule of a code or a name, however it is written."""
    asked = asked.strip()
    known = {word: law for law in LAWS for word in (law.code, law.name)}
    found = known.get(asked.upper()) or known.get(asked.lower())
    if found:
        return found
    said = short(report.visible(asked))
    if asked.upper() in RETIRED:
        raise click.UsageError(f"“{said}” is retired: no rule has this code any more")
    near = nearest(asked.upper(), known) or nearest(asked.lower(), known)
    advice = (
        f"did you mean {known[near].code} {known[near].name}?"
        if near
        else "type `handbook rules` for the list"
    )
    raise click.UsageError(f"there is no rule “{said}” ({advice})")


def _page(law: type[Law], root: Path) -> str:
    return rule_page(law, load_example(root / "tests" / "rules" / law.code))


def _write(law: type[Law], root: Path) -> None:
    path = root / report.page_of(law.code)
    page = _page(law, root)
    if not path.exists() or path.read_text(encoding="utf-8") != page:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8", newline="\n")
        click.echo(f"wrote {path.relative_to(root).as_posix()}")
