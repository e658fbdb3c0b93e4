"""One value of platforms.yaml stands on every page that shows it, and what nobody read says so."""

from __future__ import annotations

import re

from handbook.press.checklist import card
from handbook.render.body import body
from handbook.render.context import Context
from tests import books, practices

SHOWN = {
    "platforms/listboard.md": ("open", "seen", "ids", "vanishes", "report", "card", "after"),
    "platforms/others.md": practices.PARTS,
    "platforms/index.md": ("seen", "vanishes", "ids"),
    "platforms/request-cards.md": ("cards",),
    "reference/request-card-table.md": ("cards",),
    "foundations/passive-and-active.md": ("platforms",),
    "templates/preservation-request.md": ("notes",),
    "templates/emergency-request.md": ("notes",),
}
"""Slugs of the pages with the ids of their headings."""
READ = ("seen", "card")
"""Parts on which something of the first platform was read."""
NOT_CHECKED = 'not-checked <span class="blank">____</span>'


def shown(
    slug: str, data: str = practices.PLATFORMS, *, lang: str = "en", pdf: bool = False
) -> str:
    """Return the HTML of a page of the small book, with the Urdu one of the same slug if asked."""
    tree = {**practices.PAGES, "docs/data/platforms.yaml": data}
    if lang != "en":
        tree[f"docs/{lang}/{slug}"] = tree[f"docs/en/{slug}"]
    heads = "".join(f'<h2 id="{one}">H</h2><p>Words.</p>' for one in SHOWN[slug])
    return body(heads, Context(books.book(tree), lang, slug, pdf=pdf))


def part(source: str, anchor: str) -> str:
    """Return what stands below a heading, up to the next one of its level."""
    return source.partition(f'<h2 id="{anchor}">')[2].partition("<h2")[0]


def rows(source: str) -> list[list[str]]:
    """Return the cells of each row, bare of elements."""
    return [
        [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]
        for row in re.findall(r"<tr>(<td.*?)</tr>", source, re.DOTALL)
    ]


def test_each_part_stands_behind_the_words_of_its_heading_and_before_the_next():
    html = shown("platforms/listboard.md")
    for anchor in practices.PARTS:
        own = part(html, anchor)
        assert own.startswith("H</h2><p>Words.</p>")
        assert own.count("<table") == (1 if anchor in READ else 0)
        assert ("Nothing read on" in own) == (anchor not in READ)
    assert "<table" not in part(html, "after")


def test_an_answer_has_its_source_the_date_of_its_text_and_the_day_of_reading():
    ((question, said, source),) = rows(part(shown("platforms/listboard.md"), "seen"))
    assert (question, said) == ("Counter", practices.COUNTER)
    assert source.startswith("[ListBoard]; undated; read on 24 November 2026")
    assert '<a class="cite" href="../reference/bibliography.html#ref-own-2026">' in shown(
        "platforms/listboard.md"
    )


def test_what_is_reported_says_by_whom_and_in_what_before_it_is_said():
    data = practices.PLATFORMS
    html = part(shown("platforms/listboard.md", data), "card")
    assert f"As reported by A reader (13 July 2026): {practices.CLOCK}" in html
    own = data.replace("told-2025", "own-2026")
    assert "reported" not in part(shown("platforms/listboard.md", own), "card")


def test_the_tables_of_a_page_have_names_of_their_own():
    for slug in SHOWN:
        names = re.findall(r'role="region" tabindex="0" aria-label="([^"]*)"', shown(slug))
        assert len(set(names)) == len(names) > 0, slug


def test_codes_in_a_value_lead_to_their_pages():
    html = part(shown("platforms/listboard.md"), "card")
    assert '<a class="way" href="../templates/preservation-request.html"' in html


def missing(questions, platforms) -> list[str]:
    """Return the label of each question of each platform that has no answer."""
    return [q.label("en") for one in platforms for q in questions if q.id not in one.values]


