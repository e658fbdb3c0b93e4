"""The menu of mkdocs.yml and the English pages."""

from __future__ import annotations

import dataclasses

from handbook.findings import Severity
from handbook.parse import parse_yaml
from handbook.rules import check, links
from tests import books

RULES = (links.PAGE_NOT_IN_NAV, links.NAV_MISSING)
TREE = {
    "docs/en/index.md": books.front(),
    "docs/en/evidence/capture.md": books.front(),
    "docs/ur/evidence/only-urdu.md": books.front(),
}


def said(config: str) -> list[str]:
    book = books.book(TREE)
    data = {**book.data, "mkdocs": parse_yaml(config, "mkdocs.yml")}
    return [str(one) for one in check(dataclasses.replace(book, data=data), RULES)]


def test_the_menu_names_every_english_page_once():
    for config, wanted in [
        ("nav: [index.md, evidence/capture.md]\n", []),
        ("nav:\n  - index.md\n  - A:\n      - B: evidence/capture.md\n", []),
        ("nav:\n  - [index.md, [evidence/capture.md]]\n", []),
        ("nav:\n  - index.md\n", ["docs/en/evidence/capture.md: HB326 the page is in no menu (add “- evidence/capture.md” to nav in mkdocs.yml)"]),
        ("nav: []\n", [
            "docs/en/evidence/capture.md: HB326 the page is in no menu (add “- evidence/capture.md” to nav in mkdocs.yml)",
            "docs/en/index.md: HB326 the page is in no menu (add “- index.md” to nav in mkdocs.yml)",
        ]),
        ("nav:\n  - index.md\n  - evidence/captur.md\n", ["mkdocs.yml:3: HB327 “evidence/captur.md” is no English page (write “evidence/capture.md”)"]),
        ("nav:\n  - index.md\n  - evidence/captur.md\n  - evidence/capture.md\n", ["mkdocs.yml:3: HB327 “evidence/captur.md” is no English page (delete the line)"]),
        ("nav:\n  - index.md\n  - evidence/capture.md\n  - https://a.test\n", ["mkdocs.yml:4: HB327 “https://a.test” is no English page (delete the line)"]),
        ("nav:\n  - index.md\n  - evidence/capture.md\n  - evidence/only-urdu.md\n", ["mkdocs.yml:4: HB327 “evidence/only-urdu.md” is no English page (delete the line)"]),
        ("nav:\n  - index.md\n  - A:\n      - evidence/capture.md\n      - index.md\n", ["mkdocs.yml:5: HB327 “index.md” is on line 2 already (delete one of the two)"]),
        ("nav:\n  - index.md\n  - evidence/capture.md\n  - zzz\n  - zzz\n", [
            "mkdocs.yml:4: HB327 “zzz” is no English page (delete the line)",
            "mkdocs.yml:5: HB327 “zzz” is on line 4 already (delete one of the two)",
        ]),
        ("nav:\n  - index.md\n  - evidence/capture.md\n  -\n", ["mkdocs.yml:4: HB327 “” is no English page (delete the line)"]),
        ("nav: index.md\n", []),
        ("site_name: x\n", []),
    ]:  # fmt: skip
        assert said(config) == wanted


def test_a_book_without_configuration_has_no_menu():
    book = dataclasses.replace(books.book(TREE), data={})
    assert check(book, RULES) == []


def test_a_page_outside_the_menu_is_a_warning():
    assert [rule.severity for rule in RULES] == [Severity.WARNING, Severity.ERROR]


def test_a_page_that_cannot_be_read_is_no_page_that_is_missing():
    config = parse_yaml("nav:\n  - index.md\n  - evidence/capture.md\n", "mkdocs.yml")
    book = books.book({**TREE, "docs/en/evidence/capture.md": books.front() + "a\x02b\n"})
    assert [file.path for file in book.files if file.flaws] == ["docs/en/evidence/capture.md"]
    assert check(dataclasses.replace(book, data={**book.data, "mkdocs": config}), RULES) == []
