"""A word leads to its meaning once a page, by a link that keyboard, finger and printer understand."""

from __future__ import annotations

import re

from handbook.render.context import Context
from handbook.render.terms import explained, glossary, words_section
from handbook.render.writer import BLANKS, REFERENCES, TERMS
from tests.books import book, front
from tests.render.trees import written

GLOSSARY = """\
abbreviations: {UTC: the time of all zones, AI: <artificial> intelligence}
terms:
  - {id: exhibit, english: [exhibit, exhibits], means: one thing kept for a court, page: E-11}
  - {id: evidence-medium, english: [evidence medium], means: the stick, apart: "the copy: it is used",
     ur: {words: [میڈیم], why: w}}
  - {id: medium, english: [medium], means: what carries, apart: "a size & more"}
  - {id: account, english: [account], means: a name on a platform}
  - {id: sheet, english: [sheet], means: the page E-03, apart: "a seal, which CL-03 asks for", page: E-03}
"""


def here(
    body: str, *, slug: str = "evidence/a.md", lang: str = "en", code: str = "E-04"
) -> Context:
    pages = {
        "docs/data/glossary.yaml": GLOSSARY,
        "docs/en/reference/glossary.md": front(title="Glossary", code="R-01") + "# Glossary\n",
        "docs/en/evidence/capture.md": front() + "# Capture\n",
        f"docs/en/{slug}": front(code=code) + f"# T\n\n{body}\n",
    }
    return Context(book(pages), lang, slug)


def mark_terms(source: str, context: Context) -> str:
    return written(source, context, allowed=REFERENCES | TERMS | BLANKS)


def names(body: str, **more: str) -> list[str]:
    return [term.id for term in explained(here(body, **more))]


def test_terms_of_a_page_are_sorted_and_everyday_words_left_out():
    assert names("Two Exhibits on an account. The evidence medium.") == [
        "evidence-medium",
        "exhibit",
    ]


def test_the_longest_name_decides():
    assert names("The evidence medium.") == ["evidence-medium"]
    assert names("The evidence medium and a medium.") == ["evidence-medium", "medium"]


def test_what_is_no_running_text_uses_no_term():
    for body in (
        "`exhibit`", "[x](exhibit.md)", "[@exhibit]", "## Exhibit { #exhibit }", "exhibit-no",
        "exhibiting",
    ):  # fmt: skip
        assert names(body) == []


def test_the_page_that_explains_a_term_does_not_tell_it_again():
    assert names("An exhibit.", code="E-11") == []


def test_other_kinds_of_page_tell_no_words():
    for slug in (
        "index.md", "evidence/index.md", "templates/a.md",
        "reference/glossary.md",
    ):  # fmt: skip
        assert words_section(here("An exhibit.", slug=slug)) == ""


def test_only_the_first_use_is_a_link():
    html = mark_terms(
        "<h2>Exhibit</h2><p>An exhibit, exhibits.</p><p>Exhibit</p>", here("An exhibit.")
    )
    assert html == (
        '<h2>Exhibit</h2><p>An <a class="term" href="#term-exhibit" title="One thing kept for a court.">exhibit</a>, exhibits.</p>'
        "<p>Exhibit</p>"
    )


def test_no_link_inside_what_is_one_or_names_something():
    for inside in ('<a href="x">exhibit</a>', "<code>exhibit</code>", "<th>exhibit</th>"):
        html = mark_terms(f"<p>{inside} exhibit</p>", here("An exhibit."))
        assert (
            html
            == f'<p>{inside} <a class="term" href="#term-exhibit" title="One thing kept for a court.">exhibit</a></p>'
        )


def test_a_sign_of_markup_beside_a_term_stays_text():
    for sign in ("&lt;", "&lt;3", "a &lt; b &lt;&lt;", "&amp;", "&lt;!-- x --&gt;"):
        html = mark_terms(f"<p>{sign} exhibit {sign} medium</p>", here("An exhibit, a medium."))
        assert re.sub(r"</?a[^>]*>", "", html) == f"<p>{sign} exhibit {sign} medium</p>"
        assert html.count("<a ") == 2


def test_a_form_without_a_word_is_never_found():
    text = "terms:\n  - {id: plus, english: ['+', exhibit], means: x, page: E-11}\n"
    tree = {
        "docs/data/glossary.yaml": text,
        "docs/en/evidence/a.md": front() + "# T\n\nExhibit +.\n",
    }
    assert [one.id for one in explained(Context(book(tree), "en", "evidence/a.md"))] == ["plus"]


