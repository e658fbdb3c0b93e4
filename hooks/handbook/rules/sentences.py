"""The sentences of an English page as a reader meets them, without markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.model import Checklist, Page
from handbook.rules.prose import lines_of

_HEADING = re.compile(r"#{1,6} .*?\{ #(?P<id>[\w-]+) \}[ ]*$")
_MARKER = re.compile(r"[ >]*(?:(?P<item>[-*+]|\d+[.)])[ ]+)?(?:\[[ x]\][ ]+)?")
_ROW = re.compile(r"[ >]*\|")
_RULED = re.compile(r"[|:\- >]+")
_PIPE = re.compile(r"(?<!\\)\|")
_CITE = re.compile(r"[ ]*\[@[^\[\]\n]+\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_CODE = re.compile(r"`([^`\n]+)`")
"""What is typed or quoted as a whole is read as one word."""
_MARKUP = re.compile(r"[*`\\]+|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)")
_SHORTENED = re.compile(r"\b([Aa]rts?|Nos?|[Pp]aras?|e\.g|i\.e|vs?|Mrs?|Ms|Dr|p)\.(?= )")
_END = re.compile(r"(?<=[.!?])[”’\"')]*\s+(?=[“‘\"'(]*[A-Z0-9])")
_GAP = re.compile(r"[.!?][”’\"')*_`]*(\s+)(?=[“‘\"'(*_`\[]*[A-Z0-9])")
"""What stands between two sentences of Markdown, where marks of emphasis are beside their signs."""
_EXAMPLE = "**Example"
CITED = "[@"
"""What every citation begins with."""


class Sentence(NamedTuple):
    """One sentence, or one cell of a table."""

    text: str
    """Without markup and citations."""
    line: int
    kind: str
    """`prose`, `item` or `cell`."""
    cited: bool
    """Whether a citation stands in its line, or leads to its table or list."""
    invented: bool
    """Whether it belongs to a worked example."""


def sentences(page: Page | Checklist) -> Iterator[Sentence]:
    """Yield the sentences of a page in their order; headings, pictures and code blocks are none."""
    section, top, example, lead = "", "", False, False
    last = "blank"
    for number, line in lines_of(page.body, page.body_line):
        bare = line.strip(" >")
        if heading := _HEADING.match(line):
            # what stands below the heading of an example belongs to it, in parts too
            top = heading["id"] if line.startswith("## ") else top
            section, example, lead, last = f"{top} {heading['id']}", False, False, "blank"
            continue
        if not bare or bare.startswith(("#", "```", "~~~", "![")):
            last = "blank" if not bare else last
            continue
        cell = bool(_ROW.match(line))
        kind = "cell" if cell else _kind(line, last)
        example = _goes_on(line, bare, example)
        cited = CITED in line
        if kind == "prose":
            lead = cited or (lead and last == "prose")
        invented = example or "example" in section
        for one in parted(line):
            yield Sentence(one, number, kind, cited or (lead and kind != "prose"), invented)
        last = kind


def parted(line: str) -> Iterator[str]:
    """Yield the sentences of one line of Markdown, those of a row cell by cell, without markup."""
    bare = line.strip(" >")
    cells = _cells(bare) if _ROW.match(line) else (_MARKER.sub("", bare, count=1),)
    for text in cells:
        yield from _parted(_plain(text))


def sentence_at(line: str, column: int) -> str:
    """Return the sentence of a line of Markdown that holds a column, or the cell of a row, as typed."""
    row = _ROW.match(line)
    gaps = _PIPE.finditer(line) if row else _GAP.finditer(_masked(line))
    bounds = [found.span(0 if row else 1) for found in gaps]
    start = max((end for _, end in bounds if end <= column), default=0)
    end = min((first for first, _ in bounds if first >= column), default=len(line))
    return line[start:end].strip(" |>")


def _kind(line: str, last: str) -> str:
    """Return what a line that is no row of a table belongs to."""
    marker = _MARKER.match(line)
    if (marker and marker["item"]) or line.startswith("    "):
        return "item"
    return "item" if last == "item" and line.startswith(" ") else "prose"


def _goes_on(line: str, bare: str, example: bool) -> bool:  # noqa: FBT001 - the state itself
    """Return whether a line stands in a callout with an example."""
    if not line.lstrip().startswith(">"):
        return False
    return bare.startswith(_EXAMPLE) or (example and not bare.startswith("**"))


def _cells(row: str) -> Iterator[str]:
    if not _RULED.fullmatch(row):
        yield from (cell for cell in (one.strip() for one in _PIPE.split(row)) if cell)


def _plain(text: str) -> str:
    text = _CITE.sub("", text) if CITED in text else text
    text = _LINK.sub(r"\1", text) if "](" in text else text
    text = _CODE.sub(lambda found: found[1].replace(" ", "_"), text) if "`" in text else text
    return " ".join(_MARKUP.sub("", text).split())


def _masked(text: str) -> str:
    """Return a text in which no full stop of a shortened word ends a sentence."""
    return _SHORTENED.sub(lambda found: found[1] + "\x00", text) if ". " in text else text


def _parted(text: str) -> Iterator[str]:
    for one in _END.split(_masked(text)):
        if one.strip():
            yield one.strip().replace("\x00", ".")
