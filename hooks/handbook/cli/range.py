"""`handbook range` makes a practice range for one class and one day, and holds its records against the key."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

import click

from handbook import exhibits, forms
from handbook.build import ContentError
from handbook.check import judge
from handbook.cli.form import english, folder_of
from handbook.cli.path_args import PATH, SITE
from handbook.console import look, reporting
from handbook.findings import EnvironmentProblem, short
from handbook.forms import Checked, Named
from handbook.report import visible
from handbook.store import load
from handbook.world.answers import Key, read_key, read_witness
from handbook.world.key import opened
from handbook.world.score import score as scored
from handbook.world.source import LANGUAGES, WorldSource, read_source
from handbook.world.streams import plain, seed_of
from handbook.world.talk import talk_text

FEWEST = 5
"""Different words of a phrase."""
SHORTEST = 3
"""Letters of a word that counts."""
_DATA = "docs/data/range/"


@click.group("range")
def range_() -> None:
    """Make a practice range of an invented web, and hold a class's records against its key."""


@range_.command()
@click.option("--day", required=True, metavar="YYYY-MM-DD", help="The day of the course.")
@click.option("--start", required=True, metavar="HH:MM", help="When the day begins, local time.")
@click.option("--offset", required=True, metavar="+HH:MM", help="Offset of that clock from UTC.")
@click.option("--languages", default="", metavar="en,ur", help="Languages that accounts write.")
@click.option("--reviewed-only", is_flag=True, help="Leave out languages that nobody reviewed.")
@click.argument("out", metavar="OUT", type=PATH)
@click.pass_obj
def make(
    root: Path, /, day: str, start: str, offset: str, languages: str, out: Path, *,
    reviewed_only: bool,
) -> None:  # fmt: skip
    """Make a practice range in OUT, a folder that is absent or empty.

    Asks for the trainer's phrase twice: at least five different words. The same phrase, day and
    edition make the same range again. Give learners the folder OUT/learners and nothing else.
    """
    with reporting(click.ClickException, root):
        place = _place(out, root)
        date, begin, east = _day(day), _minutes(start), _seconds(offset)
        judged = judge(root)
        if wrong := [one for one in judged.findings if one.stops and one.path.startswith(_DATA)]:
            raise ContentError(wrong)
        book = judged.book()
        source = read_source(book)
        _within_a_day(begin, source)
        spoken = _languages(languages, source, reviewed_only=reviewed_only)
        phrase = _phrase()
        from handbook.cli.range_files import range_files, write  # noqa: PLC0415 - slow to import
        from handbook.world.weave import weave  # noqa: PLC0415

        click.echo("Making the range …", err=True)
        seed = seed_of(phrase, book.edition)
        play = weave(
            source, seed, day=date, start=begin, offset=east, languages=spoken, edition=book.edition
        )  # fmt: skip
        label, files = range_files(play, source, seed, phrase)
        write(files, place)
    size = sum(map(len, files.values())) / 1_000_000
    click.echo(
        f"Made the range {label} in {visible(str(out))}: {len(files)} files, {size:.1f} MB.\n"
        "Give learners the folder learners and nothing else. Keep the folder trainer and the phrase apart."
    )


def _place(out: Path, root: Path) -> Path:
    """Return where the range goes; raises `EnvironmentProblem` where it may not go there."""
    place, said = out.resolve(), short(visible(str(out)))
    for kept in ("docs", SITE, "checklists", "hooks"):
        if place.is_relative_to(root / kept):
            raise EnvironmentProblem(
                f"“{said}” is in the folder {kept} of the project, which is published or checked",
                "name a folder outside the project, such as ../range",
            )
    if place.is_dir() and not any(place.iterdir()):
        return place
    if place.exists():
        raise EnvironmentProblem(
            f"“{said}” is there and not an empty folder", "name a new folder, or empty this one"
        )
    if not place.parent.is_dir():
        raise EnvironmentProblem(
            f"there is no folder to make “{said}” in", "make the folder above it first"
        )
    return place


def _day(typed: str) -> dt.date:
    with suppress(ValueError):
        if _DAY.fullmatch(typed):
            return dt.date.fromisoformat(typed)
    raise _not(typed, "a day", "type --day 2026-12-07: year, month, day")


def _minutes(typed: str) -> int:
    found = _TIME.fullmatch(typed)
    if not found:
        raise _not(typed, "a time", "type --start 09:00: hours and minutes, to 23:59")
    return int(found[1]) * 60 + int(found[2])


def _within_a_day(begin: int, source: WorldSource) -> None:
    """Raise `EnvironmentProblem` where the last exercise would end after midnight: clocks name no day."""
    latest = _DAY_LONG - 1 - source.ends
    if begin > latest:
        raise EnvironmentProblem(
            "the last exercise would end after midnight",
            f"type --start {latest // 60:02}:{latest % 60:02} or earlier",
        )


def _seconds(typed: str) -> int:
    found = _OFFSET.fullmatch(typed)
    seconds = (int(found[2]) * 60 + int(found[3])) * 60 if found else 0
    if not found or seconds > _FURTHEST:
        raise _not(typed, "an offset", "type --offset +05:00: sign, hours, minutes, to 14:00")
    return -seconds if found[1] == "-" else seconds


def _languages(typed: str, source: WorldSource, *, reviewed_only: bool) -> Sequence[str]:
    """Return the languages of a world, in the order of the project."""
    asked = {one.strip() for one in typed.split(",") if one.strip()} or set(LANGUAGES)
    strange = sorted(asked.difference(LANGUAGES))
    if strange:
        raise _not(strange[0], "a language of the range", f"choose from {','.join(LANGUAGES)}")
    fit = source.reviewed if reviewed_only else set(LANGUAGES)
    kept = [one for one in LANGUAGES if one in asked & fit]
    if not kept:
        raise EnvironmentProblem(
            "no language that you name has been reviewed", "leave --reviewed-only out, or add en"
        )
    return kept


def _phrase() -> str:
    """Return the phrase that somebody types twice."""
    first, second = asked("Phrase", "Phrase again")
    if first != second:
        raise EnvironmentProblem("the two phrases differ", "type the same phrase twice")
    words = {word for word in plain(first).decode().split() if len(word) >= SHORTEST}
    if len(words) < FEWEST:
        raise EnvironmentProblem(
            "the phrase is too short",
            f"type at least {FEWEST} different words of {SHORTEST} letters or more",
        )
    return first


def asked(*prompts: str) -> list[str]:
    """Return what is typed at each prompt: unseen at a terminal, else a line of standard input."""
    if sys.stdin is None:
        return [""] * len(prompts)
    if sys.stdin.isatty():
        return [str(click.prompt(one, hide_input=True, err=True)) for one in prompts]
    try:
        lines = [sys.stdin.readline().rstrip("\r\n") for _ in prompts]
        "".join(lines).encode()
    except UnicodeError:
        raise EnvironmentProblem(
            "the phrase holds bytes that are no letters", "send it as text in UTF-8"
        ) from None
    return lines


def _not(typed: str, what: str, remedy: str) -> EnvironmentProblem:
    return EnvironmentProblem(f"“{short(visible(typed))}” is not {what}", remedy)


_DAY = re.compile(r"20\d{2}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_OFFSET = re.compile(r"([+-])(\d{2}):([0-5]\d)", re.ASCII)
_FURTHEST = 14 * 3600
_DAY_LONG = 24 * 60


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
