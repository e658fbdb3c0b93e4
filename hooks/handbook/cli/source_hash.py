"""`handbook digest` prints what a translation records of the English text that it follows."""

from __future__ import annotations

from pathlib import Path

import click

from handbook.cli.path_args import named
from handbook.console import reporting
from handbook.languages import SOURCE
from handbook.model import Checklist, Page
from handbook.model import digest as text_digest
from handbook.store import load


@click.command()
@click.argument("file")
@click.pass_obj
def digest(root: Path, file: str) -> None:
    """Print what a translation of the English FILE records as `of` in its front matter."""
    path = named(file, root)
    with reporting(click.ClickException):
        book = load(root)
    sources: list[Page | Checklist] = [*book.pages.values(), *book.checklists.values()]
    found = next((source for source in sources if source.path == path), None)
    if found is None:
        message = f"“{path}” is no page or list (name one below docs/en/ or checklists/en/)"
        if path.endswith(".md") and path.partition("/")[0] in ("docs", "checklists"):
            message = f"“{path}” cannot be read as a page or list (type `handbook check {path}`)"
        raise click.UsageError(message)
    if found.lang != SOURCE:
        english = path.replace(f"/{found.lang}/", f"/{SOURCE}/", 1)
        raise click.UsageError(
            f"“{path}” is a translation, and records what it follows (type its English file: "
            f"`handbook digest {english}`)"
        )
    click.echo(text_digest(found.followed))
