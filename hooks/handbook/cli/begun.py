"""What somebody begins is judged before it is written: all of it is, or nothing."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from handbook.draft.written import write
from handbook.reading import Reading, judge
from handbook.tell import CONTENT, Lines, tell


def begun(root: Path, before: Reading, texts: Mapping[str, str]) -> None:
    """Write texts by path, or tell what the rules refuse in them and exit.

    What stood there `before` is not told. Raises `OSError` with nothing written.
    """
    unsaved = {path: text.encode() for path, text in texts.items()}
    known = {(one.path, one.code) for one in before.findings}
    found = [
        one
        for one in judge(root, instead=unsaved).findings
        if one.stops and (one.path, one.code) not in known
    ]
    if found:
        tell(found, Lines(root, unsaved))
        click.echo("nothing was written: give other answers", err=True)
        sys.exit(CONTENT)
    write(root, unsaved)
