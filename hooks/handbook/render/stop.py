"""A page says in one place when to stop: the line of its list joins the box above the list."""

from __future__ import annotations

import re

_BOX = re.compile(r'<div class="call call-stop" role="note">.*?</div>', re.DOTALL)
_SHEET = re.compile(
    r'<section class="sheet"[^>]*? (?P<tagged>lang="[^"]*" dir="[^"]*")>.*?'
    r'<p class="(?P<paper>sheet-stop)">(?P<line>.*?)</p>',
    re.DOTALL,
)
_MARK = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


def one_stop(source: str) -> str:
    """Return the HTML of a page in which the box that says Stop, before its first list, is the only one.

    The list keeps its line for paper, where it is printed without the page.
    """
    sheet = _SHEET.search(source)
    box = _BOX.search(source, 0, sheet.start()) if sheet else None
    if sheet is None or box is None or re.search(r"<h[1-6]\b", source[: sheet.start()]):
        return source
    line = f'<p class="stop-if" {sheet["tagged"]}>{_MARK.sub("", sheet["line"])}</p>'
    end, paper = box.end() - len("</div>"), sheet.end("paper")
    return f"{source[:end]}{line}\n{source[end:paper]} on-paper{source[paper:]}"
