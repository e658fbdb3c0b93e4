"""What may be mended without being read: line ends, a byte order mark, blanks at line ends."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook.findings import EnvironmentProblem
from handbook.parse import parse_file, parse_yaml
from handbook.parse.page import parse_front
from handbook.parse.text import events

TEXT = (".md", ".yaml", ".yml", ".txt")
"""Endings of the files that are mended."""
FOLDERS = ("checklists/", "docs/")
"""Where they lie; nothing is written anywhere else."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One file as it is and as it would be."""

    path: str
    before: bytes
    after: bytes

    @property
    def said(self) -> str:
        """What changes, in words."""
        old, new = (_lf(data).split("\n") for data in (self.before, self.after))
        ends = self.before.count(b"\r\n")
        blanks = sum(map(_blanks, old)) - sum(map(_blanks, new))
        parts = ["the byte order mark goes"] if self.before.startswith(_BOM) else []
        parts += [f"CR LF becomes LF ({ends})"] if ends else []
        parts += [f"blanks at the end of a line go ({blanks})"] if blanks else []
        if old[-1] and not new[-1]:
            parts.append("the last line gets its line end")
        elif len(old) > len(new):
            parts.append("empty lines at the end go")
        return ", ".join(parts)

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff; line ends are told by `said`, blanks shown as `·`."""
        old, new = (_numbered(_lf(data)) for data in (self.before, self.after))
        lines = difflib.unified_diff(old, new, f"a/{self.path}", f"b/{self.path}", "", "", 1, "")
        for line in lines:
            bare = line[0] + line[1:].rstrip(" \t")
            yield bare + "·" * (len(line) - len(bare))


def mended(data: bytes, path: str) -> bytes:
    """Return the bytes of a file with everything mended that cannot change what it says.

    Both parsers must see the same before and after; where they would not, blanks stay. A file with
    any other flaw in its bytes is returned as it is.
    """
    bare = data
    while bare.startswith(_BOM):
        bare = bare.removeprefix(_BOM)
    _, text = parse_file(bare, path)
    if text is None:
        return data
    before = ""
    while text != before:  # one step can make room for another
        before = text
        text = _trimmed(text, path, [n for n, line in enumerate(text.split("\n")) if _blanks(line)])
        words = text.rstrip("\n")
        if words.strip() and _seen(f"{words}\n", path) == _seen(text, path):
            text = f"{words}\n"
    return text.encode("utf-8")


def find_fixes(root: Path, paths: Iterable[str]) -> Iterator[Fix]:
    """Yield each of these files that would change; links and other odd things are passed by."""
    for path in paths:
        place = root / path
        if path.startswith(FOLDERS) and path.endswith(TEXT) and _plain(place):
            before = place.read_bytes()
            after = mended(before, path)
            if after != before:
                yield Fix(path, before, after)


def write(root: Path, mend: Fix) -> None:
    """Put the mended file in the place of the old one; raises `EnvironmentProblem` where that is not what was shown."""
    place = root / mend.path
    if not _plain(place) or place.read_bytes() != mend.before:
        raise EnvironmentProblem(
            f"“{mend.path}” was changed in the meantime", "type the command again"
        )
    if not os.access(place, os.W_OK):
        raise EnvironmentProblem(f"this user may not write “{mend.path}”", "make it writable")
    beside = place.with_name(f".{place.name[:80]}.{os.getpid()}.new")
    try:
        with beside.open("xb") as stream:
            stream.write(mend.after)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(place.stat().st_mode & 0o7777)
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def _trimmed(text: str, path: str, numbers: Sequence[int]) -> str:
    """Return a text without the blanks at the end of these lines, where they say nothing; 0-based."""
    lines = text.split("\n")
    for number in numbers:
        lines[number] = lines[number].rstrip(" \t")
    trimmed, half = "\n".join(lines), len(numbers) // 2
    if not numbers or _seen(trimmed, path) == _seen(text, path):
        return trimmed
    if not half:
        return text
    return _trimmed(_trimmed(text, path, numbers[:half]), path, numbers[half:])


def _seen(text: str, path: str) -> object:
    """Return what our parsers see in a text, without the places of its signs.

    What they cannot read equals itself alone, so that nothing in it is touched.
    """
    if path.endswith(".txt"):
        return ""  # a list of words says nothing at its line ends
    if not path.endswith(".md"):
        data = parse_yaml(text, path)
        return (data, text) if data.problems else data
    split = parse_front(text, path)
    problems = [problem for problem in split.front.problems if problem.kind != "missing"]
    if problems:
        return split.front, text
    return split.front, split.body_line, [event for event, _ in events(split.body)]


def _blanks(line: str) -> bool:
    return line.endswith((" ", "\t"))


def _plain(place: Path) -> bool:
    return place.is_file() and not place.is_symlink()


def _lf(data: bytes) -> str:
    """Return the text of a file without what a diff cannot show: its mark and its line ends."""
    text = data.decode("utf-8").replace("\r\n", "\n")
    return text.lstrip("\ufeff") if data.startswith(_BOM) else text


def _numbered(text: str) -> list[str]:
    """Return the lines of a text; a last line without an end says so, as in every diff."""
    *lines, last = text.split("\n")
    return [*lines, f"{last} (no line end)"] if last else lines


_BOM = b"\xef\xbb\xbf"
