"""Learners' folders and keys of many worlds, made as `handbook range make` makes them, without the print."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.cli.range_files import look, program
from handbook.world.key import key_of, text_of_key
from handbook.world.pack import learners
from handbook.world.pages import Web, web
from handbook.world.play import Play
from handbook.world.source import LANGUAGES
from handbook.world.streams import seed_of
from handbook.world.weave import weave
from tests.world.worlds import data

EDITION = "2026.12"
DAYS = ((2026, 12, 7), (2027, 2, 28), (2026, 6, 30), (2027, 1, 1), (2028, 2, 29))
STARTS = (9 * 60, 8 * 60 + 30, 7 * 60, 10 * 60 + 15)
OFFSETS = (5 * 3600, 3 * 3600 + 1800, -4 * 3600, 0, 5 * 3600 + 2700, 13 * 3600, -9 * 3600 - 1800)


@dataclass(frozen=True, slots=True)
class Made:
    """A world with what is made of it."""

    phrase: str
    play: Play
    web: Web
    key: Mapping[str, Any]

    @property
    def facts(self) -> dict[str, str]:
        """The value of each fact by its id. The code of somebody in need stands in no page."""
        return {
            one["id"]: "in need" if one["kind"] == "in-need" else one["value"]
            for one in self.key["facts"]
        }

    @property
    def files(self) -> dict[str, bytes]:
        """The learners' folder."""
        return {**learners(self.web, self.play, look()), "range.pyz": program()}

    def write(self, folder: Path) -> Path:
        """Write the learners' folder and return it."""
        for name, text in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
        return folder


def made(number: int) -> Made:
    """Return a world; phrase, day, start and offset follow its number."""
    phrase = f"copper river window garden lamp {number:03}"
    play = weave(
        data(), seed_of(phrase, EDITION), day=dt.date(*DAYS[number % len(DAYS)]),
        start=STARTS[number % len(STARTS)], offset=OFFSETS[number % len(OFFSETS)],
        languages=LANGUAGES, edition=EDITION,
    )  # fmt: skip
    pages = web(play, data())
    key = key_of(play, pages.label, {}, data().facts)
    return Made(phrase, play, pages, json.loads(text_of_key(key)))
