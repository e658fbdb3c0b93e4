"""The files of a practice range, the learners' and the trainer's, as bytes; and how they are written."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from handbook.press.engine import Engine
from handbook.press.office import zipped
from handbook.theme import THEME
from handbook.world import findwheel, moment
from handbook.world.key import key_of, sealed, text_of_key
from handbook.world.pack import key_sheet, learners
from handbook.world.pages import web
from handbook.world.play import Play
from handbook.world.source import WorldSource
from handbook.world.streams import Seed


def range_files(
    play: Play, source: WorldSource, seed: Seed, phrase: str
) -> tuple[str, dict[str, bytes]]:
    """Return the label of a world, and every file of its two folders by path."""
    made = web(play, source)
    media = {
        f"{host}{path}": hashlib.sha256(text.encode()).hexdigest()
        for (host, path), text in sorted(made.media.items())
    }
    key = key_of(play, made.label, media, source.facts)
    engine = Engine()
    given = {**learners(made, play, look()), "range.pyz": program()}
    return made.label, {f"learners/{name}": data for name, data in given.items()} | {
        "trainer/key.json.enc": sealed(
            text_of_key(key), phrase, seed=seed.secret, edition=play.edition, label=made.label
        ),
        "trainer/key.pdf": engine.bind(engine.lay(key_sheet(key, play)), "ltr").pdf,
    }


def program() -> bytes:
    """Return the learners' server with what it needs, as one file that Python runs."""
    parts = {
        "__main__.py": (THEME / "range/serve.py").read_bytes(),
        "handbook/__init__.py": b"",
        "handbook/world/__init__.py": b"",
        "handbook/world/findwheel.py": Path(findwheel.__file__).read_bytes(),
        "handbook/world/moment.py": Path(moment.__file__).read_bytes(),
    }
    return zipped(parts, before=b"#!/usr/bin/env python3\n", small=False)


def look() -> dict[str, bytes]:
    """Return style sheets, fonts, scripts and signs of the pages, by their path."""
    folder = THEME / "range"
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(
            [*folder.glob("css/*.css"), *folder.glob("js/*.js"), folder / "mark.svg"]
        )
    }
    for name in _FONT.findall(found["css/fonts.css"].decode()):
        found[f"fonts/{name}"] = (THEME / "fonts" / name).read_bytes()
    return found


def write(files: Mapping[str, bytes], place: Path) -> None:
    """Write all files into a folder beside `place` and give it that name; or leave nothing."""
    staging = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    try:
        for name, data in files.items():
            path = staging / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        staging.chmod(0o755)
        if place.is_dir():
            place.rmdir()
        staging.rename(place)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise


_FONT = re.compile(r"fonts/([\w-]+\.woff2)")
