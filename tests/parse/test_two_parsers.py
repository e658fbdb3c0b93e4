"""What the rules on blocks let pass has the same shape in both Markdown parsers.

The code host and our checks read CommonMark, the site is made by python-markdown. Where they
disagree a step can vanish from the page, so every such place must be a finding.
"""

from __future__ import annotations

import re

import markdown
import pyromark
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.rules import blocks, check
from handbook.rules.list_lines import LIST_ITEM_HOLLOW
from tests import books

LOOKS = (blocks.LIST_INDENT, blocks.LIST_NOT_APART, blocks.LIST_MARKER, blocks.BLOCK_NOT_APART)
LINES = [
    "- aa", "- bb", "- ", "2. ", "1. cc", "2. dd", "1) ee", "3. three", "10. ten", "- [ ] t", "    - ff",
    "    1. gg", "    more", "        deep", "        - h", "  two", "\tx", "", "", "", "text",
    "more text", "## H", "> q", "    ```\n    code\n    ```", "```\ncode\n```",
    "    > q", "| a | b |\n| - | - |\n| c | d |", "    | a | b |\n    | - | - |\n    | c | d |",
]  # fmt: skip
HOST = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
SITE = markdown.Markdown(
    extensions=["attr_list", "tables", "sane_lists", "pymdownx.tasklist", "pymdownx.superfences"]
)


def shape(html: str) -> str:
    """Return the elements of a page in order; quotes side by side count as one."""
    tags = re.findall(r"<(/?(?:li|ol|ul|h\d|blockquote|pre|table|td|hr))\b", html)
    return " ".join([*tags, ""]).replace("/blockquote blockquote ", "")


def refused(body: str) -> bool:
    """Return whether a rule on blocks says something of this text."""
    book = books.book({"docs/en/evidence/capture.md": books.front() + body})
    faults = blocks.block_faults(book)
    return any(faults.of(rule) for rule in LOOKS) or bool(check(book, [LIST_ITEM_HOLLOW]))


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=8).map("\n".join))
def test_both_parsers_see_the_same_shape(body):
    if not refused(body):
        SITE.reset()
        assert shape(SITE.convert(body)) == shape(HOST.html(body)), body


def test_most_ordinary_texts_pass():
    """The rules above are worth nothing if they refuse what people write."""
    body = (
        "Text.\n\n- one\n- two\n\n    More of two.\n\n- three\n\n"
        "1. First.\n\n    **Check** it.\n\n    ```sh\n    sha256sum x\n    ```\n\n"
        "2. Second.\n    Goes on.\n\n    - inner\n    - inner two\n\n3. Third.\n\n"
        "> **Stop.** a\n> b\n>\n> c\n\n| a | b |\n| - | - |\n| c | d |\n\n## H { #h }\n- x\n"
    )
    assert not refused(body)
