"""HB048: pages of the sections that ask end with questions; others are free."""

from __future__ import annotations

from handbook.findings import Severity
from handbook.rules import check
from handbook.rules.page_structure import CHECK_YOURSELF_MISSING
from tests import books

PATH = "docs/en/evidence/capture.md"
PAGE = "---\ntitle: Capture\nfor: {readers}\n---\n\n# Capture\n\nOne.\n\nTwo.\n{end}\n"
ASKS = books.CODES.replace("title: Evidence,", "title: Evidence, asks: officer,")


def found(end="", readers="[officer, trainer]", path=PATH, codes=ASKS):
    tree = {"docs/data/codes.yaml": codes, path: PAGE.format(readers=readers, end=end)}
    return [
        (one.path, one.line, one.severity)
        for one in check(books.book(tree), [CHECK_YOURSELF_MISSING])
    ]


def test_page_without_questions_is_told_at_its_last_line():
    assert found() == [(PATH, 10, Severity.ERROR)]


def test_words_without_the_id_are_no_heading():
    assert found("\n## Check yourself { #check }") == [(PATH, 12, Severity.ERROR)]
    assert found("\nCheck yourself { #check-yourself }") == [(PATH, 12, Severity.ERROR)]


def test_heading_is_known_by_its_id():
    for heading in ("## Check yourself", "### Ask"):
        assert found(f"\n{heading} {{ #check-yourself }}") == []


def test_page_for_others_is_free():
    assert found(readers="[trainer]") == []
    assert found(readers="officer") == [(PATH, 10, Severity.ERROR)]


def test_a_section_asks_whom_it_names():
    codes = ASKS.replace("asks: officer", "asks: trainer")
    assert found(readers="[trainer]", codes=codes) == [(PATH, 10, Severity.ERROR)]
    assert found(readers="[officer]", codes=codes) == []


def test_section_that_does_not_ask_is_free():
    assert found(codes=books.CODES) == []
    assert found(path="docs/en/checklists/capture-one-item.md") == []
    assert found(path="docs/en/index.md") == []


def test_only_the_first_page_of_the_section_itself_is_free():
    assert found(path="docs/en/evidence/index.md") == []
    inner = "docs/en/evidence/more/index.md"
    assert found(path=inner) == [(inner, 10, Severity.ERROR)]


def test_translation_is_compared_with_its_page_and_not_told_twice():
    assert found(path="docs/ur/evidence/capture.md") == []
