"""Labels of reference links: their definitions, used or not, and those that nothing defines."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from handbook.model import Definition, Raw
from handbook.parse.commonmark import events

_DEFINITION = re.compile(
    rb"^[ \t>*+.)\d-]*(?P<mark>\[)(?P<label>(?:\\.|[^\\\[\]]){1,999})\]:"
    rb"[ \t]*(?:\n[ \t>]*)?(?P<target><[^<>\n]*>|[^\s<]\S*)",
    re.MULTILINE | re.DOTALL,
)
_HINT = re.compile(r"\](?:\[|:)")
"""What all of those have; one sign to look for is found faster than two pairs."""
_LABEL = re.compile(r"\]\[(?!@)|^[ \t>*+.)\d-]*\[(?:\\.|[^\\\[\]])+\]:", re.MULTILINE)
"""What a body with reference links or definitions holds, and one with citations does not."""
_DANGLING = re.compile(rb"(?<!\\)!?\[(?!@)(?:[^\[\]]|\[[^\[\]]*\])+\]\[(?!@)[^\[\]\n]*\]")
_BRACKETS = re.compile(rb"(?<!\\)\[([^\[\]]{1,999})\]")
_WITHOUT_LABEL = ("Inline", "Autolink", "Email")


class Labels(NamedTuple):
    """What a body says of labels, in the order of the text."""

    definitions: tuple[Definition, ...] = ()
    dangling: tuple[Raw, ...] = ()
    """Reference links whose label nothing defines."""
    broken: tuple[Raw, ...] = ()
    """Labels in text that another parser would make a link of, or another link."""


def labels_in(body: str, line_of: Callable[[int], int]) -> Labels:
    """Return the labels of a body; `line_of` gives the line of an offset in its bytes.

    The parser's events are silent about definitions: one is a line that looks like one and that no
    event speaks of.
    """
    if not (_HINT.search(body) and _LABEL.search(body)):
        return Labels()
    seen, data = _Seen(body), body.encode("utf-8", "surrogatepass")
    definitions = tuple(_definitions(data, seen, line_of))
    return Labels(
        definitions,
        tuple(_dangling(data, seen, line_of)),
        tuple(_broken(data, seen, definitions, line_of)),
    )


class _Seen:
    """Where the events of a body say that text, code and links stand."""

    def __init__(self, body: str) -> None:
        self.texts: list[tuple[int, int]] = []
        self.others: list[tuple[int, int]] = []
        self.links: set[int] = set()
        self.used: set[str] = set()
        self.by_label: list[tuple[int, int]] = []
        code = False
        for event, span in events(body):
            if isinstance(event, str):
                continue
            for name, value in event.items():
                place = (span["start"], span["end"])
                if name == "Text":
                    (self.others if code else self.texts).append(place)
                elif name in ("Code", "Html", "InlineHtml"):
                    self.others.append(place)
                elif name in ("Start", "End") and "CodeBlock" in value:
                    code = name == "Start"
                elif name == "Start" and ("Link" in value or "Image" in value):
                    self._link(next(iter(value.values())), *place)

    def text(self, offset: int) -> bool:
        """Return whether text that is no code stands at an offset."""
        return _within(self.texts, offset)

    def anything(self, offset: int) -> bool:
        """Return whether text, code, HTML, a link or an image stands at an offset."""
        return offset in self.links or _within(self.texts, offset) or _within(self.others, offset)

    def _link(self, detail: dict[str, str], start: int, end: int) -> None:
        self.links.add(start)
        if detail["link_type"] not in _WITHOUT_LABEL:
            self.used.add(_folded(detail["id"]))
            self.by_label.append((start, end + 2 * (detail["link_type"] == "Collapsed")))


def _definitions(data: bytes, seen: _Seen, line_of: Callable[[int], int]) -> Iterator[Definition]:
    known: set[str] = set()
    for found in _DEFINITION.finditer(data):
        if seen.anything(found.start("mark")):
            continue
        label, target = (found[name].decode("utf-8", "replace") for name in ("label", "target"))
        folded = _folded(label)
        used = folded in seen.used and folded not in known
        known.add(folded)
        yield Definition(label, target.strip("<>"), line_of(found.start("mark")), used)


def _dangling(data: bytes, seen: _Seen, line_of: Callable[[int], int]) -> Iterator[Raw]:
    for found in _DANGLING.finditer(data):
        middle = found[0].rindex(b"][")
        if b"\n\n" in found[0] or not seen.text(found.start() + middle):
            continue
        if seen.text(found.start()) and seen.text(found.start() + middle + 1):
            yield Raw(found[0].decode("utf-8", "replace"), line_of(found.start()))


def _broken(
    data: bytes, seen: _Seen, definitions: tuple[Definition, ...], line_of: Callable[[int], int]
) -> Iterator[Raw]:
    for start, end in seen.by_label:
        before, after = data[start - 1 : start] == b"[", data[end : end + 1] in (b"(", b"[")
        if before or after:
            whole = data[start - before : end + after]
            yield Raw(whole.decode("utf-8", "replace"), line_of(start))
    known = {_folded(one.label) for one in definitions}
    for found in _BRACKETS.finditer(data) if known else ():
        label = found[1].decode("utf-8", "replace")
        if _folded(label) in known and seen.text(found.start()):
            yield Raw(f"[{label}]", line_of(found.start()))


def _within(spans: list[tuple[int, int]], offset: int) -> bool:
    at = bisect.bisect_right(spans, (offset, 1 << 62)) - 1
    return at >= 0 and spans[at][0] <= offset < spans[at][1]


def _folded(label: str) -> str:
    """Return a label as both parsers compare it: white space joined, letter case ignored."""
    return " ".join(label.split()).casefold()
