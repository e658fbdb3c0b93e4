"""The front matter of a Markdown file, apart from its body."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import EMPTY, Data, Problem
from handbook.parse.yaml import parse_yaml

MAX_CHARACTERS = 8192
"""Length of front matter; more is data, not a page's facts."""


@dataclass(frozen=True, slots=True)
class Split:
    """A Markdown file in two."""

    front: Data
    body: str
    body_line: int


def parse_front(text: str, path: str) -> Split:
    """Return front matter and body; a missing or unclosed block is a problem of the front matter."""
    lines = text.split("\n")
    if lines[0].rstrip(" \t") != "---":
        return Split(_broken(path, "missing", 1, "no front matter"), text, 1)
    for index in range(1, len(lines)):
        if lines[index].rstrip(" \t") in ("---", "..."):
            break
    else:
        return Split(_broken(path, "unclosed", 1, "no closing ---"), "", len(lines))
    block = "\n".join(lines[1:index])
    if len(block) > MAX_CHARACTERS:
        front = _broken(path, "too-long", 1, f"{len(block)} characters")
    else:
        front = parse_yaml(block, path, first_line=2)
        if front.root.kind != "map":
            front = Data(path, EMPTY, (*front.problems, Problem("not-a-map", 2, front.root.kind)))
    return Split(front, "\n".join(lines[index + 1 :]), index + 2)


def _broken(path: str, kind: str, line: int, detail: str) -> Data:
    return Data(path, EMPTY, (Problem(kind, line, detail),))
