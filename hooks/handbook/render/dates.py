"""The page of time zones and calendars: where its converter stands, and what its script has to say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from handbook.model.role import CONVERTER
from handbook.render.context import Context

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