def test_every_missing_row_says_not_checked_and_no_cell_is_empty():
    """In its table where another question there has an answer, else in the one line of all."""
    for anchor in practices.PARTS:
        for slug in ("platforms/listboard.md", "platforms/others.md"):
            for row in rows(part(shown(slug), anchor)):
                assert all(row), row
        practice = books.book(practices.PAGES).practice
        html = part(shown("platforms/listboard.md"), anchor)
        labels = missing(practice.of(anchor), practice.on("P-04"))
        assert html.count(NOT_CHECKED) == (len(labels) if anchor in READ else 0)
        assert all((f"<strong>{one}</strong>" in html) == (anchor not in READ) for one in labels)


def test_a_question_that_nobody_answers_is_named_wherever_it_stands():
    bare = practices.PLATFORMS.partition("platforms:")[0] + (
        "platforms:\n  - {id: none, name: None, page: P-04, rows: []}\n"
    )
    practice = books.book({**practices.PAGES, "docs/data/platforms.yaml": bare}).practice
    for slug in SHOWN.keys() - {"platforms/others.md"}:
        html = shown(slug, bare)
        assert html.count(NOT_CHECKED) == len(rows(html)), slug
        assert "not-checked" in html or "Nothing read on" in html, slug
    html = shown("platforms/listboard.md", bare)
    assert [one for one in missing(practice.questions, practice.platforms) if one not in html] == []


def test_a_line_of_questions_without_a_text_loses_none_of_them_and_has_one_blank():
    html = part(shown("platforms/index.md"), "vanishes")
    assert "<table" not in html
    assert 'Nothing read on <strong>Lives</strong>: <span class="blank">____</span>' in html


def test_a_card_is_a_worksheet_exactly_where_most_of_its_rows_are_blank():
    practice = books.book(practices.PAGES).practice
    assert [one.worksheet(practice.of("card")) for one in practice.platforms] == [False, True, True]
    half = practices.PLATFORMS.replace("rows: []", (
        'rows: [{row: notice, value: "No.", source: own-2026, text: undated, seen: 2026-11-24}]'
    ))  # fmt: skip
    for data, worksheets in ((practices.PLATFORMS, ["MessageTile", "Third"]), (half, ["Third"])):
        html = shown("platforms/request-cards.md", data, pdf=True)
        named = re.findall(r"<h3 id=[^>]*>request-worksheet: (\w+)</h3>", html)
        assert named == worksheets
        assert html.count("worksheet-says") == len(worksheets)
        assert html.count("print-worksheet") == len(worksheets)
        assert html.count("print-card") == 3 - len(worksheets)


def test_a_page_of_one_worksheet_says_so_above_it():
    alone = practices.PLATFORMS.replace("  - id: third", "  - id: gone").replace(
        "name: Third\n    page: P-08", "name: Third\n    page: P-04"
    )
    html = part(shown("platforms/others.md", alone), "card")
    assert html.index("<strong>request-worksheet: MessageTile</strong>") < html.index(
        "worksheet-says"
    )


def test_one_value_changes_on_page_comparison_card_and_forms_together():
    """Nothing that holds it keeps the old one."""
    new, old = "30 days, whatever you ask.", practices.CLOCK
    changed = practices.PLATFORMS.replace(old, new)
    holding = [slug for slug in SHOWN if old in shown(slug)]
    assert holding == [
        "platforms/listboard.md", "platforms/request-cards.md", "reference/request-card-table.md",
        "templates/preservation-request.md", "templates/emergency-request.md",
    ]  # fmt: skip
    for slug in holding:
        html = shown(slug, changed)
        assert html == shown(slug).replace(old, new)
        assert old not in html
    seen = practices.PLATFORMS.replace(practices.COUNTER, "Nobody counts.")
    for slug in ("platforms/index.md", "foundations/passive-and-active.md", "platforms/others.md"):
        html = shown(slug, seen)
        assert html == shown(slug).replace(practices.COUNTER, "Nobody counts.")
        assert "Nobody counts." in html
    book = books.book({**practices.PAGES, "docs/data/platforms.yaml": changed})
    printed = card(book.practice.platforms[0], book, book.languages["en"], None, 0.0)
    assert new in printed
    assert old not in printed


def test_platforms_with_the_same_words_of_the_same_text_share_a_row_and_all_others_the_last():
    found = rows(part(shown("platforms/index.md"), "seen"))
    assert [row[0] for row in found] == ["ListBoard, Third", "MessageTile"]
    assert found[1][1].startswith("not-checked")


