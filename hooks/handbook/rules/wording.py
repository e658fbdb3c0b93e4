"""HB516, HB531 and HB532: references to characters, signs of templates, and forbidden names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handbook.catalog import Rule, rule
from handbook.findings import Finding
from handbook.model import Checklist, Handbook, Page
from handbook.rules.base import (
    Faults,
    checks,
    short,
    texts,
)
from handbook.rules.characters import MARKS
from handbook.rules.sheet import MOST, Sheet, sheets

CHARACTER_REFERENCE = rule("HB516", "character-reference")
TEMPLATE_SYNTAX = rule("HB531", "template-syntax")
PAGE_NAME_FORBIDDEN = rule("HB532", "page-name-forbidden")
LOCAL_PATH = rule("HB533", "local-path")


@checks(CHARACTER_REFERENCE, TEMPLATE_SYNTAX, LOCAL_PATH)
def wording_faults(book: Handbook) -> Faults:
    """Return every reference to a character and every sign that some template would read."""
    faults = Faults()
    for sheet in sheets(book):
        told: dict[Rule, int] = {}
        if sheet.name == "mkdocs":
            continue
        for sign, start, text in _signs(sheet):
            told[sign] = told.get(sign, 0) + 1
            faults.add(sign, sheet.path, sheet.line(start), text=short(text, 40))
            if told.get(sign, 0) == MOST:
                break
    return faults


def _signs(sheet: Sheet) -> Iterator[tuple[Rule, int, str]]:
    for needle, form, place in _FORMS:
        if needle not in sheet.whole:
            continue
        for found in form.finditer(sheet.whole):
            start, text = found.start(1), found[1]
            if text not in _ALLOWED and _counts(sheet, start, place):
                yield _RULE.get(needle, TEMPLATE_SYNTAX), start, text
        if needle == "&":
            yield from _hidden_in_values(sheet)


def _counts(sheet: Sheet, start: int, place: str) -> bool:
    """Return whether signs are read at a place, and told by no other rule there."""
    if place == "always":
        return not sheet.told(start)
    if sheet.value(start) is not None or place == "anywhere":
        return True
    if place != "prose":
        return place == "code" and sheet.coded(start)
    return not (sheet.coded(start) or sheet.told(start) or _in_target(sheet, start))


def _in_target(sheet: Sheet, start: int) -> bool:
    """Return whether a place lies in the target of a link: HB308 speaks about its form."""
    text, column = sheet.row(start)
    return _TARGET.search(text, max(0, column - 200), column) is not None


def _hidden_in_values(sheet: Sheet) -> Iterator[tuple[Rule, int, str]]:
    """Yield the references in values that would be allowed in running text."""
    at = 0
    for value in sheet.values:
        for found in re.finditer("|".join(sorted(_ALLOWED)), value.text):
            yield CHARACTER_REFERENCE, at + found.start(), found[0]
        at += len(value.text) + 2


@checks(PAGE_NAME_FORBIDDEN)
def page_name_forbidden(book: Handbook) -> Iterator[Finding]:
    """Yield each name of a file, title and heading that promises such a list."""
    for one in texts(book):
        for part in one.slug.removesuffix(".md").split("/"):
            if is_forbidden(part):
                yield PAGE_NAME_FORBIDDEN.at(one.path, 0, what="the file name", text=part)
        title = one.meta.get("title")
        if title is not None and is_forbidden(str(title.value)):
            yield PAGE_NAME_FORBIDDEN.at(
                one.path, title.line, what="the title", text=short(one.title)
            )
        for heading in one.text.headings if _suspected(one) else ():
            if heading.level > 1 and (is_forbidden(heading.text) or is_forbidden(heading.id or "")):
                yield PAGE_NAME_FORBIDDEN.at(one.path, heading.line, what="the heading",
                                 text=short(heading.text))  # fmt: skip
    for data in book.data.values():
        if is_forbidden(data.path.rpartition("/")[2].rpartition(".")[0]):
            yield PAGE_NAME_FORBIDDEN.at(data.path, 0, what="the file name",
                             text=data.path.rpartition("/")[2])  # fmt: skip


def _suspected(one: Page | Checklist) -> bool:
    """Return whether a word of such names stands in the headings; most pages have none."""
    names = " ".join([f"{heading.text} {heading.id}" for heading in one.text.headings]).lower()
    return any(word in names for word in _TELLING)


@functools.lru_cache(maxsize=4096)
def is_forbidden(name: str) -> bool:
    """Return whether a name is that of a list of code words, or little more than it."""
    words = _WORD.findall(name.lower().replace("’", "'"))
    plain = " ".join(words)
    return plain in _LISTS or any(part in f" {plain} " for part in _ALWAYS)


_TARGET = re.compile(r"(?:\]\(<?|^[ ]{0,3}\[[^\]\n]{1,80}\]:[ \t]*<?)[^\s)]*\Z")
_HOME, _USERS, _WINDOWS = "/home/", "/Users/", "Users\\"
_RULE = {
    "&": CHARACTER_REFERENCE, _HOME: LOCAL_PATH, _USERS: LOCAL_PATH, _WINDOWS: LOCAL_PATH,
}  # fmt: skip
"""Rules of the signs that are not those of templates."""
_NOBODY = r"(?!(?:user|name|Public|Shared)\b)"
_ALLOWED = frozenset({"&amp;", "&lt;", "&gt;"})
_FORMS = (
    ("&", re.compile(r"(&(?:#[xX]?[0-9A-Fa-f]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};))"), "prose"),
    ("{{", re.compile(r"(\{\{[^}\n]{0,40}\}{0,2})"), "code"),
    ("{%", re.compile(r"(\{%[^}\n]{0,40}\}?)"), "code"),
    ("{#", re.compile(r"(\{#[^}\n]{0,40}\}?)"), "code"),
    ("${", re.compile(r"(\$\{[^}\n]{0,40}\}?)"), "code"),
    ("<?", re.compile(r"(<\?[^>\n]{0,40}>?)"), "code"),
    ("<%", re.compile(r"(<%[^>\n]{0,40}>?)"), "anywhere"),
    ("-8<-", re.compile(r"(-{1,2}8<-{1,2}[^\n]{0,40})"), "anywhere"),
    ("[[", re.compile(r"(\[\[[^\[\]\n]{1,80}\]\])(?![(\[])"), "values"),
    ("~~", re.compile(r"(?<!~)(~~(?=[^\s~])[^~\n]{1,200}(?<=[^\s~])~~)(?!~)"), "prose"),
    ("$$", re.compile(r"(\$\$[^$\n]{0,200}(?:\$\$)?)"), "prose"),
    (_HOME, re.compile(rf"(?<![\w.])(/home/{_NOBODY}\w[^\s/`\"'|<>]{{0,60}}/?)"), "always"),
    (_USERS, re.compile(rf"(?<![\w.])(/Users/{_NOBODY}\w[^\s/`\"'|<>]{{0,60}}/?)"), "always"),
    (_WINDOWS, re.compile(rf"([A-Za-z]:\\{{1,2}}Users\\{{1,2}}{_NOBODY}\w[^\s\\`\"'|<>]{{0,60}})"), "always"),
    (":", re.compile(r"(:(?<![\w:/]:)[a-z][a-z0-9_+-]{1,40}:)(?![\w:/])"), "prose"),
)  # fmt: skip
"""A sign that is looked for first, what it opens, and where that is read.

