"""What the YAML parser could not read, in words, with its line and its remedy."""

from __future__ import annotations

from handbook.catalog import RULES as CATALOG
from handbook.parse.page import MAX_CHARACTERS
from handbook.rules import check
from tests import books

RULES = [CATALOG[code] for code in ("HB020", "HB022", "HB023")]
PAGE = "docs/en/evidence/capture.md"
DATA = "docs/data/images.yaml"
QUOTES = "put a text that holds “: ” or begins with a sign in quotes"


def findings(tree):
    found = check(books.book(tree), RULES)
    return [(one.path, one.line, one.code, one.message, one.hint) for one in found]


def test_each_problem_is_told_in_words():
    for text, line, code, message, hint in [
        ("# Title\n", 1, "HB020", "the file has no front matter",
         "write “---” on line 1, one “key: value” a line below it, and “---” again"),
        ("---\na: b\n\ntext\n", 1, "HB020", "the front matter that begins here is not closed",
         "write “---” on a line of its own below its last key"),
        ("---\na: b\na: c\n---\n", 3, "HB022", "the key “a” is written for the second time",
         "delete one of the two"),
        ("---\na: b\nc: *d\n---\n", 3, "HB023",
         "a value begins with & or *, which YAML reads as an anchor or alias",
         "write the value out; put a text that begins so in quotes"),
        ("---\na: &b c\n---\n", 2, "HB023",
         "a value begins with & or *, which YAML reads as an anchor or alias",
         "write the value out; put a text that begins so in quotes"),
        ("---\na: !b c\n---\n", 2, "HB023", "a value has the tag “!b”",
         "delete the tag; put a text that begins with “!” in quotes"),
        ("---\na: =\n---\n", 2, "HB023", "a value has the tag “value”",
         "delete the tag; put a text that begins with “!” in quotes"),
        (f"---\na: !{'b' * 60} c\n---\n", 2, "HB023", f"a value has the tag “!{'b' * 58}…”",
         "delete the tag; put a text that begins with “!” in quotes"),
        ("---\n- a\n---\n", 2, "HB020", "the front matter is a list, no map of keys",
         "write one “key: value” a line"),
        ("---\na\n---\n", 2, "HB020", "the front matter is a text, no map of keys",
         "write one “key: value” a line"),
        (f"---\na: {'b' * MAX_CHARACTERS}\n---\n", 1, "HB020",
         "the front matter has 8195 characters",
         "keep it below 8192 and move the rest into the text"),
        ("---\n? [a]\n: b\n---\n", 2, "HB020", "this is a key that is not a word",
         "write a word before the colon"),
        ("---\na: b: c\n---\n", 2, "HB020", "the YAML cannot be read: a value holds “: ”", QUOTES),
        ("---\na: @b\n---\n", 2, "HB020",
         "the YAML cannot be read: a value begins with a sign or a tab", QUOTES),
        ("---\na: b\nc\nd: e\n---\n", 4, "HB020",
         "the YAML cannot be read: a line has no “: ” after its key", QUOTES),
        ("---\na: [b]\n- c\n---\n", 3, "HB020",
         "the YAML cannot be read: a line between two keys belongs to none", QUOTES),
        ('---\na: "b\n---\n', 2, "HB020",
         "the YAML cannot be read: a quotation mark or bracket is not closed", QUOTES),
        ("---\na: 2026-02-30\n---\n", 2, "HB020",
         "“2026-02-30” is no day of the calendar", "write a day that the calendar has"),
    ]:  # fmt: skip
        assert findings({PAGE: text}) == [(PAGE, line, code, message, hint)]


def test_a_text_of_a_language_that_nobody_knows_has_only_that_fault():
    assert findings({"docs/xx/a.md": "text\n"}) == []


def test_at_most_ten_of_a_kind_are_told_of_a_file():
    for again, told in [(9, 9), (10, 10), (11, 10), (30, 10)]:
        found = findings({DATA: "a: b\n" + "a: c\n" * again + "d: !x y\n"})
        assert [one[1] for one in found if one[2] == "HB022"] == list(range(2, told + 2))
        assert [one[1] for one in found if one[2] == "HB023"] == [again + 2]


def test_two_files_have_ten_each():
    tree = {DATA: "a: b\n" * 12, "docs/data/hosts.yaml": "a: b\n" * 12}
    assert len(findings(tree)) == 20
