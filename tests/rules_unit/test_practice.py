"""What platforms.yaml may hold: each fault is told at its line, by the rule whose matter it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from handbook.findings import Severity
from handbook.rules import check
from tests import books, practices

PATH, CODES = "docs/data/platforms.yaml", "docs/data/codes.yaml"
TODAY = dt.date(2026, 11, 26)


def found(
    old: str = "",
    new: str = "",
    *,
    release: bool = False,
    today: dt.date = TODAY,
    codes: str = practices.CODES,
):
    """Return code, line and message of what is told of the small file with one change."""
    data = practices.PLATFORMS
    assert old in data
    pages = {**practices.PAGES, PATH: data.replace(old, new, 1), CODES: codes}
    book = replace(books.book(pages), today=today, release=release)
    return [
        one
        for one in check(book)
        if one.path == PATH and one.code != "HB703" and one.kind != "source-read-long-ago"
    ]


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in found(old, new)]


def line_of(text: str) -> int:
    return practices.PLATFORMS[: practices.PLATFORMS.index(text)].count("\n") + 1


def test_the_small_file_is_clean():
    assert found() == []


def test_a_fault_is_told_by_the_rule_whose_matter_it_is():
    for old, new, code in [
        ("row: view-counter", "row: view-count", "HB028"),
        ("source: own-2026", "source: own-2025", "HB320"),
        ("source: own-2026", "source: memory", "HB321"),
        ("seen: 2026-11-24", "seen: 2026-11-28", "HB028"),
        (", seen: 2026-11-24", "", "HB027"),
        ("seen: 2026-11-24", "seen: soon", "HB028"),
        ("row: clock", "row: view-counter", "HB073"),
        ("id: third", "id: listboard", "HB073"),
        ("id: account-id", "id: open-look", "HB073"),
        ("part: ids", "part: names", "HB028"),
        ("{en: Number}", "{ur: نمبر}", "HB027"),
        ("text: undated", "when: undated", "HB026"),
        ("See F-12.", "See F-99.", "HB323"),
        ("page: P-04", "page: P-40", "HB323"),
        ("page: P-04", "page: R-04", "HB028"),
        ("See F-12.", "Call +92 300 1234567.", "HB520"),
        ("See F-12.", "Write to desk@listboard.org.", "HB520"),
        ("See F-12.", "See https://listboard.org/police.", "HB511"),
        ("See F-12.", "See [@own-2026].", "HB028"),
        ("See F-12.", "See <b>this</b>.", "HB028"),
        ("See F-12.", "See `this`.", "HB028"),
    ]:  # fmt: skip
        assert code in [one for one, _ in told(old, new)]


def test_an_unknown_row_is_told_at_its_line_with_the_nearest_one():
    (one,) = (one for one in found("row: view-counter", "row: view-count") if one.code == "HB028")
    assert one.line == line_of("row: view-counter")
    assert one.hint == "write “view-counter”"
    (one,) = (one for one in found("row: view-counter", "row: zzz") if one.code == "HB028")
    assert one.hint.startswith("write the id of one of “rows”, such as “")
    assert one.hint.endswith("”, or enter it there")
    assert one.hint.count("“") == len(("rows", "first", "second", "third"))


def test_a_source_is_asked_for_at_the_line_of_its_row():
    (one,) = found("source: told-2025", "source: told-2026")
    assert (one.code, one.line) == ("HB320", line_of("row: clock"))
    assert one.hint == "write “told-2025”"


def test_a_row_is_too_old_after_the_months_of_the_fast_tier():
    assert found(today=dt.date(2027, 2, 23)) == []
    late = found(today=dt.date(2027, 2, 24))
    assert [(one.code, one.severity) for one in late] == [("HB701", Severity.WARNING)]
    assert late[0].line == line_of("row: clock")
    assert found(today=dt.date(2027, 2, 24), release=True)[0].severity == Severity.ERROR


def test_a_planned_page_may_wait_until_a_release():
    codes = practices.CODES.replace("listboard.md, state: made", "listboard.md, state: planned")
    book = books.book({**practices.PAGES, CODES: codes})
    for release, told in ((False, []), (True, [f"{PATH}:{line_of('id: listboard')}"])):
        late = [one for one in check(replace(book, release=release)) if one.code == "HB703"]
        said = [one.message for one in late if "P-04" in one.message]
        assert said == [f"“P-04” is still planned, and {place} names it" for place in told]


def test_a_page_without_one_of_its_headings_is_told_in_each_language():
    slug = "platforms/listboard.md"
    own = practices.page("P-04", "ListBoard", *practices.PARTS[1:])
    tree = {**practices.PAGES, f"docs/en/{slug}": own, f"docs/ur/{slug}": own}
    lines = [one for one in check(books.book(tree)) if one.code == "HB048"]
    assert [one.path for one in lines] == [f"docs/en/{slug}", f"docs/ur/{slug}"]
    assert all("“open”" in one.message for one in lines)


def test_a_row_that_a_page_asks_for_by_its_id_is_missed_once_it_has_another():
    for old, new, words in [
        ("id: notice", "id: told-user", ["“notice”"]),
        ("id: notice, part: card", "id: noticed, part: seen", ["“notice”"]),
        ("id: clock", "id: kept-for", []),  # no page of the small book asks for it by its id
    ]:
        lines = [one for one in found(old, new) if one.code == "HB048"]
        assert [one.message.partition(",")[0].split()[-1] for one in lines] == words
        for one in lines:
            assert one.line == line_of("rows:") + 1
            assert "the page B-12" in one.message


def test_each_missing_row_is_told_once_and_those_that_are_there_are_not():
    own = practices.page(
        "U-02",
        "Danger",
        "what-the-platform-asks",
        shows="{what-the-platform-asks: {as: asked, of: [emergency, identifiers, channel, notice]}}",
    )
    codes = practices.CODES + "U-02: {title: Danger, path: urgent/a.md, state: made}\n"
    tree = {**practices.PAGES, CODES: codes, "docs/en/urgent/a.md": own}
    lines = [one.message for one in check(books.book(tree)) if one.code == "HB048"]
    assert len(lines) == 3
    missing = ("channel", "emergency", "identifiers")
    for line, row in zip(lines, missing, strict=True):
        assert f"“{row}”, whose table the page U-02" in line


def test_values_are_read_as_plain_english():
    long = "word " * 26
    assert [one.code for one in found("See F-12.", f"{long}.")] == ["HB901"]
    assert [one.code for one in found("See F-12.", "The XYZQ says so.")] == ["HB902"]


REGION = """\
region:
  ku: {name: Sorani, html: ckb, dir: rtl}
