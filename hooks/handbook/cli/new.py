"""`handbook new` begins a rule, a checklist, a page or an overlay: all of it is written, or nothing."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from handbook.check import CheckResult, judge
from handbook.cli.overlay import overlay
from handbook.console import CONTENT, Lines, report_findings, reporting
from handbook.draft import checklist as begin_checklist
from handbook.draft import page as begin
from handbook.draft import rule as draft
from handbook.draft.page import CODES, CONFIG
from handbook.draft.written import text_of, write
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import MONTHS_DUE, Code, Handbook
from handbook.model.role import CHANGES
from handbook.render.views import STAGES
from handbook.report import visible
from handbook.rules.page_structure import LEFT


def write_scaffold(root: Path, before: CheckResult, texts: Mapping[str, str]) -> None:
    """Write texts by path, or report what the rules newly refuse and exit; raises `OSError`, nothing written."""
    unsaved = {path: text.encode() for path, text in texts.items()}
    found = added(before.findings, judge(root, instead=unsaved).findings)
    if found:
        report_findings(found, Lines(root, unsaved))
        click.echo("nothing was written: give other answers", err=True)
        sys.exit(CONTENT)
    write(root, unsaved)


def added(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    """Return what stops in `after` beyond `before`, of each file and rule as many as came to it.

    Lines move and some sentences name lines, so what is known is counted; of a file and rule, the
    sentences that were not told before come first.
    """
    old, new = ([one for one in each if one.stops] for each in (before, after))
    more = Counter(map(_where, new)) - Counter(map(_where, old))
    said = {(*_where(one), one.message) for one in old}
    found: list[Finding] = []
    for one in sorted(new, key=lambda one: (*_where(one), one.message) in said):
        if more[_where(one)]:
            more[_where(one)] -= 1
            found.append(one)
    return found


def _where(finding: Finding) -> tuple[str, str]:
    return finding.path, finding.code


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


_TYPES, _TAKERS = ("read-do", "do-confirm"), ("everyone", "officer", "supervisor", "trainer")
_PAUSES = 3
_SMALL = frozenset(
    {"a", "an", "any", "each", "every", "if", "it", "no", "nobody", "one", "somebody", "the", "there",
     "they", "you", "your"}
)  # fmt: skip
"""Words that are no name, whatever letter they begin with."""
_MOMENTS = frozenset({"after", "at", "before", "during", "when", "while"})
"""Words that would not go on after “Take it when”."""


@click.group()
def new() -> None:
    """Begin a new rule, a new checklist, a new page, or an agency's overlay."""


@new.command()
@click.option(
    "--family",
    required=True,
    metavar="MODULE",
    help="Its file in hooks/handbook/rules/, such as links or checklists.",
)
@click.argument("code")
@click.argument("name")
@click.pass_obj
def rule(root: Path, code: str, name: str, family: str) -> None:
    """Begin a rule with this CODE and NAME: its words, its check and its two trees.

    NAME is words-with-hyphens that say what is wrong, such as link-missing.
    """
    if refusal := draft.refusal(code, name, family, root):
        raise click.UsageError(refusal)
    with reporting(click.ClickException):
        made, changed = draft.make(code, name, family, root)
        click.echo("\n".join([*(f"made {path}" for path in made), f"changed {changed}"]))
    click.echo(draft.steps(code))


@new.command()
@click.option("--title", prompt="Title, such as “Close a session”")
@click.option("--type", "kind", prompt="How it is run", type=click.Choice(_TYPES))
@click.option("--who", prompt="Who takes it", type=click.Choice(_TAKERS))
@click.option(
    "--when",
    prompt="Take it when … (goes on in small letters)",
    help="Goes on after “Take it when”, such as “you open a session”.",
    callback=lambda *given: _goes_on(given[-1]),
)
@click.option("--minutes", prompt="Minutes, 1 to 60, or now")
@click.option("--stop", prompt="Stop if … (at most 30 words)")
@click.option("--owner", prompt="Who keeps it, a role such as “evidence editor”")
@click.option(
    "--pause", "pauses", multiple=True, metavar="TITLE:ITEM",
    help="A pause point with its first item, such as “Before: Check that F-01 is signed.”",
)  # fmt: skip
@click.pass_obj
def checklist(root: Path, /, pauses: tuple[str, ...], kind: str, **answers: str) -> None:
    """Ask for what a checklist needs, and write its list and its page.

    What the rules refuse is told, and nothing is written.
    """
    with reporting(click.ClickException, root):
        before = judge(root)
        plan = begin_checklist.Plan(
            type=kind, pauses=tuple(_split(one) for one in pauses or _ask_pauses()), **answers
        )
        code, texts = begin_checklist.texts(
            plan, before.book(), text_of(root, CODES), text_of(root, CONFIG),
            before.day.day,
        )  # fmt: skip
        write_scaffold(root, before, texts)
    made = sorted(path for path in texts if f"/{SOURCE}/" in path)
    click.echo("\n".join(f"made {path}" for path in made))
    click.echo(f"{code} is in {CODES} and in the navigation of {CONFIG}")
    click.echo(f"Next: write the items and the page, where it says “{LEFT}”; handbook check")
    changes = ", ".join(f"{one.path} ({one.code})" for one in before.book().roles.get(CHANGES, ()))
    click.echo(
        f"Then name it in docs/{SOURCE}/checklists/index.md and docs/data/synonyms.yaml"
        + f", and say so in {changes}" * bool(changes)
    )


def _goes_on(when: str) -> str:
    """Return a moment as it goes on after “Take it when”; a name at its beginning stays with its author."""
    first, _, rest = when.partition(" ")
    if first.lower() in _MOMENTS:
        raise click.BadParameter(
            f"“Take it when {when}” is no sentence (begin as “you open …” does)"
        )
    if first.lower() in _SMALL:
        return f"{first.lower()} {rest}"
    if first.istitle() and first.isalpha():
        raise click.BadParameter(
            f"“Take it when {when}” does not go on in small letters (begin as “you open …” does)"
        )
    return when


def _ask_pauses() -> list[str]:
    """Return the pause points that somebody types, until a line is empty."""
    found: list[str] = []
    while len(found) < _PAUSES:
        ask = "Pause point and first item, such as “Before: Check that F-01 is signed.”"
        answer = click.prompt(ask if not found else "Next one, or nothing", default="")
        if not answer and found:
            break
        if answer:
            found.append(answer)
    return found


def _split(answer: str) -> tuple[str, str]:
    title, mark, item = (part.strip() for part in answer.partition(":"))
    if not (title and mark and item):
        raise click.UsageError(
            f"“{answer}” is no pause point (write its title, a colon, and its first item)"
        )
    return title, item


new.add_command(page)
new.add_command(overlay)
