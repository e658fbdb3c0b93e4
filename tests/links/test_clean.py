"""A page with every legal construction, in five scripts, gives no finding at all."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

from handbook.parse import parse_page
from handbook.render.markdown import page_html
from handbook.rules import check
from handbook.store import load
from tests.cases import each

BASE = Path(__file__).parents[1] / "rules" / "_base"
CLEAN = Path(__file__).parent / "clean"
LANGUAGES = ("en", "ur", "ar", "bn", "fa")


def page(lang: str) -> str:
    return (CLEAN / f"docs/{lang}/evidence/save.md").read_text(encoding="utf-8")


def test_legal_pages_in_five_scripts_have_no_fault(tmp_path):
    shutil.copytree(BASE, tmp_path / "tree")
    shutil.copytree(CLEAN, tmp_path / "tree", dirs_exist_ok=True)
    book = load(tmp_path / "tree")
    assert {lang for lang, slug in book.pages if slug == "evidence/save.md"} == set(LANGUAGES)
    assert [str(found) for found in check(book)] == []


@each("lang", LANGUAGES)
def test_the_pages_hold_what_they_are_there_for(lang):
    """Every construction is on every page, so that a false alarm in one script is seen."""
    text = parse_page(page(lang), "p", lang, "evidence/save.md").text
    assert [heading.id for heading in text.headings] == [
        None, "steps", "second-copy", "table", "code", "links", "picture", "the-list",
    ]  # fmt: skip
    assert len(text.quotes) == 5
    assert [len(table.rows) for table in text.tables] == [3]
    assert [fence.html for fence in text.fences] == ["text", ""]
    assert {link.form for link in text.links} == {"inline"}
    (alone,) = [link.target for link in text.links if link.alone]
    assert alone == f"../../../checklists/{lang}/capture.md"
    assert {reference.kind for reference in text.references} == {"cite", "code"}
    assert len(text.images) == 2


@each(
    ("lang", "joiners"),
    [("ur", "\u200c"), ("ar", "\u200d"), ("bn", "\u200c\u200d"), ("fa", "\u200c")],
)
def test_words_with_joiners_are_among_them(lang, joiners):
    assert all(joiner in page(lang) for joiner in joiners)


@each("lang", LANGUAGES)
def test_the_page_has_the_links_and_pictures_that_are_checked(lang):
    one = parse_page(page(lang), "p", lang, "evidence/save.md")
    built = page_html(one.body)
    links = [html.unescape(found) for found in re.findall(r'<a href="([^"]*)"', built)]
    images = [
        html.unescape(found) for found in re.findall(r'<img src="[^"]*" alt="([^"]*)"', built)
    ]
    assert sorted(links) == sorted(link.target for link in one.text.links)
    assert images == [image.alt for image in one.text.images]