def test_a_platform_leads_to_its_page_but_not_from_there():
    assert '<a href="listboard.html">ListBoard</a>' in shown("platforms/index.md")
    assert 'href="others.html"' not in shown("platforms/others.md")


def test_a_page_of_several_services_names_each_card():
    html = part(shown("platforms/others.md"), "card")
    assert re.findall(r'<h3 id="([\w-]+)">request-worksheet: (\w+)</h3>', html) == [
        ("card-messagetile", "MessageTile"), ("card-third", "Third"),
    ]  # fmt: skip
    assert "<h3" not in part(shown("platforms/listboard.md"), "card")


def test_every_card_can_be_jumped_to():
    html = shown("platforms/request-cards.md")
    ids = re.findall(r'<h3 id="(card-[\w-]+)">', html)
    assert re.findall(r'<a href="#(card-[\w-]+)">', html) == ids
    assert len(ids) == 3


def test_every_question_of_the_card_table_can_be_jumped_to():
    html = shown("reference/request-card-table.md")
    asked = [f"question-{one.id}" for one in books.book(practices.PAGES).practice.of("card")]
    assert asked
    assert re.findall(r'<a href="#(question-[\w-]+)"', html) == asked
    assert re.findall(r'<h3 id="(question-[\w-]+)"', html) == asked


def test_a_card_says_when_it_was_verified_by_its_own_rows():
    assert '<time datetime="2026-11-23">' in part(shown("platforms/listboard.md"), "card")
    html = part(shown("platforms/others.md"), "card")
    assert html.count("verified-never") == 2
    assert html.count("own-check") == 2


def test_the_cards_of_a_form_stand_before_its_notes_each_closed():
    html = shown("templates/preservation-request.md")
    assert html.index('id="request-cards"') < html.index('id="notes"')
    assert html.count('<details class="leaf"><summary>') == 3


def test_a_page_about_something_else_has_each_question_closed():
    html = part(shown("foundations/passive-and-active.md"), "platforms")
    assert re.findall(r"<summary>(.*?)</summary>", html) == ["Counter", "Told"]
    assert "<details" not in shown("platforms/index.md")


def test_a_row_says_itself_when_it_is_overdue():
    assert 'data-due="2027-02-24" hidden' in part(shown("platforms/listboard.md"), "seen")


def test_an_urdu_page_has_urdu_labels_and_values_marked_as_english():
    html = part(shown("platforms/listboard.md", lang="ur"), "seen")
    assert "گنتی" in html
    assert f'<span lang="en" dir="ltr">{practices.COUNTER}</span>' in html
    assert "Number" in part(shown("platforms/listboard.md", lang="ur"), "ids")


def test_an_urdu_sentence_sets_the_english_name_and_text_of_a_report_apart():
    """Unmarked they are read out as Urdu, and a date in Latin digits jumps to the wrong end."""
    html = part(shown("platforms/listboard.md", lang="ur"), "card")
    apart = [f'<bdi lang="en" dir="ltr">{one}</bdi>' for one in ("A reader", "13 July 2026")]
    assert f"{practices.REPORTED_UR.format(source=apart[0], text=apart[1])} <span" in html
    harsh = practices.PLATFORMS.replace('"13 July 2026"', '"<13> {July}"')
    html = part(shown("platforms/listboard.md", harsh, lang="ur"), "card")
    assert '<bdi lang="en" dir="ltr">&lt;13&gt; {July}</bdi>' in html


def test_comparisons_and_forms_are_left_out_of_the_search():
    for slug in ("platforms/index.md", "templates/preservation-request.md"):
        assert "data-search-exclude" in shown(slug)
    assert "data-search-exclude" not in shown("platforms/listboard.md")
    assert "data-search-exclude" not in shown("platforms/others.md")


def test_cards_lead_to_their_prints_where_prints_are_made():
    for slug in ("platforms/listboard.md", "platforms/request-cards.md"):
        assert "print/en/P-04-listboard-card.pdf" in shown(slug, pdf=True)
        assert ".pdf" not in shown(slug)


def test_a_book_without_platforms_shows_nothing():
    assert "<table" not in shown("platforms/listboard.md", "rows: []\nplatforms: []\n")
