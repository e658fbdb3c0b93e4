"""A hostile input: what is laid over the clean base tree, and the finding that must answer it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

TESTS = Path(__file__).resolve().parents[1]
BASE = TESTS / "rules" / "_base"
PAGE = "docs/en/evidence/capture.md"
URDU = "docs/ur/evidence/capture.md"
LIST = "checklists/en/capture.md"
FORM = "docs/en/templates/record.md"
CONFIG = "mkdocs.yml"
SITE = "site/index.html"
MARK = "@@"
"""Stands at the beginning of the line that must be named, and is taken out."""

Maker: TypeAlias = Callable[[Path], None]
Content: TypeAlias = str | bytes | Maker

THREATS = {
    "a": "a remote resource tells somebody who reads",
    "b1": "a script, a handler or an odd scheme runs",
    "b2": "an active file lies among the content",
    "b3": "a drawing language brings its own scripts",
    "b4": "something includes a file that is nobody's business",
    "b5": "YAML runs code, multiplies, or means something else",
    "b6": "template signs are run by a later tool",
    "c": "text shows something else than it is",
    "d": "a link leads elsewhere than it says",
    "e": "secrets and personal data get out",
    "f": "a dependency or a setting is taken over",
    "g": "somebody changes the built files",
    "h": "a step is lost, or an old page looks new",
    "i": "the browser keeps traces",
    "j": "the build hangs, breaks or reads half",
}
"""The threats of the handbook; `j` are the faults of files themselves."""


@dataclass(frozen=True, slots=True)
class Case:
    """One input; one of `codes` must be told at `path` and `line`."""

    id: str
    """Unique; those that every defence was first measured with begin with `57.` and their group."""
    threat: str
    codes: frozenset[str]
    files: Mapping[str, Content]
    path: str
    line: int

    def unsaved(self) -> dict[str, bytes] | None:
        """Return its files as an editor holds them; None where one of them exists on a disk only."""
        if any(callable(one) for one in self.files.values()) or self.path.startswith("site/"):
            return None
        return {path: as_bytes(one) for path, one in self.files.items() if not callable(one)}

    def lay(self, root: Path) -> None:
        """Make the base tree at `root` and lay the input over it."""
        shutil.copytree(BASE, root)
        for path, content in self.files.items():
            place = root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if callable(content):
                content(place)
            else:
                place.write_bytes(as_bytes(content))


def as_bytes(content: str | bytes) -> bytes:
    """Return what a file holds."""
    return content.encode() if isinstance(content, str) else content


def base(path: str) -> str:
    """Return the text of a file of the clean tree; mkdocs.yml is the project's own."""
    if path == CONFIG:
        whole = (TESTS.parent / CONFIG).read_text(encoding="utf-8")
        return whole[: whole.index("\nnav:") + 1] + _NAV
    file = BASE / path
    if file.exists():
        return file.read_text(encoding="utf-8")
    return (TESTS.parent / path).read_text(encoding="utf-8")


def case(
    key: str, threat: str, codes: str, files: Mapping[str, Content], path: str, line: int
) -> Case:
    """Return a case; its key is its id, and codes of its own where its table's do not fit."""
    id_, *own = key.split()
    return Case(id_, threat, frozenset(own or codes.split()), files, path, line)


def in_page(threat: str, codes: str, rows: Mapping[str, str], path: str = PAGE) -> Iterator[Case]:
    """Yield a case for each fragment, which stands as a block at the end of a page or list."""
    for id_, fragment in rows.items():
        text, line = _marked(fragment)
        whole = f"{base(path)}\n{text}\n"
        yield case(id_, threat, codes, {path: whole}, path, base(path).count("\n") + 2 + line)


def in_front(threat: str, codes: str, rows: Mapping[str, str], path: str = PAGE) -> Iterator[Case]:
    """Yield a case for each line that is added to the front matter of a page."""
    for id_, fragment in rows.items():
        added = fragment if MARK in fragment else MARK + fragment
        yield changed(threat, codes, id_, path, "\n---\n\n", f"\n{added}\n---\n\n")


def changed(threat: str, codes: str, id_: str, path: str, old: str, new: str) -> Case:
    """Return the case in which `new` stands in the place of the first `old` of a file."""
    text = base(path)
    assert old in text, f"{path} no longer holds “{old}”: mend {id_}"
    at = text.index(old)
    fresh, line = _marked(new)
    whole = text[:at] + fresh + text[at + len(old) :]
    return case(id_, threat, codes, {path: whole}, path, text[:at].count("\n") + 1 + line)


def changes(
    threat: str, codes: str, path: str, rows: Mapping[str, tuple[str, str]]
) -> Iterator[Case]:
    """Yield a case for each pair of old and new text of one file."""
    for id_, (old, new) in rows.items():
        yield changed(threat, codes, id_, path, old, new)


def added(threat: str, codes: str, rows: Mapping[str, tuple[str, Content]]) -> Iterator[Case]:
    """Yield a case for each new file; a text names its line by a mark, else the file is meant."""
    for id_, (path, content) in rows.items():
        line = 0
        if isinstance(content, str) and MARK in content:
            content, line = _marked(content)  # noqa: PLW2901 - the mark is no part of the file
            line += 1
        yield case(id_, threat, codes, {path: content}, path, line)


def link(target: str) -> Maker:
    """Return a maker of a symlink."""
    return lambda place: place.symlink_to(target)


def pipe(place: Path) -> None:
    """Make a FIFO, for which a careless reader waits for ever."""
    os.mkfifo(place)


def _marked(text: str) -> tuple[str, int]:
    """Return a text without its mark, and how many lines stand above the mark."""
    before, mark, after = text.partition(MARK)
    return before + after, before.count("\n") if mark else 0


_NAV = """\
nav:
  - evidence/capture.md
  - checklists/capture.md
  - templates/record.md
  - reference/bibliography.md
"""
"""The pages of the base tree."""
