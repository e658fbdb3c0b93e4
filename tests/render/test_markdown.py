"""One line of Markdown stays one line, whatever it begins with."""

from handbook.render.markdown import inline


def test_what_would_open_a_list_a_heading_or_a_quote_is_text():
    for text in (
        "1. Could it?", "12) then", "- a dash", "# a number", "> than", "+ plus", "2026-03-09",
    ):  # fmt: skip
        assert inline(text) == text.replace(">", "&gt;")


def test_marks_within_a_line_are_kept():
    assert inline("**Stop** and `a-b`") == "<strong>Stop</strong> and <code>a-b</code>"
