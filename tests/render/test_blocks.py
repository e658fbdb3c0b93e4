"""Plain Markdown hints become the handbook's own markup."""

import pytest

from handbook.languages import Language
from handbook.render import Context, blocks
from tests.books import book, front
from tests.render.trees import written

LANGUAGES = book({}).languages
ENGLISH, URDU = LANGUAGES["en"], LANGUAGES["ur"]
ANYWHERE = Context(book({"docs/en/evidence/capture.md": front()}), "en", "evidence/capture.md")


def dress(source: str, language: Language, kind: str) -> str:
    return written(source, ANYWHERE, lambda root: blocks.transform(root, language, kind))


def test_a_quote_that_opens_with_a_known_word_is_a_callout_named_by_it():
    html = dress(
        "<blockquote>\n<p><strong>Stop.</strong> Copy nothing.</p>\n</blockquote>", ENGLISH, "page"
    )
    assert '<div class="call call-stop" role="note">' in html
    assert '<p class="call-word">Stop</p>' in html
    assert "<p>Copy nothing.</p>" in html


def test_the_word_of_a_callout_is_that_of_the_page_s_language():
    html = dress(
        "<blockquote><p><strong>رکیں۔</strong> نقل نہ کریں۔</p></blockquote>", URDU, "page"
    )
    assert 'class="call call-stop"' in html
    assert '<p class="call-word">رکیں</p>' in html


def test_an_ordinary_quote_stays_a_quote():
    html = dress("<blockquote><p>He said <strong>Stop.</strong></p></blockquote>", ENGLISH, "page")
    assert "<blockquote>" in html
    assert "call" not in html


def test_a_callout_of_one_word_and_further_paragraphs_keeps_them_all():
    html = dress(
        "<blockquote><p><strong>Must.</strong></p><p>Sign.</p></blockquote>", ENGLISH, "page"
    )
    assert html.count("<p") == 2
    assert "<p>Sign.</p>" in html


def test_ordered_lists_are_steps_and_their_checks_stand_apart():
    source = "<ol><li><p>Do.</p><p><strong>Check</strong> Done.</p></li></ol>"
    html = dress(source, ENGLISH, "page")
    assert '<ol class="steps">' in html
    assert '<p class="check"><strong>Check</strong> Done.</p>' in html


def test_cells_carry_their_column_s_name_for_the_phone():
    source = (
        "<h2 id='a'>Kinds</h2><table><thead><tr><th>Kind</th><th>So</th></tr></thead>"
        "<tbody><tr><td>Live</td><td>record</td></tr></tbody></table>"
    )
    html = dress(source, ENGLISH, "page")
    assert '<td data-label="Kind">Live</td><td data-label="So">record</td>' in html
    assert 'aria-label="Kinds: Kind · So"' in html
    assert '<th scope="col">Kind</th>' in html


def test_a_time_from_to_is_never_parted_and_more_words_can_be():
    source = (
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>20–55</td></tr>"
        "<tr><td>0–5<br />talk</td></tr><tr><td>9:00–9:30 talk</td></tr></tbody></table>"
    )
    html = dress(source, ENGLISH, "page")
    assert '<span class="whole">20–55</span>' in html
    assert html.count("whole") == 1
    assert html.index("0–5") < html.index("<br")


def test_no_style_attribute_survives_from_an_aligned_table():
    source = '<table><thead><tr><th style="text-align: left;">A</th></tr></thead><tbody><tr><td style="text-align: left;">b</td></tr></tbody></table>'
    assert "style" not in dress(source, ENGLISH, "page")


def test_the_first_heading_is_left_to_the_page_s_head():
    assert "<h1" not in dress('<h1 id="t">Title</h1><p>Text</p>', ENGLISH, "page")


def test_home_is_a_band_three_doors_and_a_word_about_itself():
    source = "<h1>T</h1><p>Lead</p>" + "".join(
        f'<h2 id="{name}">{name}</h2><ul><li>x</li></ul>'
        for name in ("now", "officer", "trainer", "contributor", "about")
    )
    html = dress(source, ENGLISH, "home")
    assert '<section aria-labelledby="now" class="now-band">' in html
    assert html.count('class="door ') == 3
    assert html.index('<div class="doors">') < html.index("door-officer") < html.index("home-about")


def test_named_characters_are_read_and_broken_html_is_told():
    assert "©" in dress("<p>&copy; &amp; x</p>", ENGLISH, "page")
    with pytest.raises(ValueError, match="not well-formed"):
        dress("<p>open", ENGLISH, "page")


def test_two_callouts_that_only_a_blank_line_parts_stay_two():
    source = "<blockquote><p><strong>Stop.</strong> A.</p><p><strong>Must.</strong> B.</p><p>C.</p></blockquote>"
    html = dress(source, ENGLISH, "page")
    assert html.index("call-stop") < html.index("A.") < html.index("call-must") < html.index("B.")
    assert html.count('role="note"') == 2
    assert "blockquote" not in html


def test_a_form_s_choices_are_listed_one_a_line_without_any_id():
    source = (
        '<h2 id="fields">Fields</h2><table><thead><tr><th>Field</th><th>How</th></tr></thead><tbody>'
        "<tr><td><code>level</code> Level</td><td>What you did. <code>l0</code> L0 · <code>l1</code> L1</td></tr>"
        "</tbody></table>"
    )
    html = dress(source, ENGLISH, "form")
    assert '<table class="fields">' in html
    assert '<td data-label="Field">Level</td>' in html
    assert '<ul class="choices"><li>L0</li><li>L1</li></ul>' in html


def test_answers_are_folded_away_up_to_the_next_part_of_the_page():
    source = (
        "<h2 id='check-yourself'>Check yourself</h2><p>Why?</p><h3 id='answers'>Answers</h3>"
        "<p>So.</p><h4 id='more'>More</h4><p>Also.</p><h2 id='sources'>Sources</h2>"
    )
    html = dress(source, ENGLISH, "page")
    fold = html[html.index("<details") : html.index("</details>")]
    assert '<summary><h3 id="answers">Answers</h3></summary>' in fold
    assert "So." in fold
    assert "Also." in fold
    assert "Why?" not in fold
    assert html.index("</details>") < html.index('id="sources"')


def test_a_page_without_answers_folds_nothing():
    assert "<details" not in dress("<h2 id='a'>A</h2><p id='answers'>So.</p>", ENGLISH, "page")
