"""What several records say of one case must agree: numbers, media, exhibits, hashes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from handbook.forms.record import Fault, Record, is_struck, text_of

CAPTURE, CUSTODY = "F-06", "F-07"
OWN = {CAPTURE: "exhibit-no", CUSTODY: "custody-no"}
"""The field that holds a form's own number, which no second record may bear."""
NAMING = ("exhibit-list", "exhibit-no", "source-exhibit")
"""Fields that name exhibits of captures, in every other form."""
_MOST_OF_A_RANGE = 1000


@dataclass(frozen=True, slots=True)
class Named:
    """One record with the name of its file."""

    file: str
    record: Record


Found = tuple[str, Fault]
"""Name of the file, and what is wrong in it."""


def compare(records: Sequence[Named], *, part: bool = False) -> tuple[Found, ...]:
    """Return where records contradict each other, by file.

    What a record names and no other record is, is wrong as soon as one record of that form is given;
    with `part` it is told as a doubt, as the files are known to be a part only.
    """
    found = (*_cases(records), *_numbers(records), *_hashes(records))
    missing = (*_exhibits(records, part=part), *_media(records, part=part))
    order = {one.file: number for number, one in enumerate(records)}
    return tuple(sorted({*found, *missing}, key=lambda pair: (order[pair[0]], pair[1])))


def not_compared(records: Sequence[Named]) -> tuple[str, ...]:
    """Return in sentences what could not be compared because a form is not among the files."""
    forms = {one.record.form for one in records}
    notes = []
    if CAPTURE not in forms and any(_names(one.record) for one in records):
        notes.append(
            f"no {CAPTURE} is among the files: the exhibits that they name were not looked for"
        )
    if CUSTODY not in forms and CAPTURE in forms:
        notes.append(f"no {CUSTODY} is among the files: the media were not looked for")
    return tuple(notes)


def _cases(records: Sequence[Named]) -> Iterator[Found]:
    refs = Counter(ref for one in records if (ref := one.record.text("case-ref")))
    if len(refs) > 1:
        (most, _), *_rest = refs.most_common()
        whose = next(one.file for one in records if one.record.text("case-ref") == most)
        for one in records:
            if (ref := one.record.text("case-ref")) and ref != most:
                what = f"“{ref}” is another case than “{most}” of {whose}"
                yield one.file, Fault(0, "case-ref", what, "check the files of one case at a time")


def _numbers(records: Sequence[Named]) -> Iterator[Found]:
    first: dict[tuple[str, str], Named] = {}
    for one in records:
        id_ = OWN.get(one.record.form, "")
        if number := one.record.text(id_):
            other = first.setdefault((id_, number), one)
            if other.record.data() != one.record.data():
                what = f"“{number}” is the number of {other.file} too, which holds something else"
                remedy = "give the one that was signed; a number is never used twice"
                yield one.file, Fault(0, id_, what, remedy)


def _hashes(records: Sequence[Named]) -> Iterator[Found]:
    """Yield rows that name the same file as an earlier one, and give it another hash or size."""
    first: dict[str, tuple[str, int, Mapping[str, str]]] = {}
    for one in records:
        for number, row in enumerate(one.record.rows, 1):
            name = text_of(row, "file-name")
            facts = {id_: text_of(row, id_) for id_ in ("file-sha256", "file-bytes")}
            if not name:
                continue
            file, at, known = first.setdefault(name, (one.file, number, facts))
            where = f"row {at}" if file == one.file else f"row {at} of {file}"
            for id_, text in facts.items():
                if text and known[id_] and text != known[id_]:
                    what = f"of “{name}” it says {text}, and {where} says {known[id_]}"
                    yield (
                        one.file,
                        Fault(number, id_, what, "hash the file itself: --against FOLDER"),
                    )


def _exhibits(records: Sequence[Named], *, part: bool) -> Iterator[Found]:
    known = {
        one.record.text("exhibit-no") for one in records if one.record.form == CAPTURE
    } - {""}  # fmt: skip
    if not known:
        return
    shapes = {_shape(number) for number in known}
    for one in records:
        for row, id_, text in _names(one.record):
            for number in exhibits_of(text, shapes):
                if number not in known:
                    what = f"exhibit “{number}” has no {CAPTURE} among the files"
                    yield one.file, Fault(row, id_, what, _give(doubt=part), doubt=part)


