"""A page has one box that says Stop before its list, and the list keeps its line for paper."""

from __future__ import annotations

from handbook.render import Context, body, page_html
from tests.books import CHECKLIST, book, front

BOX = "> **Stop.** Copy nothing.\n\n"
LIST = "[CL-03](../../../checklists/en/capture-one-item.md)\n\n"


def shown(text: str) -> str:
    """Return the HTML of a page of that text."""
    tree = {
        "docs/en/evidence/capture.md": front() + text,
        "checklists/en/capture-one-item.md": CHECKLIST,
    }
    context = Context(book(tree), "en", "evidence/capture.md")
    return body(page_html(context.page.body), context)


def test_the_line_of_the_list_joins_the_box_above_it_and_stays_on_paper():
    html = shown(BOX + LIST)
    box = html[: html.index("<section")]
    assert '<p class="stop-if" lang="en" dir="ltr"><span><strong>' in box[: box.rindex("</div>")]
    assert '<p class="sheet-stop on-paper">' in html
    assert html.count("<svg") == 1


def test_where_no_box_is_in_front_of_the_list_its_line_is():
    first = '<p class="sheet-stop stop-first" lang="en" dir="ltr"><svg'
    html = shown(f"Do it all.\n\n{LIST}{BOX}")
    assert html.index("Do it all") < html.index(first) < html.index("<section")
    assert "stop-if" not in html
    assert html.count("on-paper") == 1


def test_a_list_further_down_keeps_its_line():
    for text in (BOX, f"{BOX}## When {{ #when }}\n\n{LIST}", "No list.\n"):
        html = shown(text)
        assert "on-paper" not in html
        assert "stop-first" not in html
        assert "stop-if" not in html


def test_of_two_lists_only_the_first_gives_its_line():
    html = shown(f"{BOX}{LIST}Then:\n\n{LIST}")
    assert html.count("on-paper") == 1
    assert html.count("stop-if") == 1
