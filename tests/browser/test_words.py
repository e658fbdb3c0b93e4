"""Search answers in both languages, however a word is spelled, and never from the other language."""

from __future__ import annotations

import pytest

CHILD = "urgent/child-sexual-abuse-material.html"
CHILD_LIST = "checklists/child-material-stop.html"
CAPTURE = "evidence/capture-step-by-step.html"
ITEM_LIST = "checklists/capture-one-item.html"
HOW_TO = "start/how-to-use.html"
BEGIN = "checklists/before-you-begin.html"

QUERIES = [
    ("", "hash", "evidence/hashing.html", "a word of a title"),
    ("", "CL-05", CHILD_LIST, "a code"),
    ("", "address bar", CAPTURE, "two words of the text"),
    ("", "life in danger", "urgent/life-in-danger.html", "a title"),
    ("", "berkel", "reference/bibliography.html", "the beginning of a word"),
    ("ur/", "زيادتي", CHILD, "Arabic yeh"),
    ("ur/", "شواهد", CAPTURE, "heh of Arabic and Persian"),
    ("ur/", "مَوَاد", CHILD, "vowel marks"),
    ("ur/", "CL-۰۵", CHILD_LIST, "digits of Urdu"),
    ("ur/", "هينڈ بك", HOW_TO, "all three letters"),
    ("ur/", "پوســٹ", ITEM_LIST, "tatweel"),
    ("ur/", "ہینڈ بک", HOW_TO, "as it stands"),
    ("ur/", "شروع کرنے سے پهلے", BEGIN, "heh in a list"),
    ("ur/", "hashing", "evidence/hashing.html", "a page that is not translated"),
]


@pytest.mark.parametrize(("folder", "query", "expected", "why"), QUERIES)
def test_search_finds(reader, folder, query, expected, why):
    found = search(reader, f"{folder}index.html", query)

    assert folder + expected in found, why
    assert reader.faults == []
    assert reader.stored() == []


@pytest.mark.parametrize(("folder", "query"), [("", "CL-05"), ("ur/", "CL-05")])
def test_results_stay_in_their_language(reader, folder, query):
    found = search(reader, f"{folder}evidence/index.html", query)

    assert found
    assert all(name.startswith("ur/") == bool(folder) for name in found)


def test_a_code_that_is_typed_half_is_a_beginning_and_one_letter_is_nothing_yet(reader):
    assert search(reader, "index.html", "CL-")
    assert search(reader, "index.html", "C") == []


def test_small_words_are_not_marked(reader):
    search(reader, "index.html", "hash on a phone")
    marked = reader.page.locator(".find-list mark").all_text_contents()
    assert {word.lower() for word in marked} & {"on", "a"} == set()
    assert "hash" in {word.lower() for word in marked}


def test_a_word_is_called_missing_where_the_whole_page_lacks_it(reader):
    search(reader, "index.html", "hash windows")
    results = reader.page.locator(".find-list > li")
    hashing = results.filter(has=reader.page.locator("a[href*='hashing.html']")).first
    evidence = results.filter(has=reader.page.locator("a[href$='evidence/index.html']")).first
    assert "windows" not in hashing.locator("article").first.inner_text()
    assert evidence.locator("del").all_text_contents() == ["windows"]


def test_a_word_that_stands_nowhere_finds_nothing(reader):
    assert search(reader, "index.html", "xylophone") == []


def test_a_result_leads_to_its_page(reader):
    search(reader, "ur/checklists/index.html", "CL-05")
    reader.page.locator(".find-list > li a").first.click()
    reader.page.wait_for_load_state()

    assert reader.here() == f"ur/{CHILD_LIST}"
    assert reader.faults == []
    assert reader.stored() == []


def search(reader, name, query):
    """Return the pages of the results that a reader gets on page `name`, best first."""
    page = reader.open(name)
    count = page.locator(".find-count")
    page.locator("#find-query").click()
    before = count.inner_text()
    page.locator("#find-query").fill(query)
    page.keyboard.press("End")
    page.wait_for_function(
        "before => document.querySelector('.find-count').textContent.trim() !== before.trim()",
        arg=before,
    )
    links = page.locator(".find-list > li a").evaluate_all("links => links.map(link => link.href)")
    return list(dict.fromkeys(reader.name(link) for link in links))


@pytest.mark.parametrize(("folder", "text"), [("", "hash"), ("ur/", "شواہد")])
def test_text_that_arrives_without_a_key_is_searched_too(reader, folder, text):
    """Pasted by mouse, dictated or composed: such text has no key of its own."""
    page = reader.open(f"{folder}index.html")
    page.locator("#find-query").click()
    page.keyboard.insert_text(text)
    page.locator(".find-list > li").first.wait_for()

    assert reader.faults == []


def test_rules_of_contributors_do_not_answer_an_officer(reader):
    assert not [name for name in search(reader, "index.html", "log in") if "/rules/" in name]


def test_escape_closes_the_results_and_leaves_the_reader_in_the_field(reader):
    search(reader, "index.html", "hash")
    page = reader.page
    shown = page.locator("[data-md-toggle=search]")
    field = page.locator("#find-query")
    for keys in (["Escape"], ["i", "ArrowDown", "Escape"]):
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_function(
            "() => document.activeElement.id === 'find-query'"
            " && !document.querySelector('[data-md-toggle=search]').checked"
        )
    page.keyboard.type("ng")

    assert field.input_value() == "hashing"
    assert shown.is_checked()
    assert reader.faults == []
