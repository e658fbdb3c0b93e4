"""The files of docs/data/ themselves: which there may be, and the lines of the list of verbs."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from handbook.catalog import rule
from handbook.model import Handbook
from handbook.rules.base import Faults, short
from handbook.rules.nearest import nearest
from handbook.rules.wording import is_forbidden

VERB_LINE = rule("HB076", "verb-line")
DATA_FILE_UNKNOWN = rule("HB077", "data-file-unknown")

FOLDER = "docs/data/"
_VERBS = f"{FOLDER}verbs.txt"
_ENDINGS = (".yaml", ".txt")
_VERB = re.compile(r"[a-z]+")


def verb_faults(book: Handbook, faults: Faults) -> None:
    """Keep each line of verbs.txt that is no single verb, or stands there twice."""
    first: dict[str, int] = {}
    for number, line in enumerate(book.verb_lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not _VERB.fullmatch(line):
            what = f"“{short(line)}” is no single word in small letters"
        elif first.setdefault(line, number) != number:
            what = f"“{line}” stands on line {first[line]} already"
        else:
            continue
        faults.add(VERB_LINE, _VERBS, number, what=what)


def file_faults(book: Handbook, shaped: AbstractSet[str], faults: Faults) -> None:
    """Keep each file that nothing reads; `shaped` names the YAML files that something does."""
    present = {file.path for file in book.files}
    known = {f"{FOLDER}{name}.yaml" for name in shaped} | {_VERBS}
    for file in book.files:
        path = file.path
        if not path.startswith(FOLDER) or not path.endswith(_ENDINGS) or path in known:
            continue
        collected = path.endswith(".yaml") and is_forbidden(_stem(path))
        if not file.flaws and not collected:
            absent = {one for one in known - present if one.endswith(path[path.rindex(".") :])}
            stems = {_stem(one): one for one in absent}
            near = nearest(_stem(path), stems)
            advice = f"name it “{stems[near]}”" if near else "remove it"
            faults.add(DATA_FILE_UNKNOWN, path, 0, name=path.removeprefix(FOLDER), advice=advice)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]
