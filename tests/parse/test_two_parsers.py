"""What the rules on blocks let pass has the same tree by our reader of Markdown and by another one.

The other one takes a quote sign behind four blanks for one; CommonMark takes it for text.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.render.markdown import page_html
from handbook.rules import blocks, check
from handbook.rules.list_lines import LIST_ITEM_HOLLOW
from tests import books
from tests.render.test_second_reader import second, tree

LOOKS = (blocks.LIST_INDENT, blocks.LIST_NOT_APART, blocks.LIST_MARKER, blocks.BLOCK_NOT_APART)
LINES = [
    "- aa", "- bb", "- ", "2. ", "1. cc", "2. dd", "1) ee", "3. three", "10. ten", "    - ff",
    "    1. gg", "    more", "        deep", "        - h", "  two", "\tx", "", "", "", "text",
    "more text", "## H", "> q", "    ```\n    code\n    ```", "```\ncode\n```",
    "| a | b |\n| - | - |\n| c | d |",
]  # fmt: skip


def refused(body: str) -> bool:
    """Return whether a rule on blocks says something of this text."""
    book = books.book({"docs/en/evidence/capture.md": books.front() + body})
    faults = blocks.block_faults(book)
    return any(faults.of(rule) for rule in LOOKS) or bool(check(book, [LIST_ITEM_HOLLOW]))


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=8).map("\n".join))
def test_both_readers_see_the_same_tree(body):
    if tree(page_html(body)) != tree(second(body)):
        assert refused(body), body


def test_most_ordinary_texts_pass():
    """The rules above are worth nothing if they refuse what people write."""
    body = (
        "Text.\n\n- one\n- two\n\n    More of two.\n\n- three\n\n"
        "1. First.\n\n    **Check** it.\n\n    ```sh\n    sha256sum x\n    ```\n\n"
        "2. Second.\n    Goes on.\n\n    - inner\n    - inner two\n\n3. Third.\n\n"
        "> **Stop.** a\n> b\n>\n> c\n\n| a | b |\n| - | - |\n| c | d |\n\n## H { #h }\n- x\n"
    )
    assert not refused(body)
