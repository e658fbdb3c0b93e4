"""The sheet of a path is one click away: from its page, and from the door of the trainer."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.render import Context, body
from handbook.render.template_context import template_context
from tests import books
from tests.model.test_path import PATH

CODES = """\
sections: {S: {folder: start, title: Start}}
S-00: {title: Home, path: index.md, state: made}
S-02: {title: First hour, path: start/first-hour.md, state: made}
"""
TREE = {
    "docs/data/codes.yaml": CODES,
    "docs/en/index.md": books.front(title="Home", code="S-00") + "# Home\n",
    "docs/en/start/first-hour.md": books.front(title="First hour", code="S-02", role="path") + PATH,
}
URDU = {
    "docs/ur/start/first-hour.md": books.front(title="پہلا گھنٹہ", code="S-02", role="path") + PATH
}
DOORS = (
    '<h2 id="officer">Officer</h2><ul><li>a</li></ul>'
    '<h2 id="trainer">Trainer</h2><p>Print.</p><ul><li>b</li></ul>'
    '<h2 id="contributor">Contributor</h2><ul><li>c</li></ul>'
)


def home(lang: str = "en", more: Mapping[str, str] | None = None, *, pdf: bool = True) -> str:
    return body(DOORS, Context(books.book({**TREE, **(more or {})}), lang, "index.md", pdf=pdf))


def test_the_page_of_a_path_prints_its_sheet():
    book = books.book(TREE)
    shown = Context(book, "en", "start/first-hour.md", pdf=True)
    assert template_context(shown)["print"] == "../print/en/S-02.pdf"
    shown = Context(book, "ur", "start/first-hour.md", pdf=True)
    assert template_context(shown)["print"] == "../../print/en/S-02.pdf"
    assert template_context(Context(book, "en", "start/first-hour.md"))["print"] is None


def test_a_path_without_steps_has_no_sheet():
    tree = {
        **TREE,
        "docs/en/start/first-hour.md": books.front(code="S-02", role="path") + "# Capture\n",
    }
    shown = Context(books.book(tree), "en", "start/first-hour.md", pdf=True)
    assert template_context(shown)["print"] is None


def test_the_sheet_stands_at_the_door_of_the_trainer_only():
    html = home()
    assert html.count("S-02.pdf") == 1
    door = html.partition('class="door door-trainer"')[2].partition("</section>")[0]
    assert '<p class="sheet-print"><a href="print/en/S-02.pdf">' in door


def test_the_sheet_is_that_of_the_language_or_else_the_english_one():
    assert '<a href="../print/en/S-02.pdf" lang="en" dir="ltr">' in home("ur")
    assert '<a href="../print/ur/S-02.pdf">' in home("ur", URDU)


def test_without_print_files_or_without_a_door_nothing_is_added():
    assert "S-02.pdf" not in home(pdf=False)
    context = Context(books.book(TREE), "en", "index.md", pdf=True)
    assert body("<p>Words</p>", context) == "<p>Words</p>"
