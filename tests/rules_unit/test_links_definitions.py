"""Definitions that nobody uses, that stand twice, and links that are none."""

from __future__ import annotations

import pytest

from handbook.rules import check, definitions, links
from tests import books

PAGE = "docs/en/evidence/capture.md"
RULES = (
    links.LINK_UNDEFINED, definitions.DEFINITION_UNUSED, definitions.DEFINITION_TWICE,
    definitions.LINK_UNREADABLE,
)  # fmt: skip


def said(body: str) -> list[str]:
    book = books.book({PAGE: books.front() + body})
    return [f"{one.line} {one.code} {one.message} ({one.hint})" for one in check(book, RULES)]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("[a]: #s\n", ["15 HB314 no link uses the definition “[a]” (write “[text][a]” where the link belongs, or delete this line)"]),
        ("[a  b]: #s\n", ["15 HB314 no link uses the definition “[a b]” (write “[text][a b]” where the link belongs, or delete this line)"]),
        ("[a]\n\n[a]: #s\n[A]: #t\n[a]: #u\n", [
            "18 HB315 “[A]” is defined already on line 17 (delete one of the two, or write another label)",
            "19 HB315 “[a]” is defined already on line 17 (delete one of the two, or write another label)",
        ]),
        ("[a]: #s\n[a]: #t\n", [
            "15 HB314 no link uses the definition “[a]” (write “[text][a]” where the link belongs, or delete this line)",
            "16 HB315 “[a]” is defined already on line 15 (delete one of the two, or write another label)",
        ]),
        ("[a] [b][] [t][c] ![t][d]\n\n[a]: #s\n[b]: #s\n[c]: #s\n[d]: #s\n", []),
        ("[^1]: a\n[^1]: b\n", []),
        ("[t][a]\n", ["15 HB307 “[t][a]” has no definition (write “[text](page.md)”)"]),
        ("x\n[a](b c)\n", ["16 HB330 “[a](b c)” is typed like a link and is none (write “[text](page.md)” without spaces in the path; put what is no link in back-ticks)"]),
    ],
)  # fmt: skip
def test_what_is_told(body, wanted):
    assert said(body) == wanted


def test_lists_are_looked_at_too():
    book = books.book({"checklists/en/x.md": books.CHECKLIST + "\n[a]: #s\n"})
    assert [one.path for one in check(book, RULES)] == ["checklists/en/x.md"]
