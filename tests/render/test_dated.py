"""The board of expiry: one row a code, the earlier day of a list and its page, and the check's days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from handbook.model import due, edition_day, months_of, overdue, reread
from handbook.render.calendar import review_calendar
from handbook.rules import check
from handbook.rules.freshness import REVIEW_OVERDUE, SOURCE_READ_LONG_AGO
from tests import books

CODES = """\
sections:
  E: {folder: evidence, title: Evidence}
  CL: {folder: checklists, title: Checklists}
  K: {folder: cooperation, title: Cooperation}
E-00: {title: Evidence, path: index.md, state: made}
E-03: {title: Capture, path: evidence/capture.md, state: made}
E-04: {title: Phone, path: evidence/phone.md, state: made}
E-05: {title: Archive, path: evidence/archive.md, state: planned}
CL-03: {title: One item, path: checklists/capture-one-item.md, state: made}
"""


def page(code: str, **more: str) -> str:
    return books.front(code=code, title=code, **more) + f"# {code}\n"


TREE = {
    "docs/data/codes.yaml": CODES,
    "docs/en/index.md": page("E-00", tier="slow"),
    "docs/en/evidence/capture.md": page("E-03", tier="medium"),
    "docs/en/evidence/phone.md": page("E-04", tier="fast"),
    "docs/en/checklists/capture-one-item.md": page("CL-03", tier="slow"),
    "checklists/en/capture-one-item.md": books.CHECKLIST,
}
WORKS = """\
references:
  - {id: law, type: legislation, title: A law, custom: {mark: S}, accessed: {date-parts: [[2026, 3, 9]]}}
  - {id: fast, type: webpage, title: A page, custom: {mark: S, tier: fast}, accessed: {date-parts: [[2026, 3, 9]]}}
  - {id: old, type: book, title: A book, custom: {mark: S}, accessed: {date-parts: [[2000]]}}
  - {id: unread, type: treaty, title: A treaty, custom: {mark: S}}
"""


def rows(lang: str = "en", **more: str) -> dict[str, list[tuple[str, str]]]:
    groups = review_calendar(books.book({**TREE, **more}), lang)
    return {
        one.section.folder: [(row.entry.code, row.day.isoformat()) for row in one.rows]
        for one in groups
    }


def test_rows_stand_by_section_then_day_then_code():
    assert rows()["evidence"] == [
        ("E-04", "2027-02-25"), ("E-03", "2027-05-25"), ("E-00", "2027-11-25"),
    ]  # fmt: skip


def test_a_planned_code_and_an_empty_section_have_no_row():
    assert "E-05" not in str(rows())
    assert list(rows()) == ["evidence", "checklists"]


def test_of_a_list_and_its_page_the_first_that_is_due_stands_for_both():
    for tier, day in (("slow", "2027-05-25"), ("fast", "2027-02-25")):
        path = "docs/en/checklists/capture-one-item.md"
        assert rows(**{path: page("CL-03", tier=tier)})["checklists"] == [("CL-03", day)]


def test_a_tree_shows_the_days_of_its_own_translation():
    path = "docs/ur/evidence/capture.md"
    late = {path: page("E-03", reviewed="2020-01-01")}
    assert ("E-03", "2020-07-01") in rows("ur", **late)["evidence"]
    assert ("E-03", "2027-05-25") in rows("en", **late)["evidence"]


def test_what_is_overdue_is_what_the_check_says():
    for day in ("2027-02-25", "2027-02-26", "2027-05-25", "2027-05-26"):
        today = dt.date.fromisoformat(day)
        book = replace(books.book(TREE), today=today)
        told = {finding.path for finding in check(book, [REVIEW_OVERDUE])}
        late = {
            row.text.path
            for one in review_calendar(book, "en")
            for row in one.rows
            if overdue(row.day, today)
        }
        assert late == told
        assert all(
            row.day == due(row.text) for one in review_calendar(book, "en") for row in one.rows
        )


def test_a_source_is_read_again_when_the_check_says_so():
    for day, late in (
        ("2026-06-09", set()), ("2026-06-10", {"fast"}), ("2027-03-09", {"fast"}),
        ("2027-03-10", {"fast", "law"}),
    ):  # fmt: skip
        today = dt.date.fromisoformat(day)
        book = replace(books.book({"docs/data/bibliography.yaml": WORKS}), today=today)
        assert {work.key for work in book.works.values() if overdue(reread(work), today)} == late
        told = check(book, [SOURCE_READ_LONG_AGO])
        assert {finding.message.split("“")[1].split("”")[0] for finding in told} == late


def test_works_that_do_not_change_are_never_read_again():
    works = books.book({"docs/data/bibliography.yaml": WORKS}).works
    assert {key: months_of(work) for key, work in works.items()} == {
        "law": 12, "fast": 3, "old": None, "unread": 12,
    }  # fmt: skip
    assert reread(works["unread"]) is None


def test_an_edition_ends_with_its_month():
    for edition, day in (
        ("2026.11", "2026-11-30"), ("2026.12", "2026-12-31"), ("2028.02", "2028-02-29"),
    ):  # fmt: skip
        assert edition_day(edition) == dt.date.fromisoformat(day)


def test_an_edition_of_another_name_has_no_day():
    for edition in ("", "later", "2026", "2026.13", "2026.00", "0.1"):
        assert edition_day(edition) is None


def test_nothing_is_late_without_a_day():
    day = dt.date(2026, 11, 25)
    assert not overdue(None, day)
    assert not overdue(day, None)
    assert not overdue(day, day)
    assert overdue(day, day + dt.timedelta(1))
