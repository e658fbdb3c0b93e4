"""Steps, checks, boxes, tables and code end where their writer meant them to end."""

from __future__ import annotations

from handbook.catalog import RULES
from handbook.rules import check
from tests import books


def found(body, lang="en"):
    """Return line of the body, kind and message of each finding."""
    front = books.front()
    book = books.book({f"docs/{lang}/evidence/capture.md": f"{front}{body}"})
    first = front.count("\n")
    return [(one.line - first, one.kind, one.message) for one in check(book, [RULES["HB056"]])]


def test_a_slip_is_told_once_with_its_line():
    for body, line, kind, quoted in (
        ("1. a\n\n  **Check** b\n\n2. c\n", 3, "outside-item", "“**Check** b”"),
        ("1. a\n\n**Check** b\n\n2. c\n", 3, "outside-item", "“**Check** b”"),
        ("- a\n\n **Check.** b\n", 3, "outside-item", "“**Check.** b”"),
        ("1. a\n\n  b\n\n2. c\n", 3, "outside-item", "“b”"),
        ("1. a\n  - b\n2. c\n", 2, "outside-item", "“- b”"),
        ("> - a\n>\n>  b\n", 3, "outside-item", "“b”"),
        ("- a\n  1. b\n\n    c\n", 4, "outside-item", "“c”"),
        ("1. a\n    **Check** b\n", 2, "check-joined", "“**Check** b”"),
        ("1. a\n\n    b\n    **Check** c\n", 4, "check-joined", "“**Check** c”"),
        ("> a\nb\n", 2, "line-swallowed", "“b” becomes part of the box"),
        ("- a\n\n    > b\n    c\n", 4, "line-swallowed", "“c”"),
        ("| a |\n| - |\nb\n", 3, "line-swallowed", "“b” becomes part of the table"),
        ("- a\n-\n", 2, "item-hollow", "“-”"),
        ("1.\n2. b\n", 1, "item-hollow", "“1.”"),
        ("1. a\n\n    -\n", 3, "item-hollow", "“-”"),
        ("1.Copy\n", 1, "item-none", "“1.Copy”"),
        ("a\n2. b\n", 2, "item-none", "“2. b”"),
        ("- a\n-b\n", 2, "item-none", "“-b”"),
        ("> a\n> 3. b\n> c\n", 2, "item-none", "“3. b”"),
        ("•a\n", 1, "item-none", "“•a”"),
        ("۱. متن\n", 1, "item-none", "“۱. متن”"),
        ("3. a\n", 1, "list-parted", "begins with 3"),
        ("1. a\n2) b\n", 2, "list-parted", "begins with 2"),
        ("1. a\n\n> b\n\n2. c\n", 5, "list-parted", "begins with 2"),
        ("```text\na\n", 1, "fence-not-closed", ""),
        ("a\n\n```\nb\n```\n\n~~~\n```\n", 7, "fence-not-closed", ""),
        ("```text\na\n\n```sh\nb\n```\n", 1, "fence-not-closed", ""),
        ("- a\n\n    ```\n    b\n\nc\n", 3, "fence-not-closed", ""),
        ("> ```\n> a\n\nb\n", 1, "fence-not-closed", ""),
    ):
        told = found(body)
        assert [one[:2] for one in told] == [(line, kind)], body
        assert quoted in told[0][2]


def test_what_markdown_reads_as_it_was_meant_passes():
    for body in (
        "- a\n  b\n", "- a\n\n  b\n", "- a\n\n    b\n", "1. a\n\n   **Check** b\n\n2. c\n",
        "1. a\n\n\t**Check** b\n", "1. **Check** a\n", "1) a\n2) b\n",
        "- a\n  - b\n    - c\n", "- a\n    - b\n\n    c\n", "- a\n    - b\n- c\n", "Text:\n- a\n",
        "Text:\n1. a\n", "> a\n1. b\n", "> a\n>\n> b\n", "> **Check.** a\n", "a **Check** b\n",
        "> a\n> > b\n", "a\n2026. b\n", "a\n1.5 b\n", "a\n\\2. b\n", "a\n*b* c\n", "`1.a`\n", "--- a\n",
        "- [ ] `CL-03.1` a\n", "1. a\n\nb\n\n1. c\n", "-\n  a\n", "- `a`\n", "- ![a](b.svg)\n", "1. a\n\n## H { #h }\n\n1. b\n",
        "1. a\n\n- b\n", "- a\n    1. b\n- c\n    1. d\n", "text\n| a |\n| - |\n", "| a |\n| - |\n\nb\n",
        "| a | b |\n| - | - |\n1.a | b\n", "```\na\n```\nb\n", "````\n```\n````\n", "````\n```sh\n```\n````\n",
        "```\n~~~sh\n```\n", "1. a\n\n    ```\n    b\n    ```\n\n2. c\n", "> ```\n> a\n> ```\n",
        "```\n- \n2. b\n```\n", "a\\\nb\n",
    ):  # fmt: skip
        assert found(body) == [], body


def test_the_word_of_a_check_is_that_of_the_language():
    assert [one[1] for one in found("1. a\n\n**جانچیں** b\n", "ur")] == ["outside-item"]
    assert found("1. a\n\n**Check** b\n", "ur") == []


def test_each_slip_of_a_text_is_told():
    assert [one[0] for one in found("1.\n2.\n\n> a\nb\n\n> c\nd\n")] == [1, 2, 5, 8]


def test_a_fence_that_nothing_closes_has_its_line():
    for body, line in (
        ("a\nb", None), ("```\nx\n```", None), ("```\nx\n```\ny\n~~~\nz\n~~~\n", None),
        ("```", 1), ("```\nx\n", 1), ("a\n~~~py\nx", 2), ("```\nx\n```\n```\ny", 4),
        ("````\n```\nx", 1), ("```\n~~~\nx\n~~~\n", 1), ("a ```\nx", None), ("```a`b\nx", None),
        ("```\nx\n```\n```a`b\ny", None), ("```a`b\n\n```\nx", 3),
    ):  # fmt: skip
        assert [one[0] for one in found(body)] == ([line] if line else []), body
