"""What a reader does in Debian's Firefox, with the site in its folder; and what an older one needs."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from tests.browser.firefox import Firefox, until
from tests.browser.forms import CAPTURE, answers, example, fill, sealed, shown_rows
from tests.browser.sheets import BOXES, CHILD, INITIALS, in_english, in_urdu

STYLES = Path(__file__).parents[2] / "hooks/theme/css"
STEPS = "evidence/capture-step-by-step.html"
TIMES = "reference/time-zones-and-calendars.html"
WORD = "gqvxwkz"
AWAY = "http://127.0.0.1:49151/"


@pytest.fixture
def opened(firefox, site):
    """Give a function that opens a page; afterwards no request left, no script failed, nothing is stored."""
    yield lambda name: firefox.open(site / name)
    assert [url for url in asked(firefox) if not url.startswith(site.as_uri())] == []
    assert firefox.seen("log.entryAdded") == []
    assert firefox.stored() == []
    firefox.events.clear()


@pytest.mark.parametrize(
    ("folder", "typed", "found"),
    [("", "life in danger", "urgent/life-in-danger.html"), ("ur/", "شواهد", STEPS)],
    ids=["en", "ur"],
)
def test_search_leads_to_a_page(opened, folder, typed, found):
    page = opened(folder + "index.html")
    page.type("#find-query", typed)
    link = f'.find-list > li a[href$="{found}"]'
    page.until("css => document.querySelector(css) !== null", link)
    page.click(link)
    page.until("found => location.pathname.endsWith(found)", f"/{folder}{found}")


def test_a_result_on_the_page_that_is_open_shuts_the_list(opened):
    page = opened(STEPS)
    page.type("#find-query", "address bar")
    link = f'.find-list a[href*="{STEPS}#"]'
    page.until("css => document.querySelector(css) !== null", link)
    page.evaluate("css => document.querySelector(css).click()", link)
    page.until("() => location.hash !== '' && document.querySelector('.find-out').hidden")


@in_english
def test_a_ticked_list_counts_and_begins_anew_when_its_page_is_read_again(opened, folder):
    page = opened(folder + CHILD)
    left = page.evaluate(_LEFT)
    page.click(BOXES)
    assert page.evaluate(_LEFT) == left - 1
    page.reload()
    assert page.evaluate(_LEFT) == left
    assert page.evaluate("() => document.querySelectorAll('.item :checked').length") == 0


@in_urdu
def test_a_form_is_filled_saved_and_opened_in_another_tab(opened, firefox, folder):
    values, rows = example()
    typed = ("case-ref", "alterations")
    signed = [id_ for id_ in values if id_.startswith("sign-")]
    page = opened(folder + CAPTURE)
    for id_ in typed:
        page.type(f"#field-{id_}", values[id_])
    fill(page, {id_: values[id_] for id_ in values if id_ not in (*typed, *signed)})
    for row in rows:
        page.click(".row-tools button")
        fill(page, row, page.until(_ROW))
        page.click(".row-foot button")
    fill(page, {id_: values[id_] for id_ in signed})
    page.click(".form-save")
    place = firefox.saved()
    file = json.loads(place.read_text(encoding="utf-8"))
    assert file == sealed(file)
    assert file["language"] == ("ur" if folder else "en")
    assert (file["values"], file["rows"]) == (values, rows)

    other = opened(folder + CAPTURE)
    assert answers(other) == {}
    other.give(".form-opening", place)
    other.until("() => document.querySelector('.form-answer:not(:empty)') !== null")
    assert answers(other) == values
    assert [row["SHA-256"] for row in shown_rows(other)] == [row["file-sha256"] for row in rows]


@in_english
def test_no_tick_choice_or_word_is_kept_for_a_crash_or_elsewhere(
    opened, firefox, site, tmp_path, folder
):
    page = opened(folder + CHILD)
    page.click(BOXES)
    page.type(INITIALS, WORD)
    page = opened(folder + CAPTURE)
    page.type("#field-case-ref", WORD)
    assert page.evaluate(_CHOOSE, ".form-fields") > 20
    page = opened(folder + TIMES)
    page.type("#converter-time", WORD)
    assert page.evaluate(_CHOOSE, ".converter") > 2
    page.type("#find-query", WORD)
    last = plain(tmp_path)
    firefox.open(last).type("#word", "last")

    def kept():
        found = firefox.kept()
        return found if any(url == last.as_uri() and parts for url, parts in found) else None

    ours = [tab for tab in until(kept) if tab[0].startswith(site.as_uri())]
    assert len(ours) >= 3
    assert [(url, parts) for url, parts in ours if parts] == []
    assert firefox.holding(WORD) == []


@in_urdu
def test_paper_has_the_line_of_the_page_on_each_sheet_and_no_path(opened, site, folder):
    page = opened(folder + STEPS)
    line, hint = page.evaluate(_PRINTED)
    if folder:
        line = line.split(" · ")[1]  # the letters of Nastaliq cannot be read back from paper
    paper = page.printed()
    assert len(paper.pages) > 5
    for sheet in paper.pages:
        text = unicodedata.normalize("NFKC", sheet.extract_text())
        assert line in text.splitlines()[-1]
        assert [one for one in ("file:", str(site.parent), hint) if one in text] == []
        assert [round(side) for side in sheet.mediabox] == [0, 0, 596, 842]
    assert "file:" not in str(paper.metadata)


def test_a_plain_page_does_all_that_no_page_above_may_do(firefox, tmp_path):
    """Last, as its traces stay in the profile."""
    page = firefox.open(plain(tmp_path, f"""
        localStorage.one = sessionStorage.two = 3; indexedDB.open("four");
        fetch("{AWAY}").catch(() => console.log("five"))"""))  # fmt: skip
    page.type("#word", WORD)
    sheet = page.printed().pages[0]

    assert "file:" in unicodedata.normalize("NFKC", sheet.extract_text())
    assert until(lambda: firefox.holding(WORD))
    assert asked(firefox)[-1] == AWAY
    assert firefox.seen("log.entryAdded")
    assert firefox.stored()[:2] == ["one", "two"]
    assert len(firefox.stored()) == 3


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.css")), ids=lambda path: path.name)
def test_what_firefox_115_does_not_know_takes_no_other_selector_with_it(path):
    text = re.sub(
        r"/\*.*?\*/|@supports[^{]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    for selector in re.findall(r"([^{};]+)\{", text):
        if ":has(" in selector or "::details-content" in selector:
            assert "," not in selector, selector


def asked(firefox: Firefox) -> list[str]:
    """Return each address that was asked for, but what a page holds itself; Firefox tells of no file."""
    sent = [event["request"]["url"] for event in firefox.seen("network.beforeRequestSent")]
    return [url for url in sent if not url.startswith(("data:", "blob:"))]


def plain(folder: Path, script: str = "") -> Path:
    """Make a page without our care, with one field."""
    place = folder / "plain.html"
    text = f"<!doctype html><title>Plain</title><input id=word><script>{script}</script>"
    place.write_text(text, encoding="utf-8")
    return place


_LEFT = """() => Number(/\\d+/.exec(document.querySelector(".sheet [data-left]").textContent))"""
_ROW = """() => document.querySelector(".row:not(.row-done) .field-fill [id]")?.id.split("-", 2).join("-") ?? 0"""
_CHOOSE = """root => {
  const found = document.querySelectorAll(`${root} :is([type=radio], [type=checkbox])`);
  for (const one of found) one.click();
  return found.length;
}"""
_PRINTED = """() =>
  [document.documentElement.dataset.line, document.querySelector("#find-query").placeholder]"""
