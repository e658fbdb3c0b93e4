"""Every page is read by markdown-it-py as well: a fault of our one reader would not pass unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from handbook.render.markdown import page_html
from tests import books

SECOND = MarkdownIt("commonmark").enable("table")
HEADING_ID = re.compile(r"(?m)^(#{1,6} .*?) \{ #[\w.-]+ \}$")
"""CommonMark has no ids of headings: they are taken out of what the second reader gets."""
KEPT = ("href", "src", "alt", "start")


def tree(html: str) -> list[str]:
    """Return the elements and words of a page in order; blanks between them do not count."""
    root = LexborHTMLParser(f"<body>{html}").body
    assert root is not None
    return list(_parts(root))


def _parts(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            if words := " ".join(child.text(deep=False).split()):
                yield words
            continue
        own = {key: value for key, value in child.attributes.items() if key in KEPT}
        yield f"<{child.tag} {own}>"
        yield from _parts(child)
        yield f"</{child.tag}>"


def second(body: str) -> str:
    return str(SECOND.render(HEADING_ID.sub(r"\1", body)))


def test_every_page_has_the_same_tree_by_both_readers():
    pages = books.real().pages.values()
    assert len(pages) > 200
    for page in pages:
        assert tree(page_html(page.body)) == tree(second(page.body)), page.path


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("- a\n- b\n", "- a\n\n- b\n"), ("1. a\n", "2. a\n"), ("*a*\n", "**a**\n"), ("[a](b)\n", "[a](c)\n")],
)  # fmt: skip
def test_a_difference_would_be_seen(ours, theirs):
    assert tree(page_html(ours)) != tree(second(theirs))
