"""`handbook build` makes the site."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import click

from handbook.build import NO_PDF, Run, built, open_run, wants_pdf
from handbook.check import judge
from handbook.cli.overlay import laid_over
from handbook.cli.path_args import SITE
from handbook.console import Lines, report_findings, reporting
from handbook.overlay import OUTPUT
from handbook.store import CONFIG


@click.command()
@click.option("--no-pdf", is_flag=True, help="Make neither print files nor links to them.")
@click.option(
    "--fresh", is_flag=True, help="Build even where nothing has changed, and make each page anew."
)
@click.option("--books", is_flag=True, help="Make the books too, in books/: this takes minutes.")
@click.option(
    "--overlay",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Add an agency's pages, and fill blanks; never for publication.",
)
@click.option(
    "--out", metavar="FOLDER", type=click.Path(path_type=Path),
    help="With --overlay: where it is built, by default below site-local/.",
)  # fmt: skip
@click.pass_obj
def build(
    root: Path, *, no_pdf: bool, fresh: bool, books: bool, overlay: Path | None, out: Path | None
) -> None:
    """Check everything, build the site, and put it in the place of the old one."""
    if no_pdf:
        os.environ[NO_PDF] = "1"
    if books and not wants_pdf():
        raise click.UsageError("books are print files: --books cannot be with --no-pdf")
    if books and overlay is not None:
        raise click.UsageError("a local copy has no books yet: --books cannot be with --overlay")
    if overlay is not None:
        _with_overlay(root, overlay, out or root / OUTPUT / overlay.resolve().name)
        return
    if out is not None:
        raise click.UsageError("--out goes with --overlay only (add --overlay FOLDER)")
    with reporting(click.ClickException, root):
        reading = judge(root)
        new = fresh or reading.stops or reading.made  # made: nobody has judged these texts before
        known = None if new else built(root, root / SITE, reading, books=books)
        if known is not None:
            report_findings(known, Lines(root))
            click.echo(f"nothing has changed: {SITE}/index.html is what a build would make")
            return
        opened = open_run(root, root / SITE, reading, fresh=fresh, books=books)
    if reading.day.source == "clock":
        click.echo("reviews are judged by this computer's clock: no commit tells the day", err=True)
    report_findings(opened.findings, Lines(root))
    _make(root, opened)
    click.echo(f"{SITE}/index.html is ready: open it in a browser, with or without a network")


def _with_overlay(root: Path, folder: Path, out: Path) -> None:
    """Build the handbook with an overlay, from a copy that goes when it is built."""
    with reporting(click.ClickException, root), laid_over(root, folder, out) as (copy, reading):
        out.parent.mkdir(parents=True, exist_ok=True)
        opened = open_run(copy, out, reading, fresh=True)
        report_findings(opened.findings, Lines(root))
        _make(copy, opened)
    click.echo(f"{out / 'index.html'} is ready: LOCAL, not for publication")


def _make(root: Path, opened: Run) -> None:
    """Let mkdocs make everything that an open run asks for."""
    _quiet()
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415 - slow to load
    from mkdocs.config import load_config  # noqa: PLC0415

    config = load_config(str(root / CONFIG))
    config.extra["hb"] = opened  # read and judged already, before mkdocs read its configuration
    with reporting(click.ClickException, root):  # a template of a block that is broken
        mkdocs_build(config)


def _quiet() -> None:
    """Let mkdocs speak of warnings only; each of them stops the build anyway."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.addHandler(handler)
