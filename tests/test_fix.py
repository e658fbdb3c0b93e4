"""What is mended unread changes no meaning: Markdown reads the same before and after."""

from __future__ import annotations

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook.findings import EnvironmentProblem
from handbook.fix import Fix, find_fixes, mended, write
from handbook.parse import parse_file, parse_yaml
from handbook.parse.page import parse_front
from handbook.parse.text import events
from tests.cases import each

PATH = "docs/en/a.md"
BOM = b"\xef\xbb\xbf"
FRONT = "---\ntitle: A\n---\n\n"


@each(
    ("before", "after"),
    [
        ("a\r\nb\r\n", "a\nb\n"),
        ("\ufeffa\n", "a\n"),
        ("\ufeff\ufeffa\n", "a\n"),
        ("a \nb \nc\t\n", "a\nb\nc\n"),
        ("a", "a\n"),
        ("a\n\n\n", "a\n"),
        ("a\n \t\n", "a\n"),
        ("\t\na\n", "\na\n"),
        ("a\n  \n\nb\n", "a\n\n\nb\n"),
        ("# A { #a }  \nb\n", "# A { #a }\nb\n"),
        ("a  \n\nb\n", "a\n\nb\n"),
        ("| a | \n| --- | \n| b |\t\n", "| a |\n| --- |\n| b |\n"),
        ("\ufeff---  \r\ntitle: A \r\n---\t\r\n\r\na \r\n\r\n", "---\ntitle: A\n---\n\na\n"),
        ("اردو \nবাংলা\t\n", "اردو\nবাংলা\n"),
        ("- a\n\n  \n  b\n", "- a\n\n\n  b\n"),
        ("- a \n- b  \n\n1. c\t\n", "- a\n- b\n\n1. c\n"),
        ("a  \n", "a\n"),
        ("a\\ \n", "a\\\n"),
        ("- a  \n- b\n", "- a\n- b\n"),
        ("a\t\nb\n", "a\nb\n"),
        ("| a |  \n| - |\n", "| a |\n| - |\n"),
        ("> - \n\na\n", "> -\n\na\n"),
    ],
)
def test_what_is_mended(before, after):
    assert mended(before.encode(), PATH) == after.encode()


@each(
    "text",
    [
        "", "\n", " \n", "a\n",
        "a  \nb\n",
        "a\\ \nb\n", "a\\\t\nb\n",
        "```text\na  \n\t\n```\n",
        "> ```\n> a  \n> ```\n",
        "- b\n\n      code  \n",
        "    code  \n",
        "`a  \nb`\n",
        "<div>\na  \n</div>\n",
        "a <b \nc='d  \ne'> f\n",
        "```\na",
        "---\ntext: |\n  a  \n  b\n---\n\nc\n",
        "---\ntitle: A  \n\nno end  ",
        "---\na: [\n---  \n",
        "a\u00a0\nb\u2003\n",
        "a\u2028\n",
    ],
)  # fmt: skip
def test_what_says_something_stays(text):
    assert mended(text.encode(), PATH) == text.encode()


def test_a_break_stays_and_the_line_below_it_is_mended():
    assert mended(b"a  \nb  \n\nc \n", PATH) == b"a  \nb\n\nc\n"
    assert mended(b"x \n\n```\na  \n```  \ny \n", PATH) == b"x\n\n```\na  \n```\ny\n"
    for kept in (
        b"```\na \nb\t\n```\n", b"<div>\na \n</div>\n", b"`a \nb`\n", b"a `b \nc \nd` e\n",
        b"a <b \nc='d'> e\n", b"- x\n\n      a \n", b"> ```\n> a \n> b\n", b"~~~\n \n~~~\n",
    ):  # fmt: skip
        assert mended(b"x \n\n" + kept + b"\ny \n", PATH) == b"x\n\n" + kept + b"\ny\n"
    assert mended(b"```\na  \n```\n\nb  \nc\n\nd  \n", PATH) == b"```\na  \n```\n\nb  \nc\n\nd\n"


@each(
    "data",
    [b"a\x00 \r\n", b"\xff\xfea\x00", b"a \rb\n", b"a\x07 \n", b"\xe9 \r\n", b"a\x0b \n",
     BOM + b"a\xe9 \n", b"a\xef\xbb", b"x" * ((1 << 17) + 1) + b" "],
)  # fmt: skip
def test_a_file_with_another_flaw_is_left_to_the_rules(data):
    assert mended(data, PATH) == data


@each("path", ["docs/data/a.yaml", "docs/data/a.yml"])
def test_data_files_keep_their_values(path):
    assert mended(b"a: 1 \r\nb: 'x  \n  y'\t\n\n", path) == b"a: 1\nb: 'x\n  y'\n"
    for text in (b"a: |\n  x  \n", b"a: |+\n  x\n\n\n", b"a: [  \n", b"a: &b 1 \n", b"a: !!x 1 \n"):
        assert mended(text, path) == text


def test_lists_of_words_are_mended():
    assert mended(b"copy \r\nwrite  ", "docs/data/verbs.txt") == b"copy\nwrite\n"


PIECES = st.sampled_from(
    ["a", "b c", " ", "  ", "\t", "\n", "\n\n", "\r\n", "```", "~~~", "`", "    ", "- ", "1. ",
     "> ", "# ", "|", "---", "\\", "<div>", "</div>", "<!--", "-->", "[x]: y", "[x]", "(", ")",
     "*", "**", "- [ ] ", "\ufeff", "اردو", "title: A", ": |", "{ #a }", "&nbsp;", "\u00a0"]
)  # fmt: skip


