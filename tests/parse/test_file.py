"""Bytes become text, or the reasons against it; what a file is, its first bytes say."""

from __future__ import annotations

from handbook.model import Flaw
from handbook.parse import SNIFFED, glance, limit_of, parse_file
from handbook.parse.file import (
    BINARY,
    MAX_BYTES,
    MAX_DATA,
    MAX_LINE,
    MAX_PAGE,
    content_of,
    underline_flaw,
)
from tests.cases import each
from tests.hostile.pictures import JPEG, PNG, WEBP, svg

PAGE = "docs/en/a.md"


@each(
    ("data", "flaws"),
    [
        (b"a\nb\r\nc\n", []),
        ("اردو\u200cمتن\t\n".encode(), []),
        (b"", [("empty", 0, "nothing")]),
        (b" \t\r\n\n", [("empty", 0, "nothing")]),
        ("\u00a0\u3000\n".encode(), [("empty", 0, "nothing")]),
        (b"\xef\xbb\xbfa", [("bom", 1, "a byte order mark")]),
        (b"a\n\0b", [("nul", 2, "a NUL byte")]),
        (b"a\nb\n\x1bc", [("control", 3, "the control character 0x1b")]),
        (b"a\x7f", [("control", 1, "the control character 0x7f")]),
        (b"a\x01", [("control", 1, "the control character 0x01")]),
        (b"a\x08", [("control", 1, "the control character 0x08")]),
        (b"a\x0b", [("control", 1, "the control character 0x0b")]),
        (b"a\x0c", [("control", 1, "the control character 0x0c")]),
        (b"a\x0e", [("control", 1, "the control character 0x0e")]),
        (b"a\x1f", [("control", 1, "the control character 0x1f")]),
        (b"a\rb", [("line-end", 1, "a lone carriage return")]),
        (b"a\r\r\n", [("line-end", 1, "a lone carriage return")]),
        (b"a\nb\xc2\x85c", [("separator", 2, "U+0085")]),
        (b"a\xe2\x80\xa8", [("separator", 1, "U+2028")]),
        (b"a\xe2\x80\xa9", [("separator", 1, "U+2029")]),
        ("a\u2027\u202a\u0084\u0086".encode(), []),
        (b"a\nr\xe8gle", [("not-utf8", 2, "the byte 0xe8")]),
        (b"\xed\xa0\x80", [("not-utf8", 1, "the byte 0xed")]),
        (b"a" * (MAX_PAGE + 1), [("too-big", 0, "131073 bytes")]),
        (b"b\n" + b"a" * (MAX_LINE + 1), [("long-line", 2, "10001 characters")]),
        (("\u06cc" * MAX_LINE).encode(), []),
    ],
)
def test_each_flaw_has_its_kind_line_and_words(data, flaws):
    file, text = parse_file(data, PAGE)
    assert [(flaw.kind, flaw.line, flaw.detail) for flaw in file.flaws] == flaws
    assert (text is None) == bool(flaws)
    assert file.size == len(data)


@each(
    ("text", "lines"),
    [
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n", [1]),
        ("x\r\n<<<<<<< HEAD\r\na\r\n=======\r\nb\r\n>>>>>>> other\r\n", [2]),
        ("<<<<<<< a\n||||||| b\n=======\n>>>>>>> c\n\n<<<<<<< a\n=======\n>>>>>>> c\n", [1, 6]),
        ("a\n=======\nb\n>>>>>>> other\n", [2]),
        ("a\n>>>>>>> other\n", [2]),
        ("a\n<<<<<<<\n", [2]),
        ("```\n<<<<<<< HEAD\n```\n", [2]),
        ("Hashing\n=======\n", []),
        ("a <<<<<<< HEAD\n <<<<<<< HEAD\n<<<<<<<< HEAD\n<<<<<<<HEAD\n", []),
        (">>>>>> six\n", []),
    ],
)
@each("path", [PAGE, "docs/data/hosts.yaml", "docs/data/verbs.txt"])
def test_a_conflict_of_a_merge_is_told_at_its_first_line(text, lines, path):
    file, kept = parse_file(text.encode(), path)
    assert [(flaw.kind, flaw.line) for flaw in file.flaws] == [("conflict", one) for one in lines]
    assert (kept is None) == bool(lines)


def test_another_encoding_has_its_flaw_among_the_rest():
    file, text = parse_file("Ein Satz\n".encode("utf-16"), PAGE)
    assert {"not-utf8", "bom", "nul"} == {flaw.kind for flaw in file.flaws}
    assert text is None