def _media(records: Sequence[Named], *, part: bool) -> Iterator[Found]:
    captures = [one for one in records if one.record.form == CAPTURE]
    sheets: defaultdict[str, list[Named]] = defaultdict(list)
    for one in records:
        if one.record.form == CUSTODY:
            sheets[one.record.text("medium-ref")].append(one)
    if not sheets or not captures:
        return
    for one in captures:
        yield from _medium(one, sheets, part=part)
    used = {one.record.text(id_) for one in captures for id_ in ("medium-ref", "second-medium-ref")}
    for medium, own in sheets.items():
        for one in own:
            if medium and medium not in used and one.record.text("copy-role") != "working":
                what = f"no {CAPTURE} among the files was saved on the medium “{medium}”"
                doubt = part or _elsewhere(one)
                yield one.file, Fault(0, "medium-ref", what, _give(doubt=doubt), doubt=doubt)


def _medium(one: Named, sheets: Mapping[str, Sequence[Named]], *, part: bool) -> Iterator[Found]:
    number = one.record.text("exhibit-no")
    for id_, doubt in (("medium-ref", part), ("second-medium-ref", True)):
        if not (medium := one.record.text(id_)):
            continue
        if medium not in sheets:
            what = f"the medium “{medium}” has no {CUSTODY} among the files"
            yield one.file, Fault(0, id_, what, _give(doubt=doubt), doubt=doubt)
        elif number and not any(
            number in exhibits_of(sheet.record.text("exhibit-list"), {_shape(number)})
            for sheet in sheets[medium]
        ):
            what = f"the {CUSTODY} of “{medium}” does not name the exhibit “{number}”"
            yield (
                one.file,
                Fault(0, id_, what, "compare it with the sheet and the medium", doubt=True),
            )


def _give(*, doubt: bool) -> str:
    return "give its file as well" + (
        "" if doubt else ", or --part where not every file is at hand"
    )


def _elsewhere(one: Named) -> bool:
    """Return whether what is on the medium came from no capture, and so needs no F-06."""
    return one.record.text("obtained-from").startswith(("handed", "provider"))


def _names(record: Record) -> list[tuple[int, str, str]]:
    """Return every text that names exhibits: number of its row, its field, the text."""
    if record.form == CAPTURE:
        return []
    parts = enumerate((record.values, *record.rows))
    return [
        (number, id_, text)
        for number, values in parts
        for id_ in NAMING
        if (text := text_of(values, id_)) and not is_struck(values)
    ]


def exhibits_of(text: str, shapes: AbstractSet[str]) -> list[str]:
    """Return the numbers in a text that have the shape of exhibit numbers, ranges written out.

    `U7/2026/014 to U7/2026/016` and `U7/2026/014 to 016` name three.
    """
    found: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        number = match[0].strip("./-_")
        follows = bool(found) and _TO.fullmatch(text[end : match.start()]) is not None
        if follows and number.isascii() and number.isdecimal():
            number = f"{found[-1].rpartition('/')[0]}/{number}"
        if _shape(number) in shapes:
            if follows:
                found += _between(found[-1], number)
            found.append(number)
            end = match.end()
    return list(dict.fromkeys(found))


def _between(first: str, last: str) -> list[str]:
    head, _, start = first.rpartition("/")
    other, _, stop = last.rpartition("/")
    if head != other or not (start.isdecimal() and stop.isdecimal()):
        return []
    numbers = range(int(start) + 1, int(stop))
    return [f"{head}/{number:0{len(start)}}" for number in numbers[:_MOST_OF_A_RANGE]]


def _shape(number: str) -> str:
    """Return what numbers of one kind have in common: `U7/2026/014` and `U7/2026/9` are alike."""
    return re.sub(r"[0-9]+", "9", number)


_WORD = re.compile(r"[\w./-]+")
_TO = re.compile(r"\s*(?:to|until|through|[-–—]|تا|سے)\s*")
