"""An agency's overlay fills blanks that name a field of its country sheet, and marks every page as local."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from handbook.languages import SOURCE, Language

OVERLAY: Final = "overlay.yaml"
"""The file by which a folder is an overlay."""
BOUND = re.compile(r"(?<!_)____\{(?P<field>\d{1,3})\}")
"""A blank of a page as it is written where it names a field: `____{26}`."""
OPEN, CLOSE = "\u2068", "\u2069"
"""Signs around what an overlay puts into a blank; no text of ours may hold them (HB016), and a
program that shows text takes what is between them apart from its neighbours."""
FILLED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")

SEPARATE = frozenset({41, 58, *range(64, 70)})
"""Fields that S-04 keeps on sheets of their own, each in a closed envelope."""
MAY_HOLD = frozenset(
    {9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 26, 27, 29, 30, 32, 35, 37, 38, 39, 43,
     44, 45, 46, 47, 48, 50, 51, 52, 53, 54, 55, 56, 57}
)  # fmt: skip
"""Fields that an overlay may hold: law, ranks, offices by their posts, periods, ceilings, terms.

The others would tell whoever finds a stick of a person, a place, a method, or another country.
"""


@dataclass(frozen=True, slots=True)
class Local:
    """One overlay: whose it is, until when it holds, and what its fields say."""

    agency: str
    edition: str
    until: dt.date
    """The last day on which it may be relied on."""
    owner: str
    fields: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """Values by number, then by language; that of English stands for a language without one."""

    def mark(self, language: Language, today: dt.date | None) -> str:
        """Return what every page and sheet says: not to be published, whose, which edition, until when."""
        past = today is not None and today > self.until
        names = (
            f"{OPEN}{self.agency}{CLOSE}",
            f"{language.word('edition')} {OPEN}{self.edition}{CLOSE}",
        )
        day = language.word(
            "local-expired" if past else "local-until", date=language.date(self.until)
        )
        return " · ".join((language.word("local"), *names, day))

    def filled(self, text: str, lang: str) -> str:
        """Return the Markdown of a page in which blanks show what the overlay holds."""

        def value(found: re.Match[str]) -> str:
            by_language = self.fields.get(int(found["field"]), {})
            said = by_language.get(lang) or by_language.get(SOURCE)
            return f"{OPEN}{said}{CLOSE}" if said else found[0]

        return BOUND.sub(value, text)
