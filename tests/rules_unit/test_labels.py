"""Links have their target behind their text; definitions, labels and footnotes are told."""

from __future__ import annotations

from handbook.rules import check, links
from tests import books

PAGE = "docs/en/evidence/capture.md"
RULES = (links.LINK_NOT_INLINE, links.LINK_UNREADABLE)
USE = "names the target of a link by a label"
LINE = "begins a line as the label of a link does, and is not shown"


def found(body: str):
    book = books.book({PAGE: books.front() + body})
    return list(check(book, RULES))


def said(body: str) -> list[str]:
    return [f"{one.line} {one.message} ({one.hint})" for one in found(body)]


def of_definition(line: int, label: str, target: str) -> str:
    return (
        f"{line} “[{label}]:” {LINE} (write “[text]({target})” where the link belongs and delete"
        " this line; begin a line of text with another word)"
    )


def test_a_link_whose_label_nothing_defines_is_told_where_it_stands():
    for body, text, typed in [
        ("See [the form][form].\n", "[the form][form]", "[the form](page.md)"),
        ("See [form][].\n", "[form][]", "[form](page.md)"),
        ("See ![a frame][frame].\n", "![a frame][frame]", "![a frame](page.md)"),
        ("See [قدم][a].\n", "[قدم][a]", "[قدم](page.md)"),
        ("See [**it**][a].\n", "][a]", "[text](page.md)"),
    ]:
        assert said(body) == [f"15 “{text}” {USE} (write “{typed}”)"]


def test_a_link_by_a_label_is_told_once_where_the_label_is_defined():
    for body in [
        "See [it][a].\n\n[a]: #s\n", "See [a][].\n\n[a]: #s\n", "See [A].\n\n[a]: #s\n",
        "See [A  b] [x][a\nb] ![a b].\n\n[a B]: #s\n", "See ![it][a].\n\n[a]: b.svg\n",
        "See [it][ß].\n\n[ẞ]: #s\n",
    ]:  # fmt: skip
        assert [one.message.partition("”")[2] for one in found(body)] == [f" {LINE}"]


def test_a_definition_is_told_wherever_some_program_takes_a_line_for_one():
    for body, line, label, target in [
        ("[a]: #s\n", 15, "a", "#s"),
        ("[a  b]: #s\n", 15, "a b", "#s"),
        ("[a]:\n  b.md\n", 15, "a", "page.md"),
        ("[a\nb]: c.md\n", 15, "a b", "c.md"),
        ("x\n\n- one\n\n    [q]: z.md\n", 19, "q", "z.md"),
        ("> [r]: <y z.md> 't'\n", 15, "r", "y"),
        ("1. [r]: y.md\n", 15, "r", "y.md"),
        ("x\n[a]: b.md\n", 16, "a", "b.md"),
        ("x\n[Note]: look at both\n", 16, "Note", "look"),
        ("[a\\]b]: c.md\n", 15, "a\\]b", "c.md"),
        ("[a\\]: c.md\n", 15, "a\\", "c.md"),
        ("[@k]: word\n", 15, "@k", "word"),
        ("    [a]: b.md\n", 15, "a", "b.md"),
        ("<div>\n[a]: b\n</div>\n", 16, "a", "b"),
    ]:
        assert of_definition(line, label, target) in said(body)


def test_what_is_no_label_passes():
    for body in [
        "[it](#steps)", "`[a][b]` and `[^1]`", "```text\n[a]: b\n[a][b] [^1]\n```", "[@k, p. 4][@l]",
        "[a](b.md)[c](d.md)", "[x] and [ ]", "See [a]: b.md", "[a](x.md): b", "\\[a]: b.md",
        "[a]", "[1] to [3]",
    ]:  # fmt: skip
        assert [one for one in found(body + "\n") if one.code == "HB307"] == []


def test_lists_are_looked_at_too():
    book = books.book({"checklists/en/x.md": books.CHECKLIST + "\n[a]: #s\n"})
    assert [one.path for one in check(book, RULES)] == ["checklists/en/x.md"]
