"""Codes, citations and technical values are linked, or left alone, where a reader expects it."""

from handbook.render.context import Context
from tests.books import CHECKLIST, book, front
from tests.render.trees import written

BOOK = book({
    "docs/en/reference/bibliography.md": front(code="R-02"),
    "docs/en/evidence/index.md": front(title="Evidence", code="E-00") + "# Evidence\n",
    "docs/en/evidence/capture.md": front() + "# Capture\n",
    "docs/en/checklists/capture-one-item.md": front(title="Capture one item", code="CL-03") + "# C\n",
    "checklists/en/capture-one-item.md": CHECKLIST,
})  # fmt: skip
HERE = Context(BOOK, "ur", "evidence/index.md")


def test_a_made_code_leads_to_its_page_in_the_same_language_tree_under_its_name():
    assert written("<p>Take CL-03.</p>", HERE) == (
        '<p>Take <a class="way" href="../checklists/capture-one-item.html"><span class="named">'
        'Capture one item</span> <span class="code">(CL-03)</span></a>.</p>'
    )


def test_a_planned_code_is_plain_and_never_breaks():
    assert written("<p>E-04</p>", HERE) == '<p><span class="code">E-04</span></p>'


def test_a_page_does_not_link_to_itself():
    assert "<a" not in written("<p>E-00</p>", HERE)


def test_code_spans_links_and_titles_stay_as_they_are():
    for text in ("<pre>CL-03</pre>", '<a href="x">CL-03</a>', "<h1>CL-03</h1>"):
        assert written(text, HERE) == text


def test_what_only_looks_like_a_code_stays():
    for text in ("CL-03.1", "XCL-03", "CL-030", "A-1", "Z-99", "a/CL-03"):
        assert written(f"<p>{text}</p>", HERE) == f"<p>{text}</p>"


def test_a_heading_sets_a_code_unbroken_but_links_nothing():
    assert written("<h2>On CL-03</h2>", HERE) == '<h2>On <span class="code">CL-03</span></h2>'


def test_a_citation_leads_to_its_entry_with_its_locator():
    html = written("<p>so [@key-2022, para. 3].</p>", HERE)
    assert 'href="../reference/bibliography.html#ref-key-2022"' in html
    assert "Office 2022, para. 3" in html


def test_an_unknown_citation_is_left_for_the_rules():
    assert written("<p>[@nobody]</p>", HERE) == "<p>[@nobody]</p>"


def test_what_would_turn_in_a_text_from_the_right_reads_left_to_right_in_any_text():
    for value in (
        "2026-11-25", "2026-11-25T08:14:00Z", "+05:00", "08:14",
        "+00 000 000 0142", "@sara.example", "3 h", "b028 e165 9133 f959",
    ):  # fmt: skip
        assert written(f"<p>بوقت {value} پر</p>", HERE) == (
            f'<p>بوقت <bdi dir="ltr">{value}</bdi> پر</p>'
        )
    for plain in ("writer@unit.example", "3 hours", "2026 2027"):
        assert written(f"<p>{plain}</p>", HERE) == f"<p>{plain}</p>"
