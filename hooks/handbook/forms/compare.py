"""What several records say of one case must agree: numbers, media, exhibits, hashes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from unicodedata import normalize

from handbook.forms.numbers import exhibits_of, pieces_of, rest_of, shape, strays_of
from handbook.forms.record import Fault, Record, is_struck, text_of
from handbook.model import OWN, folded

LOG, CAPTURE, CUSTODY = "F-05", "F-06", "F-07"
LIST = "exhibit-list"
NAMING = (LIST, "exhibit-no", "source-exhibit")
"""Fields that name exhibits of captures, in every other form; the list says other things too."""
_REFS = ("case-ref", "medium-ref", "second-medium-ref", *NAMING)


@dataclass(frozen=True, slots=True)
class Named:
    """One record with the name of its file."""

    file: str
    record: Record


Found = tuple[str, Fault]
"""Name of the file, and what is wrong in it."""
Told = tuple[str, bool]
"""What is wrong, and whether it is a doubt only."""


def compare(records: Sequence[Named], *, part: bool = False) -> tuple[Found, ...]:
    """Return where records contradict each other, by file.

    What a record names and no other record is, is wrong as soon as one record of that form is given;
    with `part` it is told as a doubt, as the files are known to be a part only.
    """
    found = (*_cases(records), *_odd(records), *_numbers(records), *_hashes(records))
    found = (*found, *_sessions(records))
    missing = (*_exhibits(records, part=part), *_media(records, part=part))
    order = {one.file: number for number, one in enumerate(records)}
    return tuple(sorted({*found, *missing}, key=lambda pair: (order[pair[0]], pair[1])))


def not_compared(records: Sequence[Named]) -> tuple[str, ...]:
    """Return in sentences what could not be compared because a form is not among the files."""
    forms = {one.record.form for one in records}
    notes = []
    if not _known(records) and any(_names(one.record) for one in records):
        which = f"no {CAPTURE} with a number" if CAPTURE in forms else f"no {CAPTURE}"
        notes.append(f"{which} is among the files: the exhibits that they name were not looked for")
    if CUSTODY not in forms and CAPTURE in forms:
        notes.append(f"no {CUSTODY} is among the files: the media were not looked for")
    return tuple(notes)


def _cases(records: Sequence[Named]) -> Iterator[Found]:
    refs = Counter(ref for one in records if (ref := _ref(one, "case-ref")))
    if len(refs) > 1:
        (most, _), *_rest = refs.most_common()
        whose = next(one.file for one in records if _ref(one, "case-ref") == most)
        for one in records:
            if (ref := _ref(one, "case-ref")) and ref != most:
                what = f"“{ref}” is another case than “{most}” of {whose}"
                doubt = not _has_digit(ref)  # as “none yet”
                remedy = "check the files of one case at a time"
                yield one.file, Fault(0, "case-ref", what, remedy, doubt=doubt)


def _odd(records: Sequence[Named]) -> Iterator[Found]:
    """Yield numbers that a reader takes for others than the program that only compares signs."""
    for one in records:
        ids = {*_REFS, OWN.get(one.record.form, "")} - {LIST}
        for row, values in enumerate((one.record.values, *one.record.rows)):
            for id_ in ids & values.keys():
                text = text_of(values, id_)
                if (plain := folded(text)) != " ".join(normalize("NFC", text).split()):
                    what = f"signs that nobody sees, or digits of another script, are in it: it was compared as “{plain}”"
                    yield one.file, Fault(row, id_, what, "ask how it was typed", doubt=True)


def _numbers(records: Sequence[Named]) -> Iterator[Found]:
    first: dict[tuple[str, str, str], Named] = {}
    for one in records:
        id_ = OWN.get(one.record.form, "")
        if number := _ref(one, id_):
            key = (id_, number, _ref(one, "version-no"))
            other = first.setdefault(key, one)
            if other.record.data() != one.record.data():
                what = f"“{number}” is the number of {other.file} too, which holds something else"
                remedy = "give the one that was signed; a number is never used twice"
                yield one.file, Fault(0, id_, what, remedy)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that names a file."""

    one: Named
    number: int
    facts: Mapping[str, str]


def _hashes(records: Sequence[Named]) -> Iterator[Found]:
    """Yield rows that name the same file as an earlier one, and give it another hash or size.

    A name is given once in one exhibit. In another one it may be given again: that is told once.
    """
    first: dict[tuple[str, str], _Row] = {}
    ever: dict[str, _Row] = {}
    for one in records:
        again: list[tuple[str, _Row, _Row]] = []
        exhibit = _ref(one, "exhibit-no") or one.file
        for number, row in enumerate(one.record.rows, 1):
            if not (name := text_of(row, "file-name")):
                continue
            here = _Row(one, number, {id_: text_of(row, id_) for id_ in _FACTS})
            there = first.setdefault((exhibit, name), here)
            for id_, text in here.facts.items():
                known = there.facts[id_]
                if text and known and text != known:
                    where = f"row {there.number}" + (
                        "" if there.one is one else f" of {there.one.file}"
                    )
                    what = f"of “{name}” it says {text}, and {where} says {known}"
                    remedy = "hash the file itself: --against FOLDER"
                    yield one.file, Fault(number, id_, what, remedy)
            elder = ever.setdefault(name, here)
            if there is here and _differ(here, elder):
                again.append((name, here, elder))
        if again:
            name, here, elder = again[0]
            more = f" (and {len(again) - 1} more names)" if len(again) > 1 else ""
            what = f"“{name}”{more} is a file of {elder.one.file} too, with another hash"
            remedy = "see whether both are meant: another exhibit may have a file of the same name"
            yield one.file, Fault(here.number, "file-name", what, remedy, doubt=True)


