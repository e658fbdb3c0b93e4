"""`handbook review-scripts` shows what scripts a build would publish, and records who read them."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from handbook import review
from handbook.cli.path_args import DAY
from handbook.console import CONTENT, reporting
from handbook.report import visible


@click.command("review-scripts")
@click.option(
    "--before", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the scripts lie as they were read; else in the site that was built last.",
)  # fmt: skip
@click.option("--accept", "accepted", metavar="PATH", multiple=True, help="Record one as read.")
@click.option("--by", metavar="ROLE", default="", help="With --accept: who read it.")
@click.option("--day", metavar="YYYY-MM-DD", type=DAY, help="With --accept: when it was read.")
@click.option("--what", metavar="TEXT", default="", help="With --accept: what the script is.")
@click.pass_obj
def review_scripts(
    root: Path, /, before: Path | None, accepted: tuple[str, ...], day: dt.datetime | None,
    **words: str,
) -> None:  # fmt: skip
    """Show the scripts that nobody has read as they are, or record that somebody did."""
    if accepted and day is None:
        raise click.UsageError("--accept needs the day (add --day YYYY-MM-DD)")
    if not accepted and (day or any(words.values())):
        raise click.UsageError("--by, --day and --what go with --accept PATH (add it)")
    with reporting(click.ClickException, root):
        if day is not None:
            for path in accepted:
                _say(review.accept(root, path, words["by"], day.date(), words["what"]))
        else:
            shown = review.review(root, before)
            _say(shown.text)
            if shown.open:
                sys.exit(CONTENT)


def _say(text: str) -> None:
    """Print a text in which no sign of a script hides or moves the cursor."""
    click.echo("\n".join(map(visible, text.rstrip("\n").split("\n"))))
