"""Bytes become text, or the reasons against it."""

from __future__ import annotations

import pytest

from handbook.parse import parse_file
from handbook.parse.file import MAX_BYTES


@pytest.mark.parametrize(
    ("data", "flaws"),
    [
        (b"a\nb\r\nc\n", []),
        ("اردو\u200cمتن\t\n".encode(), []),
        (b"", []),
        (b"\xef\xbb\xbfa", [("bom", 1)]),
        (b"a\n\0b", [("nul", 2)]),
        (b"a\nb\n\x1bc", [("control", 3)]),
        (b"a\x7f", [("control", 1)]),
        (b"a\rb", [("line-end", 1)]),
        (b"a\r\r\n", [("line-end", 1)]),
        (b"a\nr\xe8gle", [("not-utf8", 2)]),
        (b"\xed\xa0\x80", [("not-utf8", 1)]),
        (b"a" * (MAX_BYTES + 1), [("too-big", 0)]),
    ],
)
def test_each_flaw_has_its_kind_and_line(data, flaws):
    file, text = parse_file(data, "docs/en/a.md")
    assert [(flaw.kind, flaw.line) for flaw in file.flaws] == flaws
    assert (text is None) == bool(flaws)
    assert file.size == len(data)


def test_another_encoding_has_its_flaw_among_the_rest():
    file, text = parse_file("Ein Satz\n".encode("utf-16"), "docs/en/a.md")
    assert {"not-utf8", "bom", "nul"} == {flaw.kind for flaw in file.flaws}
    assert text is None


def test_line_ends_become_one_and_nothing_else_changes():
    assert parse_file(b" a \r\n\tb\n\n", "a.md")[1] == " a \n\tb\n\n"
    assert parse_file(b"x", "docs/en/a.md")[0].name == "a.md"
