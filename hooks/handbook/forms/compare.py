"""What several records say of one case must agree: numbers, media, exhibits, hashes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from unicodedata import normalize

from handbook.forms.record import Fault, Record, is_struck, text_of
from handbook.model import Template, folded

_MOST_OF_A_RANGE, _DIGITS_MOST = 1000, 15


def exhibits_of(text: str, shapes: AbstractSet[str]) -> list[str]:
    """Return the numbers in a text that have the shape of exhibit numbers, ranges written out.

    `U7/2026/014 to U7/2026/016`, `U7/2026/014 to 016` and `U7/2026/014-016` name three.
    """
    return _read(text, shapes)[0]


def rest_of(text: str, shapes: AbstractSet[str]) -> str:
    """Return what a text says besides such numbers and ranges of them."""
    return _read(text, shapes)[1]


def strays_of(text: str, shapes: AbstractSet[str]) -> list[str]:
    """Return the words that are meant as a number of these shapes and written otherwise.

    `U7/2026/O14` with a letter O, and `U7-2026-014`; a day of the calendar is none.
    """
    alike = {_alike(one) for one in shapes}
    words = (match[0].strip(_EDGE) for match in _WORD.finditer(folded(text)))
    return [
        word
        for word in dict.fromkeys(words)
        if _alike(word) in alike and not exhibits_of(word, shapes) and not _DAY.match(word)
    ]


def pieces_of(text: str) -> Iterator[str]:
    """Yield what stands between the commas and “and” of a list; notes in brackets are left out."""
    for line in _NOTE.sub(" ", text).splitlines():
        for part in _APART.split(folded(line)):
            if piece := part.strip(_ENDS):
                yield piece


def shape(number: str) -> str:
    """Return what numbers of one kind have in common: `U7/2026/014` and `U7/2026/9` are alike."""
    return re.sub(r"[0-9]+", "9", number)


def _read(text: str, shapes: AbstractSet[str]) -> tuple[list[str], str]:
    text = folded(text)
    found: list[str] = []
    rest: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        number = match[0].strip(_EDGE)
        between = text[end : match.start()]
        follows = bool(found) and _TO.fullmatch(between) is not None
        if follows and number.isdecimal():
            number = _head(found[-1]) + number
        start, _, stop = number.rpartition("-")
        if shape(number) in shapes:
            named = [*(_between(found[-1], number) if follows else ()), number]
        elif stop.isdecimal() and shape(start) in shapes:
            last = _head(start) + stop
            named = [start, *_between(start, last), last]
        else:
            continue
        rest += [] if follows else [between]
        found += named
        end = match.end()
    return list(dict.fromkeys(found)), " ".join([*rest, text[end:]]).strip(_ENDS)


def _between(first: str, last: str) -> list[str]:
    head = _head(first)
    start, stop = first[len(head) :], last[len(head) :]
    if head != _head(last) or not 0 < len(start) <= len(stop) <= _DIGITS_MOST:
        return []
    numbers = range(int(start) + 1, int(stop))
    return [f"{head}{number:0{len(start)}}" for number in numbers[:_MOST_OF_A_RANGE]]


def _head(number: str) -> str:
    """Return a number without the digits at its end."""
    return number.rstrip("0123456789")


def _alike(word: str) -> str:
    """Return the shape of a word as if each of its parts with a digit were digits throughout."""
    plain = _MEANT.sub(_meant, word.casefold())
    return shape(_SIGNS.sub("/", plain))


def _meant(part: re.Match[str]) -> str:
    has_digit = any(sign in part[0] for sign in "0123456789")
    return part[0].translate(_DIGITS) if has_digit else part[0]


_WORD = re.compile(r"[\w./-]+")
_TO = re.compile(r"\s*(?:to|until|through|[-–—]|تا|سے)\s*")
_NOTE = re.compile(r"\([^()]*\)")
_APART = re.compile(r"[,;،؛]|\s(?:and|اور|&|\+)\s")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MEANT = re.compile("[0-9oil\N{CYRILLIC SMALL LETTER O}]+")
_DIGITS = str.maketrans("oil\N{CYRILLIC SMALL LETTER O}", "0110")
"""Letters that are taken for digits."""
_SIGNS = re.compile(r"[-_./]+")
_EDGE, _ENDS = "./-_", " \t./-_:۔"


LIST = "exhibit-list"
NAMING = (LIST, "exhibit-no", "source-exhibit")
"""Fields that name exhibits of captures, in every other form; the list says other things too."""
_REFS = ("case-ref", "medium-ref", "second-medium-ref", *NAMING)


@dataclass(frozen=True, slots=True)
class Named:
    """One record with the name of its file."""

    file: str
    record: Record


@dataclass(frozen=True, slots=True)
class _Case:
    """The records that are compared, and what the forms say of their numbers."""

    records: Sequence[Named]
    own: Mapping[str, str]
    """Form to the field that holds its own number."""
    log: str
    """Code of the form with this role."""
    capture: str
    custody: str

    @property
    def absent(self) -> str:
        """What is said of a number that no capture has."""
        return f"has no {self.capture} among the files"

    @property
    def nothing(self) -> str:
        """What is said of a text that names nothing that was captured."""
        return f"it names no exhibit that has its record ({self.capture}) among the files"

    def of(self, form: str) -> list[Named]:
        """Return the records of one form."""
        return [one for one in self.records if one.record.form == form]


Found = tuple[str, Fault]
"""Name of the file, and what is wrong in it."""
Told = tuple[str, bool]
"""What is wrong, and whether it is a doubt only."""


def compare(
    records: Sequence[Named], forms: Mapping[str, Template], *, part: bool = False
) -> tuple[Found, ...]:
    """Return where records contradict each other, by file.

    What a record names and no other record is, is wrong as soon as one record of that form is given;
    with `part` it is told as a doubt, as the files are known to be a part only. `forms` are the
    English ones by id.
    """
    case = _case(records, forms)
    found = (*_cases(records), *_odd(case), *_numbers(case), *_hashes(records))
    found = (*found, *_sessions(case))
    missing = (*_exhibits(case, part=part), *_media(case, part=part))
    order = {one.file: number for number, one in enumerate(records)}
    return tuple(sorted({*found, *missing}, key=lambda pair: (order[pair[0]], pair[1])))


def not_compared(records: Sequence[Named], forms: Mapping[str, Template]) -> tuple[str, ...]:
    """Return in sentences what could not be compared because a form is not among the files."""
    case, notes = _case(records, forms), []
    captures = case.of(case.capture)
    if case.capture and not _known(case) and any(_names(one, case) for one in records):
        which = f"no {case.capture} with a number" if captures else f"no {case.capture}"
        notes.append(f"{which} is among the files: the exhibits that they name were not looked for")
    if captures and case.custody and not case.of(case.custody):
        notes.append(f"no {case.custody} is among the files: the media were not looked for")
    return tuple(notes)


def _case(records: Sequence[Named], forms: Mapping[str, Template]) -> _Case:
    codes = {form.page.role: id_ for id_, form in forms.items() if form.page.role}
    log, capture, custody = (codes.get(role, "") for role in _ROLES)
    own = {id_: form.own for id_, form in forms.items() if form.own}
    return _Case(records, own, log, capture, custody)


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


def _odd(case: _Case) -> Iterator[Found]:
    """Yield numbers that a reader takes for others than the program that only compares signs."""
    for one in case.records:
        ids = {*_REFS, case.own.get(one.record.form, "")} - {LIST}
        for row, values in enumerate((one.record.values, *one.record.rows)):
            for id_ in ids & values.keys():
                text = text_of(values, id_)
                if (plain := folded(text)) != " ".join(normalize("NFC", text).split()):
                    what = f"signs that nobody sees, or digits of another script, are in it: it was compared as “{plain}”"
                    yield one.file, Fault(row, id_, what, "ask how it was typed", doubt=True)


def _numbers(case: _Case) -> Iterator[Found]:
    first: dict[tuple[str, str, str], Named] = {}
    for one in case.records:
        id_ = case.own.get(one.record.form, "")
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


def _sessions(case: _Case) -> Iterator[Found]:
    """Yield the times of a log that are those of a capture: a log is longer than what it tells of."""
    captures = case.of(case.capture)
    for one in case.of(case.log):
        for id_ in ("started-utc", "ended-utc"):
            time = one.record.text(id_)
            same = (other.file for other in captures if time and other.record.text(id_) == time)
            if file := next(same, ""):
                what = f"{time} is the time of {file} as well: was it taken over from there?"
                remedy = "compare it with the first and the last line of the log"
                yield one.file, Fault(0, id_, what, remedy, doubt=True)


def _exhibits(case: _Case, *, part: bool) -> Iterator[Found]:
    known = _known(case)
    if not known:
        return
    shapes = {shape(number) for number in known}
    sign_by_sign = f"compare it with the number on the {case.capture}, sign by sign"
    for one in case.records:
        for row, id_, text in _names(one, case):
            said = _list if id_ == LIST else _only
            for what, doubt in said(text, known, shapes, case):
                mild = doubt or part or (id_ == LIST and what == case.nothing and _elsewhere(one))
                remedy = _give(doubt=mild) if what.endswith(case.absent) else sign_by_sign
                yield one.file, Fault(row, id_, what, remedy, doubt=mild)


def _known(case: _Case) -> frozenset[str]:
    """Return the numbers of all captures, as they are compared."""
    numbers = {_ref(one, "exhibit-no") for one in case.of(case.capture)}
    return frozenset(numbers - {""})


def _list(
    text: str, known: AbstractSet[str], shapes: AbstractSet[str], case: _Case
) -> Iterator[Told]:
    """Yield what is wrong with the numbers that stand in a text between other words."""
    numbers, strays = exhibits_of(text, shapes), strays_of(text, shapes)
    for number in numbers:
        if number not in known:
            yield f"exhibit “{number}” {case.absent}", False
    for word in strays:
        yield f"“{word}” is written otherwise than the number of any {case.capture} here", False
    if not numbers and not strays:
        yield case.nothing, False


def _only(
    text: str, known: AbstractSet[str], shapes: AbstractSet[str], case: _Case
) -> Iterator[Told]:
    """Yield what is wrong with a text that is numbers only, but for a note in brackets."""
    if exhibits_of(text, shapes) or strays_of(text, shapes):
        yield from _list(text, known, shapes, case)
    for piece in pieces_of(text):
        if strays_of(piece, shapes):
            continue
        if not exhibits_of(piece, shapes):
            what = f"“{piece}” is not the number of any {case.capture} among the files"
            yield what, not _has_digit(piece)
        elif rest_of(piece, shapes):
            yield f"“{piece}” says more than the number of an exhibit", True


def _media(case: _Case, *, part: bool) -> Iterator[Found]:
    captures = case.of(case.capture)
    sheets: defaultdict[str, list[Named]] = defaultdict(list)
    for one in case.of(case.custody):
        sheets[_ref(one, "medium-ref")].append(one)
    if not sheets or not captures:
        return
    for one in captures:
        yield from _medium(one, sheets, case, part=part)
    used = {_ref(one, id_) for one in captures for id_ in ("medium-ref", "second-medium-ref")}
    for medium, own in sheets.items():
        for one in own:
            if medium and medium not in used and one.record.text("copy-role") != "working":
                what = f"no {case.capture} among the files was saved on the medium “{medium}”"
                doubt = part or _elsewhere(one)
                yield one.file, Fault(0, "medium-ref", what, _give(doubt=doubt), doubt=doubt)


def _medium(
    one: Named, sheets: Mapping[str, Sequence[Named]], case: _Case, *, part: bool
) -> Iterator[Found]:
    number = _ref(one, "exhibit-no")
    for id_, doubt in (("medium-ref", part), ("second-medium-ref", True)):
        if not (medium := _ref(one, id_)):
            continue
        if medium not in sheets:
            what = f"the medium “{medium}” has no {case.custody} among the files"
            yield one.file, Fault(0, id_, what, _give(doubt=doubt), doubt=doubt)
        elif number and not any(
            number in exhibits_of(sheet.record.text(LIST), {shape(number)})
            for sheet in sheets[medium]
        ):
            what = f"the {case.custody} of “{medium}” does not name the exhibit “{number}”"
            yield (
                one.file,
                Fault(0, id_, what, "compare it with the sheet and the medium", doubt=True),
            )


def _give(*, doubt: bool) -> str:
    return "give its file as well" + (
        "" if doubt else ", or --part where not every file is at hand"
    )


def _elsewhere(one: Named) -> bool:
    """Return whether what is on the medium came from no capture, and so needs no record of one."""
    return one.record.text("obtained-from").startswith(("handed", "provider"))


def _names(one: Named, case: _Case) -> list[tuple[int, str, str]]:
    """Return every text that names exhibits: number of its row, its field, the text."""
    record = one.record
    if record.form == case.capture:
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
_ROLES = ("session-log", "capture-record", "custody-sheet")
"""Roles of the forms whose numbers and media are held against each other."""
