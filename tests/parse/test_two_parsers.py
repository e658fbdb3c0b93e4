"""What HB056 lets pass has the same tree by our reader of Markdown and by another one.

The other one takes a quote sign behind four blanks for one; CommonMark takes it for text.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.catalog import RULES
from handbook.render.markdown import page_html
from handbook.rules import check
from tests import books
from tests.render.test_second_reader import second, tree

LINES = [
    "- aa", "- bb", "- ", "2. ", "1. cc", "2. dd", "1) ee", "3. three", "10. ten", "    - ff",
    "    1. gg", "    more", "        deep", "        - h", "  two", "\tx", "", "", "", "text",
    "more text", "## H", "> q", "    ```\n    code\n    ```", "```\ncode\n```",
    "| a | b |\n| - | - |\n| c | d |",
]  # fmt: skip


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=8).map("\n".join))
def test_both_readers_see_the_same_tree(body):
    if tree(page_html(body)) != tree(second(body)):
        assert check(
            books.book({"docs/en/evidence/capture.md": books.front() + body}), [RULES["HB056"]]
        ), body
