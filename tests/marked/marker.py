"""A marker of markup signs, and a plain one of the same length: what differs between them is a hole."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_HOSTILE = "</script><i/onclick=\"a\"/x='b'>&lt;&amp;`c`é"
_PLAIN = "x" * (len(_HOSTILE) - 1) + "é"
_HEAD = r"Q\d{4}q"
"""Each marker is another one, so that what is shown tells where it was written."""
_MARKDOWN = str.maketrans({"<": "&lt;", "&": "&amp;", "`": "\\`", "'": "&#39;", '"': "&quot;"})


@dataclass(frozen=True, slots=True)
class Marker:
    """One of the two markers."""

    tail: str

    def text(self, number: int) -> str:
        """Return it as a plain string: front matter, data, words of the interface."""
        return f"Q{number:04}q{self.tail}"

    def markdown(self, number: int) -> str:
        """Return it as the text of Markdown, its signs written so that every reader takes them as text."""
        return f"Q{number:04}q{self.tail.translate(_MARKDOWN)}"

    def code(self, number: int) -> str:
        """Return it as a code span, in which nothing has a meaning."""
        return f"`` {self.text(number)} ``"

    def xml(self, number: int) -> str:
        """Return it as the text of a drawing."""
        return html.escape(self.text(number))

    def left(self, shown: str, *, cut: bool = False) -> str:
        """Return a text that is shown with each whole marker as its head alone; `cut`: the last one may end early."""
        shown = re.sub(rf"({_HEAD}){re.escape(self.tail)}", r"\1", shown)
        end = re.search(rf"{_HEAD}(?P<begun>.+)\Z", shown) if cut else None
        if end and self.tail.startswith(end["begun"]):
            return shown.removesuffix(end["begun"])
        return shown

    def broken(self, shown: str) -> list[str]:
        """Return each place of a text at which a marker begins and is not shown sign by sign."""
        found = re.finditer(rf"{_HEAD}(?!{re.escape(self.tail)}).{{0,50}}", shown, re.DOTALL)
        return [one[0] for one in found]


HOSTILE, PLAIN = Marker(_HOSTILE), Marker(_PLAIN)


def numbers(shown: str) -> set[int]:
    """Return the numbers of the markers in a text."""
    return {int(found[1:5]) for found in re.findall(_HEAD, shown)}
