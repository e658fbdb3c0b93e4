"""A table made from data: its heads are words and never markup, its cells are finished."""

from __future__ import annotations

from handbook.render.table import row, table, worded
from tests import books, practices


def test_heads_and_name_are_escaped_once_wherever_they_stand():
    heads = ('Who "asked"', "A < B & C")
    text = table(heads, [row(heads, ("<b>1</b>", "2"))], 'The "name"', "counts")
    assert 'aria-label="The &quot;name&quot;"><table class="counts">' in text
    assert '<th scope="col">A &lt; B &amp; C</th>' in text
    assert '<td data-label="Who &quot;asked&quot;"><b>1</b></td>' in text
    assert "&amp;lt;" not in text


def test_the_heads_are_the_words_of_the_language():
    languages = books.book(practices.PAGES).languages
    assert worded(("for", "due"), languages["en"]) == ("For", "due")
    assert worded(("for", "no-such-word"), languages["ur"]) == ("برائے", "no-such-word")
