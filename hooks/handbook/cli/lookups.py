"""What a contributor looks up: rules, the reading ease of pages, platforms, digests of English texts; and what scripts a reader stands for."""

from __future__ import annotations

import datetime as dt
import sys
from itertools import groupby
from pathlib import Path

import click

from handbook import report, review
from handbook.cli.path_args import DAY, judged, named, within
from handbook.console import CONTENT, reporting
from handbook.findings import short
from handbook.languages import SOURCE
from handbook.model import Checklist, Page
from handbook.model import digest as text_digest
from handbook.report import aligned, counted, practice_table, visible
from handbook.rules import ALL, RETIRED, Rule, rule_page
from handbook.rules.english import HARD, LONGEST, Measure, measures
from handbook.rules.nearest import nearest
from handbook.store import load, load_example

FAMILIES = {
    "HB0": "files, front matter and data", "HB1": "checklists", "HB2": "evidence templates",
    "HB3": "links, citations, references, images", "HB4": "translations", "HB5": "reader safety",
    "HB6": "print", "HB7": "freshness", "HB8": "the built site",
    "HB9": "plain English",
}  # fmt: skip


@click.command()
@click.argument("codes", nargs=-1)
@click.pass_obj
def rules(root: Path, *, codes: tuple[str, ...]) -> None:
    """List the rules, or explain those named by CODES."""
    if chosen := [_rule(code) for code in codes]:
        examples = [load_example(root / "tests/rules" / one.code, one.kinds) for one in chosen]
        pages = (rule_page(*one) for one in zip(chosen, examples, strict=True))
        click.echo("\n".join(map(report.visible, "\n".join(pages).rstrip("\n").split("\n"))))
        return
    for start, family in groupby(ALL, lambda rule: rule.code[:3]):
        click.echo(f"\n{start}xx {FAMILIES.get(start, '')}".rstrip())
        for rule in family:
            warns = "  (a warning)" if rule.only_warns else ""
            click.echo(f"  {rule.code}  {rule.name}{warns}")
    click.echo("\ntype `handbook rules HB301` to read one")


def _rule(asked: str) -> Rule:
    """Return the rule of a code, a name or the name of a kind, however it is written."""
    asked = asked.strip()
    known = {word: rule for rule in ALL for word in (rule.code, rule.name, *rule.kinds)}
    found = known.get(asked.upper()) or known.get(asked.lower())
    if found:
        return found
    said = short(report.visible(asked))
    if asked.upper() in RETIRED:
        raise click.UsageError(f"“{said}” is retired: no rule has this code any more")
    near = nearest(asked.upper(), known) or nearest(asked.lower(), known)
    advice = (
        f"did you mean {known[near].code} {known[near].name if near == known[near].code else near}?"
        if near
        else "type `handbook rules` for the list"
    )
    raise click.UsageError(f"there is no rule “{said}” ({advice})")


_HEADS = ("page", "words", "longest", "ease", "")


@click.command()
@click.argument("paths", nargs=-1)
@click.pass_obj
def words(root: Path, paths: tuple[str, ...]) -> None:
    """Show for each English page its words, longest sentence and reading ease.

    PATHS, files or folders, narrow what is shown.
    """
    shown = frozenset(judged(path, root) for path in paths)
    with reporting(click.ClickException, root):
        found = [one for one in measures(load(root)) if within(one.page.path, shown)]
    if paths and not found:
        raise click.UsageError(
            f"no English page can be measured there (name one below docs/{SOURCE}/, or type "
            "`handbook check` with the same name)"
        )
    for line in aligned([_HEADS, *map(_row, found)]):
        click.echo(line)
    hard = sum(one.hard for one in found)
    click.echo(
        f"\n{sum(one.words for one in found)} words on {counted(len(found), 'page')}; {hard} hard to read"
        f" (below {HARD:g}; a sentence has at most {LONGEST} words)"
    )


def _row(one: Measure) -> tuple[str, ...]:
    ease = "" if one.ease is None else f"{one.ease:.0f}"
    name = f"{one.page.code} {one.page.slug}"
    return name, str(one.words), str(one.longest), ease, "hard" if one.hard else ""


@click.command()
@click.pass_obj
def platforms(root: Path) -> None:
    """Count for each platform the values that were read (S), reported (S2), and not checked."""
    with reporting(click.ClickException, root):
        table = practice_table(load(root))
    for line in aligned(table):
        click.echo(line)


@click.command()
@click.argument("file")
@click.pass_obj
def digest(root: Path, file: str) -> None:
    """Print what a translation of the English FILE records as `of` in its front matter."""
    path = named(file, root)
    with reporting(click.ClickException):
        book = load(root)
    sources: list[Page | Checklist] = [*book.pages.values(), *book.checklists.values()]
    found = next((source for source in sources if source.path == path), None)
    if found is None:
        message = f"“{path}” is no page or list (name one below docs/en/ or checklists/en/)"
        if path.endswith(".md") and path.partition("/")[0] in ("docs", "checklists"):
            message = f"“{path}” cannot be read as a page or list (type `handbook check {path}`)"
        raise click.UsageError(message)
    if found.lang != SOURCE:
        english = path.replace(f"/{found.lang}/", f"/{SOURCE}/", 1)
        raise click.UsageError(
            f"“{path}” is a translation, and records what it follows (type its English file: "
            f"`handbook digest {english}`)"
        )
    click.echo(text_digest(found.followed))


@click.command("review-scripts")
@click.option(
    "--before", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the scripts lie as they were read; else in the site that was built last.",
)  # fmt: skip
@click.option("--accept", "accepted", metavar="PATH", multiple=True, help="Record one as read.")
@click.option("--by", metavar="ROLE", default="", help="With --accept: who read it.")
@click.option("--day", metavar="YYYY-MM-DD", type=DAY, help="With --accept: when it was read.")
@click.option("--what", metavar="TEXT", default="", help="With --accept: what the script is.")
@click.pass_obj
def review_scripts(
    root: Path, /, before: Path | None, accepted: tuple[str, ...], day: dt.datetime | None,
    **words: str,
) -> None:  # fmt: skip
    """Show the scripts that nobody has read as they are, or record that somebody did."""
    if accepted and day is None:
        raise click.UsageError("--accept needs the day (add --day YYYY-MM-DD)")
    if not accepted and (day or any(words.values())):
        raise click.UsageError("--by, --day and --what go with --accept PATH (add it)")
    with reporting(click.ClickException, root):
        if day is not None:
            for path in accepted:
                _say(review.accept(root, path, words["by"], day.date(), words["what"]))
        else:
            shown = review.review(root, before)
            _say(shown.text)
            if shown.open:
                sys.exit(CONTENT)


def _say(text: str) -> None:
    """Print a text in which no sign of a script hides or moves the cursor."""
    click.echo("\n".join(map(visible, text.rstrip("\n").split("\n"))))
