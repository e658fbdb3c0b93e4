"""`handbook range score` holds the records of a class against the key of its world."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

import click

from handbook import exhibits, forms
from handbook.cli.form import english, folder_of
from handbook.cli.path_args import PATH
from handbook.cli.range import asked
from handbook.console import look, reporting
from handbook.findings import EnvironmentProblem, short
from handbook.forms import Checked, Named
from handbook.report import visible
from handbook.store import load
from handbook.world.answers import Key, read_key, read_witness
from handbook.world.key import opened
from handbook.world.score import score as scored
from handbook.world.talk import talk_text

_Read = TypeVar("_Read")


@click.command()
@click.option("--key", "key_file", metavar="KEY", required=True, type=PATH,
              help="The sealed key: trainer/key.json.enc.")  # fmt: skip
@click.option(
    "--exercise", metavar="ID", default="", help="The exercise that was worked, such as E2."
)
@click.option("--witness", "witnesses", metavar="FILE", multiple=True, type=PATH,
              help="What the range saw: witness-1.jsonl. Give it again for a second file.")  # fmt: skip
@click.option("--files", "folder", metavar="FOLDER", type=PATH,
              help="Hash the files in FOLDER and hold them against the records.")  # fmt: skip
@click.argument("records", metavar="RECORD...", nargs=-1, required=True)
@click.pass_obj
def score(
    root: Path,
    /,
    records: tuple[str, ...],
    key_file: Path,
    exercise: str,
    witnesses: tuple[Path, ...],
    folder: Path | None,
) -> None:
    """Hold saved forms, or a folder of them, against the key of their world: words to talk about, never a mark.

    The phrase is asked once. Nothing is written, and nothing is asked of a network.
    """
    with reporting(click.ClickException):
        known = english(load(root))
        checked = [
            forms.check(file, exhibits.read_form(Path(file)), known)
            for file in dict.fromkeys(chain.from_iterable(map(_files, records)))
        ]
        _refuse(checked, records)
        sealed = _named(key_file, lambda: exhibits.read_form(key_file))
        seen = [(file, _named(file, partial(_whole, file))) for file in dict.fromkeys(witnesses)]
        key = _named(key_file, lambda: read_key(opened(sealed, _asked())))
        _known(exercise, key)
        events = [
            event
            for file, data in seen
            for event in _named(file, partial(read_witness, data, key.label))
        ]
        named = [Named(one.file, one.record) for one in checked if one.record]
        against = folder_of(folder, named) if folder else None
        talk = scored(key, checked, known, exercise, events if seen else None, against)
    click.echo(talk_text(talk, look(stream="stdout")), color=True)


def _files(named: str) -> list[str]:
    """Return the saved forms of a folder, or the file that was named."""
    folder = Path(named)
    if not folder.is_dir():
        return [named]
    if found := sorted(str(one) for one in folder.iterdir() if one.suffix.lower() == ".json"):
        return found
    raise EnvironmentProblem(
        f"no saved form is in {visible(named)}", "name the folder that holds the .json files"
    )


def _asked() -> str:
    (phrase,) = asked("Phrase of the key")
    if not phrase:
        raise EnvironmentProblem(
            "no phrase was given",
            "type it when it is asked, or send it as a line of standard input",
        )
    return phrase


def _refuse(checked: Sequence[Checked], typed: Sequence[str]) -> None:
    """Refuse what is no saved form and was named, or may be saved nowhere; a folder may hold another file."""
    any_record = any(one.record for one in checked)
    for one in checked:
        if one.record is None and (one.paper or one.file in typed or not any_record):
            fault = one.faults[0]
            place = f"{fault.place}: " if fault.place else ""
            raise EnvironmentProblem(f"{one.file}: {place}{fault.what}", fault.remedy)


def _whole(file: Path) -> bytes:
    """Return the bytes of a witness log, none of them left out."""
    data = exhibits.read_form(file)
    if len(data) > forms.MOST:
        raise EnvironmentProblem(
            f"it has more than {forms.MOST:,} bytes", "give the lines of this exercise in a file"
        )
    return data


def _named(file: Path, read: Callable[[], _Read]) -> _Read:
    """Return what is read of a file; what is wrong with it is told with its name."""
    try:
        return read()
    except EnvironmentProblem as problem:
        what, remedy = problem.message, problem.remedy
    what = what if str(file) in what else f"{file}: {what}"
    raise EnvironmentProblem(what, remedy)


def _known(exercise: str, key: Key) -> None:
    if exercise and exercise not in key.exercises:
        said = short(exercise)
        raise EnvironmentProblem(
            f"this world has no exercise “{said}”",
            f"take one of {', '.join(sorted(key.exercises))}",
        )