def seen(data: bytes) -> object:
    """Return what the parsers see of a page, once its bytes may be trusted."""
    _, text = parse_file(data.removeprefix(BOM), PATH)
    if text is None:
        return data
    split = parse_front(text, PATH)
    return split.front, [event for event, _ in events(split.body)]


@settings(deadline=None, derandomize=True)  # a busy machine is no fault
@given(st.lists(PIECES, max_size=40).map("".join), st.booleans())
@example("```\na  \n```", False)
@example("a\\ \n\nb", True)
def test_the_parsers_see_the_same_and_a_second_time_changes_nothing(body, front):
    data = ((FRONT if front else "") + body).encode()
    once = mended(data, PATH)
    if not data.startswith(BOM * 2):
        assert seen(once) == seen(data)
    assert mended(once, PATH) == once
    if once != data:
        assert not once.startswith(BOM)
        assert b"\r" not in once


@settings(deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_data_says_the_same(text):
    once = mended(text.encode(), "a.yaml")
    _, clean = parse_file(text.encode().removeprefix(BOM), "a.yaml")
    if clean is not None:
        assert parse_yaml(once.decode(), "a.yaml") == parse_yaml(clean, "a.yaml")
    assert mended(once, "a.yaml") == once


def test_a_mend_says_what_changes():
    def said(before: bytes) -> str:
        return Fix(PATH, before, mended(before, PATH)).said

    assert said(BOM + b"a \r\nb\r\nc") == (
        "the byte order mark goes, CR LF becomes LF (2), "
        "blanks at the end of a line go (1), the last line gets its line end"
    )
    assert said(b"a\n\n") == "empty lines at the end go"
    assert said(b"a  \nb \n") == "blanks at the end of a line go (1)"


def test_a_diff_shows_blanks_and_not_line_ends():
    before = b"one\r\ntwo \r\nthree\r\nfour\r\nfive"
    lines = list(Fix(PATH, before, mended(before, PATH)).diff())
    assert lines == [
        "--- a/docs/en/a.md", "+++ b/docs/en/a.md", "@@ -1,5 +1,5 @@",
        " one", "-two·", "+two", " three", " four", "-five (no line end)", "+five",
    ]  # fmt: skip
    assert list(Fix(PATH, b"a\r\n", b"a\n").diff()) == []
    assert list(Fix(PATH, BOM + b"a\n", b"a\n").diff()) == []
    far = list(Fix(PATH, b"1\n2\n3 \n4\n5\n", b"1\n2\n3\n4\n5\n").diff())
    assert far[2:] == ["@@ -2,3 +2,3 @@", " 2", "-3·", "+3", " 4"]


@pytest.fixture
def tree(tmp_path):
    names = ["docs/en/a.md", "docs/en/b.png", "checklists/en/c.md", "README.md", "mkdocs.yml"]
    for name in (*names, "docs/data/a.yaml", "docs/data/b.yml", "docs/data/c.txt", "hooks/d.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"a \r\n")
    (tmp_path / "docs/en/good.md").write_bytes(b"a\n")
    (tmp_path / "docs/en/link.md").symlink_to(tmp_path / "README.md")
    return tmp_path


def test_only_text_below_docs_and_checklists_is_mended(tree):
    paths = sorted(path.relative_to(tree).as_posix() for path in tree.rglob("*"))
    assert [mend.path for mend in find_fixes(tree, [*paths, "docs/en/absent.md"])] == [
        "checklists/en/c.md", "docs/data/a.yaml", "docs/data/b.yml", "docs/data/c.txt",
        "docs/en/a.md",
    ]  # fmt: skip


def test_a_file_is_replaced_whole_and_keeps_its_rights(tree):
    path = tree / PATH
    path.chmod(0o640)
    (mend,) = find_fixes(tree, [PATH])
    write(tree, mend)
    assert path.read_bytes() == b"a\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(one.name for one in path.parent.iterdir()) == [
        "a.md",
        "b.png",
        "good.md",
        "link.md",
    ]
    assert list(find_fixes(tree, [PATH])) == []


def test_what_was_changed_in_the_meantime_is_not_overwritten(tree):
    (mend,) = find_fixes(tree, [PATH])
    (tree / PATH).write_bytes(b"mine\n")
    with pytest.raises(EnvironmentProblem, match="was changed in the meantime"):
        write(tree, mend)
    assert (tree / PATH).read_bytes() == b"mine\n"
    (tree / PATH).unlink()
    (tree / PATH).symlink_to(tree / "README.md")
    with pytest.raises(EnvironmentProblem):
        write(tree, mend)
    assert (tree / "README.md").read_bytes() == b"a \r\n"


def test_a_file_that_may_only_be_read_stays(tree, monkeypatch):
    (mend,) = find_fixes(tree, [PATH])
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    with pytest.raises(EnvironmentProblem) as stopped:
        write(tree, mend)
    assert str(stopped.value) == f"this user may not write “{PATH}” (make it writable)"
    assert (tree / PATH).read_bytes() == b"a \r\n"


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tree, monkeypatch):
    (mend,) = find_fixes(tree, [PATH])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(tree, mend)
    assert (tree / PATH).read_bytes() == b"a \r\n"
    assert sorted(one.name for one in (tree / "docs/en").iterdir()) == [
        "a.md",
        "b.png",
        "good.md",
        "link.md",
    ]
