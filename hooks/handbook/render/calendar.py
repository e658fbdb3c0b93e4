"""Pages about days: time zones and calendars with their converter, and what is due for review when."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from markupsafe import Markup

from handbook.languages import SOURCE
from handbook.model import (
    MONTHS_DUE,
    Checklist,
    Code,
    Handbook,
    Page,
    Section,
    due,
    edition_day,
    months_of,
    overdue,
    reread,
)
from handbook.model.role import BIBLIOGRAPHY, CONVERTER
from handbook.render.context import Context
from handbook.render.references import short_name
from handbook.render.templates import laid_out

PART = "converter"
"""Id of the heading below which the converter stands; its text comes first."""


def date_words(context: Context) -> str:
    """Return what the script of the converter has to say, empty on every other page."""
    if context.page.role != CONVERTER:
        return ""
    language = context.language
    words: dict[str, object] = {
        key: word for key, word in language.under("date-").items() if not key.startswith(_NOT_SAID)
    }
    words["wrong_offset"] = language.word("fill-wrong-offset")
    words["places"] = {name: language.word(f"place-{name}") for name in PLACES}
    words["calendars"] = {name: language.word(f"calendar-{name}") for name in CALENDARS}
    words["months"] = {
        kind: [
            {
                "says": language.word(says) if says else "",
                "lang": lang,
                "dir": "ltr" if lang == "en" else "rtl",
                "names": names,
            }
            for says, lang, names in sets
        ]
        for kind, sets in MONTHS.items()
    }
    return json.dumps(words, ensure_ascii=False)


PLACES = ("iraq", "iran", "afghanistan", "pakistan", "bangladesh")
"""Countries whose clocks the script knows, from west to east."""
CALENDARS = ("gregorian", "solar", "hijri")

_SOLAR = "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand"
_IRAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
_DARI = "حمل ثور جوزا سرطان اسد سنبلهٔ میزان عقرب قوس جدی دلو حوت"
_PASHTO = "وری غویی غبرگولی چنگاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب"
_HIJRI = (
    "Muharram", "Safar", "Rabiʻ I", "Rabiʻ II", "Jumada I", "Jumada II",
    "Rajab", "Shaʻban", "Ramadan", "Shawwal", "Dhuʻl-Qiʻdah", "Dhuʻl-Hijjah",
)  # fmt: skip
_ARABIC = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip

MONTHS: Mapping[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = MappingProxyType(
    {
        "solar": (
            ("", "en", tuple(_SOLAR.split())),
            ("date-names-iran", "fa", tuple(_IRAN.split())),
            ("date-names-dari", "fa", tuple(_DARI.split())),
            ("date-names-pashto", "ps", tuple(_PASHTO.split())),
        ),
        "hijri": (("", "en", _HIJRI), ("", "ar", _ARABIC)),
    }
)
"""Calendar to sets of its twelve months: whose they are, in which language, and the names in order,
as the Common Locale Data Repository of Unicode has them (en, fa, fa-AF, ps, ar; read in release 48)."""

_NOT_SAID = ("names_", "no_script", "utc")
"""Words that the page or the names of months say."""


def expiry(context: Context) -> Markup:
    """Return the board of the texts, and below it that of the sources that are read again.

    What the reader's own clock says is hidden until js/due.js has looked at it. The search leaves
    all of it out: a page is to be found by its own words.
    """
    book, judged = context.book, edition_day(context.book.edition)
    groups = review_calendar(book, context.lang)
    rows = [row for group in groups for row in group.rows]
    if not rows:
        return Markup()
    read = [row.text.reviewed for row in rows if row.text.reviewed]
    since = max(read, default=dt.date.min + _DAY) - _DAY  # in the west that day begins later
    texts = [
        _part(
            group.section.title(context.lang),
            [(one.entry.code, one.page, f"tier-{one.text.meta.text('tier')}", one.text.reviewed, one.day)
             for one in group.rows],
            judged,
        )
        for group in groups
    ]  # fmt: skip
    tiers = {months: f"tier-{name}" for name, months in MONTHS_DUE.items()}
    works = [
        (work, short_name(work), tiers[months], work.accessed, reread(work))
        for work in book.works.values()
        if (months := months_of(work))
    ]
    works.sort(key=lambda row: (row[-1] or dt.date.min, row[0].key))  # those of unknown day first
    sources = [_part(context.language.word("sources-name"), works, judged)] if works else []
    slug = book.slug_of(BIBLIOGRAPHY)
    return laid_out(
        "board.boards", (("texts", texts), ("sources", sources)), since, judged, slug, context
    )


def _part(title: str, rows: Sequence[tuple[Any, ...]], judged: dt.date | None) -> tuple[Any, ...]:
    """Return a fold: its title, the days on which its rows are due, how many had passed at the edition, and its rows."""
    days = [day for *_, day in rows if day]
    return (
        title,
        days,
        sum(overdue(day, judged) for day in days),
        [(*row, overdue(row[-1], judged)) for row in rows],
    )


_DAY = dt.timedelta(days=1)


class Dated(NamedTuple):
    """One code, as the tree of a language shows it."""

    entry: Code
    page: Page
    text: Page | Checklist
    """That page, or the list on it: whichever is due first."""
    day: dt.date
    """The last day for its next review."""


class Group(NamedTuple):
    """The codes of one section."""

    section: Section
    rows: tuple[Dated, ...]
    """By the day on which they are due, then by code; at least one."""


def review_calendar(book: Handbook, lang: str) -> tuple[Group, ...]:
    """Return every code that has a page, by section, as the tree of a language shows it.

    A list and the page around it have one code: the one that is due first stands for both. What
    lacks a tier or a day of review has that fault and no row.
    """
    found = []
    for section in book.sections:
        rows = [one for entry in book.codes.values()
                if entry.code.partition("-")[0] == section.letter
                and (one := _dated(entry, book, lang))]  # fmt: skip
        if rows:
            rows.sort(key=lambda one: (one.day, one.entry.code))
            found.append(Group(section, tuple(rows)))
    return tuple(found)


def _dated(entry: Code, book: Handbook, lang: str) -> Dated | None:
    name = entry.path.removesuffix(".md").removeprefix("checklists/")
    page = book.pages.get((lang, entry.path)) or book.pages.get((SOURCE, entry.path))
    shown = book.checklists.get((lang, name)) or book.checklists.get((SOURCE, name))
    days = [(day, text) for text in (page, shown) if text and (day := due(text))]
    if not entry.made or page is None or not days:
        return None
    day, text = min(days, key=lambda pair: pair[0])
    return Dated(entry, page, text, day)
