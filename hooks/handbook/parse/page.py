"""A page's file in, its front matter and a page out."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import BOUND, EMPTY, Checklist, Data, Page, Pause, Problem
from handbook.parse.text import parse_text
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


def parse_page(text: str, path: str, lang: str, slug: str) -> Page:
    """Return the page of the Markdown `text`; what is wrong with it stays in its facts."""
    split = parse_front(text, path)
    bound = tuple(
        (number, int(found["field"]))
        for number, line in enumerate(split.body.split("\n"), split.body_line)
        for found in BOUND.finditer(line)
    )
    body = BOUND.sub("____", split.body) if bound else split.body
    facts = parse_text(body, split.body_line)
    return Page(path, lang, slug, split.front, facts, body, split.body_line, bound=bound)


_PAUSE = 2
"""Level of the headings that are pause points."""


def parse_checklist(text: str, path: str, lang: str, slug: str) -> Checklist:
    """Return the list of the Markdown `text`, its items below the pause points they stand under."""
    split = parse_front(text, path)
    return made_of(path, lang, slug, split.front, split.body, split.body_line)


def made_of(path: str, lang: str, slug: str, front: Data, body: str, body_line: int) -> Checklist:
    """Return the list of front matter that was read and of Markdown that begins on `body_line`."""
    facts = parse_text(body, body_line)
    heads = [heading for heading in facts.headings if heading.level == _PAUSE]
    ends = [heading.line for heading in heads[1:]] + [1 << 30]
    tops = [task for task in facts.tasks if task.depth == 1]
    pauses = tuple(
        Pause(
            head.id,
            head.text,
            head.line,
            tuple(task for task in tops if head.line < task.line < end),
        )
        for head, end in zip(heads, ends, strict=False)
    )
    first = heads[0].line if heads else 1 << 30
    strays = tuple(task for task in tops if task.line < first)
    return Checklist(path, lang, slug, front, facts, body, body_line, pauses=pauses, strays=strays)
