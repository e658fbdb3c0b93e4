"""A Markdown text in, the underline that would stop its reader out."""

from __future__ import annotations

import re

from handbook.model import Flaw

_UNDERLINE = re.compile(r"[ >\t]*(?:-+|=+)[ \t]*")
_MAYBE = re.compile(r"\}[^\S\n]*\n[ >\t]*[-=]")
_BEGINS = re.compile(r"(`{3,}(?=[^`]*$)|~{3,}).*")
_ENDS = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*")
_FENCE = re.compile("`{3}|~{3}")
"""Code that begins at the left is sure to end where it says; behind any other, everything counts as text."""


def underline_flaw(text: str) -> Flaw | None:
    """Return the first line that underlines one with brackets at its end, None without one.

    Within a list or a quote it ends pulldown-cmark itself, so it is looked for before anything is parsed.
    """
    if not _MAYBE.search(text):
        return None
    front = text.find("\n---\n", 3) + 1 if text.startswith("---\n") else 0
    first = text.count("\n", 0, front) + 1
    opened = above = ""
    sure = True
    for number, line in enumerate(text[front:].split("\n"), first):
        fence = (_ENDS if opened else _BEGINS).fullmatch(line)
        sure = sure and bool(opened or fence or not _FENCE.search(line))
        if fence and fence[1].startswith(opened):
            opened = "" if opened else fence[1]
        elif not (opened and sure) and above.endswith("}") and _UNDERLINE.fullmatch(line):
            return Flaw("underlined", number, line.strip())
        above = line.rstrip()
    return None
