"""The search on its page: what it marks, where it leads, and how it takes letters and keys."""

from __future__ import annotations

from tests.browser.sheets import folders

ITEM = "checklists/child-material-stop.html"


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


@folders
def test_a_result_leads_to_its_page(reader, folder):
    """From a page that is not at the top of its language too."""
    search(reader, f"{folder}checklists/index.html", "CL-05")
    reader.page.locator(".find-list > li a").first.click()
    reader.page.wait_for_load_state()
    assert reader.here() == f"{folder}{ITEM}"


def test_typing_on_shows_what_was_typed_last(reader):
    """The second try of an earlier word may not replace the answer to a later one."""
    page = reader.open("index.html")
    page.locator("#find-query").click()
    page.keyboard.type("passporx", delay=20)
    page.keyboard.press("Backspace")
    page.keyboard.type("t", delay=20)
    page.wait_for_timeout(800)  # for an answer that must not come
    first = page.locator(".find-list > li a").first.evaluate("link => link.href")

    assert reader.name(first) == "checklists/smuggling-or-document-advert.html"


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
