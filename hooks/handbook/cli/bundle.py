"""`handbook bundle` packs an edition for sticks, and `handbook verify` says whether a copy of it is whole."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from handbook import publish
from handbook.build import NO_PDF, wants_pdf
from handbook.cli.build import build
from handbook.cli.path_args import DAY, PATH, SITE
from handbook.console import CONTENT, reporting
from handbook.editions import minisign
from handbook.editions.bundle import READ_ME, fill, name, pack, read_me
from handbook.editions.cover_sheet import Seal, cover_sheet
from handbook.editions.edition import FACTS, SIGNATURE, SUMS, Edition, read_facts, read_sums, sha256
from handbook.editions.verify import Copy, DamagedZip, differences, read_copy
from handbook.findings import EnvironmentProblem
from handbook.model import Handbook
from handbook.progress import Progress
from handbook.report import counted, visible
from handbook.store import load
from handbook.today import clock

LOCK = "requirements.txt"


@click.command()
@click.option("--key", metavar="FILE", type=PATH,
              help="Sign with this secret key, which `minisign -G` made.")  # fmt: skip
@click.option("--out", metavar="FOLDER", type=PATH,
              help="Where the bundle goes; without it dist/ of the project.")  # fmt: skip
@click.pass_context
def bundle(context: click.Context, key: Path | None, out: Path | None) -> None:
    """Build, then make the folder, the ZIP file and the cover sheet of this edition."""
    root: Path = context.obj
    with reporting(click.ClickException):
        if not wants_pdf():
            raise EnvironmentProblem(
                f"{NO_PDF} is set, and a bundle without its sheets is not whole",
                f"type `unset {NO_PDF}`, then the same again",
            )
        lock = _lock(root)
        secret = _secret(key) if key else None  # asked for before the minutes of a build
    context.invoke(build, books=True)
    with reporting(click.ClickException, root):
        book = load(root)
        place = publish.target((out or root / "dist") / name(book.edition))
        made = {ending: place.site.with_name(place.site.name + ending) for ending in _BESIDE}
        with publish.explained(place.site), publish.building(place) as folder:
            files = _fill(folder, root / SITE, book, lock, secret)
            package = pack(folder, place.site.name)
            sums = sha256((folder / SUMS).read_bytes())
            seal = Seal(sums, sha256(package), files, *_names(secret))
            sheet = cover_sheet(book, seal)
            publish.swap(place)
            made[".zip"].write_bytes(package)
            made["-cover.pdf"].write_bytes(sheet)
    click.echo(f"{_said(place.site)} and its ZIP file are ready: {files} files")
    click.echo(f"{SUMS} has the hash {seal.sums}")
    click.echo(f"print {_said(made['-cover.pdf'])}: one person carries it, another the copy")


def _fill(
    folder: Path, site: Path, book: Handbook, lock: str, secret: minisign.SecretKey | None
) -> int:
    """Put all files of the bundle into a folder, and return how many they are."""
    edition = Edition(book.edition, tuple(sorted(book.built_languages)))
    sums = fill(folder, site, edition, lock, {READ_ME: read_me(book)})
    (folder / SUMS).write_bytes(sums)
    if secret:
        signature = minisign.sign(sums, secret, f"osint-handbook edition {book.edition}")
        (folder / SIGNATURE).write_bytes(signature)
    return len(read_sums(sums)[0]) + (2 if secret else 1)


def _lock(root: Path) -> str:
    try:
        return (root / LOCK).read_text(encoding="utf-8")
    except OSError as error:
        raise EnvironmentProblem(
            f"{LOCK} cannot be read, and the bill of materials is made from it",
            f"put it back, for example with `git checkout {LOCK}`",
        ) from error


def _secret(key: Path) -> minisign.SecretKey:
    try:
        text = key.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentProblem(f"the key “{key}” cannot be read", "type its path") from error
    locked = minisign.is_locked(text)
    password = click.prompt("Password of the key", hide_input=True, err=True) if locked else ""
    try:
        return minisign.secret_key(text, password)
    except minisign.BadKey as error:
        raise click.UsageError(str(error)) from None


def _names(secret: minisign.SecretKey | None) -> tuple[str, ...]:
    return (secret.public.text, secret.public.name) if secret else ()


def _said(path: Path) -> str:
    """Return a path as one types it from here."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


_BESIDE = (".zip", "-cover.pdf")
"""Files beside the folder of a bundle: the hash of the list is on the cover, so that cannot be in the list."""


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
