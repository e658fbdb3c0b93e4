"""HB016: white space that changes what stands beside it."""

from __future__ import annotations

from handbook.model import File, Flaw, Handbook
from handbook.rules import check, hidden
from tests import books

PAGE = "docs/en/evidence/capture.md"
ORDINARY = "type an ordinary space in its place"
SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)


def told(body, path=PAGE):
    first = books.front().count("\n") + 1
    found = check(books.book({path: books.front() + body}), [hidden.ODD_SPACE])
    assert all(finding.path == path for finding in found)
    return [(f.line - first + 1, f.message, f.hint) for f in found]


def test_a_strange_space_before_the_text():
    for before in (
        "", " ", "    ", "\t", "- ", "-", "* ", "+", "> ", "# ", "12.", "1) ", "> - ",
    ):  # fmt: skip
        for code in SPACES:
            line = f"{before}{chr(code)}word"
            ((number, message, hint),) = told(f"a\n\n{line}\n")
            assert (number, hint) == (3, ORDINARY)
            assert message.endswith(f"has the space U+{code:04X} before its text")


def test_a_strange_space_elsewhere_is_not_told_here():
    for body in (
        "10\u00a0000 rows and 3\u202f%\n", "a\u3000b\n", "word\u00a0\n", "12\u00a0a\n",
        "a-\u00a0b\n", "```text\n\u00a0code\n```\n", "\u200cنیم\n", "— a\n",
    ):  # fmt: skip
        assert told(body) == []


def test_a_tab_after_a_marker():
    for indent in ("", "    "):
        for marker in ("-", "*", "+", "1.", "123456789.", "1)"):
            assert told(f"a\n\n{indent}{marker}\tb\n") == [
                (3, f"a tab follows “{marker}”", ORDINARY)
            ]


def test_a_tab_elsewhere_is_not_told_here():
    for body in (
        "a\tb\n", "#\ta\n", ">\ta\n", "\ta\n", "a\t\n", "1234567890.\ta\n", "-- \ta\n",
        "```text\n-\ta\n```\n",
    ):  # fmt: skip
        assert told(body) == []


def test_spaces_at_the_end_that_break_a_line():
    for spaces in (2, 3, 9):
        assert told(f"a\n\nfirst{' ' * spaces}\nsecond\n") == [
            (3, f"“first” ends with {spaces} spaces, which break the line unseen",
             "delete them; leave a line empty for a new paragraph"),
        ]  # fmt: skip


def test_each_line_of_a_paragraph_is_told():
    assert [line for line, *_ in told("a  \nb  \nc  \n")] == [1, 2]
    assert [line for line, *_ in told("- a  \n    b\n")] == [1]
    assert [line for line, *_ in told("> a  \n> b\n")] == [1]


def test_spaces_at_the_end_that_break_nothing():
    for body in (
        "a \nb\n", "a  \n", "a  ", "a  \n\nb\n", "a  \n  \nb\n", "  \nb\n", "# a  \nb\n",
        " | a |  \n| - |\n", "```text\na  \nb\n```\n", "a  \n```text\nx\n```\n"[:4], "a\t \nb\n",
    ):  # fmt: skip
        assert told(body) == []


def test_signs_that_end_a_line_for_some_programs_only():
    files = (File(PAGE, 9, (Flaw("separator", 4, "U+2028"),)), File("docs/en/b.md", 9))
    (found,) = check(Handbook(files=files), [hidden.ODD_SPACE])
    assert str(found) == (
        f"{PAGE}:4: HB016 U+2028 ends the line for some programs and not for others "
        "(delete it and press Enter instead)"
    )


def test_such_a_sign_is_the_only_fault_of_its_file():
    found = check(books.book({PAGE: books.front() + "# A\u2029B\n\n\u00a0x\n"}))
    assert [f.code for f in found if f.path == PAGE] == ["HB016"]


def test_lists_are_read_too():
    path = "checklists/en/capture-one-item.md"
    found = check(books.book({path: books.CHECKLIST + "\n\u00a0x\n"}), [hidden.ODD_SPACE])
    assert [(f.path, f.line) for f in found] == [(path, books.CHECKLIST.count("\n") + 2)]
