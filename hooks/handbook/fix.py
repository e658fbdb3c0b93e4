"""What may be mended without being read: line ends, a byte order mark, blanks at line ends."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.findings import EnvironmentProblem
from handbook.parse import parse_file, parse_yaml
from handbook.parse.front import parse_front
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
        for step in (_trim_front, _trim_body, _one_end):
            better = step(text, path)
            if better != text and _seen(better, path) == _seen(text, path):
                text = better
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
    """Put the mended file in the place of the old one, in one step.

    Raises `EnvironmentProblem` where the file is not any more what was shown.
    """
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


def _trim_front(text: str, path: str) -> str:
    """Return a text without blanks at line ends above its Markdown body."""
    at = _body_at(text, path)
    return "\n".join(line.rstrip(" \t") for line in text[:at].split("\n")) + text[at:]


def _trim_body(text: str, path: str) -> str:
    """Return a text without blanks at line ends of its body, except where they say something."""
    at = _body_at(text, path)
    lines = text[at:].split("\n")
    if not any(map(_blanks, lines)):
        return text
    kept = _kept(text[at:]) if path.endswith(".md") else frozenset()
    for number, (line, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True)):
        if number not in kept and not _speaks(line, below):
            lines[number] = line.rstrip(" \t")
    return text[:at] + "\n".join(lines)


def _speaks(line: str, below: str) -> bool:
    """Return whether blanks at the end of a line may say something to a reader of Markdown.

    A lone mark of a list is one only with a blank behind it, a stroke before a line end is another
    thing, and two blanks break the line where both lines are of one paragraph.
    """
    bare = line.rstrip(" \t")
    if bare.endswith("\\") or _MARK.fullmatch(bare):
        return True
    breaks = "\t" in line[len(bare) :] or len(line) - len(bare) > 1
    return breaks and bool(below.strip()) and bool(bare) and not bare.startswith("#")


def _one_end(text: str, _: str) -> str:
    """Return a text with one line end after its last word."""
    words = text.rstrip("\n")
    return f"{words}\n" if words.strip() else text


def _body_at(text: str, path: str) -> int:
    """Return where the part begins that is no YAML."""
    if path.endswith(".txt"):
        return 0
    if not path.endswith(".md"):
        return len(text)
    split = parse_front(text, path)
    return len(text) - len(split.body)


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


def _kept(body: str) -> frozenset[int]:
    """Return the 0-based lines on which blanks at the end are text: in code and in HTML."""
    starts = [0, *(found.end() for found in re.finditer(b"\n", body.encode("utf-8")))]
    kept: set[int] = set()
    line = 0
    for event, span in events(body):
        if not _holds(event):
            continue
        while line + 1 < len(starts) and starts[line + 1] <= span["start"]:
            line += 1
        last = line
        while last < len(starts) and starts[last] < max(span["end"], span["start"] + 1):
            kept.add(last)
            last += 1
    return frozenset(kept)


def _holds(event: Any) -> bool:  # noqa: ANN401 - pulldown-cmark's events have no type
    if isinstance(event, str):
        return False
    name, value = next(iter(event.items()))
    if name == "Start":
        tag = value if isinstance(value, str) else next(iter(value))
        return tag in ("CodeBlock", "HtmlBlock")
    return name in ("Code", "InlineHtml")


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


_MARK = re.compile(r"[ \t>]*(?:[-*+]|[0-9]+[.)])(?:[ \t]+(?:[-*+]|[0-9]+[.)]|\[[ xX]\]))*")
_BOM = b"\xef\xbb\xbf"
