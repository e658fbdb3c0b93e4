"""`handbook new` begins something: a rule, a checklist, a page, or an overlay."""

from __future__ import annotations

from pathlib import Path

import click

from handbook.check import judge
from handbook.cli.new_page import page
from handbook.cli.overlay import overlay
from handbook.cli.scaffold import write_scaffold
from handbook.console import reporting
from handbook.draft import checklist as begin
from handbook.draft import rule as draft
from handbook.draft.navigation import CONFIG
from handbook.draft.page import CODES
from handbook.draft.written import text_of
from handbook.languages import SOURCE
from handbook.model.role import CHANGES
from handbook.rules.page_structure import LEFT

_TYPES, _READERS = ("read-do", "do-confirm"), ("everyone", "officer", "supervisor", "trainer")
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
@click.option("--who", prompt="Who takes it", type=click.Choice(_READERS))
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
        plan = begin.Plan(
            type=kind, pauses=tuple(_split(one) for one in pauses or _ask()), **answers
        )
        code, texts = begin.texts(
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


def _ask() -> list[str]:
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
