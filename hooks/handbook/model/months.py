"""Calendar months: when a review or a reading is due, and how old is too old."""

from __future__ import annotations

import calendar
import datetime as dt

from handbook.model.checklist import Checklist
from handbook.model.handbook import Work
from handbook.model.page import Page

MONTHS_DUE = {"fast": 3, "medium": 6, "slow": 12}
"""Months after a review until the next is due, by tier (design: truth carries a date)."""

LAW = frozenset({"bill", "legal_case", "legislation", "regulation", "treaty"})
"""Types of works, in CSL's words, that are law."""

_MONTHS = 12
_DAY = dt.timedelta(days=1)


def due(one: Page | Checklist) -> dt.date | None:
    """Return the last day for the next review of a text, None while a fact for it is missing."""
    months = MONTHS_DUE.get(one.meta.text("tier"))
    return None if months is None or one.reviewed is None else later(one.reviewed, months)


def months_of(work: Work) -> int | None:
    """Return after how many months a work is read again, None for one that does not grow old."""
    return MONTHS_DUE.get(work.tier) or (MONTHS_DUE["slow"] if work.kind in LAW else None)


def reread(work: Work) -> dt.date | None:
    """Return the last day for the next reading of a work, None where it has none or no day is known."""
    months = months_of(work)
    return None if months is None or work.accessed is None else later(work.accessed, months)


def overdue(day: dt.date | None, today: dt.date | None) -> bool:
    """Return whether `day`, the last good one, has passed; nothing is late where a day is unknown."""
    return day is not None and today is not None and today > day


def edition_day(edition: str) -> dt.date | None:
    """Return the last day of the month that an edition names, as in `2026.11`; None for another name.

    It stands for the edition where texts are judged: the day of the build changes no byte of a site.
    """
    year, _, month = edition.partition(".")
    try:
        first = dt.date(int(year), int(month), 1)
    except ValueError:
        return None
    return later(first, 1) - _DAY


def later(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, the last of its month where that has no such day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def ahead(day: dt.date, today: dt.date) -> bool:
    """Return whether a day has begun nowhere on earth: where it is early, it is tomorrow already."""
    return day - today > _DAY
