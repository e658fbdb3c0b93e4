"""The name that a writer most likely meant."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable

_CANDIDATES = 8
_CLOSE = 0.6


class Names:
    """Names that can be looked up by a misspelling; the index is made at the first question."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = names
        self._index: defaultdict[str, list[str]] | None = None

    def nearest(self, wrong: str) -> str:
        """Return the name that is most like `wrong`, empty where none is like it."""
        if self._index is None:
            self._index = defaultdict(list)
            for name in sorted(set(self._names)):
                for part in _parts(name):
                    self._index[part].append(name)
        shared = Counter(name for part in _parts(wrong) for name in self._index.get(part, ()))
        candidates = [name for name, _ in shared.most_common(_CANDIDATES)]
        close = difflib.get_close_matches(wrong.lower(), candidates, 1, _CLOSE)
        return close[0] if close else ""


def nearest(wrong: str, names: Iterable[str]) -> str:
    """Return the one of a few names that is most like `wrong`, empty where none is like it."""
    close = difflib.get_close_matches(wrong, list(names), 1, _CLOSE)
    return close[0] if close else ""


def _parts(name: str) -> set[str]:
    text = f"^{name.lower()}$"
    return {text[at : at + 3] for at in range(len(text) - 2)}
