"""Hosts that nothing uses."""

from __future__ import annotations

from handbook.catalog import Rule
from handbook.findings import Finding
from handbook.rules import check, references
from tests import books

PAGE = "docs/en/evidence/capture.md"


def found(*rules: Rule, **tree: str) -> list[Finding]:
    return check(books.book({path.replace("__", "/"): text for path, text in tree.items()}), rules)


WHERE = "docs/data/bibliography.yaml"


WORK = "references:\n  - {id: a, URL: 'https://A.test:443/x', custom: {mark: M}}\n"


def hosts(text: str, **tree: str) -> list[str]:
    every = {"docs/data/hosts.yaml": text, WHERE: WORK, **tree}
    return [str(one) for one in check(books.book(every), [references.HOST_UNUSED])]


def test_the_text_of_the_bibliography_may_use_a_host():
    path = "docs/en/reference/bibliography.md"
    assert hosts("b.test: {}\n", **{path: books.front() + "[x](https://b.test/y)\n"}) == []
    assert len(hosts("b.test: {}\n", **{PAGE: books.front() + "[x](https://b.test/y)\n"})) == 1


def test_an_address_that_cannot_be_read_is_on_no_host():
    for address in ["https://[a", "", "a.test", "//a.test"]:
        work = f"references:\n  - {{id: a, URL: '{address}', custom: {{mark: S}}}}\n"
        told = hosts("a.test: {}\n", **{WHERE: work})
        assert len(told) == (0 if address == "//a.test" else 1)


def test_no_register_and_no_works_give_nothing():
    assert found(references.HOST_UNUSED) == []
    assert hosts("a: {}\n", **{WHERE: "references: []\n"}) == []
