"""A section lists its pages, the list of codes each code, and the bibliography each work."""

from __future__ import annotations

import re

from handbook.render import Context, body
from handbook.render.contents import side
from tests import books

CODES = (
    books.CODES
    + """\
R-02: {title: Works, path: reference/bibliography.md, state: made}
R-03: {title: Codes, path: reference/page-codes.md, state: made}
"""
)
WORKS = """\
references:
  - {id: own-2026, type: webpage, title: Guide, publisher: ListBoard, URL: "https://a.example/b", custom: {mark: S}}
  - {id: plain, type: webpage, title: Plain, publisher: Other, URL: "http://a.example/b", custom: {mark: S}}
  - {id: paper, type: book, title: Paper, publisher: Press, custom: {mark: S}}
"""
TREE = {
    "docs/data/codes.yaml": CODES,
    "docs/data/bibliography.yaml": WORKS,
    "docs/en/evidence/index.md": books.front(title="Evidence", code="E-00") + "# Evidence\n",
    "docs/en/evidence/capture.md": books.front(title="Capture") + "# Capture\n",
    "docs/en/evidence/new.md": books.front(title="New", code="E-09") + "# New\n",
    "docs/en/checklists/capture-one-item.md": books.front(code="CL-03") + "# Capture one item\n",
    "docs/en/reference/bibliography.md": books.front(title="Works", code="R-02") + "# Works\n",
    "docs/en/reference/page-codes.md": books.front(title="Codes", code="R-03") + "# Codes\n",
}
BOOK = books.book(TREE)


def links(slug: str, lang: str = "en") -> list[str]:
    return re.findall(r'href="([^"]+)"', body("", Context(BOOK, lang, slug)))


def test_a_section_lists_each_page_that_is_made_also_one_outside_the_register():
    for lang in ("en", "ur"):
        assert links("evidence/index.md", lang) == ["capture.html", "new.html"]
    html = body("", Context(BOOK, "en", "evidence/index.md"))
    assert '<li class="planned"><span>With a phone</span>' in html
    assert "E-00" not in html


def test_beside_a_page_are_the_pages_of_its_section_that_are_made_and_there():
    gone = books.CODES + "E-05: {title: Gone, path: evidence/gone.md, state: made}\n"
    early = {"docs/en/evidence/phone.md": books.front(code="E-04") + "# With a phone\n"}
    for tree in ({}, {"docs/data/codes.yaml": gone}, early):
        rows = side(Context(books.book({**TREE, **tree}), "en", "evidence/capture.md"))
        found = [(row["code"], row["current"]) for row in rows if row["code"] != "E-09"]
        assert found == [("E-03", True)]


def test_the_list_of_codes_leads_to_every_made_one():
    for lang in ("en", "ur"):
        assert links("reference/page-codes.md", lang) == [
            "../evidence/index.html", "../evidence/capture.html",
            "../checklists/capture-one-item.html", "bibliography.html", "page-codes.html",
        ]  # fmt: skip


def test_the_bibliography_has_each_work_and_leads_to_safe_addresses_only():
    html = body("", Context(BOOK, "en", "reference/bibliography.md"))
    assert sorted(re.findall(r'id="ref-([\w-]+)"', html)) == ["own-2026", "paper", "plain"]
    own = [link for link in links("reference/bibliography.md") if not link.startswith("#")]
    assert own == ["https://a.example/b"]


def test_the_works_are_in_the_order_of_their_letters_to_which_a_row_leads():
    works = "references:\n" + "".join(
        f"  - {{id: {key}, type: report, title: T, publisher: {name}, custom: {{mark: S}}}}\n"
        for key, name in (("c", "The Court"), ("b", "a blog"), ("b2", "Bureau"), ("a", "Agency"))
    )
    book = books.book({**TREE, "docs/data/bibliography.yaml": works})
    html = body("", Context(book, "en", "reference/bibliography.md"))
    assert re.findall(r'id="ref-(\w+)"', html) == ["a", "b", "b2", "c"]
    row = re.findall(r'href="#ref-(\w+)">(.)<', html)
    assert row == [("a", "A"), ("b", "B"), ("c", "C")]


def test_a_work_says_what_was_read_of_it_who_reported_it_and_where_its_address_was_seen():
    works = """\
references:
  - {id: full, type: report, title: Guide, author: [{literal: ListBoard}], publisher: Board Office,
     container-title: Series, number: "7", issued: {date-parts: [[2026]]},
     URL: "https://a.example/b", custom: {mark: S, read: "chapter 2"}}
  - {id: again, type: report, title: Again, publisher: ListBoard, issued: {date-parts: [[2026]]},
     custom: {mark: S2, address: arch}}
  - {id: bare, type: report, title: Bare, publisher: Press, custom: {mark: S}}
"""
    book = books.book({**TREE, "docs/data/bibliography.yaml": works})
    html = body("", Context(book, "en", "reference/bibliography.md"))
    said = {
        key: re.findall(r"<p>(.*?)</p>", entry)
        for key, entry in re.findall(r'<li id="ref-([\w-]+)">(.*?)</li>', html, re.DOTALL)
    }
    link = '<a class="out" href="https://a.example/b" rel="noreferrer noopener external">https://a.example/b</a>'
    assert said == {
        "full": [
            "<strong>ListBoard 2026</strong>. <cite>Guide</cite>, Board Office, Series, 7.",
            "what-was-read chapter 2.",
            f"official-address (opens-internet): {link}",
        ],
        "again": [
            "<strong>ListBoard 2026</strong>. <cite>Again</cite>.",
            "reported-by",
            "seen-in-archive",
        ],
        "bare": ["<strong>Press</strong>. <cite>Bare</cite>.", "no address"],
    }
