"""What checks share: how a finding weighs, the memory of a book, and words cut to fit a message."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.catalog import Rule
from handbook.findings import Finding, Severity, short
from handbook.model import Handbook
from handbook.rules import SITE_RULES, check, check_site
from handbook.rules.base import CHECKS, Report, cached, lists, pages, slug_of, texts
from tests import books
from tests.rules_unit import pages as built

FIRST = Rule(
    "HB998", "first-one", Severity.ERROR, "sources", "“{thing}” is here", "write “{advice}”", ""
)
MILD = Rule("HB999", "mild-one", Severity.WARNING, "sources", "{a} and {b}", "{b}", "")


@pytest.fixture(autouse=True)
def entered(monkeypatch):
    """Enter two checks for one test."""
    monkeypatch.setitem(CHECKS, two_faults, (FIRST,))
    monkeypatch.setitem(CHECKS, mild, (MILD,))


def two_faults(_):
    faults = Report()
    faults.add(FIRST, "b.md", 3, thing="x", advice="y")
    faults.add(FIRST, "a.md", 2, thing="v", advice="w")
    faults.add(MILD, "a.md", 1, a="t", b="u")
    return faults


def mild(_):
    yield MILD.at("a.md", 1, a=1, b=2)
    yield MILD.at("a.md", 1, a=1, b=2)
    yield MILD.at("a.md", 0, Severity.ERROR, a=1, b=2)
    yield FIRST.at("a.md", 9, thing="z", advice="z")


def test_a_check_reports_only_the_rules_that_it_was_entered_for():
    assert check(Handbook(), [FIRST]) == [
        Finding("a.md", 2, "HB998", "“v” is here", "write “w”", Severity.ERROR),
        Finding("b.md", 3, "HB998", "“x” is here", "write “y”", Severity.ERROR),
    ]


def test_a_finding_weighs_as_its_rule_unless_it_is_told():
    assert check(Handbook(), [MILD]) == [
        Finding("a.md", 0, "HB999", "1 and 2", "2", Severity.ERROR),
        Finding("a.md", 1, "HB999", "1 and 2", "2", Severity.WARNING),
    ]


def test_findings_of_a_site_are_sorted_and_told_once():
    found = check_site(built.built({"b.html": built.html(), "a.html": "<p>"}))
    assert found == sorted(set(found))
    assert {one.code for one in found} <= {rule.code for rule in SITE_RULES}
    assert found


def test_a_pass_looks_once_at_a_book_and_remembers_the_last_one_only():
    seen = []

    @cached
    def look(book):
        """Say what it is."""
        seen.append(book)
        return len(seen)

    first, second = Handbook(), Handbook()
    assert [look(one) for one in (first, first, second, second, first)] == [1, 1, 2, 2, 3]
    assert [one is first for one in seen] == [True, False, True]
    assert look.__doc__ == "Say what it is."


def test_only_texts_of_a_known_language_are_looked_at():
    book = books.book(
        {
            "docs/en/a.md": books.front(),
            "docs/ur/a.md": books.front(),
            "docs/xx/a.md": books.front(),
            "checklists/en/c.md": books.CHECKLIST,
            "checklists/xx/c.md": books.CHECKLIST,
        }
    )
    assert [page.path for page in pages(book)] == ["docs/en/a.md", "docs/ur/a.md"]
    assert [one.path for one in lists(book)] == ["checklists/en/c.md"]
    assert [one.path for one in texts(book)] == [
        "docs/en/a.md", "docs/ur/a.md", "checklists/en/c.md",
    ]  # fmt: skip
    unknown = replace(book, languages={})
    assert [page.lang for page in pages(unknown)] == ["en", "ur", "xx"]
    assert [one.lang for one in lists(unknown)] == ["en", "xx"]
    assert len(list(texts(unknown))) == 5


def test_a_text_is_cut_at_sixty_characters():
    for text, expected in (
        ("", ""), (" a\n\tb  c ", "a b c"), ("x" * 60, "x" * 60), ("x" * 61, "x" * 59 + "…"),
        ("x" * 58 + " yz", "x" * 58 + "…"), ("x" * 57 + " yzz", "x" * 57 + " y…"),
    ):  # fmt: skip
        assert short(text) == expected


def test_a_text_may_be_cut_elsewhere():
    assert short("abcde", 5) == "abcde"
    assert short("abcdef", 5) == "abcd…"
    assert short("a b", 1) == "…"


def test_an_id_is_made_of_small_letters_digits_and_hyphens():
    for text, slug in (
        ("Capture", "capture"), ("Café au lait", "cafe-au-lait"),
        ("Step 2: ask, then wait!", "step-2-ask-then-wait"), ("a_b.c/d", "a-b-c-d"),
        ("1 2 3 4 5 6", "1-2-3-4-5-6"), ("1 2 3 4 5 6 7", "1-2-3-4-5-6"), ("ﬁle x²", "file-x2"),
        ("straße", "stra-e"), ("قدم one", "one"), ("قدم", ""), ("", ""),
    ):  # fmt: skip
        assert slug_of(text) == slug