def _differ(here: _Row, there: _Row) -> bool:
    one, other = here.facts["file-sha256"], there.facts["file-sha256"]
    return bool(one and other) and one != other


def _sessions(records: Sequence[Named]) -> Iterator[Found]:
    """Yield the times of a log that are those of a capture: a log is longer than what it tells of."""
    for one in records:
        if one.record.form != LOG:
            continue
        for id_ in ("started-utc", "ended-utc"):
            time = one.record.text(id_)
            same = (
                other.file
                for other in records
                if time and other.record.form == CAPTURE and other.record.text(id_) == time
            )
            if file := next(same, ""):
                what = f"{time} is the time of {file} as well: was it taken over from there?"
                remedy = "compare it with the first and the last line of the log"
                yield one.file, Fault(0, id_, what, remedy, doubt=True)


def _exhibits(records: Sequence[Named], *, part: bool) -> Iterator[Found]:
    known = _known(records)
    if not known:
        return
    shapes = {shape(number) for number in known}
    for one in records:
        for row, id_, text in _names(one.record):
            said = _list if id_ == LIST else _only
            for what, doubt in said(text, known, shapes):
                mild = doubt or part or (id_ == LIST and what == _NOTHING and _elsewhere(one))
                remedy = _give(doubt=mild) if what.endswith(_ABSENT) else _SIGN_BY_SIGN
                yield one.file, Fault(row, id_, what, remedy, doubt=mild)


def _known(records: Sequence[Named]) -> frozenset[str]:
    """Return the numbers of all captures, as they are compared."""
    numbers = {_ref(one, "exhibit-no") for one in records if one.record.form == CAPTURE}
    return frozenset(numbers - {""})


def _list(text: str, known: AbstractSet[str], shapes: AbstractSet[str]) -> Iterator[Told]:
    """Yield what is wrong with the numbers that stand in a text between other words."""
    numbers, strays = exhibits_of(text, shapes), strays_of(text, shapes)
    for number in numbers:
        if number not in known:
            yield f"exhibit “{number}” {_ABSENT}", False
    for word in strays:
        yield f"“{word}” is written otherwise than the number of any {CAPTURE} here", False
    if not numbers and not strays:
        yield _NOTHING, False


def _only(text: str, known: AbstractSet[str], shapes: AbstractSet[str]) -> Iterator[Told]:
    """Yield what is wrong with a text that is numbers only, but for a note in brackets."""
    if exhibits_of(text, shapes) or strays_of(text, shapes):
        yield from _list(text, known, shapes)
    for piece in pieces_of(text):
        if strays_of(piece, shapes):
            continue
        if not exhibits_of(piece, shapes):
            what = f"“{piece}” is not the number of any {CAPTURE} among the files"
            yield what, not _has_digit(piece)
        elif rest_of(piece, shapes):
            yield f"“{piece}” says more than the number of an exhibit", True


def _media(records: Sequence[Named], *, part: bool) -> Iterator[Found]:
    captures = [one for one in records if one.record.form == CAPTURE]
    sheets: defaultdict[str, list[Named]] = defaultdict(list)
    for one in records:
        if one.record.form == CUSTODY:
            sheets[_ref(one, "medium-ref")].append(one)
    if not sheets or not captures:
        return
    for one in captures:
        yield from _medium(one, sheets, part=part)
    used = {_ref(one, id_) for one in captures for id_ in ("medium-ref", "second-medium-ref")}
    for medium, own in sheets.items():
        for one in own:
            if medium and medium not in used and one.record.text("copy-role") != "working":
                what = f"no {CAPTURE} among the files was saved on the medium “{medium}”"
                doubt = part or _elsewhere(one)
                yield one.file, Fault(0, "medium-ref", what, _give(doubt=doubt), doubt=doubt)


def _medium(one: Named, sheets: Mapping[str, Sequence[Named]], *, part: bool) -> Iterator[Found]:
    number = _ref(one, "exhibit-no")
    for id_, doubt in (("medium-ref", part), ("second-medium-ref", True)):
        if not (medium := _ref(one, id_)):
            continue
        if medium not in sheets:
            what = f"the medium “{medium}” has no {CUSTODY} among the files"
            yield one.file, Fault(0, id_, what, _give(doubt=doubt), doubt=doubt)
        elif number and not any(
            number in exhibits_of(sheet.record.text(LIST), {shape(number)})
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


def _ref(one: Named, id_: str) -> str:
    """Return a number of the head as it is compared."""
    return folded(one.record.text(id_))


def _has_digit(text: str) -> bool:
    return any(sign.isdecimal() for sign in text)


_FACTS = ("file-sha256", "file-bytes")
_ABSENT = f"has no {CAPTURE} among the files"
_SIGN_BY_SIGN = f"compare it with the number on the {CAPTURE}, sign by sign"
_NOTHING = f"it names no exhibit that has an {CAPTURE} among the files"
