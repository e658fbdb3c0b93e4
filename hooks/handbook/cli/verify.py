"""`handbook verify` says whether a copy of the handbook is whole, untouched, and how old it is."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from handbook.cli.path_args import DAY, PATH
from handbook.console import CONTENT, reporting
from handbook.editions import minisign
from handbook.editions.compare import Copy, differences
from handbook.editions.edition import FACTS, SIGNATURE, SUMS, read_facts, sha256
from handbook.editions.reading import DamagedZip, read_copy
from handbook.progress import Progress
from handbook.report import counted, visible
from handbook.today import clock


@click.command()
@click.option("--key", metavar="KEY", default="",
              help="The public key of the cover sheet: its line, or a file that holds it.")  # fmt: skip
@click.option("--today", "day", type=DAY,
              help="The day on which its age is told; without it this computer's clock.")  # fmt: skip
@click.argument("copy", metavar="FOLDER|ZIP", type=PATH)
def verify(key: str, day: dt.datetime | None, copy: Path) -> None:
    """Name each file of a copy that was changed, added, removed or renamed since it was packed.

    Nothing is written or unpacked, and nothing is asked of a network.
    """
    public = _public(key) if key else None
    progress = Progress()
    try:
        with reporting(click.ClickException):
            read = read_copy(copy, lambda done, of: progress.tell("files", done, of))
            now = day.date() if day else clock()
    except DamagedZip:
        click.echo(visible(f"{copy} cannot be opened as a ZIP file: it was cut off or damaged"))
        click.echo(_NOT_WHOLE)
        sys.exit(CONTENT)
    finally:
        progress.clear()
    signed, wrong = _signed(read, public)
    found = [*([wrong] if wrong else []), *differences(read)]
    for sentence in found:
        click.echo(visible(sentence))
    click.echo(visible(read_facts(read.own.get(FACTS, b"")).age(now)))
    click.echo(signed or _UNSIGNED)
    click.echo(f"{SUMS} has the hash {sha256(read.own[SUMS])} (compare it with the cover sheet)")
    if found:
        click.echo(f"{counted(len(found), 'difference')}: {_NOT_WHOLE}")
        sys.exit(CONTENT)
    click.echo(f"all {len(read.files)} files are as they were packed")


def _signed(copy: Copy, public: minisign.PublicKey | None) -> tuple[str, str]:
    """Return what is known of the signature, and what is wrong with it."""
    there = SIGNATURE in copy.files
    if public is None:
        return "", ""
    if not there:
        return "", f"{SIGNATURE} is missing: nobody signed this copy"
    fault = minisign.fault(copy.own.get(SUMS, b""), copy.own.get(SIGNATURE, b""), public)
    return ("", f"{SIGNATURE}: {fault}") if fault else (f"signed with the key {public.name}", "")


def _public(typed: str) -> minisign.PublicKey:
    place = Path(typed)
    try:
        text = place.read_text(encoding="utf-8") if place.is_file() else typed
        return minisign.public_key(text)
    except (minisign.BadKey, UnicodeDecodeError, OSError) as error:
        said = str(error) if isinstance(error, minisign.BadKey) else _NO_KEY
        raise click.UsageError(said) from None


_UNSIGNED = "no signature was verified (name the key of the cover sheet with --key)"
_NO_KEY = "this is no public key of minisign (it is one line that begins with RW)"
_NOT_WHOLE = "do not use this copy, change nothing on it, and ask the person who gave it to you"
