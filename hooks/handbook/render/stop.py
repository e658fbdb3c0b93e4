"""A page that opens with a list says once, and first of all, when to stop."""

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
    """Return the HTML of a page in which the stop line of the list is read before the list.

    Where a box above the list says Stop, the line joins it. The list keeps its own line for paper,
    where it is printed without the page. A list below a heading stays as it is.
    """
    sheet = _SHEET.search(source)
    if sheet is None or re.search(r"<h[1-6]\b", source[: sheet.start()]):
        return source
    box, line = _BOX.search(source, 0, sheet.start()), sheet["line"]
    if box:
        at = box.end() - len("</div>")
        line = f'<p class="stop-if" {sheet["tagged"]}>{_MARK.sub("", line)}</p>\n'
    else:
        at = sheet.start()
        line = f'<p class="sheet-stop stop-first" {sheet["tagged"]}>{line}</p>\n'
    paper = sheet.end("paper")
    return f"{source[:at]}{line}{source[at:paper]} on-paper{source[paper:]}"
