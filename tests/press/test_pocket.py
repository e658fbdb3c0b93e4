"""The pocket book: what of which pages, in which order, on forty pages of A5 that say whose they are."""

from __future__ import annotations

import re

import pytest

from handbook.press.pocket import MOST, pocket_book
from tests import books
from tests.press.opened import said

CODES = books.CODES.replace(
    "sections:", "sections:\n  S: {folder: start, title: Start}"
) + (
    "S-00: {title: Handbook, path: index.md, state: made}\n"
    "S-02: {title: First hour, path: start/first-hour.md, state: made}\n"
)  # fmt: skip
CAPTURE = """\
# Capture step by step

Save it first. Read S-02 before.

> **Stop.** A child: copy nothing.

![A picture](../../images/one.svg)

[CL-03 Capture one item](../../../checklists/en/capture-one-item.md)

## Steps { #steps }

1. Copy the [address](#why): ____

    **Check** It begins with https.

## Why { #why }

Reasons are not printed.
"""
HOUR = "# First hour\n\nGo down the path.\n\n## Path { #path }\n\n- Call.\n"


def page(title: str, code: str, body: str, **more: str) -> str:
    return books.front(title=title, code=code, **more) + body


def tree(lang: str = "en", capture: str = CAPTURE, hour: str = HOUR) -> dict[str, str]:
    more = {} if lang == "en" else {"translation": "{of: 000000000000, status: draft, by: x}"}
    of = {"first": "{rank: 1, parts: [path]}", "then": "{rank: 20, parts: [steps]}"}
    first, then = ({"pocket": of[one]} if lang == "en" else more for one in of)
    return {
        "docs/data/codes.yaml": CODES,
        f"docs/{lang}/index.md": page("Handbook", "S-00", "# Handbook\n", **more),
        f"docs/{lang}/evidence/capture.md": page("Capture step by step", "E-03", capture, **then),
        f"docs/{lang}/start/first-hour.md": page("First hour", "S-02", hour, **first),
    }


def html(files: dict[str, str], lang: str = "en") -> str:
    (job,) = pocket_book(books.book(files), lang)
    return job.draw(0.0)


def test_pages_come_by_their_rank_each_with_its_opening_and_the_parts_that_it_names():
    shown = html(tree())
    heads = re.findall(r'<section class="chapter" id="([\w-]+)"><h1[^>]*>([^<]*)', shown)
    assert heads == [
        ("p-s-02", "First hour"), ("p-e-03", "Capture step by step"), ("p-stops", "pocket-stops"),
    ]  # fmt: skip
    chapter = shown.partition('id="p-e-03"')[2].partition("</section>")[0]
    assert "Save it first." in chapter
    assert "A child: copy nothing." in chapter
    assert '<li>\n<p>Copy the address: <span class="blank"></span></p>' in chapter
    assert "Reasons are not printed" not in shown
    assert "{ #" not in shown
    assert "images/one.svg" not in shown  # it has no room here


def test_a_checklist_is_its_items_numbered_through():
    lines = "\n".join(
        f"- [ ] `CL-03.{n}` {text}\n\n    Because.\n"
        for n, text in ((1, "**Stop.**"), (2, "Look."))
    )
    files = {
        **tree(),
        "docs/data/codes.yaml": CODES,
        "checklists/en/capture-one-item.md": books.front(
            id="CL-03", title="Capture one item", stop="it moves.", type="read-do"
        )
        + f"## Before {{ #before }}\n\n{lines}\n## After {{ #after }}\n\n- [ ] `CL-03.3` Sign.\n",
    }
    chapter = html(files).partition('id="p-e-03"')[2].partition("</section>")[0]
    assert "<li><strong>Stop.</strong></li>\n<li>Look.</li>" in chapter
    assert '<ol style="counter-reset: list-item 2">\n<li>Sign.</li>' in chapter
    assert "Because" not in chapter


def test_a_code_has_its_name_before_it():
    assert re.search(r"First hour</span> <bdi[^>]*>\(S-02\)", html(tree()))


def test_a_language_that_lacks_one_of_the_pages_has_no_pocket_book():
    urdu = {**tree(), **tree("ur")}
    assert [job.path for job in pocket_book(books.book(urdu), "ur")] == ["print/ur/pocket.pdf"]
    del urdu["docs/ur/evidence/capture.md"]
    assert list(pocket_book(books.book(urdu), "ur")) == []
    assert [job.path for job in pocket_book(books.book(urdu), "en")] == ["print/en/pocket.pdf"]


@pytest.mark.print
def test_it_is_printed_on_a5_and_its_contents_name_the_page_of_each_chapter(printed):
    long = CAPTURE.replace("## Why", "A line that takes room on its page. " * 200 + "\n\n## Why")
    hour = HOUR + "A line that takes room as well. " * 200
    pdf = printed(tree(hour=hour, capture=long)).files["print/en/pocket.pdf"]
    width, height = (float(length) * 25.4 / 72 for length in pdf.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (148, 210)
    first = said(pdf.pages[0])
    for title in ("First hour", "Capture step by step"):
        found = re.search(rf"{title} ?(\d+)", first)
        assert found is not None
        number = int(found[1])
        assert title in said(pdf.pages[number - 1])
    for number, one in enumerate(pdf.pages, 1):
        foot = "S-00 · Pocket book · en · 2026.11 · reviewed 2026-11-25"
        assert f"{foot} · page {number}/{len(pdf.pages)}" in said(one)


@pytest.mark.print
def test_more_than_forty_pages_are_a_finding(printed):
    long = HOUR + "".join(f"\nA line that takes room, {n}.\n" for n in range(1700))
    (found,) = printed(tree(hour=long)).findings
    assert found.code == "HB601"
    assert f"{MOST} pages" in found.message
