"""`handbook form` verifies saved forms and prints their schema: for a second officer, or an expert."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from handbook import exhibits, forms
from handbook.cli.path_args import PATH
from handbook.console import CONTENT, ENVIRONMENT, look, reporting
from handbook.findings import short
from handbook.forms import Checked, Fault, Named
from handbook.languages import SOURCE
from handbook.model import Handbook, Template
from handbook.progress import Progress
from handbook.report import VerificationReport, form_json, form_text, visible
from handbook.rules.nearest import nearest
from handbook.store import load

_MEGABYTE = 1_000_000


@click.group()
def form() -> None:
    """Verify saved forms, and print what a saved form is."""


@form.command()
@click.option("--format", "shape", type=click.Choice(("text", "json")), default="text",
              help="Text for people, JSON for programs.")  # fmt: skip
@click.option("--against", "folder", metavar="FOLDER", type=PATH,
              help="Hash the files in FOLDER and hold them against the rows of the records.")  # fmt: skip
@click.option("--part", is_flag=True,
              help="Only a part of the case is given: what is named and not there is no fault.")  # fmt: skip
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.pass_obj
def check(
    root: Path, /, files: tuple[str, ...], shape: str, folder: Path | None, *, part: bool
) -> None:
    """Verify saved forms: kinds, chain, times, and what several of them say together.

    Nothing is written, and nothing is asked of a network.
    """
    with reporting(click.ClickException):
        book = load(root)
        known = english(book)
        data = {file: exhibits.read_form(Path(file)) for file in files}
        checked = [forms.check(file, data[file], known) for file in data]
        records = [
            Named(one.file, one.record) for one in checked if one.record and not one.record.draft
        ]
        against = folder_of(folder, records) if folder else None
    held = forms.match_files(records, against) if against else None
    found = (*forms.compare(records, known, part=part), *(held.faults if held else ()))
    notes = forms.not_compared(records, known)
    hearing = VerificationReport(_joined(checked, found), book.edition, notes, against, held)
    if shape == "json":
        click.echo(form_json(hearing))
    else:
        click.echo(form_text(hearing, look(stream="stdout")), color=True)
    if any(one.paper for one in checked):
        sys.exit(ENVIRONMENT)
    if hearing.stops:
        sys.exit(CONTENT)


@form.command()
@click.option("--complete", is_flag=True, help="Require every field that is always needed.")
@click.argument("form_id", metavar="FORM")
@click.pass_obj
def schema(root: Path, /, form_id: str, *, complete: bool) -> None:
    """Print the JSON Schema of the saved file of FORM, such as F-06."""
    with reporting(click.ClickException):
        book = load(root)
    known = english(book)
    asked = form_id.upper()
    if forms.is_paper(asked, known):
        raise click.UsageError(f"{asked} exists on paper only (print it: nothing of it is saved)")
    if asked not in known:
        raise click.UsageError(_unknown(form_id, asked, known, book))
    text = forms.saved_schema(known[asked], complete=complete)
    click.echo(json.dumps(text, ensure_ascii=False, indent=1))


def english(book: Handbook) -> Mapping[str, Template]:
    """Return the English forms by id, with what files of earlier editions may hold; ids are those of every language."""
    return {
        form.id: forms.with_retired(form, book)
        for (lang, _), form in book.templates.items()
        if lang == SOURCE
    }


def folder_of(folder: Path, records: Sequence[Named]) -> forms.Folder:
    """Return what a folder holds of the files that records name, with the progress of hashing shown."""
    progress = Progress()
    try:
        return exhibits.read_folder(
            folder,
            forms.names_of(records),
            lists=bool(forms.seals_of(records)),
            tell=lambda done, whole: progress.tell("MB", done // _MEGABYTE, whole // _MEGABYTE),
        )
    finally:
        progress.clear()


def _joined(checked: Sequence[Checked], found: Sequence[tuple[str, Fault]]) -> tuple[Checked, ...]:
    """Return the files with what was found across them, each fault once, in the order of the form."""
    more: defaultdict[str, list[Fault]] = defaultdict(list)
    for file, fault in found:
        more[file].append(fault)
    return tuple(
        replace(one, faults=tuple(sorted({*one.faults, *more[one.file]}))) for one in checked
    )


def _unknown(typed: str, asked: str, known: Mapping[str, Template], book: Handbook) -> str:
    said = short(visible(typed))
    if asked in book.codes and asked.startswith("F-"):
        return f"{said} has no fields: it is planned, or the list of forms (take one of {_some(known)})"
    number = re.sub(r"[^0-9]", "", asked)
    near = f"F-{number:0>2}" if f"F-{number:0>2}" in known else nearest(asked, known)
    advice = f"did you mean {near}?" if near else f"take one of {_some(known)}"
    return f"there is no form “{said}” ({advice})"


def _some(known: Mapping[str, Template]) -> str:
    return ", ".join(sorted(known)) or "none: this handbook has no form yet"
