"""What stands inside a line: citations and codes, and the parts of a task's line."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from handbook.markup import read_words
from handbook.model import Raw, Reference, Task

_REFERENCE = re.compile(
    r"\[@([A-Za-z0-9][\w.-]*)(?:,\s*[^\[\]\n]+)?\]"
    r"|-(?:(?<=[A-Z]-)(?<![\w/.-][A-Z]-)|(?<=CL-)(?<![\w/.-]CL-))\d\d(?![\w-]|\.\d)"
)
"""A citation; or the end of a code of a page, list or form. Both begin with a sign that is rare."""

_BROKEN = re.compile(
    r"(?<![\\!\[])!?\[(?:\\.|[^\\\[\]\n])*\]"
    r"(?:\([^()\n]*\)?| \([^()\s]*\.(?:md|html)(?:#[^()\s]*)?\))"
    r"|\A(?:\\[^\[\n]|[^\\\[\]\n])*(?P<end>\]\([^()\n]*\)?)"
    r"|(?<!\\)\[\[[^\[\]\n]+\]\]"
)
"""What a writer meant as a link and CommonMark reads as text."""
_BLANK = re.compile(r"\n[ \t]*\n")
_NESTED = re.compile(r"\n[ \t]+(?:[-*+]|\d+[.)])[ \t]")
_BOX = re.compile(r"^(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s*")
_TASK = re.compile(_BOX.pattern + r"`([^`]+)`\s*(.*)$")
_BOLD = re.compile(r"\*\*(?:(?!\*\*).)+\*\*")
_DANGLING = re.compile(r"(?:(?<!\\)!?\[(?!@)|\A)(?:[^\[\]]|\[[^\[\]]*\])*\]\[(?!@)[^\[\]\n]*\]")
_LINKS = re.compile(r"!?\[[^\]]*\](?:\(|\[)|<[a-z]+:|https?:", re.IGNORECASE)


def references_in(source: str, line: int, start: int, *, linked: bool) -> list[Reference]:
    """Return the citations and codes of a piece of running text that begins at the byte `start`."""
    references = []
    for found in _REFERENCE.finditer(source):
        cite = found[1]
        at, end = found.span()
        if not cite:
            at -= 2 if source[at - 2 : at] == "CL" else 1
        place = start + len(source[:at].encode("utf-8", "surrogatepass"))
        kind, name = ("cite", cite) if cite else ("code", source[at:end])
        references.append(Reference(kind, name, line, linked, place))
    return references


def broken_in(source: str, line: int) -> Iterator[Raw]:
    """Yield what is written like a link in text that the parser did not read as one."""
    for found in _BROKEN.finditer(source):
        yield Raw(found["end"] or found[0], line)


def dangling_in(source: str, line: int) -> Iterator[Raw]:
    """Yield the links by a label in text that the parser read as none, since nothing defines it."""
    for found in _DANGLING.finditer(source):
        yield Raw(found[0], line)


def task_of(source: str, line: int, depth: int) -> Task:
    """Return the task of a list item's `source`, which begins on `line`."""
    head, *below = _BLANK.split(source, maxsplit=1)
    head = _NESTED.split(head, maxsplit=1)[0]
    words = " ".join(head.split())
    found = _TASK.match(words)
    id_, text = (found[1], found[2]) if found else (None, _BOX.sub("", words, count=1))
    critical = bool(_BOLD.fullmatch(text))
    return Task(
        id=id_,
        text=read_words(text) if text.strip("*_` ") else "",
        source=text[2:-2].strip() if critical else text.strip(),
        critical=critical,
        line=line,
        links=len(_LINKS.findall(text)),
        why=textwrap.dedent(below[0]).strip("\n") if below else "",
        why_line=line + head.count("\n") + 2,
        depth=depth,
    )
