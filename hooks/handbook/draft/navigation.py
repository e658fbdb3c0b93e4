"""The navigation of mkdocs.yml with one page more, at its place in the order of the codes."""

from __future__ import annotations

import re
from typing import NamedTuple

from handbook.findings import EnvironmentProblem
from handbook.languages import SOURCE
from handbook.model import Handbook, Section

CONFIG = "mkdocs.yml"
_PAGE = re.compile(r"(?P<indent>\s+)- (?P<slug>[\w./-]+\.md)\s*(?:#.*)?")
_GROUP = re.compile(r"\s+- [^#]+:\s*(?:#.*)?")


class _Place(NamedTuple):
    number: int
    indent: str
    slug: str


def with_page(config: str, code: str, slug: str, book: Handbook) -> str:
    """Return the text of mkdocs.yml with a page of this code and path below docs/en/.

    Its section is added where it has no page yet. Raises `EnvironmentProblem` without a navigation,
    and where the page lies in the folder of no section.
    """
    lines = config.split("\n")
    places = list(_places(lines))
    if not places:
        raise EnvironmentProblem(
            f"nav of {CONFIG} names no page, below which the new one could go",
            f"put “- {slug}” there by hand",
        )
    codes = {entry.path: entry.code for entry in book.codes.values()}
    folder = slug.partition("/")[0]
    section = [place for place in places if place.slug.startswith(f"{folder}/")]
    before = [place for place in section if codes.get(place.slug, "") < code]
    if before:
        at, new = before[-1].number + 1, [f"{before[-1].indent}- {slug}"]
    elif section:
        at, new = section[0].number, [f"{section[0].indent}- {slug}"]
    else:
        at, new = _group(lines, places, slug, book)
    return "\n".join((*lines[:at], *new, *lines[at:]))


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


def _group(
    lines: list[str], places: list[_Place], slug: str, book: Handbook
) -> tuple[int, list[str]]:
    """Return where a section that is not there yet begins, and its lines."""
    folders = [section.folder for section in book.sections]
    folder = slug.partition("/")[0]
    if folder not in folders:
        raise EnvironmentProblem(
            f"{slug} lies in the folder of no section, so nav of {CONFIG} has no place for it",
            f"give it a path such as {folders[-1]}/{slug.rpartition('/')[2]}"
            if folders
            else "write its section into the register",
        )
    own = folders.index(folder)
    later = tuple(f"{folder}/" for folder in folders[own + 1 :])
    at = next((place.number for place in places if place.slug.startswith(later)), None)
    if at is None:
        at = places[-1].number + 1
    elif _GROUP.fullmatch(lines[at - 1]):
        at -= 1
    return at, [f"  - {_title(book.sections[own])}:", f"      - {slug}"]


def _title(section: Section) -> str:
    return section.title(SOURCE)
