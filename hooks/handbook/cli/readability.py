"""`handbook words` tells how long and how hard to read each English page is."""

from __future__ import annotations

from pathlib import Path

import click

from handbook.cli.path_args import judged, within
from handbook.console import reporting
from handbook.languages import SOURCE
from handbook.report import aligned, counted
from handbook.rules.english import LONGEST
from handbook.rules.measures import HARD, Measure, measures
from handbook.store import load

_HEADS = ("page", "words", "longest", "ease", "")


@click.command()
@click.argument("paths", nargs=-1)
@click.pass_obj
def words(root: Path, paths: tuple[str, ...]) -> None:
    """Tell for each English page its words, longest sentence and reading ease.

    PATHS, files or folders, narrow what is shown.
    """
    shown = frozenset(judged(path, root) for path in paths)
    with reporting(click.ClickException, root):
        found = [one for one in measures(load(root)) if within(one.page.path, shown)]
    if paths and not found:
        raise click.UsageError(
            f"no English page can be measured there (name one below docs/{SOURCE}/, or type "
            "`handbook check` with the same name)"
        )
    for line in aligned([_HEADS, *map(_row, found)]):
        click.echo(line)
    hard = sum(one.hard for one in found)
    click.echo(
        f"\n{sum(one.words for one in found)} words on {counted(len(found), 'page')}; {hard} hard to read"
        f" (below {HARD:g}; a sentence has at most {LONGEST} words)"
    )


def _row(one: Measure) -> tuple[str, ...]:
    ease = "" if one.ease is None else f"{one.ease:.0f}"
    name = f"{one.page.code} {one.page.slug}"
    return name, str(one.words), str(one.longest), ease, "hard" if one.hard else ""
