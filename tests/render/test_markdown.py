"""One line of Markdown stays one line, and a quotation from the right keeps its order."""

from handbook.press.paper import reasons
from handbook.render.body import body
from handbook.render.context import Context
from handbook.render.markdown import inline, isolated
from tests import books


def test_marks_within_a_line_are_kept():
    assert inline("**Stop** and `a-b`") == "<strong>Stop</strong> and <code>a-b</code>"


FEE = "“لائسنس LIC/0000/118۔ سروس چارج 900 XCU۔”"


def test_a_licence_in_a_quotation_from_the_right_does_not_run_into_the_sum_behind_it():
    """Laid from left to right, the two would be read as one number: LIC/0000/118900."""
    assert isolated(f"<li>{FEE}</li>") == f'<li><bdi dir="rtl">{FEE}</bdi></li>'
    slug = "evidence/capture.md"
    book = books.book({f"docs/en/{slug}": books.front(title="Capture") + f"# Capture\n\n- {FEE}\n"})
    for made in (
        body(f"<ul><li>{FEE}</li></ul>", Context(book, "en", slug)),
        reasons(f"- {FEE}", book.languages["en"], book),
    ):
        assert f'<bdi dir="rtl">{FEE}</bdi>' in made


def test_a_quotation_from_the_left_a_word_without_quotation_marks_and_a_tag_stay_as_they_are():
    for html in (
        "<p>“Town G, 400 per seat.”</p>", "<p>“ +00 000”</p>", "<p>“A word: فیس”</p>",
        "<p>قاچاق can mean both.</p>", '<img alt="“فیس”">',
    ):  # fmt: skip
        assert isolated(html) == html
