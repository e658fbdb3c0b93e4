"""`handbook platforms` counts what is known of each platform, and how."""

from __future__ import annotations

from pathlib import Path

import click

from handbook.console import reporting
from handbook.report import aligned, practice_table
from handbook.store import load


@click.command()
@click.pass_obj
def platforms(root: Path) -> None:
    """Count for each platform the values that were read (S), reported (S2), and not checked."""
    with reporting(click.ClickException, root):
        table = practice_table(load(root))
    for line in aligned(table):
        click.echo(line)
