"""A page as it is at a moment: pure, and of the standard library alone, as the learners' server has a copy.

Pages hold marks, which are comments of HTML. Every text of a page is escaped, so no text can hold one.

    <!--seen 1796600000 1796609999-->…<!--end-->   a part that begins, and may end (second number)
    <!--ago 1796600000-->                          how long ago that was: 3 h ago
    <!--count 1796600000: 1796600000:1796609999--> how many of these parts are there
    <!--clock 18000-->                             the range clock at that offset in seconds
    <!--flat-->…<!--end-->  <!--served-->…<!--end-->   what one of the two ways of reading has
    <!--results-->                                 what a search found
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def at(html: str, now: int, *, flat: bool = False, results: str = "") -> str:
    """Return a page as it is at the second `now` of UTC; no mark is left."""
    kept: list[str] = []
    shown = [True]
    last = 0
    for mark in _MARK.finditer(html):
        if shown[-1]:
            kept.append(html[last : mark.start()])
        last = mark.end()
        word, numbers = mark["word"], mark["numbers"] or ""
        if word == "end":
            shown.pop()
        elif word in _PARTS:
            there = flat is (word == "flat") if word != "seen" else _there(numbers, now)
            shown.append(shown[-1] and there)
        elif shown[-1]:
            kept.append(results if word == "results" else _VALUES[word](numbers, now))
    kept.append(html[last:])
    return "".join(kept)


def there(since: int | None, until: int | None, now: int) -> bool:
    """Return whether something that begins and may end is there at a moment."""
    return (since is None or since <= now) and (until is None or now < until)


def ago(then: int, now: int) -> str:
    """Return how long ago a moment was, as the platforms say it: rounded down, in one unit."""
    passed = max(now - then, 0)
    for seconds, unit in _UNITS:
        if passed >= seconds:
            return f"{passed // seconds} {unit} ago"
    return "now"


def clock(offset: int, now: int) -> str:
    """Return day, time and offset of a moment: `2026-12-07 08:12 +05:00`."""
    local = _FIRST + timedelta(seconds=now + offset)
    return f"{local:%Y-%m-%d %H:%M} {zone(offset)}"


def zone(offset: int) -> str:
    """Return seconds east of UTC as clocks write them: `+05:00`."""
    hours, minutes = divmod(abs(offset) // 60, 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


def linked(html: str, link: Callable[[str, str], str]) -> str:
    """Return a page whose links `//host/path` lead where `link(host, path)` says."""
    return _LINK.sub(lambda found: f'{found[1]}="{link(found[2], found[3])}"', html)


def _there(numbers: str, now: int) -> bool:
    since, _, until = numbers.partition(" ")
    return there(int(since), int(until) if until else None, now)


def _count(numbers: str, now: int) -> str:
    return str(sum(_there(part.replace(":", " ").strip(), now) for part in numbers.split()))


_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_MARK = re.compile(
    r"<!--(?P<word>seen|end|ago|count|clock|flat|served|results)(?: (?P<numbers>[-0-9: ]*))?-->"
)
_LINK = re.compile(r'\b(href|src)="//([a-z0-9.-]+)(/[^"]*)"')
_PARTS = frozenset({"seen", "flat", "served"})
_VALUES: dict[str, Callable[[str, int], str]] = {
    "ago": lambda numbers, now: ago(int(numbers), now),
    "clock": lambda numbers, now: clock(int(numbers), now),
    "count": _count,
}
_UNITS = (
    (365 * 86400, "y"),
    (30 * 86400, "mo"),
    (86400, "d"),
    (3600, "h"),
    (60, "min"),
)
