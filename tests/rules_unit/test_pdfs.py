"""What is told of a print file."""

from __future__ import annotations

import pytest

from handbook.model import Printed
from handbook.rules.pdfs import PdfActive, PdfUnnamed
from tests.rules_unit.sites import site, told


def active(**facts) -> list[tuple[str, int, str]]:
    return told(PdfActive, site(prints={"a.pdf": Printed(1, "A", "en", **facts)}))


def test_all_that_is_active_stands_in_one_line():
    assert active() == []
    assert active(actions=("/JS", "/JavaScript")) == [
        ("site/a.pdf", 0, "“a.pdf” holds “/JS”, “/JavaScript”")
    ]
    assert active(actions=("/URI",), links=("https://a.zz",), files=("a.txt",)) == [
        ("site/a.pdf", 0, "“a.pdf” holds “/URI”, “https://a.zz”, “a.txt”")
    ]
    assert active(links=("https://a.zz",)) != []
    assert active(files=("a.txt",)) != []
    assert len(active(links=("x" * 300,))[0][2]) == len("“a.pdf” holds “”") + 120


@pytest.mark.parametrize(
    ("printed", "lacks"),
    [
        (Printed(1, "A", "en", tagged=True), []),
        (Printed(1, "", "en", tagged=True), ["title"]),
        (Printed(1, "A", "", tagged=True), ["language"]),
        (Printed(2, "A", "en"), ["tags for screen readers"]),
        (Printed(2, "", ""), ["title", "language", "tags for screen readers"]),
        (Printed(0, "", ""), ["page that can be read"]),
        (Printed(0, "", "", ("/Encrypt",)), []),
    ],
)
def test_a_print_file_has_pages_a_title_a_language_and_tags(printed, lacks):
    assert told(PdfUnnamed, site(prints={"a.pdf": printed})) == [
        ("site/a.pdf", 0, f"“a.pdf” has no {what}") for what in lacks
    ]


def test_files_are_told_by_their_path():
    odd = Printed(0, "", "")
    found = told(PdfUnnamed, site(prints={"b.pdf": odd, "a.pdf": odd}))
    assert [path for path, _, _ in found] == ["site/a.pdf", "site/b.pdf"]
