"""A table made from data: its heads are words and never markup, its cells are text unless they are finished."""

from __future__ import annotations

from markupsafe import Markup

from handbook.render.templates import laid_out


def test_heads_name_and_cells_are_escaped_once_wherever_they_stand():
    heads = ('Who "asked"', "A < B & C")
    rows = [(Markup("<b>1</b>"), "<2>")]
    text = laid_out("parts.table", heads, rows, 'The "name"', "counts")
    assert 'aria-label="The &#34;name&#34;"><table class="counts">' in text
    assert '<th scope="col">A &lt; B &amp; C</th>' in text
    assert '<td data-label="Who &#34;asked&#34;"><b>1</b></td>' in text
    assert '<td data-label="A &lt; B &amp; C">&lt;2&gt;</td>' in text
    assert "&amp;lt;" not in text
