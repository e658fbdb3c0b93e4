"""An agency's overlay on the command line: begun, and laid over a copy of the handbook."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from handbook.build import ContentError
from handbook.check import CheckResult, judge
from handbook.cli.path_args import PATH
from handbook.console import reporting
from handbook.draft.written import scaffold, write
from handbook.model import MAY_HOLD, OVERLAY
from handbook.overlay import FIELDS, FOLDER, LETTER, at_home, lay, read_overlay, refuse_place
from handbook.report import visible
from handbook.rules.overlays import fields_of
from handbook.store import load
from handbook.today import today

_MONTHS_AHEAD = 180


@contextmanager
def laid_over(
    root: Path, folder: Path, out: Path | None = None, day: dt.datetime | None = None
) -> Iterator[tuple[Path, CheckResult]]:
    """Give a copy of the project with an overlay, judged by all rules; it is removed at the end.

    Raises `ContentError` with what is refused in the overlay, and `EnvironmentProblem` where it, or
    the place `out` of what is built, could become public.
    """
    refuse_place(root, folder, out)
    shown = Path(os.path.relpath(folder.resolve(), root)).as_posix()
    when = day.date() if day else today(root).day
    overlay, refused = read_overlay(folder, shown, load(root), when)
    if refused:
        raise ContentError(refused)
    with tempfile.TemporaryDirectory(prefix="handbook-") as place:
        copy = Path(place)
        lay(root, overlay, copy)
        reading = judge(copy, day=when)
        try:
            yield (
                copy,
                replace(
                    reading,
                    content=replace(reading.content, local=overlay.local),
                    findings=at_home(reading.findings, shown),
                    made=None,
                ),
            )
        except ContentError as fault:
            raise ContentError([*at_home(fault.findings, shown)]) from None


@click.command()
@click.argument("country")
@click.option("--agency", prompt="Agency, as its sheets name it")
@click.option("--owner", prompt="Who keeps it, a role such as “head of registry”")
@click.option("--to", "folder", metavar="FOLDER", type=PATH,
              help="Where it begins, by default below overlays/.")  # fmt: skip
@click.pass_obj
def overlay(root: Path, country: str, agency: str, owner: str, folder: Path | None) -> None:
    """Begin the overlay of an agency in COUNTRY, two letters such as PK."""
    place = folder or root / FOLDER / country.lower()
    with reporting(click.ClickException, root):
        if os.path.lexists(place):
            raise click.UsageError(
                f"“{place}” exists already (mend it, or name another folder after --to)"
            )
        if not (place.is_relative_to(root / FOLDER)):
            refuse_place(root, place)
        book, day = load(root), today(root).day
        texts = _texts(country.upper(), agency, owner, day, fields_of(book))
        write(place, {name: text.encode() for name, text in texts.items()})
        shown = Path(os.path.relpath(place)).as_posix()
    click.echo("\n".join(visible(f"made {shown}/{name}") for name in texts))
    click.echo(
        f"Next: write {FIELDS} from the signed sheet (S-04); handbook check --overlay {visible(shown)}"
    )


def _texts(
    country: str, agency: str, owner: str, day: dt.date, fields: dict[int, str]
) -> dict[str, str]:
    words = {
        "country": country, "agency": agency, "owner": owner, "day": day, "letter": LETTER,
        "until": day + dt.timedelta(days=_MONTHS_AHEAD),
        "fields": [(number, asks) for number, asks in fields.items() if number in MAY_HOLD],
    }  # fmt: skip
    return {
        OVERLAY: scaffold("overlay.yaml", **words),
        FIELDS: scaffold("fields.yaml", **words),
        "pages/index.md": scaffold("local-page.md", **words),
    }