def test_a_step_that_cannot_wait_has_no_link_in_its_words():
    for slug in ("urgent/a.md", "checklists/a.md"):
        context = here("An exhibit.", slug=slug)
        assert mark_terms("<p>An exhibit.</p>", context) == "<p>An exhibit.</p>"
        assert "term-exhibit" in words_section(context)


def test_every_link_has_its_meaning_on_the_page():
    context = here("An exhibit on a medium, an evidence medium.")
    html = mark_terms("<p>An exhibit on a medium, an evidence medium.</p>", context)
    linked = set(re.findall(r'href="#([^"]+)"', html))
    assert linked == set(re.findall(r'<dt id="([^"]+)"', words_section(context))) != set()


def test_a_meaning_is_a_sentence_with_what_it_is_not():
    html = words_section(here("A medium, and the evidence medium."))
    assert "<dd>What carries. " in html
    assert "A size &amp; more." in html
    assert "The copy: it is used." in html
    assert 'href="../reference/glossary.html"' in html


def test_a_code_in_a_meaning_is_a_link_and_is_not_told_twice():
    html = words_section(here("A sheet and a seal.", slug="evidence/b.md"))
    assert '<dd>The page <a class="way" href="capture.html"' in html
    assert html.count(">(E-03)<") == 1
    assert 'A seal, which <span class="code">CL-03</span> asks for.' in html  # no page in this book


def test_a_page_in_english_for_want_of_another_says_its_language():
    html = words_section(here("An exhibit.", lang="ur"))
    assert '<dl lang="en" dir="ltr">' in html


def test_a_page_without_terms_has_no_section():
    assert words_section(here("Nothing.")) == ""


def test_the_glossary_has_every_term_and_abbreviation_once():
    html = glossary(here("x", slug="reference/b.md"))
    assert re.findall(r'<dt id="term-([^"]+)"', html) == [
        "account",
        "evidence-medium",
        "exhibit",
        "medium",
        "sheet",
    ]
    assert "<dt>AI</dt><dd>&lt;artificial&gt; intelligence</dd><dt>UTC</dt>" in re.sub(
        r"\s+(?=<)", "", html
    )


def test_a_glossary_in_english_on_an_urdu_page_runs_from_the_left():
    html = glossary(here("x", slug="reference/b.md", lang="ur"))
    for name in ("glossary", "abbreviations"):
        assert f'<dl class="{name}" lang="en" dir="ltr">' in html
    assert 'lang="en"' not in glossary(here("x", slug="reference/b.md"))


URDU = "ایک میڈیم اور میڈیم۔"


def test_a_translation_tells_its_own_words_with_the_english_term_and_its_meaning():
    tree = {
        "docs/data/glossary.yaml": GLOSSARY,
        "docs/en/reference/glossary.md": front(title="Glossary", code="R-01") + "# Glossary\n",
        "docs/en/evidence/a.md": front(code="E-04") + "# T\n\nNothing.\n",
        "docs/ur/evidence/a.md": front(code="E-04") + f"# T\n\n{URDU}\n",
    }
    context = Context(book(tree), "ur", "evidence/a.md")
    html = words_section(context)
    assert '<dt id="term-evidence-medium">میڈیم = <a href="../reference/glossary.html#' in html
    assert '<bdi lang="en" dir="ltr">evidence medium</bdi></a></dt>' in html
    assert '<dd><div lang="en" dir="ltr">The stick. <span class="apart">' in html
    assert html.count("<dt") == 1
    assert "<dl>" in html
    assert mark_terms(f"<p>{URDU}</p>", context) == f"<p>{URDU}</p>"


def test_only_exact_forms_of_a_translation_are_seen():
    for text in ("میڈیمز", "میڈیمِ", "`میڈیم`", "نامیڈیم"):
        tree = {
            "docs/data/glossary.yaml": GLOSSARY,
            "docs/en/evidence/a.md": front(code="E-04") + "# T\n",
            "docs/ur/evidence/a.md": front(code="E-04") + f"# T\n\n{text}\n",
        }
        assert explained(Context(book(tree), "ur", "evidence/a.md")) == ()


def test_terms_keep_nothing_of_a_book_but_by_its_value():
    """Two books with other terms, asked in turn: none answers for the other."""
    one = here("An exhibit.")
    other = Context(
        book({"docs/en/evidence/a.md": front() + "# T\n\nAn exhibit.\n"}), "en", "evidence/a.md"
    )
    for _ in range(2):
        assert [term.id for term in explained(one)] == ["exhibit"]
        assert explained(other) == ()
