"""Files that are written together: all of them, or none."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from handbook.findings import EnvironmentProblem
from handbook.rules.page_structure import LEFT
from handbook.theme import THEME, filled_template


def text_of(root: Path, path: str) -> str:
    """Return the text of a file, its line ends plain; raises `OSError`, and `EnvironmentProblem` without UTF-8."""
    try:
        return (root / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise EnvironmentProblem(
            f"{path} is no UTF-8", "type `handbook check`, and mend it"
        ) from None


def scaffold(name: str, /, **values: object) -> str:
    """Return a text of hooks/theme/scaffold, filled; `left` begins each of its sentences that is still to be written."""
    own = {"left": LEFT, "quoted": quoted, **values}
    return f"{filled_template(THEME / 'scaffold', f'{name}.j2', own).rstrip()}\n"


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their path from the root, all or none; raises `OSError` once everything is as it was."""
    old = {path: _bytes(root / path) for path in files}
    folders: list[Path] = []
    try:
        for path, data in files.items():
            folders += _make(root / path)
            (root / path).write_bytes(data)
    except OSError:
        for path, before in old.items():
            _put_back(root / path, before)
        for folder in reversed(folders):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def _make(path: Path) -> list[Path]:
    """Make the folders of a file that are missing, and return them, the uppermost first."""
    missing = [folder for folder in path.parents if not folder.exists()][::-1]
    for folder in missing:
        folder.mkdir()
    return missing


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _put_back(path: Path, data: bytes | None) -> None:
    with contextlib.suppress(OSError):
        if data is not None:
            path.write_bytes(data)
        elif path.is_file():
            path.unlink()


def slug(text: str) -> str:
    """Return the name of a file after a title; empty where that has no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def file_name(title: str) -> str:
    """Return what `slug` does; raises `EnvironmentProblem` where that is empty."""
    if name := slug(title):
        return name
    raise EnvironmentProblem(
        f"“{title}” has no Latin letter, so no file can be named after it", "give the English title"
    )


def next_code(letter: str, *registers: str) -> str:
    """Return the code after the highest that the registers ever named; raises `EnvironmentProblem` after 99."""
    used = re.findall(rf"(?<![\w-]){letter}-(\d\d)\b", "\n".join(registers))
    number = max(map(int, used), default=0) + 1
    if number > _MOST:
        raise EnvironmentProblem(
            f"{letter}-{_MOST} is the last code of its section", "take another section"
        )
    return f"{letter}-{number:02}"


def quoted(text: str) -> str:
    """Return a text as YAML reads it, whatever signs it holds."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def below(text: str, pattern: str, line: str, path: str, what: str) -> str:
    """Return a text with a line more below the last that fits a pattern; raises `EnvironmentProblem` without one."""
    lines = text.split("\n")
    places = [number for number, one in enumerate(lines) if re.match(pattern, one)]
    if not places:
        raise EnvironmentProblem(
            f"{path} has no line of {what}, below which the new one could go",
            f"put “{line.strip()}” there by hand",
        )
    return "\n".join((*lines[: places[-1] + 1], line, *lines[places[-1] + 1 :]))


_MOST = 99
