"""The search: one index a language, and one table of spellings for index and query."""

import json
from pathlib import Path

import material
import pytest

from handbook import search

THEME = Path(__file__).parents[1] / "hooks/theme"


@pytest.fixture
def merged():
    """Return a merged index as the plugins write it, out of order."""
    return {
        "config": {
            "lang": ["en", "ar"],
            "separator": r"[\s\-]+",
            "pipeline": ["stemmer"],
            "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}},
        },
        "docs": [
            {"location": "ur/evidence/a.html#x", "title": "د", "text": "م", "tags": ["E-03"]},
            {
                "location": "ur/evidence/a.html",
                "title": "ج",
                "text": "ب",
                "tags": ["E-03"],
                "beside": "ک",
            },
            {"location": "urgent/b.html", "title": "Danger", "text": "now\u2028", "tags": ["U-02"]},
            {"location": "index.html", "title": "Home", "text": "<p>doors</p>"},
        ],
    }


def locations(index):
    return [doc["location"] for doc in index.docs]


def test_each_language_holds_its_own_pages_below_its_own_folder(merged):
    indexes = search.split(merged, ["en", "ur"], "en")

    assert list(indexes) == ["en", "ur"]
    assert locations(indexes["en"]) == ["index.html", "urgent/b.html"]
    assert locations(indexes["ur"]) == ["evidence/a.html", "evidence/a.html#x"]


def test_a_folder_that_is_no_language_stays_with_the_default(merged):
    indexes = search.split(merged, ["en"], "en")

    assert len(indexes["en"].docs) == len(merged["docs"])


def test_a_language_without_pages_has_an_empty_index(merged):
    assert search.split(merged, ["en", "ur", "bn"], "en")["bn"].docs == ()


def test_a_page_comes_before_its_sections_and_alone_carries_its_code(merged):
    page, section = search.split(merged, ["en", "ur"], "en")["ur"].docs

    assert (page["tags"], page["beside"]) == (["E-03"], "ک")
    assert section.keys() == {"location", "title", "text"}


def test_the_search_is_told_its_fields_and_what_parts_words(merged):
    for index in search.split(merged, ["en", "ur"], "en").values():
        assert index.config == {
            "fields": merged["config"]["fields"],
            "separator": search.SEPARATOR,
        }


def test_the_text_is_utf8_without_spaces_and_the_same_in_any_order(merged):
    first = search.split(merged, ["en", "ur"], "en")
    merged["docs"].reverse()
    second = search.split(merged, ["en", "ur"], "en")

    assert [index.json() for index in first.values()] == [i.json() for i in second.values()]
    assert "ج" in first["ur"].json()
    assert json.loads(first["ur"].json())["docs"][0]["title"] == "ج"
    assert '", "' not in first["ur"].json()


def test_the_script_holds_the_same_index_and_no_line_end_that_old_scripts_refuse(merged):
    index = search.split(merged, ["en"], "en")["en"]
    head, body = index.script().split(" = ", 1)

    assert head == "var __index"
    assert json.loads(body.removesuffix(";\n")) == json.loads(index.json())
    assert "\u2028" not in body


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


def test_the_file_of_the_base_theme_that_we_name_exists():
    base = Path(material.__file__).parent / "templates"
    (found,) = (base / "assets/javascripts").glob("bundle.*.min.js")

    assert found.relative_to(base).as_posix() in (THEME / "main.html").read_text(encoding="utf-8")


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
