"""A new checklist begins as four texts that pass every rule: list, page, register, navigation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from handbook.draft.navigation import CONFIG
from handbook.draft.page import CODES, made
from handbook.draft.written import below, file_name, next_code, quoted, slug
from handbook.findings import EnvironmentProblem
from handbook.model import Code, Handbook
from handbook.rules.page_structure import LEFT


@dataclass(frozen=True, slots=True)
class Plan:
    """What a writer knows of a list before a line of it is written."""

    title: str
    type: str
    """`read-do` or `do-confirm`."""
    who: str
    when: str
    """Goes on after “Take it when”."""
    minutes: str
    """1 to 60, or `now`."""
    stop: str
    """Goes on after “Stop if”."""
    owner: str
    pauses: tuple[tuple[str, str], ...]
    """Title and first item of each pause point."""


def texts(
    plan: Plan, book: Handbook, codes: str, config: str, day: dt.date
) -> tuple[str, Mapping[str, str]]:
    """Return the code of the new list, and every text to be written, by path from the root.

    `codes` and `config` are the texts of the register and of mkdocs.yml, which each get one line; a list
    that the register has as planned, by its title or its path, keeps its code and path, and is made there.
    Raises `EnvironmentProblem` where a name is taken or one of the two has no place for the line.
    """
    path = f"checklists/{file_name(plan.title)}.md"
    found = [
        entry
        for entry in book.codes.values()
        if entry.path == path or (entry.code.startswith("CL-") and entry.title == plan.title)
    ]
    if taken := next((entry for entry in found if entry.made), None):
        raise EnvironmentProblem(
            f"“{plan.title}” is {taken.code} already", "mend that list, or choose another title"
        )
    entry = found[0] if found else _new(plan.title, path, book, codes)
    plan, items = replace(plan, title=entry.title), f", items: {len(plan.pauses)}"
    line = f"{entry.code}: {{title: {quoted(plan.title)}, path: {path}, state: made{items}}}"
    return entry.code, {
        f"checklists/en/{entry.path.rpartition('/')[2]}": _list(plan, entry.code, day),
        f"docs/en/{entry.path}": _text(plan, entry, day),
        CODES: made(entry, codes, items) if found else below(codes, r"CL-\d\d:", line, CODES, "a list"),
        CONFIG: below(config, r"\s+- checklists/", f"      - {entry.path}", CONFIG, "a list"),
    }  # fmt: skip


def _new(title: str, path: str, book: Handbook, codes: str) -> Code:
    gone = book.data.get("retired")
    code = next_code("CL", codes, str(gone.root.plain()) if gone else "")
    return Code(code, title, path, "planned", 0)


def _list(plan: Plan, code: str, day: dt.date) -> str:
    head = [
        ("id", code), ("title", quoted(plan.title)), ("type", plan.type), ("who", plan.who),
        ("when", quoted(plan.when)), ("minutes", plan.minutes), ("tier", "medium"),
        ("reviewed", day.isoformat()), ("owner", quoted(plan.owner)), ("tried", "not yet"),
        ("stop", quoted(plan.stop)),
    ]  # fmt: skip
    parts = ["---", *(f"{key}: {value}" for key, value in head), "---"]
    for number, (pause, item) in enumerate(plan.pauses, 1):
        parts += ["", f"## {pause} {{ #{slug(pause) or f'part-{number}'} }}", ""]
        parts += [f"- [ ] `{code}.{number}` {item}", "", f"    {LEFT} why, and how it is done."]
    return "\n".join((*parts, ""))


def _text(plan: Plan, entry: Code, day: dt.date) -> str:
    first = "READ-DO: read one item, do it, tick it, and only then read the next."
    other = "DO-CONFIRM: work from training, pause, and then confirm each item in turn."
    return _PAGE.format(
        title=quoted(plan.title),
        heading=plan.title,
        code=entry.code,
        day=day.isoformat(),
        owner=quoted(plan.owner),
        file=entry.path.rpartition("/")[2],
        when=plan.when.rstrip("."),
        how=first if plan.type == "read-do" else other,
        left=LEFT,
    )


_PAGE = """\
---
title: {title}
code: {code}
for: [officer, trainer]
able: "{left} what the reader can do afterwards"
minutes: 5
level: [L0, L1]
activity: none
tier: medium
reviewed: {day}
owner: {owner}
---

# {heading}

[{code} {heading}](../../../checklists/en/{file})

## When to use it {{ #when }}

Use it when {when}.

{left} what comes before it, and who authorises.

## How to run it {{ #how }}

{how}

{left} three to five steps, each with its check.

## Not on this checklist {{ #neighbours }}

{left} what is left out here, and the checklist or page that has it.

## What it does not prove {{ #does-not-prove }}

{left} what a ticked checklist does not show, and the alternative explanation.

## Sources {{ #sources }}

{left} what supports the items; what is practice, and who must confirm it.
"""
