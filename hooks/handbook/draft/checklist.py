"""A new checklist begins as four texts that pass every rule: list, page, register, navigation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from handbook.draft.page import CODES, CONFIG, made
from handbook.draft.written import below, file_name, next_code, quoted, scaffold, slug
from handbook.findings import EnvironmentProblem
from handbook.model import Code, Handbook


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
    file, known = entry.path.rpartition("/")[2], {"plan": plan, "code": entry.code, "day": day}
    return entry.code, {
        f"checklists/en/{file}": scaffold("checklist.md", slug=slug, **known),
        f"docs/en/{entry.path}": scaffold("checklist-page.md", file=file, **known),
        CODES: made(entry, codes, items) if found else below(codes, r"CL-\d\d:", line, CODES, "a list"),
        CONFIG: below(config, r"\s+- checklists/", f"      - {entry.path}", CONFIG, "a list"),
    }  # fmt: skip


def _new(title: str, path: str, book: Handbook, codes: str) -> Code:
    gone = book.data.get("retired")
    code = next_code("CL", codes, str(gone.root.plain()) if gone else "")
    return Code(code, title, path, "planned", 0)
