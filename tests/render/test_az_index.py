"""A to Z: a row of letters, each word with its codes, and what the rules expect of the built page."""

from __future__ import annotations

import re

from handbook.model import Handbook
from handbook.render import Context, body
from handbook.render.contents import az_index, letter_row
from tests import books
from tests.render.test_index import CODES, TREE

A_TO_Z = "reference/a-to-z.md"

BOOK = books.book(
    {
        **TREE,
        "docs/data/codes.yaml": f"{CODES}R-13: {{title: A to Z, path: {A_TO_Z}, state: made}}\n",
        f"docs/en/{A_TO_Z}": books.page("R-13", "A to Z"),
    }
)


def shown(lang: str = "en", book: Handbook = BOOK) -> str:
    return az_index(Context(book, lang, A_TO_Z))


def test_each_word_has_the_codes_of_its_pages_as_links():
    html = shown()
    row = re.search(r"<li>screenshot .*?</li>", html)
    assert row
    assert re.findall(r'<a class="code" href="([^"]+)" title="([^"]+)">(.*?)</a>', row[0]) == [
        ("../evidence/capture.html", "Capture", "E-03"),
        ("../evidence/phone.html", "The phone", "E-04"),
    ]


def test_a_term_leads_to_its_meaning():
    assert 'href="glossary.html#term-hash" title="Glossary">R-01</a>' in shown()


def test_the_page_itself_is_named_and_is_no_link():
    assert '<li>A to Z <span class="code">R-13</span></li>' in shown()


def test_the_row_of_letters_leads_to_each_letter_in_order():
    row, rest = letter_row(Context(BOOK, "en", A_TO_Z)), shown()
    assert re.findall(r'href="#([^"]+)"', row) == re.findall(r'<h3 id="([^"]+)"', rest)


def test_letters_run_as_they_are_written():
    for lang, direction in (("en", "ltr"), ("ur", "rtl")):
        row = letter_row(Context(BOOK, lang, A_TO_Z))
        assert row.startswith(f'<nav class="letters" dir="{direction}"')


def test_the_row_stands_before_all_other_text():
    html = body("<p>Look up.</p>", Context(BOOK, "en", A_TO_Z))
    assert html.startswith('<nav class="letters"')
    assert html.index("Look up.") < html.index("<h3 id=")


def test_the_glossary_has_a_row_too_that_leads_to_the_first_term_of_each_letter():
    terms = (
        "terms:\n"
        "  - {id: seal, english: [seal], means: a}\n  - {id: account, english: [Account], means: a}\n"
        "  - {id: access, english: [access], means: a}\n  - {id: step, english: [step], means: a}\n"
        "  - {id: untold, english: [untold]}\n"
    )
    tree = {
        "docs/data/glossary.yaml": terms,
        "docs/en/reference/glossary.md": books.page("R-01", "Glossary"),
    }
    own = books.book(tree)
    html = body("<p>Text.</p>", Context(own, "en", "reference/glossary.md"))
    row = html.partition("</nav>")[0]
    assert re.findall(r'href="#([^"]+)">(.)<', row) == [("term-access", "A"), ("term-seal", "S")]
    for lang in ("en", "ur"):  # Latin letters run from the left on every page
        letters = letter_row(Context(own, lang, "reference/glossary.md"))
        assert letters.startswith('<nav class="letters" dir="ltr"')


def test_a_word_of_another_language_says_so():
    assert '<li><span lang="en" dir="ltr">mobile</span> ' in shown("ur")
    assert "<li>پردہ " in shown("ur")


def test_what_a_person_typed_is_escaped():
    tree = {**TREE, "docs/data/synonyms.yaml": 'synonyms: {E-03: {en: ["R&D <b>"]}}\n'}
    assert "R&amp;D &lt;b&gt;" in shown(book=books.book(tree))


def test_an_empty_handbook_has_no_list():
    assert shown(book=books.book({"docs/data/codes.yaml": "sections: {}\n"})) == ""


def test_each_word_leads_to_its_pages_in_the_tree_of_its_reader():
    for lang in ("en", "ur"):
        links = set(re.findall(r'href="([^"]+)"', shown(lang)))
        assert links == {
            "../evidence/capture.html", "../evidence/phone.html", "glossary.html",
            "glossary.html#term-hash", "glossary.html#term-medium", "glossary.html#term-planned",
        }  # fmt: skip
