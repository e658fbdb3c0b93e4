"""A new page begins as three texts that pass every rule: the page, the register, the navigation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from handbook.draft.written import below, file_name, next_code, quoted, scaffold
from handbook.findings import EnvironmentProblem
from handbook.languages import SOURCE
from handbook.model import Code, Handbook
from handbook.rules.nearest import nearest
from handbook.rules.registers import retired

CONFIG = "mkdocs.yml"
_PAGE = re.compile(r"(?P<indent>\s+)- (?P<slug>[\w./-]+\.md)\s*(?:#.*)?")


class _Place(NamedTuple):
    number: int
    indent: str
    slug: str


def with_page(config: str, code: str, slug: str, book: Handbook) -> str:
    """Return mkdocs.yml with one more page; raises `EnvironmentProblem` where it has none of its folder."""
    lines, codes = config.split("\n"), {entry.path: entry.code for entry in book.codes.values()}
    folder = slug.partition("/")[0]
    section = [place for place in _places(lines) if place.slug.startswith(f"{folder}/")]
    if not section:
        raise EnvironmentProblem(
            f"nav of {CONFIG} names no page of {folder}/, below which the new one could go",
            f"put “- {slug}” there by hand",
        )
    before = [place for place in section if codes.get(place.slug, "") < code]
    at = before[-1].number + 1 if before else section[0].number
    return "\n".join((*lines[:at], f"{(before or section)[-1].indent}- {slug}", *lines[at:]))


def _places(lines: list[str]) -> list[_Place]:
    """Return the lines of pages in the navigation."""
    start = next((number for number, line in enumerate(lines) if line.startswith("nav:")), None)
    found: list[_Place] = []
    for number in range(start + 1, len(lines)) if start is not None else ():
        line = lines[number]
        if line[:1].strip() and not line.startswith("#"):
            break
        if page := _PAGE.fullmatch(line):
            found.append(_Place(number, page["indent"], page["slug"]))
    return found


_SHAPES = {"T": "trainer", "W": "contributor"}


def skeleton(code: str) -> str:
    """Return the text below the title of a new page with this code."""
    letter, _, number = code.partition("-")
    shape = "section" if number == "00" else _SHAPES.get(letter, "officer")
    return scaffold(f"{shape}.md", letter=letter)


CODES = "docs/data/codes.yaml"
_ELSEWHERE = {
    "CL": "type `handbook new checklist`",
    "F": "copy a page of docs/en/templates/ as README.md says",
}
"""Sections whose pages are more than a text, and how one of them is begun."""
_READERS = {"T": ("trainer",), "W": ("contributor",)}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a writer knows of a page before a line of it is written."""

    place: Code
    """Its code, title and path; `line` is 0 where the register does not have it yet."""
    able: str
    minutes: int
    tier: str
    owner: str
    levels: tuple[str, ...] = ()
    """`L0` to `L4`; for officers only, as is `activity`."""
    activity: str = ""
    stage: str = ""
    readers: tuple[str, ...] = ()
    """Officer, trainer, contributor; empty for those whom its section is for."""

    @property
    def path(self) -> str:
        """Path of its file from the root."""
        return f"docs/{SOURCE}/{self.place.path}"


def place(asked: str, title: str, book: Handbook) -> Code:
    """Return the planned page of a code, or a new one of a section's letter, with its title.

    Raises `EnvironmentProblem` where the code is used, unknown or that of a list or form, and where
    no file can be named after the title.
    """
    letter = letter_of(asked, book)
    if asked == letter:
        return _new(letter, title, book)
    entry = book.codes.get(asked)
    if entry is None:
        gone = asked in retired(book, "codes")
        near = nearest(asked, [one.code for one in book.codes.values() if not one.made])
        raise EnvironmentProblem(
            f"“{asked}” was retired and is never used again" if gone
            else f"“{asked}” is not in {CODES}",
            f"type {letter} for the next free code" + (f", or {near}" if near else ""),
        )  # fmt: skip
    if entry.made:
        raise EnvironmentProblem(
            f"{CODES}:{entry.line} gives “{asked}” to docs/{SOURCE}/{entry.path}, which is made",
            f"mend that page, or type {letter} for the next free code",
        )
    return entry


def letter_of(asked: str, book: Handbook) -> str:
    """Return the letter of a code's section; raises `EnvironmentProblem` where that has no pages of text."""
    letter = asked.partition("-")[0]
    letters = [section.letter for section in book.sections]
    if letter not in letters:
        raise EnvironmentProblem(
            f"“{asked}” begins with no letter of a section", f"one of {', '.join(letters)}"
        )
    if letter in _ELSEWHERE:
        entry = book.codes.get(asked)
        title = f", with the title “{entry.title}”" if entry and not entry.made else ""
        raise EnvironmentProblem(f"“{asked}” is no page of text", _ELSEWHERE[letter] + title)
    return letter


def readers_of(entry: Code) -> tuple[str, ...]:
    """Return for whom the pages of a section are, where nobody says so."""
    return _READERS.get(entry.code.partition("-")[0], ("officer", "trainer"))


def texts(plan: Plan, book: Handbook, codes: str, config: str, day: dt.date) -> Mapping[str, str]:
    """Return every text to be written, by path from the root.

    `codes` and `config` are the texts of the register and of mkdocs.yml. Raises `EnvironmentProblem`
    where one of the two has no place for the page.
    """
    readers, text = plan.readers or readers_of(plan.place), skeleton(plan.place.code)
    return {
        plan.path: scaffold("page.md", plan=plan, readers=readers, day=day, text=text),
        CODES: _registered(plan.place, codes),
        CONFIG: with_page(config, plan.place.code, plan.place.path, book),
    }


def _new(letter: str, title: str, book: Handbook) -> Code:
    section = next(section for section in book.sections if section.letter == letter)
    path = f"{section.folder}/{file_name(title)}.md"
    taken = next((one for one in book.codes.values() if one.path == path), None)
    if taken:
        raise EnvironmentProblem(
            f"{CODES}:{taken.line} gives {path} to {taken.code}",
            "mend that page, or choose another title" if taken.made else f"type {taken.code}",
        )
    return Code(next_code(letter, *book.codes, *retired(book, "codes")), title, path, "planned", 0)


def _registered(entry: Code, codes: str) -> str:
    """Return the register with a page that is made."""
    if not entry.line:
        letter = entry.code.partition("-")[0]
        line = f"{entry.code}: {{title: {quoted(entry.title)}, path: {entry.path}, state: made}}"
        return below(codes, rf"{letter}-\d\d:", line, CODES, f"section {letter}")
    return made(entry, codes)


def made(entry: Code, codes: str, more: str = "") -> str:
    """Return the register with an entry made; raises `EnvironmentProblem` where its line does not plan it."""
    lines = codes.split("\n")
    line, times = re.subn(r"\bstate: planned\b", f"state: made{more}", lines[entry.line - 1])
    if times != 1:
        raise EnvironmentProblem(
            f"{CODES}:{entry.line} does not say “state: planned” in one place",
            "write the entry on one line, as its neighbours are",
        )
    return "\n".join((*lines[: entry.line - 1], line, *lines[entry.line :]))
