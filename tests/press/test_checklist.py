"""The HTML of a sheet, without the PDF maker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest

from handbook.languages import Language
from handbook.model import digest
from handbook.parse import parse_checklist
from handbook.press.checklist import checklist
from handbook.press.fit_to_page import WIDE, Fitted, fit
from handbook.press.form import form_print
from handbook.press.paper import BARE, value, words
from tests import books
from tests.press import forms

VARIANTS = ("compact", "full", "large")
LEFT = Language("en", "English", "English", "ltr", "en", ())
RIGHT = Language("ur", "اردو", "Urdu", "rtl", "ur", ())


@pytest.fixture
def list_of(a_list):
    def run(*items, lang="en", **more):
        path = "checklists/{}/capture-one-item.md"
        tree = {path.format("en"): a_list(list(items), more.get("code", "CL-03"))}
        tree[path.format(lang)] = a_list(list(items), **more)
        book = books.book(tree)
        return checklist(book.checklists[lang, "capture-one-item"], book, "compact", 0.5)

    return run


def test_items_stand_in_order_with_their_numbers(list_of):
    html = list_of("First.", "Second.", "Third.")
    assert html.index("<b>1</b>First.") < html.index("<b>2</b>Second.") < html.index("Third.")


def test_a_number_is_that_of_the_id_and_not_of_the_place(a_list):
    text = a_list(["First.", "Second.", "Third."]).replace("CL-03.2`", "CL-03.7`")
    text = text.replace("- [ ] `CL-03.3`", "## Then { #then }\n\n- [ ] `CL-03.12`")
    book = books.book({"checklists/en/capture-one-item.md": text})
    shown = book.checklists["en", "capture-one-item"]
    for variant in VARIANTS:
        html = checklist(shown, book, variant)
        assert re.findall(r"</i><b>(.*?)</b>", html) == ["1", "7", "12"]


def test_a_pause_point_that_goes_on_over_leaf_has_its_heading_on_both_sides(a_list):
    book = books.book({"checklists/en/capture-one-item.md": a_list(["One.", "Two.", "Three."])})
    html = checklist(book.checklists["en", "capture-one-item"], book, "compact", 0.0, 2)
    front, back = html.split('<p class="pause over">')
    assert "Two." in front
    assert back.startswith("Now<small>")
    assert "Three." in back
    assert html.count("<h2") == 1


def test_the_back_of_a_sheet_begins_with_a_heading_wherever_it_begins(a_list):
    text = a_list(["One.", "Two.", "Three.", "Four.", "Five.", "Six."])
    for number, name in ((3, "second"), (5, "third")):
        item = f"- [ ] `CL-03.{number}`"
        text = text.replace(item, f"\n## {name.title()} {{ #{name} }}\n\n{item}")
    book = books.book({"checklists/en/capture-one-item.md": text})
    heading = re.compile(r'<(h2|p)(?: class="(over|pause over)")?>(Now|Second|Third)<small>')
    for front, found in (
        (0, [("h2", "", "Now"), ("h2", "", "Second"), ("h2", "", "Third")]),
        (2, [("h2", "", "Now"), ("h2", "over", "Second"), ("h2", "", "Third")]),
        (
            3,
            [
                ("h2", "", "Now"),
                ("h2", "", "Second"),
                ("p", "pause over", "Second"),
                ("h2", "", "Third"),
            ],
        ),
        (4, [("h2", "", "Now"), ("h2", "", "Second"), ("h2", "over", "Third")]),
    ):
        html = checklist(book.checklists["en", "capture-one-item"], book, "compact", 0.0, front)
        assert heading.findall(html) == found, front
        assert re.findall(r"</i><b>(\d)</b>", html) == list("123456")
        if front == 3:
            assert [part.count("<li") for part in html.split("</small></")[1:]] == [2, 1, 1, 2]


def test_what_is_critical_is_marked_and_what_is_written_is_escaped(list_of):
    html = list_of("Ask R&D.", stop='"a < b."')
    assert '<li class="key">' in html
    assert "R&amp;D" in html
    assert "a &lt; b" in html


def test_language_direction_and_title_stand_at_the_head(list_of):
    assert list_of("One.").startswith('<!doctype html>\n<html lang="en" dir="ltr"')
    assert '<html lang="ur" dir="rtl"' in list_of("One.", lang="ur", draft=True)
    assert "<title>CL-03 A list</title>" in list_of("One.")


def test_a_draft_says_so_and_a_strict_one_shows_its_english(list_of, a_list):
    path = "checklists/en/capture-one-item.md"
    followed = digest(parse_checklist(a_list(["One."]), path, "en", "capture-one-item").followed)
    plain = list_of("One.", lang="ur", draft=True, of=followed)
    strict = list_of("One.", lang="ur", draft=True, code="CL-05")
    assert 'class="draft pair"' in plain
    assert 'class="english"' not in plain
    assert '<p class="english" lang="en" dir="ltr">One.</p>' in strict
    assert 'class="draft pair"' not in list_of("One.")


def test_a_list_that_stops_everything_has_the_large_sign_and_no_line_for_the_case(list_of):
    html = list_of("One.", code="CL-05")
    assert '<b class="sign">STOP</b>' in html
    assert "of-2" in html
    assert "of-4" in list_of("One.")


def test_a_reason_names_a_code_once_in_each_pause_point_and_never_the_list_itself():
    said = "See E-03 and CL-03, then E-03."
    reasons = books.CHECKLIST.replace(
        "See [Capture](../../docs/en/evidence/capture.md#why) and E-04.", said
    )
    reasons += f"\n    {said}\n"
    page = "docs/en/evidence/capture.md"
    book = books.book({"checklists/en/capture-one-item.md": reasons, page: books.front()})
    html = checklist(book.checklists["en", "capture-one-item"], book, "full")
    before, after = html.split("</h2>")[1:]
    for part in (before, after):
        assert part.count('<span class="named">Capture</span>') == 1
        assert part.count("E-03") == 2
        assert part.count("CL-03") == 1
    assert "Office 2022: A protocol" in after


def test_each_draft_has_the_notice_of_its_variant_and_one_that_is_behind_its_own(a_list):
    path = "checklists/{}/capture-one-item.md"
    english = a_list(["One."])
    followed = digest(parse_checklist(english, path, "en", "capture-one-item").followed)
    notice = re.compile(r'<div class="draft pair"><p>(.*?)</p><p lang="en" dir="ltr">(.*?)</p>')
    for of, own, large in (
        (followed, [("مسودہ", "print-draft")], [("draft-strip", "draft-strip")]),
        (
            "000000000000",
            [("draft-critical", "print-draft"), ("behind-notice", "behind-short")],
            [("draft-strip", "draft-strip"), ("behind-short", "behind-short")],
        ),
    ):
        urdu = a_list(["One."], draft=True, of=of)
        book = books.book({path.format("en"): english, path.format("ur"): urdu})
        shown = book.checklists["ur", "capture-one-item"]
        html = {one: checklist(shown, book, one) for one in VARIANTS}
        found = {one: notice.findall(text) for one, text in html.items()}
        assert found == {"compact": own, "full": own, "large": large}
        below = '<p class="english" lang="en" dir="ltr">One.</p>'
        assert {below in text for text in html.values()} == {of != followed}


def test_the_body_says_what_print_it_is_if_it_is_urgent_and_if_it_has_two_languages(list_of):
    assert '<body class="compact"><main>' in list_of("One.")
    assert '<body class="compact urgent"><main>' in list_of("One.", code="CL-05")
    assert '<body class="compact two"><main>' in list_of("One.", lang="ur", draft=True)
    strict = list_of("One.", lang="ur", draft=True, code="CL-05")
    assert '<body class="compact urgent two"><main>' in strict


def test_a_list_says_when_to_take_it_and_a_draft_that_it_is_one_at_its_foot(list_of):
    assert "<p>Take it when it matters.</p>" in list_of("One.")
    urgent = list_of("One.", code="CL-05")
    assert '<p class="when">Take it when it matters. <span class="run">' in urgent
    foots = [
        html.partition('<p class="foot">')[2].partition("</p>")[0]
        for html in (list_of("One."), list_of("One.", lang="ur", draft=True))
    ]
    assert ["print-draft" in foot for foot in foots] == [False, True]
    assert "not yet tried" in foots[0]


def test_air_is_all_that_differs_between_two_settings_of_a_list(a_list):
    book = books.book({"checklists/en/capture-one-item.md": a_list(["One."])})
    shown = book.checklists["en", "capture-one-item"]
    wide, close = checklist(shown, book, "compact", 2.0), checklist(shown, book, "compact", 0.0)
    assert wide != close
    assert wide.replace("--air: 2.00mm", "--air: 0.00mm") == close


def test_a_compact_list_names_what_a_code_leads_to_where_its_page_has_room(book):
    shown = book.checklists["en", "capture-one-item"]
    named = '<span class="named">Capture record</span>'
    assert named in checklist(shown, book, "compact", 0.0)
    bare = checklist(shown, book, "compact", BARE)
    assert "--air: 0.00mm" in bare
    assert named not in bare + checklist(shown, book, "large", 0.0)


@dataclass(frozen=True)
class Pages:
    """What a layout says of itself: how many pages there are."""

    pages: int

    def over(self, sides: int | None = None) -> float:
        return float(self.pages - (sides or 1))


def fitted(pages: dict[float, int], sides: int, *, bare: bool = False) -> Fitted:
    """Return what is chosen where a print has so many pages with each air."""
    lay: Any = {str(air): Pages(number) for air, number in pages.items()}.__getitem__
    return fit(lay, str, 3, sides, bare=bare)


@pytest.mark.parametrize(
    ("wide", "close", "least", "sides", "air", "over"),
    [
        (2, 2, 1, 1, BARE, 0), (2, 2, 1, 2, BARE, 0), (3, 3, 2, 2, BARE, 0),
        (2, 2, 2, 2, WIDE, 0), (2, 2, 2, 1, 0.0, 1), (3, 3, 3, 2, 0.0, 1), (1, 1, 1, 1, WIDE, 0),
    ],
)  # fmt: skip
def test_names_give_way_only_where_that_saves_a_page(wide, close, least, sides, air, over):
    found = fitted({WIDE: wide, 0.0: close, BARE: least}, sides, bare=True)
    assert (found.air, found.over) == (air, over)


def test_a_print_without_names_to_lose_that_is_too_long_stays_so():
    assert fitted({WIDE: 2, 0.0: 2}, 1).over == 1


def test_links_are_undone_html_is_text_and_blanks_are_drawn():
    assert words("See [F-06](../x.md).", LEFT) == "See F-06."
    assert words("See <a href=x>y</a>.", LEFT) == "See &lt;a href=x&gt;y&lt;/a&gt;."
    assert words("Call: ________.", LEFT) == 'Call: <span class="blank"></span>.'


def test_values_are_set_apart_only_where_they_would_be_turned_round():
    set_apart = '<bdi dir="ltr" class="value">'
    assert words("F-06 at 2026-11-25 10:00", LEFT) == "F-06 at 2026-11-25 10:00"
    assert words("F-06 پر", RIGHT) == f"{set_apart}F-06</bdi> پر"
    assert words("2026-11-25 10:00 +05:00", RIGHT).count(set_apart) == 3
    assert value("ur", RIGHT) == f"{set_apart}ur</bdi>"


FIELDS = (
    "| `case-ref` Case | text | always | As in the register. |",
    "| `level` Level | choice | always | One. `l0` L0 · `l1` L1 |",
    "| `begun` Begun | utc-time | | In UTC. |",
    "| `why` Why | long-text | | Briefly. |",
    "| `seen` Seen | check | always | |",
)
STOP = "> **Stop.** A child? Take [CL-05](../checklists/x.md)\n> and F-17."


def test_a_form_has_room_for_each_kind_and_says_what_is_always_needed():
    page = forms.form("F-06", "Record", FIELDS, stop=STOP)
    book = books.book({"docs/en/templates/record.md": page})
    html = form_print(book.templates["en", "templates/record.md"], book, "blank")
    assert html.count('class="cell must"') == 3
    assert html.count('class="cell"') == 2
    assert html.count('class="tick"') == 3
    assert html.count('<p class="room">') == 4
    for field in book.templates["en", "templates/record.md"].fields:
        assert f">{field.id}<" not in html
    assert "<strong>Stop.</strong> A child? Take CL-05 and F-17." in html
    assert "<input" not in html
