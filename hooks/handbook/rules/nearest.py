"""The name that a writer most likely meant."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable

_CANDIDATES = 8
_CLOSE = 0.6
_SHOWN = 3
"""Names of which a reader is offered the choice."""


class Names:
    """Paths that can be looked up by a misspelling."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_end: defaultdict[str, list[str]] = defaultdict(list)
        self._by_part: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(set(names)):
            self._by_end[name.rpartition("/")[2].lower()].append(name)
            for part in _parts(name):
                self._by_part[part].append(name)

    def nearest(self, wrong: str) -> str:
        """Return the path that has the name most like that of `wrong`, empty where none has.

        The only file of the same name, in whatever folder, comes first.
        """
        same = self._by_end.get(wrong.rpartition("/")[2].lower(), [])
        if len(same) == 1:
            return same[0]
        shared = Counter(name for part in _parts(wrong) for name in self._by_part.get(part, ()))
        ends = {_end(name): name for name, _ in reversed(shared.most_common(_CANDIDATES))}
        return ends.get(nearest(_end(wrong), ends), "")


def nearest(wrong: str, names: Iterable[str]) -> str:
    """Return the one of a few names that is most like `wrong`, empty where none is like it."""
    close = difflib.get_close_matches(wrong, list(names), 1, _CLOSE)
    return close[0] if close else ""


def remedy(wrong: str, names: Iterable[str], otherwise: str) -> str:
    """Return “write” with the nearest of a few names, or what else is to be done."""
    near = nearest(wrong, names)
    return f"write “{near}”" if near else otherwise


def suggest(wrong: str, names: Iterable[str], sign: str = "") -> tuple[str, bool]:
    """Return at most three names in quotes, nearest first, and whether they are like `wrong`.

    One that differs in letter case only is meant for sure; where none is like it, these are the
    first ones. `sign` is written before each.
    """
    known = list(names)
    same = [name for name in known if name.casefold() == wrong.casefold()][:1]
    near = same or difflib.get_close_matches(wrong, known, _SHOWN, _CLOSE)
    *others, last = [f"“{sign}{name}”" for name in near or known[:_SHOWN]] or [""]
    return f"{', '.join(others)} or {last}" if others else last, bool(near)


def _end(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0].lower()


def _parts(path: str) -> set[str]:
    text = f"^{_end(path)}$"
    return {text[at : at + 3] for at in range(len(text) - 2)}
