"""The pocket book: forty small pages for the officer who reads nothing else, out of the pages themselves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.markup import finished
from handbook.model import Handbook, Page
from handbook.press.paper import Naming, document, reasons
from handbook.press.print_jobs import Job, footmarks, job_of
from handbook.render.print_links import in_pocket, print_path

MOST = 40
"""Pages that it may have: more do not go into a pocket."""


class Chapter(NamedTuple):
    """One page of the handbook, or what is taken of it."""

    anchor: str
    title: str
    text: Markup


def pocket_book(book: Handbook, lang: str) -> Iterator[Job]:
    """Yield the pocket book of a language, where each of its pages is written in that language."""
    pages = in_pocket(book, lang)
    if not pages:
        return
    home = book.pages[lang, "index.md"]
    reviewed = min((page.reviewed for page in pages if page.reviewed), default=None)
    job = job_of(
        home,
        home.code,
        book,
        "pocket",
        lambda _: _drawn(book, lang, pages, reviewed),
        path=print_path(lang, "pocket"),
        sides=MOST,
    )
    yield replace(job, marks=footmarks(home.code, book, lang, reviewed), places=())


def _drawn(book: Handbook, lang: str, pages: Sequence[Page], reviewed: dt.date | None) -> str:
    language = book.languages[lang]
    lists = [shown for (own, _), shown in book.checklists.items() if own == lang]
    return document(
        "pocket",
        language,
        book,
        title=language.word("pocket"),
        kind="pocket",
        code=book.pages[lang, "index.md"].code,
        variant="pocket",
        reviewed=reviewed,
        drafted=any(page.draft for page in pages),
        chapters=[_chapter(page, book, language) for page in pages],
        lists=sorted(lists, key=lambda shown: (not shown.stop_rank, shown.stop_rank, shown.id)),
    )


def _chapter(page: Page, book: Handbook, language: Language) -> Chapter:
    wanted = book.pages[SOURCE, page.slug].policy.get("pocket")
    kept = wanted.texts("parts") if wanted else ()
    opening, *parts = _HEAD.split(page.body)
    text = _TITLE.sub("", opening, count=1)
    for head, part in zip(parts[::2], parts[1::2], strict=True):
        if (found := _ID.search(head)) and found["id"] in kept:
            text += f"{head}{part}"
    text = _LIST.sub(lambda found: _items(found["slug"], page, book), _PICTURE.sub("", text))
    made = reasons(
        _IDS.sub("", text), language, book, tables=True, names=Naming(book, language, page.code)
    )
    made = finished(
        _START.sub(lambda found: f'<ol style="counter-reset: list-item {int(found[1]) - 1}">', made)
    )
    return Chapter(f"p-{page.code.lower()}", page.meta.text("short") or page.title, made)


def _items(slug: str, page: Page, book: Handbook) -> str:
    """Return the Markdown of a checklist's items, numbered through."""
    shown = book.checklists.get((page.lang, slug))
    parts, number = [], 0
    for pause in shown.pauses if shown else ():
        parts.append(f"**{pause.title}**\n")
        for item in pause.items:
            number += 1
            parts.append(f"{number}. {f'**{item.text}**' if item.critical else item.text}")
        parts.append("")
    return "\n".join(parts)


_HEAD = re.compile(r"^(## .*\n)", re.MULTILINE)
_TITLE = re.compile(r"^# .*\n", re.MULTILINE)
_ID = re.compile(r"\{ #(?P<id>[\w-]+) \}")
_IDS = re.compile(r"[ \t]*\{ #[\w-]+ \}[ \t]*$", re.MULTILINE)
_START = re.compile(r'<ol start="(\d+)">')
"""WeasyPrint counts from 1, whatever the attribute says."""
_PICTURE = re.compile(r"^!\[.*$", re.MULTILINE)
"""It has no room here."""
_LIST = re.compile(r"^\[CL-\d\d [^\n]*\]\([^\n]*?(?P<slug>[\w-]+)\.md\)$", re.MULTILINE)
"""A link that alone in its paragraph is the checklist."""
