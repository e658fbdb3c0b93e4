"""The converter stands on one page alone, hidden until its script has filled it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from handbook.render import Context, body, template_context
from handbook.render.calendar import MONTHS, date_words
from tests import books
from tests.render.test_index import CODES, TREE

DATES = "reference/time-zones-and-calendars.md"

SCRIPT = (Path(__file__).parents[2] / "hooks/theme/js/calendar.js").read_text(encoding="utf-8")
BOOK = books.book(
    {
        **TREE,
        "docs/data/codes.yaml": f"{CODES}R-05: {{title: Dates, path: {DATES}, state: made}}\n",
        f"docs/en/{DATES}": books.page("R-05", "Dates", role="date-converter"),
    }
)
HTML = (
    '<h2 id="a">A</h2>\n<p>a</p>\n<h2 id="converter">Convert</h2>\n<p>say</p>\n<h2 id="b">B</h2>\n'
)


def context(slug=DATES, lang="en"):
    return Context(BOOK, lang, slug)


def test_it_stands_at_the_end_of_its_part():
    html = body(HTML, context())
    place = html.index('<div class="converter" lang="en" dir="ltr" hidden></div>')

    assert html.index("<p>say</p>") < html.index("<noscript>") < place < html.index('id="b"')
    assert html.count("converter") == HTML.count("converter") + 1


def test_it_stands_there_also_when_its_part_is_the_last():
    html = body('<h2 id="converter">Convert</h2>\n<p>say</p>\n', context())

    assert html.endswith("hidden></div>\n")


def test_a_page_without_that_part_and_any_other_page_stay_as_they_are():
    assert "noscript" not in body("<p>a</p>", context())
    assert "noscript" not in body(HTML, context("evidence/capture.md"))
    assert date_words(context("evidence/capture.md")) == ""


def test_it_speaks_the_language_of_the_page_around_it():
    html = body(HTML, context(lang="ur"))

    assert '<div class="converter" lang="ur" dir="rtl" hidden></div>' in html
    assert '<noscript><p class="notice" lang="ur" dir="rtl">' in html
    assert template_context(context(lang="ur"))["date_words"] == date_words(context(lang="ur"))


def test_its_script_gets_every_place_calendar_and_month_by_name():
    words = json.loads(date_words(context()))

    clocks = SCRIPT.partition("const CLOCKS = [")[2].partition("\n  ];")[0]
    assert list(words["places"]) == re.findall(r'\bid: "(\w+)"', clocks)
    names = re.search(r"const NAMES = (\[.*?\]);", SCRIPT)
    assert names
    assert list(words["calendars"]) == json.loads(names[1])
    assert all(len(names) == 12 for sets in MONTHS.values() for _, _, names in sets)
    assert [one["lang"] for one in words["months"]["solar"]] == ["en", "fa", "fa", "ps"]
    assert {one["dir"] for one in words["months"]["hijri"]} == {"ltr", "rtl"}
