"""A medium goes from hand to hand: who has it, which seal it bears, and whether a hash was the same."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.forms.record import Fault, Record, Values, is_struck, text_of


def handovers(record: Record) -> Iterator[Fault]:
    """Yield where a custody sheet leaves a question open; all are doubts.

    A broken seal or a gap that is written down is no fault of the sheet. Whoever reads it in court
    asks about it all the same.
    """
    holder = seal = ""
    for number, row in enumerate(record.rows, 1):
        if is_struck(row):
            continue
        yield from _given(number, row, holder)
        yield from _sealed(number, row, seal)
        if text_of(row, "hash-check") == "different":
            what = "the hash was another one"
            yield Fault(number, "hash-check", what, "compare the second medium", doubt=True)
        holder = text_of(row, "to-person") or holder
        seal = text_of(row, "seal-new") or seal


def _given(number: int, row: Values, holder: str) -> Iterator[Fault]:
    giver, taker = text_of(row, "from-person"), text_of(row, "to-person")
    if giver and holder and giver != holder:
        what = f"“{giver}” gives it, and the row above left it with “{holder}”"
        yield Fault(number, "from-person", what, _ASK, doubt=True)
    elif taker and holder and not giver and taker != holder:
        what = f"“{taker}” has it, and nobody gave it: the row above left it with “{holder}”"
        yield Fault(number, "to-person", what, _ASK, doubt=True)


def _sealed(number: int, row: Values, seal: str) -> Iterator[Fault]:
    found = text_of(row, "seal-old")
    if found and seal and found != seal:
        what = f"the seal found was “{found}”, and the last one put on was “{seal}”"
        yield Fault(number, "seal-old", what, _ASK, doubt=True)


_ASK = "ask what happened in between; a gap is explained in a new row, never filled in"
