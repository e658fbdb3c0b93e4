"""The index of the lists: each with its kind, reader, time, honest state, and its sheets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handbook.render import Context, body
from handbook.rules import check
from tests import books

LIST = """\
---
id: CL-03
title: {title}
type: read-do
who: {who}
when: one page is to be kept
minutes: 15
tier: medium
reviewed: 2026-11-25
owner: evidence editor
tried: {tried}
sources: []
stop: your authority does not cover the page.
{more}---

## Before {{ #before }}

- [ ] `CL-03.1` **{item}**
"""
ENGLISH = {"title": "Capture one item", "who": "officer", "tried": "not yet", "item": "Check it."}
URDU = {"title": "محفوظ کریں", "who": "officer", "tried": "not yet", "item": "جانچیں۔"}
DRAFT = "translation: {of: 000000000000, status: draft, by: machine draft}\n"
INDEX = "---\ntitle: Checklists\ncode: CL-00\n---\n\n# Checklists\n"
PAGE = "---\ntitle: Capture one item\ncode: CL-03\nstage: capture\n---\n\n# Capture one item\n"
CODES = books.CODES + (
    "CL-00: {title: Checklists, path: checklists/index.md, state: made}\n"
    "CL-04: {title: Close a session, path: checklists/close-a-session.md, state: planned}\n"
)


def shown(lang: str = "en", files: Mapping[str, str] | None = None, *, pdf: bool = True) -> str:
    tree = {
        "docs/data/codes.yaml": CODES,
        "docs/en/checklists/index.md": INDEX,
        "docs/en/checklists/capture-one-item.md": PAGE,
        "checklists/en/capture-one-item.md": LIST.format(**ENGLISH, more=""),
        **(files or {}),
    }
    html = body("", Context(books.book(tree), lang, "checklists/index.md", pdf=pdf))
    return re.sub(r"\s+", " ", html)


def test_list_stands_below_its_stage_with_kind_reader_time_and_state():
    html = shown()
    assert html.index('<p class="group">Capture</p>') < html.index(">Capture one item</a>")
    assert "Read, then do · officer · 15 minutes · not yet tried" in html


def test_planned_list_is_named_and_leads_nowhere():
    html = shown()
    row = re.search(r'<li class="planned">.*?</li>', html)
    assert row
    assert "Close a session" in row[0]
    assert "planned" in row[0]
    assert "<a" not in row[0]


def test_sheet_of_each_language_is_one_click_away():
    html = shown(files={"checklists/ur/capture-one-item.md": LIST.format(**URDU, more=DRAFT)})
    for lang in ("en", "ur"):
        assert f'href="../print/{lang}/CL-03-compact.pdf"' in html


def test_draft_is_called_one_beside_its_sheet_in_every_language():
    files = {"checklists/ur/capture-one-item.md": LIST.format(**URDU, more=DRAFT)}
    for lang in ("en", "ur"):
        html = shown(lang, files)
        assert re.search(r"اردو</span></a> \(draft-short, behind-short\)", html)
        assert re.search(r"English</span></a>(?! \()", html)
    facts = re.compile(r"<p>[^<]*draft-short[^<]*</p>")
    assert facts.search(shown("ur", files))
    assert not facts.search(shown("en", files))


def test_sheets_are_linked_only_where_they_are_made():
    for pdf in (True, False):
        assert ('href="../print/en/CL-03-compact.pdf"' in shown(pdf=pdf)) is pdf


def test_list_without_translation_says_so_and_keeps_its_language():
    html = shown("ur")
    assert 'lang="en" dir="ltr">Capture one item</a>' in html
    assert "not-translated" in html


def test_reader_finds_the_lists_of_his_own():
    html = shown()
    assert re.search(r"<dt>officer</dt><dd><a [^>]*>CL-03</a></dd>", html)


def test_tried_list_says_where():
    tried = ENGLISH | {"tried": "Testtown, 3 officers"}
    html = shown(files={"checklists/en/capture-one-item.md": LIST.format(**tried, more="")})
    assert "Testtown, 3 officers" in html
    assert "not yet tried" not in html


def test_who_is_one_of_four():
    book = books.book(
        {"checklists/en/capture-one-item.md": LIST.format(**ENGLISH | {"who": "boss"}, more="")}
    )
    assert any("who" in finding.message and "boss" in finding.message for finding in check(book))