terms:
  - {id: victim, english: [victim], means: a person, read: {ku: [{word: قوربانی, source: own-2026}]}}
"""


def lost(text: str, glossary: str = REGION, slug: str = "reference/glossary.md") -> list[str]:
    """Return what is told of a page, and of its Urdu copy, that may lack the words of the region."""
    own = books.front(title="Glossary", code="R-01") + f"# Glossary\n\n{text}"
    tree = {f"docs/{lang}/{slug}": own for lang in ("en", "ur")}
    book = books.book({**tree, "docs/data/glossary.yaml": glossary})
    return [f"{one.path}:{one.line} {one.message}" for one in check(book) if one.code == "HB048"]


def test_a_glossary_that_lost_the_heading_of_the_words_of_the_region_is_told():
    for text in [
        "Words.\n",
        "## Words { #regions }\n",
        "### Words { #region }\n",
        "## Region\n\nregion\n",
    ]:
        told = "of the second level for the words of docs/data/glossary.yaml"
        assert lost(text) == [
            f"docs/{lang}/reference/glossary.md:2 the page has no heading “region” {told}"
            for lang in ("en", "ur")
        ]


def test_a_glossary_with_the_heading_of_the_words_of_the_region_is_clean():
    assert lost("## In other languages { #region }\n\nWords.\n") == []


def test_no_heading_is_asked_for_where_no_word_was_read():
    for glossary in [
        REGION.partition("terms:")[0],
        REGION[REGION.index("terms:") :],
        REGION.replace(", read: {ku: [{word: قوربانی, source: own-2026}]}", ""),
    ]:
        assert lost("Words.\n", glossary) == []


def test_other_pages_need_no_heading_for_the_words_of_the_region():
    assert lost("Words.\n", slug="reference/words.md") == []
