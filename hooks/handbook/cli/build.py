"""`handbook build` makes the site; `handbook serve` shows it while you write."""

from __future__ import annotations

import errno
import gc
import logging
import os
import sys
from pathlib import Path

import click

from handbook import run
from handbook.cli.where import SITE
from handbook.reading import judge
from handbook.store import CONFIG
from handbook.tell import CONTENT, Lines, tell, told


@click.command()
@click.option("--no-pdf", is_flag=True, help="Make neither print files nor links to them.")
@click.option("--fresh", is_flag=True, help="Build even where nothing has changed.")
@click.pass_obj
def build(root: Path, *, no_pdf: bool, fresh: bool) -> None:
    """Check everything, build the site, and put it in the place of the old one."""
    if no_pdf:
        os.environ[run.NO_PDF] = "1"
    with told(click.ClickException, root):
        reading = judge(root)
        known = None if fresh or reading.stops else run.built(root, root / SITE, reading)
        if known is not None:
            tell(known, Lines(root))
            click.echo(f"nothing has changed: {SITE}/index.html is what a build would make")
            return
        opened = run.open_run(root, root / SITE, reading)
    gc.freeze()  # what was read is needed to the end, which is that of the process too
    if reading.day.source == "clock":
        click.echo("reviews are judged by this computer's clock: no commit tells the day", err=True)
    tell(opened.findings, Lines(root))
    _quiet()
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415 - slow to load
    from mkdocs.config import load_config  # noqa: PLC0415

    config = load_config(str(root / CONFIG))
    config.extra["hb"] = opened  # read and judged already, before mkdocs read its configuration
    with told(click.ClickException, root):  # a template of a block that is broken
        mkdocs_build(config)
    click.echo(f"{SITE}/index.html is ready: open it in a browser, with or without a network")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def serve(root: Path, options: tuple[str, ...]) -> None:
    """Show the site while you write, rebuilt at every change; OPTIONS as for `mkdocs serve`."""
    with told(click.ClickException):
        reading = judge(root)  # mkdocs.yml too, before mkdocs obeys it
    if reading.stops:
        tell(reading.findings, Lines(root))
        click.echo("nothing is shown: mend what is said above", err=True)
        sys.exit(CONTENT)
    from mkdocs.__main__ import cli as mkdocs_cli  # noqa: PLC0415 - slow to load

    # The plugin of languages speaks of its own switcher at each rebuild; our theme has another one.
    logging.getLogger("mkdocs.plugins.mkdocs_static_i18n.reconfigure").addFilter(
        lambda record: "extra.alternate" not in record.getMessage()
    )
    try:
        mkdocs_cli(["serve", "-f", str(root / CONFIG), *options], standalone_mode=False)
    except (OSError, OverflowError) as error:
        if isinstance(error, OSError) and error.errno not in _NO_ADDRESS:
            raise
        raise click.UsageError(
            f"the site cannot be shown at this address: {getattr(error, 'strerror', None) or error} "
            "(name another, such as `-a 127.0.0.1:8001`)"
        ) from None


def _quiet() -> None:
    """Let mkdocs speak of warnings only; each of them stops the build anyway."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.addHandler(handler)


_NO_ADDRESS = (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES, errno.EPERM)
