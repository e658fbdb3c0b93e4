"""R-01 shows of each language the words that somebody read, says where, and leaves a line for the rest."""

from __future__ import annotations

import re

from handbook.render.body import body
from handbook.render.context import Context
from handbook.render.views import regional_terms
from tests.books import LANGUAGES, book, front

SLUG = "reference/glossary.md"
WORDS = (
    '  words: {practice-source: Source and date, no-text-read: no text read, words-read: "{n} of {m}",\n'
    '    word-reported: "as reported by {source}, as of {date}", word-undated: "{source}, undated",'
)
GLOSSARY = """\
region:
  ku: {name: Sorani, html: ckb, dir: rtl}
  fa-AF: {name: Dari & more, html: fa-AF, dir: rtl}
terms:
  - {id: victim, english: [victim], means: a person, read: {ku: [{word: قوربانی, source: paper}]}}
  - {id: exhibit, english: [exhibit], means: a thing}
  - id: child
    english: [child, children]
    means: a person under eighteen
    read:
      ku: [{word: <منداڵ>, source: law, at: art. 6(1), note: one & not many}, {word: زارۆک, source: gone}]
"""
ISSUED = "issued: {date-parts: [[2025, 11, 25]]}"


def here(glossary: str = GLOSSARY, issued: str = ISSUED, text: str = "") -> Context:
    works = (
        "references:\n  - {id: law, custom: {mark: S, short: The law}}\n"
        f"  - {{id: paper, custom: {{mark: S2, short: A paper 2025}}, {issued}}}\n"
    )
    pages = {
        "docs/data/glossary.yaml": glossary,
        "docs/data/bibliography.yaml": works,
        "docs/data/languages.yaml": LANGUAGES.replace("  words: {", WORDS, 1),
        "docs/en/reference/bibliography.md": front(title="Bibliography", code="R-02") + "# B\n",
        f"docs/en/{SLUG}": front(title="Glossary", code="R-01") + f"# Glossary\n\n{text}",
    }
    return Context(book(pages), "en", SLUG)


def cells(html: str) -> list[list[str]]:
    """Return the cells of every row without their tags."""
    rows = (re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>.*?</tr>", html))
    return [[re.sub(r"<[^>]+>", "", cell) for cell in row] for row in rows if row]


def test_each_language_has_a_table_in_the_order_of_the_file():
    html = regional_terms(here())
    assert re.findall(r'<h3 id="([^"]+)">([^<]+)</h3>', html) == [
        ("words-ku", "Sorani"),
        ("words-fa-af", "Dari &amp; more"),
    ]
    assert re.findall(r"<summary>([^<]+)<", html) == ["2 of 2", "0 of 2"]


def test_a_row_says_where_its_word_was_read_and_what_nobody_read_is_a_line():
    assert cells(regional_terms(here())) == [
        ["child", "&lt;منداڵ&gt;", "[The law, art. 6(1)]; one &amp; not many"],
        ["child", "زارۆک", "[@gone]"],
        ["victim", "قوربانی", "as reported by A paper, as of 25 November 2025 [A paper 2025]"],
        ["child", "____", "no text read"],
        ["victim", "____", "no text read"],
    ]


def test_a_word_is_marked_as_what_it_is_and_its_term_leads_to_the_meaning():
    html = regional_terms(here())
    assert '<bdi lang="ckb" dir="rtl">قوربانی</bdi>' in html
    assert '<a href="#term-victim">victim</a>' in html
    assert 'href="bibliography.html#ref-paper"' in html


def test_an_account_says_its_date_as_far_as_it_is_known():
    for issued, said in (
        ("issued: {date-parts: [[2025, 11]]}", "as reported by A paper, as of November 2025"),
        ("issued: {date-parts: [[2025]]}", "as reported by A paper, as of 2025"),
        ("issued: {date-parts: [[2025, 13]]}", "A paper, undated"),
        ("issued: {date-parts: []}", "A paper 2025, undated"),
        ("issued: {date-parts: x}", "A paper 2025, undated"),
        ("issued: x", "A paper 2025, undated"), ("type: report", "A paper 2025, undated"),
    ):  # fmt: skip
        assert cells(regional_terms(here(issued=issued)))[2][2].startswith(f"{said} [A paper 2025")


def test_without_languages_or_words_there_is_nothing():
    for cut in ("region", "read"):
        assert regional_terms(here(GLOSSARY.replace(f"{cut}:", f"x{cut}:"))) == ""


def test_the_tables_stand_in_their_section_or_above_all_words():
    html = body('<h2 id="region">R</h2><p>a</p><h2 id="all">A</h2><p>b</p>', here())
    order = ["<p>a</p>", 'id="words-ku"', 'id="words-fa-af"', 'id="all"', "<p>b</p>", "<dl "]
    assert [html.index(one) for one in order] == sorted(html.index(one) for one in order)
    html = body("<p>a</p>", here())
    assert html.index("<p>a</p>") < html.index('id="words-ku"') < html.index("<dl ")
