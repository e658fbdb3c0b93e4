"""A page's file in, a page out."""

from __future__ import annotations

from handbook.model import BOUND, Checklist, Data, Page, Pause
from handbook.parse.front import parse_front
from handbook.parse.text import parse_text


def parse_page(text: str, path: str, lang: str, slug: str) -> Page:
    """Return the page of the Markdown `text`; what is wrong with it stays in its facts."""
    split = parse_front(text, path)
    lines = split.body.split("\n") if "____{" in split.body else ()
    bound = tuple(
        (number, int(found["field"]))
        for number, line in enumerate(lines, split.body_line)
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