@each("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_the_marks_of_other_encodings_are_seen(mark):
    file, _ = parse_file(mark + b"a", PAGE)
    assert [flaw.kind for flaw in file.flaws] == ["bom", "not-utf8"]


def test_line_ends_become_one_and_nothing_else_changes():
    assert parse_file(b" a \r\n\tb\n\n", "a.md")[1] == " a \n\tb\n\n"
    assert parse_file(b"x", PAGE)[0].name == "a.md"


@each(
    ("path", "limit"),
    [
        ("a.md", 131072), ("a.txt", 1048576), ("a.svg", 1048576),
        ("a.yaml", 524288), ("a.yml", 524288),
        ("a.png", 0), ("a.html", 0), ("a", 0), ("a.SVG", 0),
    ],
)  # fmt: skip
def test_each_ending_has_its_limit(path, limit):
    assert limit_of(path) == limit


@each(
    ("path", "limit"),
    [("a.md", MAX_PAGE), ("a.txt", MAX_BYTES), ("a.yaml", MAX_DATA), ("a.svg", MAX_BYTES)],
)
def test_a_file_may_have_its_limit_and_no_byte_more(path, limit):
    data = b"a\n" * (limit // 2)
    assert parse_file(data, path)[0].flaws == ()
    file, text = parse_file(data + b"a", path)
    assert file.flaws == (Flaw("too-big", 0, f"{limit + 1} bytes"),)
    assert text is None
    assert file.content == ""
    assert file.size == limit + 1


def test_a_glance_tells_size_and_kind_without_reading_all():
    assert glance(b"MZ\0", "a.exe", 9 << 30).content == "program"
    assert glance(b"MZ\0", "a.exe", 9 << 30).flaws == ()
    assert glance(b"", "a.md", MAX_PAGE + 1).flaws == (Flaw("too-big", 0, "131073 bytes"),)
    assert glance(b"", "a.md", MAX_PAGE).flaws == ()
    assert glance(b"x", "a.exe", 7).size == 7
    assert SNIFFED == 512


def test_a_file_of_a_foreign_kind_is_no_text_and_has_no_flaw():
    """That it lies here at all is told by its ending."""
    for data in (b"", b"a\0", b"<html>"):
        file, text = parse_file(data, "a.html")
        assert (file.flaws, text) == ((), None) or data
        assert text is None


def test_a_file_in_a_texts_clothes_has_its_content_and_no_flaw_of_its_bytes():
    file, text = parse_file(b"PK\3\4\0\0\xff", PAGE)
    assert (file.content, file.flaws, text) == ("zip", (), None)


def test_a_drawing_is_a_text_with_a_kind():
    file, text = parse_file(svg("<path/>").encode(), "a.svg")
    assert file.content == "svg"
    assert text == svg("<path/>")
    assert parse_file(b"<svg>\0</svg>", "a.svg")[0].flaws[0].kind == "nul"


def test_only_the_lines_of_markdown_have_a_length():
    long = "<" * (MAX_LINE + 1)
    assert [flaw.kind for flaw in parse_file(long.encode(), PAGE)[0].flaws] == ["long-line"]
    assert parse_file(long.encode(), PAGE)[1] is None
    assert parse_file(long.encode(), "docs/data/a.txt")[1] == long


def test_an_underline_behind_a_bracket_is_found_wherever_code_may_have_ended():
    for text in (
        ">a\n>  {}\n>=", "   ```\n>a\n>  {}\n>=", "1. a\n\n   ```\n>a\n>  {}\n>=",
        " ~~~\n~~~\n>a {}\n ===\n>  {}\n>   ===",
        "> ```\n>   {#a}\n> > b\n   {}\n> > =\n> {#a}\n> > =",
    ):  # fmt: skip
        assert underline_flaw(text) is not None


def test_in_code_at_the_left_a_bracket_may_stand_above_a_line():
    assert underline_flaw("```json\n{}\n---\n```\n\n~~~\n}\n```\n===\n~~~\n") is None


@each(
    ("data", "content"),
    [
        (PNG, "png"), (b"\x89PNG\r\n", "text"), (JPEG, "jpeg"), (WEBP, "webp"),
        (b"RIFF\0\0\0\0WAVE", "sound or film"), (b"GIF89a", "gif"), (b"GIF87a", "gif"),
        (b"II*\0", "tiff"), (b"MM\0*", "tiff"), (b"\0\0\1\0", "icon"), (b"%PDF-1.7", "pdf"),
        (b"PK\3\4", "zip"), (b"PK\5\6", "zip"), (b"\x1f\x8b\x08", "gzip"), (b"7z\xbc\xaf", "7z"),
        (b"Rar!\x1a\x07\0", "rar"), (b"BZh9", "bzip2"), (b"\xfd7zXZ\0", "xz"),
        (b"\x28\xb5\x2f\xfd", "zstd"), (b"\x7fELF", "program"), (b"\xca\xfe\xba\xbe", "program"),
        (b"\xcf\xfa\xed\xfe", "program"), (b"\0asm", "program"),
        (b"\xd0\xcf\x11\xe0", "office file"), (b"{\\rtf1", "rtf"),
        (b"SQLite format 3\0", "database"), (b"wOFF", "font"), (b"wOF2", "font"),
        (b"OTTO", "font"), (b"\0\1\0\0\0", "font"), (b"ID3", "sound or film"),
        (b"OggS", "sound or film"), (b"fLaC", "sound or film"),
        (b"\x1aE\xdf\xa3", "sound or film"), (b"\0\0\0\x20ftypheic", "film"),
        (b"MZ\x90\0", "program"), (b"MZ is a text", "text"), (b"BM6\0", "bmp"),
        (b"BM is a text", "text"), (b"a\0", ""), (b"a" * 512 + b"\0", "text"),
        (b"a" * 511 + b"\0", ""), (b"---\ntitle: a\n---\n\0", "text"), (b"", "text"),
        (b"<svg>", "svg"), (b"<SVG/>", "svg"), (b" \n<svg xmlns='a'>", "svg"), (b"<svgx>", "text"),
        (b"<?xml version='1.0'?>\n<svg>", "svg"), (b"<!-- a --><!-- b -->\n<svg>", "svg"),
        (b"<!-- " + b"a" * 600 + b" --><svg>", "svg"), (b"<!-- <svg> ", "text"),
        (b"<!DOCTYPE svg PUBLIC 'a' 'b'><svg>", "svg"),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg>", "svg"), (b"<!DOCTYPE svg [ <svg>", "text"),
        (b"<!doctype HTML>\n<p>", "html"), (b"<!-- a --><html>", "html"), (b"<html>", "html"),
        (b"<HTML lang='en'>", "html"), (b"<p>", "text"), (b"a <svg>", "text"), (b"<", "text"),
        (b"<?php echo 1; ?>", "text"), (b"<?php echo 1;", "text"),
    ],
)  # fmt: skip
def test_the_first_bytes_say_what_a_file_is(data, content):
    assert content_of(data) == content


def test_kinds_that_are_no_text():
    assert {"text", "svg", "html", ""}.isdisjoint(BINARY)
    assert {"png", "jpeg", "webp", "film", "bmp", "program", "pdf", "sound or film"} < BINARY


def test_the_first_byte_may_be_the_flaw():
    assert parse_file(b"\0abc", PAGE)[0].flaws == (Flaw("nul", 1, "a NUL byte"),)
    assert parse_file(b"\n\x1b", PAGE)[0].flaws == (
        Flaw("control", 2, "the control character 0x1b"),
    )
    assert parse_file(b"\ra", PAGE)[0].flaws == (Flaw("line-end", 1, "a lone carriage return"),)


@each(("path", "limit"), [("a.txt", MAX_BYTES), ("a.yaml", MAX_DATA)])
def test_a_text_of_the_greatest_size_is_read(path, limit):
    data = b"a\n" * (limit // 2)
    text = parse_file(data, path)[1]
    assert text is not None
    assert len(text) == limit


@each(
    ("data", "content"),
    [
        (b"<!><svg>", "svg"),
        (b"<!><html>", "html"),
        (b"<!a[>b]><svg>", "svg"),
        (b"\n<!-- [ --><svg>", "svg"),
        (b"<?a [?><svg>", "svg"),
        (b"<!-- a -->\n \n<?b ?>\n<!c>\n<html lang='x'>", "html"),
        (b"<!-- a -->\n<!DOCTYPE html>", "html"),
        (b"<!DOCTYPE htm", "text"),
        (b"<!DOCTYPE svg", "text"),
        (b"<svg:a>", "text"),
        (b"<1svg>", "text"),
        (b"RIFF\0\0\0\0WEB", "sound or film"),
        (b"\0\0\0\0ftyp", "film"),
        (b"\0\0\0\0fty", ""),
    ],
)
def test_what_stands_before_the_first_element_is_passed_over(data, content):
    assert content_of(data) == content
