"""Small forms for tests of office files: every kind of field, in English and Urdu, a log, one on paper."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.languages import SOURCE
from handbook.model import Handbook
from tests import books
from tests.press import forms as forms_of_press

FIELDS = """\
| `case-ref` Case number | text | always | As in the case register. |
| `reason` Why this item | long-text | always | Question of the plan, and the element (act, means) that it serves. |
| `file-count` Number of files | integer | always | Failed ones too. |
| `clock-difference` Difference in seconds | number | | Plus when fast, minus when slow. |
| `retain-until` Keep until | date | always | Day of the review by your agency's rule. |
| `started-utc` Begun (UTC) | utc-time | always | Time of the device, turned into UTC. |
| `local-offset` Local offset | offset | always | Sign, hours, minutes: +05:00, +04:30. |
| `page-url` Full address | url | always | Copied from the address bar. On paper defanged: hxxps, and [.] for each dot. |
| `list-sha256` SHA-256 of the list | sha256 | always | 64 signs, pasted. |
| `connection` Connection | choice | always | For a VPN write the country. `agency-line` agency line · `mobile` mobile · `other` other |
| `sensitive` Sensitive | choices | | Decides where it is kept. `none` none · `intimate` intimate · `identity-paper` identity paper |
| `opened-checked` Every file opened | check | always | Tick when each was opened. |
| `captured-by` Captured by | person-ref | always | Service number, R&D too. |
| `sign-captured` Signature, date, time | signature | always | Of the officer who captured. |
| `remark` Remark | text | | |
"""
FILES = """\
| `file-no` File number | integer | always | 1, 2, 3 without a gap. |
| `file-name` File name | text | always | Exactly as on the medium. |
| `file-kind` Kind of file | choice | always | `full-page` full page · `media-file` media file |
| `file-sha256` SHA-256 | sha256 | always | 64 signs, pasted. |
| `hashed-utc` Hashed (UTC) | utc-time | always | When the hash was made. |
"""
URDU_FIELDS = """\
| `case-ref` مقدمہ نمبر | text | always | جیسا مقدمات کے رجسٹر میں درج ہے۔ |
| `reason` یہ مواد کیوں | long-text | always | تفتیش کا سوال، اور جرم کا وہ جزو (act, means) جس کے کام آئے۔ |
| `file-count` فائلوں کی تعداد | integer | always | ناکام کوششیں بھی۔ |
| `clock-difference` گھڑی کا فرق، سیکنڈ میں | number | | تیز ہو تو جمع، سست ہو تو منفی۔ |
| `retain-until` کب تک رکھنا ہے | date | always | ادارے کے قاعدے کے مطابق جائزے کا دن، جیسے 2026-03-09۔ |
| `started-utc` آغاز (UTC) | utc-time | always | آلے کا وقت، UTC میں۔ |
| `local-offset` مقامی فرق | offset | always | علامت، گھنٹے، منٹ: +05:00, +04:30۔ |
| `page-url` مکمل پتہ | url | always | ایڈریس بار سے نقل۔ کاغذ پر hxxps لکھیں۔ |
| `list-sha256` فہرست کا SHA-256 | sha256 | always | 64 علامتیں، چسپاں کریں۔ |
| `connection` رابطہ | choice | always | VPN ہو تو ملک بھی لکھیں۔ `agency-line` ادارے کی لائن · `mobile` موبائل · `other` دیگر |
| `sensitive` حساس | choices | | اسی سے طے ہوگا کہ کہاں رکھا جائے۔ `none` کچھ نہیں · `intimate` نجی · `identity-paper` شناختی کاغذ |
| `opened-checked` ہر فائل کھولی گئی | check | always | جب ہر ایک کھول لی جائے تو نشان لگائیں۔ |
| `captured-by` محفوظ کرنے والا | person-ref | always | سروس نمبر۔ |
| `sign-captured` دستخط، تاریخ، وقت | signature | always | محفوظ کرنے والے افسر کے (F-01 کے مطابق)۔ |
| `remark` تبصرہ | text | | |
"""
URDU_FILES = """\
| `file-no` فائل نمبر | integer | always | 1, 2, 3 بغیر وقفے کے۔ |
| `file-name` فائل کا نام | text | always | جیسا میڈیم پر ہے۔ |
| `file-kind` فائل کی قسم | choice | always | `full-page` پورا صفحہ · `media-file` میڈیا فائل |
| `file-sha256` SHA-256 | sha256 | always | 64 علامتیں۔ |
| `hashed-utc` ہیش کا وقت (UTC) | utc-time | always | جب ہیش بنایا گیا۔ |
"""
LOG_FIELDS = """\
| `case-ref` Case number | text | always | As in the case register. |
| `log-ref` Session log (F-05 no.) | text | always | Unit, year, running number. |
| `captured-by` Captured by | person-ref | always | Service number. |
| `connection` Connection | choice | always | One. `agency-line` agency line, at the desk · `mobile` mobile · `other` other |
| `sensitive` Sensitive | choices | | Decides where it is kept. `none` none · `intimate` intimate |
"""
LOG_ROWS = """\
| `line-no` Line | integer | always | 1, 2, 3 without a gap. |
| `event-utc` Time (UTC) | utc-time | always | Not corrected. |
| `local-offset` Local offset | offset | always | +05:00, +04:30 … |
| `did` What you did | long-text | always | One action in each line. |
| `page-url` Full address | url | | From the address bar. |
| `login-state` Logged in? | choice | always | `no` no · `assigned-account` assigned account |
| `people-shown` People shown | choices | | `adult` adult · `unclear` unclear |
| `opened-checked` Opened | check | | Tick it. |
| `struck-utc` Struck (UTC) | utc-time | | When the line is wrong. |
| `struck-by` Struck by | person-ref | | Service number. |
"""
URDU_LOG_FIELDS = """\
| `case-ref` مقدمہ نمبر | text | always | جیسا مقدمات کے رجسٹر میں درج ہے۔ |
| `log-ref` سیشن لاگ (F-05 نمبر) | text | always | یونٹ، سال، سلسلہ نمبر۔ |
| `captured-by` محفوظ کرنے والا | person-ref | always | سروس نمبر۔ |
| `connection` رابطہ | choice | always | ایک۔ `agency-line` ادارے کی لائن، میز پر · `mobile` موبائل · `other` دیگر |
| `sensitive` حساس | choices | | اسی سے طے ہوگا کہ کہاں رکھا جائے۔ `none` کچھ نہیں · `intimate` نجی |
"""
URDU_LOG_ROWS = """\
| `line-no` سطر | integer | always | 1, 2, 3 بغیر وقفے کے۔ |
| `event-utc` وقت (UTC) | utc-time | always | درستی کے بغیر۔ |
| `local-offset` مقامی فرق | offset | always | جیسے +05:00 یا +04:30۔ |
| `did` آپ نے کیا کیا | long-text | always | ہر سطر میں ایک کام۔ |
| `page-url` مکمل پتہ | url | | ایڈریس بار سے۔ |
| `login-state` لاگ اِن؟ | choice | always | `no` نہیں · `assigned-account` تفویض کردہ اکاؤنٹ |
| `people-shown` نظر آنے والے افراد | choices | | `adult` بالغ · `unclear` واضح نہیں |
| `opened-checked` کھولی گئی | check | | نشان لگائیں۔ |
| `struck-utc` کاٹنے کا وقت (UTC) | utc-time | | جب سطر غلط ہو۔ |
| `struck-by` کس نے کاٹی | person-ref | | سروس نمبر۔ |
"""
STOP = "> **Stop.** Sexual material may show a child? Write nothing here. Take CL-05 and F-17."
URDU_STOP = "> **رک جائیں۔** جنسی مواد میں بچہ ہو سکتا ہے؟ یہاں کچھ نہ لکھیں۔ CL-05 اور F-17 لیں۔"


def form(
    fields: str,
    rows: str = "",
    *,
    code: str = "F-06",
    title: str = "Capture record",
    stop: str = STOP,
    exports: str = "all",
    draft: bool = False,
) -> str:
    """Return the page of a form, whose fields are the lines of a table."""
    lines = fields.splitlines(), rows.splitlines()
    return forms_of_press.form(code, title, *lines, exports=exports, draft=draft, stop=stop)


def urdu(fields: str, rows: str, title: str, code: str) -> str:
    """Return the page of a draft in Urdu."""
    return form(fields, rows, code=code, title=title, stop=URDU_STOP, draft=True)


FORMS: Mapping[str, str] = {
    "docs/en/templates/capture-record.md": form(FIELDS, FILES),
    "docs/ur/templates/capture-record.md": urdu(URDU_FIELDS, URDU_FILES, "محفوظ کرنے کا ریکارڈ", "F-06"),
    "docs/en/templates/session-log.md": form(LOG_FIELDS, LOG_ROWS, code="F-05", title="Session log"),
    "docs/ur/templates/session-log.md": urdu(URDU_LOG_FIELDS, URDU_LOG_ROWS, "سیشن لاگ", "F-05"),
    "docs/en/templates/child-material.md": form(
        FIELDS, code="F-17", title="Child material", exports="paper"
    ),
}  # fmt: skip


def forms(tree: Mapping[str, str] = FORMS) -> Handbook:
    """Return a handbook of these forms, with the words of this repository."""
    return books.speaking(tree)


def book_of(page: str, lang: str = SOURCE) -> Handbook:
    """Return a handbook of one form."""
    return forms({f"docs/{lang}/templates/one.md": page})
