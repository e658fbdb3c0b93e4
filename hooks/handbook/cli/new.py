"""`handbook new` begins something: so far a rule."""

from __future__ import annotations

from pathlib import Path

import click

from handbook import draft
from handbook.report import visible
from handbook.tell import told


@click.group()
def new() -> None:
    """Begin a new rule."""


@new.command()
@click.option(
    "--family", required=True, metavar="MODULE", help="Its file in hooks/handbook/rules/."
)
@click.argument("code")
@click.argument("name")
@click.pass_obj
def rule(root: Path, code: str, name: str, family: str) -> None:
    """Make the test trees of a rule with this CODE and NAME, and print its class.

    NAME is words-with-hyphens that make sense after “allow”.
    """
    if refusal := draft.refusal(code, name, family, root):
        raise click.UsageError(visible(refusal))
    with told(click.ClickException):
        for path in draft.make(code, root):
            click.echo(f"made {path}")
    click.echo(draft.steps(code, name, family))
