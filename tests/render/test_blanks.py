"""A blank of the text becomes a line that can be written on."""

from __future__ import annotations

from handbook.render import body
from handbook.render.context import Context
from tests.books import CHECKLIST, book, front
from tests.render.trees import written

HERE = Context(book({"docs/en/evidence/capture.md": front()}), "en", "evidence/capture.md")


def blanks(source: str) -> str:
    return written(source, HERE)


def test_a_blank_is_one_line_with_its_signs_kept():
    for source, drawn in (
        ("<p>officer: ____</p>", '<p>officer: <span class="blank">____</span></p>'),
        ("<td><code>____</code></td>", '<td><span class="blank">____</span></td>'),
        ("<p>______, ___</p>", '<p><span class="blank">______</span>, <span class="blank">___</span></p>'),
    ):  # fmt: skip
        assert blanks(source) == drawn


def test_what_is_no_blank_stays_as_it_is():
    for source in (
        "<p>no blank, one _ and two __</p>", '<td data-label="Who: ____">x</td>',
        "<p><code>cd ..</code></p>",
    ):  # fmt: skip
        assert blanks(source) == source


def test_a_blank_within_a_longer_code_keeps_the_code() -> None:
    assert blanks("<code>F-01 ____</code>") == '<code>F-01 <span class="blank">____</span></code>'


def test_a_blank_of_a_list_on_the_page_is_a_line_as_well() -> None:
    tree = {
        "docs/en/evidence/capture.md": front() + "# C\n",
        "checklists/en/capture-one-item.md": CHECKLIST.replace("exhibit number.", "number: ____."),
    }
    source = '<p><a href="../../../checklists/en/capture-one-item.md">A list</a></p>'
    html = body(source, Context(book(tree), "en", "evidence/capture.md"))
    assert 'number: <span class="blank">____</span>.' in html
