"""`handbook check` judges the content without building, and mends what cannot be mistaken."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from handbook import fix, report
from handbook.build import ContentError
from handbook.check import judge
from handbook.cli.overlay import laid_over
from handbook.cli.path_args import DAY, PATH, judged, within
from handbook.console import CONTENT, NAMES, Lines, look, report_findings, reporting
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.store import read

_MOST = 2 << 20
_OF_TRANSLATIONS = "HB4"
_REMOVED, _ADDED, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[0m"


@click.command()
@click.option("--format", "form", type=click.Choice(("text", "json", "github")), default="text",
              help="Text for people, JSON for programs, annotations for a pull request.")  # fmt: skip
@click.option("--stdin", "unsaved", metavar="FILE", help="Read FILE from standard input instead.")
@click.option("--release", is_flag=True, help="Judge as for a release: what may wait, may not.")
@click.option("--today", type=DAY, metavar="YYYY-MM-DD", help="Judge as on that day.")
@click.option("--fix", "mend", is_flag=True, help="First mend line ends and blanks, if you agree.")
@click.option("--yes", is_flag=True, help="With --fix: agree beforehand.")
@click.option("--overlay", metavar="FOLDER", type=PATH,
              help="Judge an agency's overlay together with the handbook.")  # fmt: skip
@click.argument("paths", nargs=-1)
@click.pass_obj
def check(
    root: Path, /, paths: tuple[str, ...], form: str, unsaved: str | None, today: dt.datetime | None,
    overlay: Path | None, **flags: bool,
) -> None:  # fmt: skip
    """Check the content without building.

    PATHS, files or folders, narrow what is shown; everything is read all the same. Of an English file
    that is named, translations that may not wait are shown too.
    """
    shown = frozenset(judged(path, root) for path in paths)
    if overlay is not None:
        if paths or unsaved is not None or flags["mend"]:
            raise click.UsageError("--overlay goes with no path, --stdin or --fix (leave them out)")
        found: Sequence[Finding]
        with reporting(click.ClickException, root):
            try:
                with laid_over(root, overlay, day=today) as (_, reading):
                    found = reading.findings
            except ContentError as fault:
                found = fault.findings
        _print(found, form, Lines(root))
        if any(finding.stops for finding in found):
            sys.exit(CONTENT)
        return
    if flags["mend"] and (unsaved is not None or form != "text"):
        raise click.UsageError("--fix goes with neither --stdin nor --format (leave one out)")
    if flags["yes"] and not flags["mend"]:
        raise click.UsageError("--yes goes with --fix only (add --fix)")
    instead = _standard_input(unsaved, root) if unsaved is not None else {}
    shown |= instead.keys()
    with reporting(click.ClickException, root):
        agreed = not flags["mend"] or _mend(root, shown, sure=flags["yes"])
        day = today.date() if today else None
        reading = judge(root, instead=instead, day=day, release=flags["release"])
    findings = [
        one
        for one in reading.findings
        if within(one.path, shown)
        or (one.stops and one.code.startswith(_OF_TRANSLATIONS) and _english(one.path) in shown)
    ]
    _print(findings, form, Lines(root, instead))
    if not agreed or any(finding.stops for finding in findings):
        sys.exit(CONTENT)


def _english(path: str) -> str:
    """Return the path of the English text that a translation has: `docs/ur/a.md`, `docs/en/a.md`."""
    top, _, rest = path.partition("/")
    return f"{top}/{SOURCE}/{rest.partition('/')[2]}"


def _print(findings: Sequence[Finding], form: str, lines: Lines) -> None:
    if form == "json":
        click.echo(report.json_text(findings, NAMES))
    elif form == "github":
        if findings:
            click.echo(report.github(findings))
    else:
        report_findings(findings, lines, answer=True)
        if all(finding.ignored for finding in findings):
            click.echo("nothing to mend")
        elif not any(finding.stops for finding in findings):
            click.echo("nothing that stops a build")


def _standard_input(file: str, root: Path) -> Mapping[str, bytes]:
    path = judged(file, root, absent=True)
    if path in (".", "docs", "checklists") or (root / path).is_dir():
        raise click.UsageError(f"“{path}” is a folder (name the file that your editor holds)")
    return {path: sys.stdin.buffer.read(_MOST) if sys.stdin else b""}


def _mend(root: Path, shown: frozenset[str], *, sure: bool) -> bool:
    """Mend the files that are shown, once somebody agreed; False where nobody did."""
    paths = [file.path for file in read(root).files if within(file.path, shown)]
    found = list(fix.find_fixes(root, paths))
    if not found:
        click.echo("no line end or blank to mend")
        return True
    painted = look(stream="stdout").colour
    for mend in found:
        click.echo(report.visible(f"{mend.path}: {mend.said}"))
        for line in map(report.visible, mend.diff()):
            colour = {"-": _REMOVED, "+": _ADDED}.get(line[:1]) if painted else None
            click.echo(f"{colour}{line}{_PLAIN}" if colour else line)
    many = report.counted(len(found), "file")
    if not sure:
        if not (sys.stdin and sys.stdin.isatty()):
            click.echo(f"nothing was written: add --yes to mend {many}", err=True)
            return False
        if not click.confirm(f"Mend {many}?", err=True):
            click.echo("nothing was written", err=True)
            return False
    for mend in found:
        fix.write(root, mend)
    click.echo(f"mended {many}")
    return True
