"""What an answer of each kind of field is, and the room that it takes: one row a kind.

A new kind is a row here, its words in docs/data/languages.yaml (`kind-…`, and `fill-wrong-…` where it has
a pattern), and answers in tests/forms/test_saved.py. Pages, scripts, prints, office files, schemas and
rules read the row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class FieldKind:
    """One kind of field. What a row leaves out is as for a short text on one line."""

    name: str
    """The same in every language."""
    pattern: str = ""
    """What an answer is from end to end, in Latin digits; empty where any text will do."""
    real: Callable[[str], object] | None = None
    """Raises `ValueError` for what fits the pattern and does not exist, as a day that no calendar has; the
    page knows it by `real` in js/form-answer.js."""
    longest: int = 0
    """The most signs of an answer; 0 where the shape already bounds them, see `most`."""
    multiline: bool = False
    """Whether an answer is words, which may need more than one line."""
    chosen: Literal["", "one", "many"] = ""
    """How many of its choices an answer may be; empty where it has none."""
    signed: bool = False
    """Whether it is signed by hand, and so has room for a pen besides."""
    latin: bool = False
    """Whether an answer is written from left to right in every language; a page makes its digits Latin."""
    any_digits: bool = False
    """Whether it keeps digits of other scripts all the same, as an address does."""
    free: bool = False
    """Whether it goes without saying what an answer is."""
    shape: str = ""
    """How an answer looks, the same letters in every language."""
    wanted: str = "a shorter text, on one line"
    """What a filled example is told to write."""
    unfit: str = "no answer of its kind"
    """What an answer of a saved form is that does not fit."""
    like: str = "the kind that the form names"
    """How such an answer is written instead."""
    lines: int = 0
    """Lines of its control on the page at first; 0 where one line is enough for ever."""
    keys: str = ""
    """Keys that a telephone offers; those for numbers have no minus on some."""
    comb: str = ""
    """What is printed for a hand that writes sign by sign: `_` for a box."""
    units: int = 3
    """The fewest twelfths of a page's width that a hand writes it in; 0 where its example decides."""
    rooms: tuple[int, int] = (0, 0)
    """The fewest and most lines across a page that a hand has; none where one line is enough."""
    by_hand: int = 24
    """Millimetres that a hand needs in a row, at least so many where it `grows` with its example."""
    grows: bool = False
    typed: int = 30
    """Millimetres of a block that is typed into, at 9 points."""
    high: float = 0
    """Millimetres of such a block's height; 0 for those of one line."""
    signs: int = 0
    """Signs that its field in a PDF takes on its one line; 0 where it has lines."""
    control: Literal["text", "lines", "date"] = "text"
    """What a word processor offers."""
    wide: int = 2200
    """Twentieths of a point of its column in a table of a DOCX."""
    tall: int = 520
    """Twentieths of a point of its row there, at least."""
    letters: int = 20
    """Letters of its column in an XLSX."""
    condition: str = ""
    """What an XLSX asks of its cell, which is `@` here; programs take at most 255 signs. No date is asked
    of the program itself, which would read it by the rules of the country it is set to."""
    exactly: tuple[int, str] = (0, "")
    """Signs that an XLSX asks for, and of which ones, where no condition says it."""

    @property
    def words(self) -> tuple[str, ...]:
        """Keys of `languages.yaml`: what it is called, and what to type instead of what does not fit."""
        return (f"kind-{self.name}", *((f"fill-wrong-{self.name}",) if self.pattern else ()))

    @property
    def most(self) -> int:
        """The most signs that an answer may have."""
        return self.longest or _LONGEST

    @property
    def like_shape(self) -> str:
        """Its shape as it is typed east of Greenwich, where the handbook is used."""
        return self.shape.replace("±", "+")


