"""The search: one index a language, and one table of spellings for index and query."""

import json
from pathlib import Path
from typing import Any

import pytest

from handbook import search

THEME = Path(__file__).parents[1] / "hooks/theme"


DOCS: list[dict[str, Any]] = [
    {"location": "evidence/a.html#x", "title": "د", "text": "م"},
    {"location": "evidence/a.html", "title": "ج", "text": "now\u2028", "tags": ["E-03"]},
    {"location": "a.html", "title": "A", "text": "a"},
]  # fmt: skip
"""Entries of a language, out of order."""


def read(script):
    head, body = script.split(" = ", 1)
    assert head == "var __index"
    return json.loads(body.removesuffix(";\n"))


def test_each_language_has_its_index_in_its_folder():
    assert search.index_path("en") == "search/search_index.js"
    assert search.index_path("ur") == "ur/search/search_index.js"


def test_a_page_comes_before_its_sections_in_any_order_and_everything_is_kept():
    script = search.index(DOCS)
    found = read(script)

    assert found["docs"] == [DOCS[2], DOCS[1], DOCS[0]]
    assert script == search.index(reversed(DOCS))
    assert read(search.index([]))["docs"] == []


def test_what_most_pages_have_beside_their_texts_is_there_once():
    pages = [
        {"location": f"{name}.html", "title": name, "text": "", "beside": beside}
        for name, beside in (("a", "common own"), ("b", "common"), ("c", "other"))
    ]
    found = read(search.index(pages))

    assert found["common"] == "common"
    assert [doc["beside"] for doc in found["docs"]] == ["own", "", "other"]


def test_the_search_is_told_its_fields_and_what_parts_words():
    config = {"fields": search.FIELDS, "separator": search.SEPARATOR}

    assert read(search.index(DOCS))["config"] == config


def test_the_script_is_utf8_without_spaces_and_has_no_line_end_that_old_scripts_refuse():
    script = search.index(DOCS)

    assert "ج" in script
    assert '", "' not in script
    assert "\u2028" not in script


SPELLINGS = [
    ("ur", "یہ صفحہ", "يه صفحه", "Arabic yeh, Arabic and Persian heh"),
    ("ur", "کاغذ", "كاغذ", "Arabic kaf"),
    ("ur", "لیے", "لئے", "hamza on a seat"),
    ("ur", "علما", "علماء", "hamza at the end"),
    ("ur", "مَحفُوظ", "محفوظ", "vowel marks"),
    ("ur", "محفـــوظ", "محفوظ", "tatweel"),
    ("ur", "آپ", "اپ", "madda"),
    ("ur", "CL-۰۵", "CL-05", "Persian digits"),
    ("ar", "٢٠٢٦", "2026", "Arabic digits"),
    ("bn", "২০২৬", "2026", "Bangla digits"),
    ("fa", "می\u200cشود", "میشود", "joined across ZWNJ"),
    ("ar", "الأدلة", "ادله", "article, hamza, teh marbuta"),
    ("ar", "والمحكمة", "محكمة", "and + article"),
    ("ar", "بالمحكمة", "محكمة", "by + article"),
    ("ar", "كالمحكمة", "محكمة", "like + article"),
    ("ar", "فالمحكمة", "محكمة", "so + article"),
    ("ar", "للمحكمة", "محكمة", "for + article"),
    ("ckb", "کوڕ", "کور", "Sorani reh"),
    ("en", "CL-05", "CL05", "a code is one word"),
    ("ur", "\ufee3\ufea4\ufee4\ufeaa", "محمد", "letters by their printed shape, as PDFs give them"),
]

APART = [
    ("ur", "لڑکی", "لڑکے", "the last yeh tells a girl from boys"),
    ("ur", "والدین", "دین", "parents are no religion: only Arabic joins “and” to an article"),
    ("ur", "الف", "ف", "a short word keeps its first letters"),
    ("bn", "কী", "ক", "vowel signs of Bangla are letters"),
    ("en", "pre-1990", "pre1990", "a hyphen outside a code"),
]


@pytest.fixture(scope="module")
def folded(browser):
    """Return every word of both lists as the reader's page folds it, by language and word."""
    pairs = [[language, word] for language, *two, _ in SPELLINGS + APART for word in two]
    script = (THEME / "js/fold.js").read_text(encoding="utf-8")
    all_of_them = "return pairs.map(([language, word]) => fold(word, language));"
    page = browser.new_page()
    forms = page.evaluate(f"pairs => {{ {script} {all_of_them} }}", pairs)
    page.close()
    return {tuple(pair): form for pair, form in zip(pairs, forms, strict=True)}


@pytest.mark.browser
@pytest.mark.parametrize(("language", "one", "other", "why"), SPELLINGS)
def test_two_spellings_of_one_word_fold_to_one_form(folded, language, one, other, why):
    assert folded[language, one] == folded[language, other], why


@pytest.mark.browser
@pytest.mark.parametrize(("language", "one", "other", "why"), APART)
def test_two_words_stay_two(folded, language, one, other, why):
    assert folded[language, one] != folded[language, other], why


def test_every_sheet_and_script_of_the_theme_is_loaded():
    template = (THEME / "main.html").read_text(encoding="utf-8")

    for folder in ("css", "js"):
        for file in (THEME / folder).iterdir():
            assert f'"{file.stem}"' in template or f"{folder}/{file.name}" in template, file.name


def test_a_section_that_only_leads_elsewhere_is_not_searched():
    source = (
        '<h2 id="all">All</h2><p>kept</p><section class="letter" data-search-exclude>'
        '<h3 id="letter-h">H</h3><ul><li>hash</li></ul></section><p>after</p>'
    )
    found = search.entries(source, "reference/a-to-z.html", "A to Z", "R-13")

    assert [one["location"] for one in found] == [
        "reference/a-to-z.html", "reference/a-to-z.html#all",
    ]  # fmt: skip
    assert "hash" not in json.dumps(found)
    assert "kept" in found[1]["text"]
    assert "after" in found[1]["text"]


def test_the_last_word_of_a_cell_and_the_first_of_the_next_are_two_words():
    source = "<table><tr><td>Logged in?</td><td>no</td></tr><tr><td>Level</td></tr></table>"
    assert search.entries(source, "a.html", "A", "")[0]["text"] == "Logged in? no Level"


def test_a_page_is_found_by_its_title_as_by_its_other_words():
    found = search.entries("<p>text</p>", "urgent/b.html", "Life in danger", "U-02", ("boat",))

    assert found[0]["tags"] == ["U-02", "Life in danger", "boat"]
    assert search.entries("<p>text</p>", "a.html", "Contents", "")[0]["tags"] == []
