"""What one record says must hold together: times in order, numbers that only grow, a medium from hand to hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.fieldkinds import kind_of
from handbook.forms.record import Fault, Record, Values, is_struck, parts_of, text_of
from handbook.model import Template, latin


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


MOMENT = "-utc"
"""End of the ids that say when something happened, never when it shall."""
_FIRST_YEAR = 1990
_QUARTER, _EAST, _WEST = 15, 14 * 60, -12 * 60


def judge(record: Record, form: Template) -> tuple[Fault, ...]:
    """Return what does not hold together in a record, the head first and then row by row."""
    found = [*_times(record), *_offsets(record), *_strikes(record), *_lines(record)]
    signed = _signed(record, form)
    found += _late(record, signed)
    if form.is_log:
        found += _early(record, signed)
        found += [*_order(record), *_count(record), *handovers(record)]
    return tuple(sorted(found))


def left_open(record: Record, form: Template) -> tuple[tuple[int, str], ...]:
    """Return each field that is always needed and has no answer: number of its row, and its id.

    A row that was struck needs no more than its strike. Row 1 of a form without rows stands for all.
    """
    head = [
        (0, field.id)
        for field in form.fields
        if field.needed == "always" and field.id and field.id not in record.values
    ]
    needed = [field.id for field in form.rows if field.needed == "always" and field.id]
    rows = [
        (number, id_)
        for number, row in enumerate(record.rows or ({},), 1)
        for id_ in needed
        if id_ not in row and not is_struck(row)
    ]
    return (*head, *rows)


def _times(record: Record) -> Iterator[Fault]:
    """Yield what is wrong with times; in UTC they sort as texts."""
    begun, ended = record.text("started-utc"), record.text("ended-utc")
    if begun and ended and ended < begun:
        what = f"it ended at {ended}, before it began at {begun}"
        yield Fault(0, "ended-utc", what, "correct the time that is wrong, and say so under Steps")
    for number, row in enumerate(record.rows, 1):
        hashed = text_of(row, "hashed-utc")
        if begun and hashed and hashed < begun:
            what = f"it was hashed at {hashed}, before the capture began at {begun}"
            yield Fault(number, "hashed-utc", what, "write when the hash was made, in UTC")
    for number, values in parts_of(record):
        for id_ in values:
            if id_.endswith(MOMENT):
                yield from _moment(record, number, id_, text_of(values, id_))


def _signed(record: Record, form: Template) -> dict[str, str]:
    """Return the time of each signature of the head that has one, by its field."""
    fields = (field.id for field in form.fields if kind_of(field.kind).signed and field.id)
    times = {id_: _STAMP.findall(latin(record.text(id_))) for id_ in fields}
    return {id_: max(found) for id_, found in times.items() if found}


def _late(record: Record, signed: Mapping[str, str]) -> Iterator[Fault]:
    """Yield hashes that were made after the capture had ended, or after somebody signed for them."""
    ended = record.text("ended-utc")
    (id_, first) = min(signed.items(), key=lambda one: one[1], default=("", ""))
    for number, row in enumerate(record.rows, 1):
        hashed = text_of(row, "hashed-utc")
        if hashed and ended and hashed > ended:
            what = f"it was hashed at {hashed}, after the capture ended at {ended}"
            yield Fault(number, "hashed-utc", what, _WHERE, doubt=True)
        if hashed and first and hashed > first:
            what = f"it was hashed at {hashed}, after {id_} was signed at {first}"
            yield Fault(number, "hashed-utc", what, _WHERE, doubt=True)


def _early(record: Record, signed: Mapping[str, str]) -> Iterator[Fault]:
    """Yield signatures of a log that are older than a row above them."""
    events = [text_of(row, "event-utc") for row in record.rows if not is_struck(row)]
    last = max(events, default="")
    for id_, time in signed.items():
        if time < last:
            what = f"it was signed at {time}, before the last row, at {last}"
            remedy = "ask which rows were there when it was signed"
            yield Fault(0, id_, what, remedy, doubt=True)


def _order(record: Record) -> Iterator[Fault]:
    last = ""
    for number, row in enumerate(record.rows, 1):
        event = text_of(row, "event-utc")
        if event and not is_struck(row):
            if event < last:
                what = f"it happened at {event}, before the row above, at {last}"
                remedy = "strike the row that is wrong, and add a right one"
                yield Fault(number, "event-utc", what, remedy)
            last = max(last, event)


def _count(record: Record) -> Iterator[Fault]:
    """Yield the fault of a session that counts other exhibits than its lines name."""
    named = {text_of(row, "exhibit-no") for row in record.rows if not is_struck(row)} - {""}
    count = record.text("exhibit-count")
    if count and int(count) != len(named):
        what = f"it counts {count}, and its rows name {len(named)}"
        yield Fault(
            0, "exhibit-count", what, "ask for the exhibit, or for the row, that is missing"
        )


def _moment(record: Record, number: int, id_: str, moment: str) -> Iterator[Fault]:
    if moment and int(moment[:4]) < _FIRST_YEAR:
        what = f"{moment} lies before {_FIRST_YEAR}"
        yield Fault(number, id_, what, "write the year with four digits, of the common calendar")
    elif moment > record.saved:
        what = f"{moment} lies after {record.saved}, when the file was saved"
        remedy = "ask which clock was wrong: the one of the device, or the one that was read"
        yield Fault(number, id_, what, remedy, doubt=True)


def _offsets(record: Record) -> Iterator[Fault]:
    for number, values in parts_of(record):
        if offset := text_of(values, "local-offset"):
            minutes = int(f"{offset[0]}1") * (int(offset[1:3]) * 60 + int(offset[4:]))
            if minutes % _QUARTER or not _WEST <= minutes <= _EAST:
                what = f"no place on earth has the offset {offset}"
                yield Fault(number, "local-offset", what, "write it as +05:00, +04:30, +03:30")


def _strikes(record: Record) -> Iterator[Fault]:
    for number, row in enumerate(record.rows, 1):
        struck, by = text_of(row, "struck-utc"), text_of(row, "struck-by")
        event = text_of(row, "event-utc")
        if struck and not by:
            yield Fault(
                number, "struck-by", "nobody struck it", "ask who did, and add a row that says so"
            )
        elif by and not struck:
            what = f"{by} struck it, and no time says when"
            yield Fault(number, "struck-utc", what, "ask when, and add a row that says so")
        elif struck and event > struck:
            what = f"it was struck at {struck}, before it happened at {event}"
            remedy = "ask whether the row was struck because of its time"
            yield Fault(number, "struck-utc", what, remedy, doubt=True)


def _lines(record: Record) -> Iterator[Fault]:
    for id_ in ("line-no", "file-no"):
        last = 0
        for number, row in enumerate(record.rows, 1):
            if not (text := text_of(row, id_)):
                continue
            line = int(text)
            if line <= last or line < 1:
                what = f"{line} does not follow {last}" if last else f"{line} is no number of a row"
                yield Fault(number, id_, what, "number rows 1, 2, 3; no number is used twice")
            elif line > last + 1:
                what = (
                    f"{line} follows {last}: rows are missing" if last else f"it begins at {line}"
                )
                yield Fault(number, id_, what, "ask for the rows before it", doubt=True)
            last = max(line, last)


_STAMP = re.compile(kind_of("utc-time").pattern)
_WHERE = "ask where the file lay until then, and which clock was read"
