"""A section lists each of its pages once; where a table says when to take one, it gives the title too."""

from __future__ import annotations

from handbook.render import Context, body
from tests import books

CODES = """\
sections: {E: {folder: evidence, title: Evidence}}
E-00: {title: Evidence, path: evidence/index.md, state: made}
E-03: {title: Capture, path: evidence/capture.md, state: made}
E-04: {title: Phone, path: evidence/phone.md, state: planned}
E-05: {title: Archives, path: evidence/archives.md, state: made}
"""
HEAD = "| You want to … | Page |\n| --- | --- |\n"
THERE = '<a class="way" href="capture.html">Capture <span class="code">E-03</span></a>'


def context(table: str, lang: str = "en", **more: str) -> Context:
    tree = {
        "docs/data/codes.yaml": CODES,
        "docs/en/evidence/index.md": books.front(code="E-00", title="Evidence")
        + f"# Evidence\n\n{HEAD}{table}\n",
        "docs/en/evidence/capture.md": books.front(title="Capture") + "# Capture\n",
        "docs/en/evidence/archives.md": books.front(code="E-05", title="Archives") + "# A\n",
    }
    return Context(books.book(tree | more), lang, "evidence/index.md")


def shown(cell: str, here: Context, moment: str = "save it") -> str:
    """Return the HTML of the page with one row in its table."""
    table = (
        "<table><thead><tr><th>You want to …</th><th>Page</th></tr></thead>"
        f"<tbody><tr><td>{moment}</td><td>{cell}</td></tr></tbody></table>"
    )
    return body(table, here)


def test_a_code_has_its_title_beside_it_unless_the_writer_said_what_it_is():
    for cell, led in (
        ("E-03", THERE), ("Capture (E-03)", THERE), ("E-03, E-05", f"{THERE}, "),
        ("with E-03: ask first", f"with {THERE}: ask first"),
        ("the moment (E-03)", 'the moment (<a class="code" href="capture.html"'),
        ("E-04", '<span class="code">E-04</span>'), ("nothing", "nothing"),
    ):  # fmt: skip
        assert f">{led}" in shown(cell, context("| save it | E-03 |"))


def test_the_moment_stays_as_it_was_written():
    html = shown("E-05", context("| a | E-05 |"), moment="do E-03")
    assert 'do <a class="code" href="capture.html"' in html


def test_a_table_with_many_codes_in_a_cell_is_a_map_and_has_no_titles():
    assert "way" not in shown("E-03, E-05, E-03, E-05", context("| a | E-03 |"))


def test_a_title_in_another_language_says_so():
    page = books.front(title="محفوظ کرنا") + "# م\n"
    here = context("| a | E-03 |", "ur", **{"docs/ur/evidence/capture.md": page})
    assert '<span lang="ur" dir="rtl">محفوظ کرنا</span> <span class="code">E-03' in shown(
        "E-03", here
    )


def test_each_page_is_listed_once():
    for table in ("| a | E-03 |", "| a | nothing |", "| a | E-03, E-05 |"):
        here = context(table)
        html = body("", here)
        listed = [code for code in ("E-03", "E-05") if f'<span class="code">{code}</span>' in html]
        assert listed == [code for code in ("E-03", "E-05") if code not in table]
        assert "E-04" in html
