"""The navigation of mkdocs.yml with one page more, at its place in the order of the codes."""

from __future__ import annotations

import re
from typing import NamedTuple

from handbook.findings import EnvironmentProblem
from handbook.model import Handbook

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
