"""A chain holds a hash for each row, made over the hash of the row before, and one over the whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Data = Mapping[str, object]
"""A JSON object."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The hashes of one saved form."""

    rows: tuple[str, ...]
    head: str
    """Over everything, the hashes of the rows included: what is printed and signed by hand."""

    def data(self) -> dict[str, object]:
        """Return it as it stands in the file."""
        return {"rows": list(self.rows), "head": self.head}


@dataclass(frozen=True, slots=True)
class Break:
    """The first place at which a chain does not fit what it was made from."""

    row: int
    """Number of the row, from 1; 0 where every row fits and the head does not."""
    stored: str
    """The hash of the file; empty where it has none for this row."""
    made: str
    """The hash that the content makes; empty where there is no such row."""


def make(saved: Data) -> Chain:
    """Return the chain of a saved form; a chain that stands in `saved` is not looked at."""
    form, rows = saved["form"], saved["rows"]
    hashes: list[str] = []
    for row in rows if isinstance(rows, Sequence) else ():
        before = hashes[-1] if hashes else ""
        hashes.append(hashed({"before": before, "form": form, "row": row}))
    return Chain(tuple(hashes), hashed({**saved, "chain": {"rows": hashes}}))


def verify(saved: Data, chain: Chain) -> Break | None:
    """Return the first break of the chain that a saved form carries, None where it is whole.

    It finds accidents. Whoever changes a form on purpose can make the chain again: only the head
    hash on paper, with a signature below it, speaks against that.
    """
    made = make(saved)
    for number in range(max(len(made.rows), len(chain.rows))):
        stored = chain.rows[number] if number < len(chain.rows) else ""
        wanted = made.rows[number] if number < len(made.rows) else ""
        if stored != wanted:
            return Break(number + 1, stored, wanted)
    return None if chain.head == made.head else Break(0, chain.head, made.head)


def canonical(value: object) -> str:
    """Return a JSON value as text: keys sorted, no white space, escapes only where JSON asks.

    JavaScript's `JSON.stringify` writes the same once the keys of every object are sorted: they are
    ASCII, so that both languages sort them alike, and no number but a whole one stands in a file.
    """
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def hashed(value: object) -> str:
    """Return the SHA-256 of a value's canonical text in UTF-8, 64 hex digits.

    Raises `UnicodeEncodeError` where a text holds half a sign (a lone surrogate): no UTF-8 says it.
    """
    return hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()
