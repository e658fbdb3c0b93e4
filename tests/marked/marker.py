"""Signs of markup that end each string of content, and what is left of a text beside them."""

from __future__ import annotations

import html
import re

TAIL = "</script><i/onclick=\"a\"/x='b'>&lt;&amp;`c`é"
_HEAD = r"Q\d{4}q"
"""Each marker is another one, so that what is shown tells where it was written."""
TRACE = re.compile(rf"{_HEAD}|</script|<i|onclick|/x=|'b'|&lt;|&amp;|`c`", re.IGNORECASE)
"""A marker, or a part of one; nothing else of the small handbook holds such signs."""
_MARKDOWN = str.maketrans({"<": "&lt;", "&": "&amp;", "`": "\\`", "'": "&#39;", '"': "&quot;"})


def plain(number: int) -> str:
    """Return a marker as a plain string: front matter, data, words of the interface."""
    return f"Q{number:04}q{TAIL}"


def markdown(number: int) -> str:
    """Return it as the text of Markdown, its signs written so that every reader takes them as text."""
    return f"Q{number:04}q{TAIL.translate(_MARKDOWN)}"


def code(number: int) -> str:
    """Return it as a code span, in which nothing has a meaning."""
    return f"`` {plain(number)} ``"


def xml(number: int) -> str:
    """Return it as the text of a drawing."""
    return html.escape(plain(number))


def beside(shown: str, *, cut: bool = False) -> str:
    """Return a text without its whole markers, also in capitals; `cut`: the last one may end early."""
    rest = re.sub(_HEAD + re.escape(TAIL), "", shown, flags=re.IGNORECASE)
    end = re.search(rf"{_HEAD}(.*)\Z", rest) if cut else None
    return rest[: end.start()] if end and TAIL.startswith(end[1]) else rest


def numbers(shown: str) -> set[int]:
    """Return the numbers of the markers in a text."""
    return {int(found[1:5]) for found in re.findall(_HEAD, shown)}
