"""Calendar months: when a review is due, and how old is too old."""

from __future__ import annotations

import calendar
import datetime as dt

from handbook.model.checklist import Checklist
from handbook.model.page import Page

MONTHS_DUE = {"fast": 3, "medium": 6, "slow": 12}
"""Months after a review until the next is due, by tier (design: truth carries a date)."""

_MONTHS = 12
_DAY = dt.timedelta(days=1)


def due(one: Page | Checklist) -> dt.date | None:
    """Return the last day for the next review of a text, None while a fact for it is missing."""
    months = MONTHS_DUE.get(one.meta.text("tier"))
    return None if months is None or one.reviewed is None else later(one.reviewed, months)


def later(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, the last of its month where that has no such day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def ahead(day: dt.date, today: dt.date) -> bool:
    """Return whether a day has begun nowhere on earth: where it is early, it is tomorrow already."""
    return day - today > _DAY
