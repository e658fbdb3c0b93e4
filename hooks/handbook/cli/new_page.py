"""`handbook new page` asks for what a page needs, and writes its skeleton."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import click

from handbook.check import judge
from handbook.cli.scaffold import write_scaffold
from handbook.console import reporting
from handbook.draft import page as begin
from handbook.draft.navigation import CONFIG
from handbook.draft.written import text_of
from handbook.model import MONTHS_DUE, Code, Handbook
from handbook.render.workflow_index import STAGES
from handbook.report import visible
from handbook.rules.page_structure import LEFT

_TIERS, _ACTIVITIES = tuple(MONTHS_DUE), ("none", "passive", "active")
_LEVELS = ("L0", "L1", "L2", "L3", "L4")
_READERS = ("officer", "trainer", "contributor")
_NEEDED = ("code", "able", "tier", "owner")
"""Options without which a person is asked; then those that may be left out are asked for too."""
_ASKED = {
    "code": "Code that is planned, such as R-07, or a section's letter for its next free code",
    "title": "Title, such as “Close a session”",
    "for": "For whom (some of officer, trainer, contributor)",
    "able": "Afterwards the reader can … (a sentence such as “You can close a session.”)",
    "minutes": "Minutes to read it",
    "level": "Levels, such as “L0, L1”",
    "activity": "What the other side may see of the steps",
    "stage": f"Moment in the work ({', '.join(STAGES)}), or nothing",
    "tier": "How fast it grows old (fast 3 months, medium 6, slow 12)",
    "owner": "Who keeps it, a role such as “evidence editor”",
}
"""What is asked for where no option says it."""


@click.command()
@click.option("--code", help="A planned code such as R-07, or a section's letter.")
@click.option("--title", help="With a section's letter only: a planned page has its title.")
@click.option("--for", "readers", help="Some of officer, trainer and contributor, with commas.")
@click.option("--able", help="What the reader can do afterwards, as a sentence.")
@click.option("--minutes", type=click.IntRange(1, 480), help="Minutes to read it.")
@click.option("--level", help="L0 to L4, with commas; for officers only.")
@click.option("--activity", type=click.Choice(_ACTIVITIES), help="For officers only.")
@click.option("--stage", type=click.Choice(STAGES), help="Its moment in the work, if it has one.")
@click.option("--tier", type=click.Choice(_TIERS), help="How fast it grows old.")
@click.option("--owner", help="Who keeps it, a role.")
@click.pass_obj
def page(root: Path, /, minutes: int | None, **given: str | None) -> None:
    """Ask for what a page needs, and write its skeleton, its code and its place in the menu.

    What the rules refuse is told, and nothing is written.
    """
    with reporting(click.ClickException, root):
        before = judge(root)
        book = before.book()
        if not book.sections:
            raise click.UsageError(
                f"{begin.CODES} names no section (type `handbook check {begin.CODES}`)"
            )
        place = _place(given, book)
        path = f"docs/en/{place.path}"
        if os.path.lexists(root / path):
            raise click.UsageError(
                f"{path} exists already (mend it, or move it away; nothing is overwritten)"
            )
        plan = _plan(place, minutes, given)
        codes, config = (text_of(root, one) for one in (begin.CODES, CONFIG))
        texts = begin.texts(plan, book, codes, config, before.day.day)
        write_scaffold(root, before, texts)
    click.echo(f"made {path}")
    click.echo(f"{place.code} is made in {begin.CODES} and is in nav of {CONFIG}")
    click.echo(f"Next: write what follows “{LEFT}” (a release waits for it); handbook check {path}")


def _place(given: Mapping[str, str | None], book: Handbook) -> Code:
    """Return the page that is meant, once its title is known."""
    asked = _plain(given["code"] or click.prompt(_ASKED["code"])).upper()
    asked = re.sub(r"^([A-Z]+) ?(\d+)$", r"\1-\2", asked)
    title = _plain(given["title"] or "")
    if "-" in asked:
        place = begin.place(asked, "", book)
        if title:
            raise click.UsageError(f"{asked} is planned as “{place.title}” (leave --title out)")
        click.echo(visible(f"{asked} is planned as “{place.title}”"))
        return place
    begin.letter_of(asked, book)
    return begin.place(asked, title or _plain(click.prompt(_ASKED["title"])), book)


def _plan(place: Code, minutes: int | None, given: Mapping[str, str | None]) -> begin.Plan:
    """Return a plan, asking for each value that no option gave."""
    asks = any(given[name] is None for name in _NEEDED)
    usual = begin.readers_of(place)
    readers = _readers(given["readers"], usual, asks=asks)
    officers = "officer" in readers
    if not officers and (given["level"] or given["activity"]):
        raise click.UsageError("this page is not for officers (leave --level and --activity out)")
    able = _ask(given, "able")
    if minutes is None:
        minutes = click.prompt(_ASKED["minutes"], type=click.IntRange(1, 480))
    levels = _levels(_ask(given, "level")) if officers else ()
    activity = _ask(given, "activity", _ACTIVITIES) if officers else ""
    stage = given["stage"] or ""
    if asks and not stage:
        words = click.Choice(("", *STAGES))
        stage = click.prompt(
            _ASKED["stage"], default="", type=words, show_choices=False, show_default=False
        )
    return begin.Plan(
        place=place, able=able, minutes=minutes, levels=levels, activity=activity, readers=readers,
        stage=stage, tier=_ask(given, "tier", _TIERS), owner=_ask(given, "owner"),
    )  # fmt: skip


def _readers(answer: str | None, usual: tuple[str, ...], *, asks: bool) -> tuple[str, ...]:
    """Return the readers of a page, in the order of `_READERS`."""
    if answer is None:
        answer = click.prompt(_ASKED["for"], default=", ".join(usual)) if asks else ", ".join(usual)
    words = {one.lower() for one in re.split(r"[,\s]+", answer) if one}
    if not words or not words <= set(_READERS):
        some = ", ".join(_READERS)
        raise click.UsageError(f"“{answer}” are no readers (write some of {some})")
    return tuple(one for one in _READERS if one in words)


def _ask(given: Mapping[str, str | None], name: str, words: tuple[str, ...] = ()) -> str:
    answer = given[name]
    if answer is None:
        answer = click.prompt(_ASKED[name], type=click.Choice(words) if words else None)
    return _plain(answer)


def _levels(answer: str) -> tuple[str, ...]:
    levels = tuple(dict.fromkeys(one.upper() for one in re.split(r"[,\s]+", answer) if one))
    if not levels or not set(levels) <= set(_LEVELS):
        raise click.UsageError(f"“{answer}” are no levels (write some of L0 to L4)")
    return levels


def _plain(answer: str) -> str:
    """Return an answer on one line."""
    return " ".join(answer.split())