`code`: braces and `<?` are told by HB507 and HB504 where they stand in running text, so here they
count in code and in values; `values`: links of a wiki, told by HB308 in running text. `prose`:
words struck out, formulas and small pictures, which a code host shows and our page does not.
"""
_WORD = re.compile(rf"(?:[^\W_]|[{MARKS}])+(?:'[^\W_]+)?")
_LISTS = frozenset(
    {
        "terms", "term", "the terms", "slang", "jargon",
        "lingo", "argot", "keywords", "key words", "keyword", "search terms", "hashtags",
        "emoji", "emojis", "pricelist", "prices", "vocabulary",
        "اصطلاحات", "کوڈ ورڈ", "کوڈ ورڈز", "خفیہ الفاظ", "قیمتیں", "کلمات رمز", "کلمات رمزی",
        "اصطلاحات عامیانه", "كلمات السر", "كلمات مشفرة", "مصطلحات", "العامية", "الأسعار",
        "সাংকেতিক শব্দ", "কোড শব্দ", "মূল্য তালিকা",
    }
)  # fmt: skip
"""Whole names that promise such a list."""
_ALWAYS = (
    " slang ", " code word ", " code words ", " codeword ", " codewords ", " coded words ",
    " coded language ", " code names ", " keywords of ", " keywords used ", " terms used by ",
    " terms of the trade ", " terms of traffickers ", " terms of smugglers ", " secret words ",
    " emoji codes ", " emojis used ", " hashtags used ", " price list ", " price lists ",
    " کوڈ ورڈ ", " کوڈ ورڈز ", " خفیہ الفاظ ", " کلمات رمزی ", " كلمات مشفرة ", " সাংকেতিক শব্দ ",
)  # fmt: skip
"""Parts of a name that promise such a list, whatever stands beside them."""
_TELLING = frozenset(max(name.split(), key=len) for name in (*_LISTS, *_ALWAYS))
"""The longest word of each of them, without which it cannot be named."""
