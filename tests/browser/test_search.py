"""The search on its page: what it marks, where it leads, and how it takes letters and keys."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from handbook.search import SEPARATOR
from tests.browser.forms import word
from tests.browser.sheets import folders

ITEM = "checklists/child-material-stop.html"
PLACES = 4
"""Places of a page that show their text."""
LOT = 10
"""Pages that are shown at once."""
LETS_GO = 50
"""Times, at the least, where every look at the clock finds a millisecond gone."""


def test_small_words_are_not_marked(reader):
    search(reader, "index.html", "only once a hash on a phone")
    marked = reader.page.locator(".find-list mark").all_text_contents()
    assert {word.lower() for word in marked} & {"only", "once", "on", "a"} == set()
    assert "hash" in {word.lower() for word in marked}


def test_a_word_is_called_missing_where_the_whole_page_lacks_it(reader):
    search(reader, "index.html", "hash windows")
    results = reader.page.locator(".find-list > li")
    hashing = results.filter(has=reader.page.locator("a[href*='hashing.html']")).first
    evidence = results.filter(has=reader.page.locator("a[href$='evidence/index.html']")).first
    assert "windows" not in hashing.locator("article").first.inner_text()
    assert evidence.locator("del").all_text_contents() == ["windows"]


@pytest.mark.parametrize(
    "name", ["checklists/capture-one-item", "templates/preservation-request", "urgent/index"]
)
@folders
def test_every_word_that_a_page_shows_is_known_to_the_search(reader, site, folder, name):
    """Names before codes, cards, words on this page, ways to the next one, what scripts add: none is called missing."""
    common = index(site / folder)["common"]
    known = [
        " ".join((doc["title"], doc["text"], *doc.get("tags", ()), doc.get("beside", "")))
        for doc in index(site / folder)["docs"]
        if doc["location"].partition("#")[0] == f"{name}.html"
    ]
    page = reader.open(f"{folder}{name}.html")
    assert page.evaluate(_UNKNOWN, [SEPARATOR, " ".join([common, *known])]) == []


@folders
def test_no_result_shows_how_html_writes_a_sign(site, folder):
    shown = [part for doc in index(site / folder)["docs"] for part in (doc["title"], doc["text"])]
    assert len(shown) > LETS_GO
    assert [part for part in shown if re.search(r"&#?[a-z0-9]+;", part, re.IGNORECASE)] == []


def index(folder):
    """Return the index of a language."""
    script = (folder / "search/search_index.js").read_text(encoding="utf-8")
    return json.loads(script.removeprefix("var __index = ").removesuffix(";\n"))


@pytest.mark.parametrize("room", [(1280, 720), (390, 780)], ids=["desk", "phone"])
@folders
def test_where_nothing_is_found_the_way_to_right_now_is_open(reader, folder, room):
    width, height = room
    reader.page.set_viewport_size({"width": width, "height": height})
    search(reader, f"{folder}evidence/hashing.html", "hash")
    way = reader.page.locator(".find-now a")
    assert not way.is_visible()
    reader.page.locator("#find-query").fill("xylophone")
    way.wait_for()
    assert way.inner_text().strip() == word(folder, "search-urgent")
    assert word(folder, "right-now") in way.inner_text()
    way.click()
    reader.page.wait_for_load_state()
    assert reader.here() == f"{folder}urgent/index.html"


def test_a_misspelt_word_does_not_count_as_missing_where_its_like_is_found(reader):
    search(reader, "index.html", "hash custdy")
    custody = reader.page.locator(".find-list > li").filter(
        has=reader.page.locator("a[href$='templates/custody-sheet.html']")
    )
    assert "custody" in map(str.lower, custody.locator("mark").all_text_contents())
    assert "custdy" not in custody.locator("del").all_text_contents()


def test_only_the_best_places_of_a_page_are_read_for_a_result(reader):
    """The others are folded away: their headings lead to them."""
    search(reader, "index.html", "custody hash evidence file")
    shown, folded = (
        reader.page.locator(f".find-list > li:first-child {where} article").evaluate_all(
            "places => places.map(place => place.querySelectorAll('p').length)"
        )
        for where in ("> a", "details")
    )
    assert len(shown) + len(folded) > PLACES
    assert sum(lines > 0 for lines in [*shown, *folded]) <= PLACES


def test_the_index_is_made_in_pieces_that_let_go_of_the_page(reader):
    page = reader.open("index.html")
    pieces = page.evaluate(_PIECES)
    assert pieces > LETS_GO


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
    shown = page.locator(".find-out")
    field = page.locator("#find-query")
    for keys in (["Escape"], ["i", "ArrowDown", "Escape"]):
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_function(
            "() => document.activeElement.id === 'find-query'"
            " && document.querySelector('.find-out').hidden"
        )
    page.keyboard.type("ng")

    assert field.input_value() == "hashing"
    assert shown.is_visible()


def test_a_result_on_the_page_that_is_open_shows_its_place(reader):
    search(reader, "evidence/hashing.html", "hash windows")
    page = reader.page
    page.locator(".find-list summary").first.click()
    page.locator(".find-list details a[href*='hashing.html#']").first.click()
    assert "#" in page.url
    assert not page.locator(".find-out").is_visible()


def test_enter_leads_to_what_was_found_best_also_before_the_index_is_there(reader):
    page = reader.open("index.html")
    with page.expect_navigation():
        page.evaluate(_AT_ONCE, "CL-05")
    assert reader.here() == ITEM
    search(reader, "index.html", "hash windows")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert reader.here().startswith("evidence/hashing.html")


def test_enter_that_was_taken_back_opens_nothing(reader):
    page = reader.open("index.html")
    page.evaluate(_AT_ONCE, "CL-05")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.querySelectorAll('.find-list > li').length > 0")
    assert reader.here() == "index.html"


def test_an_index_that_did_not_load_is_asked_for_again(reading, site, tmp_path):
    whole = tmp_path / "site"
    for part in ("css", "js", "icons", "fonts", "index.html"):
        (shutil.copytree if (site / part).is_dir() else shutil.copy)(
            site / part, place(whole, part)
        )
    with reading() as one:
        page = one.page
        page.goto((whole / "index.html").as_uri())
        page.locator("#find-query").fill("CL-05")
        page.wait_for_function("() => !document.querySelector('head script')")
        (whole / "search").mkdir()
        shutil.copy(site / "search/search_index.js", whole / "search")
        page.locator(".brand").focus()
        page.locator("#find-query").focus()
        page.locator(".find-list > li").first.wait_for()
        one.faults.clear()  # what the first stick did not have


def place(whole, part):
    whole.mkdir(exist_ok=True)
    return whole / part


def test_a_result_shows_the_signs_of_its_text(reader):
    search(reader, "index.html", "law agency policy")
    shown = reader.page.locator(".find-list").inner_text()
    assert "'s " in shown
    assert "&#" not in shown


def test_where_nothing_is_found_down_leads_to_right_now(reader):
    search(reader, "index.html", "xylophone")
    reader.page.keyboard.press("ArrowDown")
    assert reader.page.locator(".find-now a:focus").count() == 1


def test_up_and_down_lead_through_the_field_and_what_is_shown(reader):
    search(reader, "index.html", "hash")
    page = reader.page
    here = "() => [document.activeElement.tagName, document.activeElement.id]"
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(page.evaluate(here))
    assert seen == [["A", ""], ["SUMMARY", ""], ["A", ""], ["INPUT", "find-query"]]
    page.keyboard.press("Shift+ArrowDown")  # marks what was typed
    assert page.evaluate(here) == ["INPUT", "find-query"]


def test_further_pages_follow_when_the_reader_comes_to_the_last(reader):
    search(reader, "index.html", "evidence")
    page = reader.page
    results = page.locator(".find-list > li")
    assert results.count() == LOT
    page.locator(".find-out").evaluate("box => { box.scrollTop = box.scrollHeight; }")
    page.wait_for_function(
        "lot => document.querySelectorAll('.find-list > li').length > lot", arg=LOT
    )


def test_the_cross_empties_the_field_and_gives_it_back(reader):
    search(reader, "index.html", "hash")
    page = reader.page
    page.locator(".find-reset").click()
    page.wait_for_function("() => document.activeElement.id === 'find-query'")
    assert page.locator("#find-query").input_value() == ""
    assert page.locator(".find-list > li").count() == 0
    assert page.locator(".find-count").inner_text() == word("", "search-type")


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


_AT_ONCE = """query => {
  const field = document.getElementById("find-query");
  field.focus();
  field.value = query;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.form.requestSubmit();
}"""
_PIECES = """async () => {
  const count = document.querySelector(".find-count"), waiting = count.textContent;
  let now = 0, pieces = 0;
  performance.now = () => now++;
  const later = window.setTimeout;
  window.setTimeout = (work, wait) => later(() => { pieces++; work(); }, wait);
  const ready = new Promise(done => new MutationObserver(done).observe(count, { childList: true }));
  document.getElementById("find-query").focus();
  await ready;
  return pieces;
}"""
_UNKNOWN = """([parting, known]) => {
  const words = text => searchIndex.wordsOf(text, new RegExp(parting, "u"));
  const all = new Set(words(known));
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
  const shown = words(document.querySelector("main").innerText);
  return [...new Set(shown)].filter(one => /^\\p{L}/u.test(one) && !all.has(one));
}"""
