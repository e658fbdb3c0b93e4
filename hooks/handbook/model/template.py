"""An evidence template is a page whose table of fields makes a form; an answer is what is written into one field."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from handbook.fieldkinds import kind_of
from handbook.model.page import REQUEST_CARDS, Page
from handbook.model.text import Heading

_UNSEEN = re.compile(
    "[\N{COMBINING GRAPHEME JOINER}\N{HANGUL CHOSEONG FILLER}\N{HANGUL JUNGSEONG FILLER}"
    "\N{HANGUL FILLER}\N{HALFWIDTH HANGUL FILLER}\N{KHMER VOWEL INHERENT AQ}"
    "\N{KHMER VOWEL INHERENT AA}\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""Letters and marks without a shape; the other signs without one are those of category Cf."""
_DIGIT = re.compile(r"(?![0-9])\d")


def latin(text: str) -> str:
    """Return `text` with each decimal digit of any script as a Latin one, and a minus sign as `-`."""
    plain = _DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)
    return plain.replace("\N{MINUS SIGN}", "-")


def folded(text: str) -> str:
    """Return `text` as a reader takes it: Latin digits, no sign that nobody sees, single blanks.

    Two numbers that look alike are one number, whatever the keyboard was that wrote them.
    """
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    plain = unicodedata.normalize("NFC", latin(_UNSEEN.sub("", seen)))
    return " ".join(plain.split())


def is_answer(kind: str, text: str) -> bool:
    """Return whether `text` may stand in a field of `kind`, one with choices or boxes left aside."""
    own = kind_of(kind)
    if not text or len(text) > own.most or (own.pattern and not re.fullmatch(own.pattern, text)):
        return False
    try:
        if own.real:
            own.real(text)
    except ValueError:
        return False
    return own.multiline or "\n" not in text


NEEDED = ("always", "")
"""When a field must be filled, the same word in every language: always, or when its help says so."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a field of kind `choice` or `choices`."""

    id: str
    label: str
    retired: bool = False
    """Whether only a file of an earlier edition can hold it."""
    lang: str = ""
    """Language of its label where it is not that of its form."""


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the table of fields."""

    id: str | None
    label: str
    kind: str
    needed: str
    how: str
    """How to fill it in, without the choices."""
    choices: tuple[Choice, ...]
    line: int
    retired: bool = False
    """Whether only a file of an earlier edition can hold it."""
    lang: str = ""
    """Language of its words where it is not that of its form."""
    group: str = ""
    """Id of the heading of its group, empty where the form has none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the filled example writes into one field."""

    id: str
    text: str
    """As it is read: of a choice the ids, parted by one blank, in the order of the cell."""
    line: int
    more: str = ""
    """What was typed behind the id of the field, where nothing belongs."""


@dataclass(frozen=True, slots=True)
class Example:
    """The filled example of a form."""

    head: tuple[Answer, ...] = ()
    rows: tuple[tuple[Answer, ...], ...] = ()
    columns: tuple[Answer, ...] = ()
    """Heads of the tables that hold the rows, without an answer."""

    def text(self, id_: str) -> str:
        """Return the answer of a field of the head, empty where there is none."""
        return next((answer.text for answer in self.head if answer.id == id_), "")


@dataclass(frozen=True, slots=True)
class Template:
    """One form with the page that it stands on."""

    page: Page
    fields: tuple[Field, ...]
    rows: tuple[Field, ...]
    """Columns of the form's table, empty for a form of one head only."""
    example: Example = Example()

    @property
    def id(self) -> str:
        """`F-06`."""
        return self.page.code

    @property
    def exports(self) -> str:
        """`all`, or `paper` for a form that exists on paper only."""
        return self.page.meta.text("exports")

    @property
    def own(self) -> str:
        """Id of the field with its own number, which names its file; empty where it has none."""
        return self.page.policy.text("own")

    @property
    def apart(self) -> bool:
        """Whether it is no part of a case file: it is about officers, or about the handbook."""
        return self.page.policy.text("case") == "apart"

    @property
    def on_paper(self) -> bool:
        """Whether it exists on paper only, so that no file of it may exist."""
        return self.exports == "paper" or self.page.policy.text("save") == "never"

    @property
    def unsaved(self) -> tuple[str, str]:
        """Field and answer with which no file of it may exist; both empty where there is none."""
        field, _, answer = self.page.policy.text("unsaved").partition(".")
        return field, answer

    @property
    def instead(self) -> str:
        """Code of what is taken in place of a file that may not exist."""
        return self.page.policy.text("instead")

    @property
    def with_cards(self) -> bool:
        """Whether its page shows the request cards, from which it is filled in."""
        return self.page.policy.text("shows") == REQUEST_CARDS

    @property
    def receipt(self) -> str:
        """Id of the first field of its receipt, which is handed back; empty where it has none."""
        return self.page.policy.text("receipt")

    @property
    def is_log(self) -> bool:
        """Whether its rows are a log: only added at the end, and a wrong one is struck."""
        return {"struck-utc", "struck-by"} <= {field.id for field in self.rows}


def group_headings(page: Page) -> tuple[Heading, ...]:
    """Return the third-level headings of the part *Fields*: each begins a group of fields."""
    found: list[Heading] = []
    inside = False
    for one in page.text.headings:
        if one.level <= _PART:
            inside = one.id == "fields"
        elif inside and one.level == _PART + 1:
            found.append(one)
    return tuple(found)


_PART = 2
"""Level of the headings of a form's parts."""