_LONGEST = 100
_DAY = "DAY(DATE(LEFT(@,4),MID(@,6,2),MID(@,9,2)))=--MID(@,9,2),ABS(MID(@,6,2)-6.5)<6"
_ROWS: Final = {
    one.name: one
    for one in (
        FieldKind(
            "text", longest=500, multiline=True, free=True, lines=1, units=0, grows=True, typed=34,
        ),
        FieldKind(
            "long-text", longest=10_000, multiline=True, free=True, lines=3, units=12, rooms=(2, 4),
            by_hand=50, typed=60, high=22, control="lines", wide=4400, tall=1500, letters=36,
        ),
        FieldKind(
            "integer", r"-?(?:0|[1-9][0-9]{0,14})", latin=True, wanted="a whole number such as 12",
            unfit="no whole number", like="12 or -3, without signs between the digits",
            by_hand=10, grows=True, typed=16, signs=16, wide=1200, letters=8,
            condition='AND(LEN(@)<17,TEXT(--@,"0")=@&"")',
        ),
        FieldKind(
            "number", r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?", latin=True,
            wanted="a number such as -2 or 0.5", unfit="no number",
            like="12 or -0.5, with a point", by_hand=16, typed=20, signs=23, wide=1200, letters=11,
            condition='AND(ISNUMBER(--SUBSTITUTE(@,".","")),LEN(@)-LEN(SUBSTITUTE(@,".",""))<2,'
            'LEFT(@,1)<>"+",ISERROR(FIND(",",@)),ISERROR(FIND("%",@)),ISERROR(FIND(" ",@)),'
            'ISERROR(SEARCH("e",@)))',
        ),
        FieldKind(
            "date", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", dt.date.fromisoformat, latin=True,
            shape="YYYY-MM-DD", wanted="a day such as 2026-03-09", unfit="no day of the calendar",
            like="2026-03-09", comb="____-__-__", units=4, by_hand=26, typed=42, signs=10,
            control="date", wide=1500, letters=12,
            condition=f'AND(LEN(@)=10,MID(@,5,1)&MID(@,8,1)="--",{_DAY})',
        ),
        FieldKind(
            "utc-time",
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z",
            dt.datetime.fromisoformat, latin=True, shape="YYYY-MM-DDThh:mm:ssZ",
            wanted="a time such as 2026-03-09T07:12:40Z", unfit="no time in UTC",
            like="2026-03-09T07:12:40Z", comb="____-__-__T__:__:__Z", units=6, by_hand=40, typed=48,
            signs=20, wide=2300, letters=22,
            condition='AND(LEN(@)=20,EXACT(MID(@,5,1)&MID(@,8,1)&MID(@,11,1)&RIGHT(@,1),"--TZ"),'
            f'{_DAY},TEXT(--MID(@,12,8),"hh:mm:ss")=MID(@,12,8))',
        ),
        FieldKind(
            "offset", r"[+-](?:0[0-9]|1[0-4]):[0-5][0-9]", latin=True, shape="±hh:mm",
            wanted="an offset such as +05:00", unfit="no offset", like="+05:00", comb="_ __:__",
            by_hand=18, typed=22, signs=6, wide=900, letters=9,
            condition='AND(LEN(@)=6,OR(LEFT(@,1)="+",LEFT(@,1)="-"),MID(@,4,1)=":",'
            "--MID(@,2,2)<15,--RIGHT(@,2)<60)",
        ),
        FieldKind(
            "url", r'(?:https?|hxxps?)://[^\s<>"]+', longest=2_000, latin=True, any_digits=True,
            wanted="an address such as hxxps://listboard[.]example/post/0000982214",
            unfit="no address", like="https:// or hxxps:// and what follows, without blanks",
            lines=1, keys="url", units=12, rooms=(2, 2), by_hand=48, typed=60, high=22, wide=4400,
            tall=760, letters=30,
            condition='AND(LEN(@)<2001,OR(LOWER(LEFT(@,4))="http",LOWER(LEFT(@,4))="hxxp"),'
            'ISNUMBER(FIND("://",@)),ISERROR(FIND(" ",@)))',
        ),
        FieldKind(
            "sha256", r"[0-9a-f]{64}", latin=True, wanted="64 digits of 0 to 9 and a to f",
            unfit="no SHA-256", like="64 signs, the digits and the small letters a to f", lines=2,
            units=12, by_hand=150, typed=150, signs=64, wide=3600, letters=34,
            exactly=(64, "0-9 a-f"),
        ),
        FieldKind("choice", chosen="one", wide=1900, letters=15),
        FieldKind("choices", chosen="many", typed=36, wide=2400),
        FieldKind(
            "check", free=True, wanted="yes, or leave it empty", by_hand=14, typed=14, wide=800,
            letters=11,
        ),
        FieldKind(
            "signature", longest=120, signed=True, free=True, units=6, by_hand=36, typed=36,
            high=19.5, tall=900, letters=18,
        ),
        FieldKind(
            "person-ref", longest=80, by_hand=18, typed=24, wide=1500, letters=13,
        ),
    )
}  # fmt: skip
FIELD_KINDS: Final[Mapping[str, FieldKind]] = MappingProxyType(_ROWS)
"""The kinds by their names, in the order in which they are listed."""


def kind_of(name: str) -> FieldKind:
    """Return the kind of this name; for an unknown name, which a rule reports, that of a short text."""
    return FIELD_KINDS.get(name) or FieldKind(name)
