"""Links that our rules let pass are the same links in both Markdown parsers.

Our checks read CommonMark, the site is made by python-markdown. A link that only one of them sees
is never judged, or never works.
"""

from __future__ import annotations

import dataclasses
import html
import re

import markdown
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.parse import parse_page
from handbook.rules import RULES, check
from tests import books

OURS = tuple(rule for rule in RULES if rule.code < "HB060" or "HB300" < rule.code < "HB331"
             or rule.code in ("HB504", "HB507"))  # fmt: skip
"""Rules on the form of a page and of its links; the others judge words."""

PAGE = "docs/en/evidence/capture.md"
LINE = st.lists(
    st.sampled_from([
        "[", "]", "(", ")", "](", "][", "]: ", "[a]", "[b]", "[c d]", "[a]: x.md", "(x.md)", "(#s)",
        "[w](x.md)", "[w](#s)", "[w][a]", "[a][]", "![w](x.md)", "![w](../../images/f.svg)", "<", ">",
        "x.md", "#s", "w", " ", "  ", "\\", "`", "*", "**", "_", '"t"', "'", "!", "&amp;", "%20", "?",
    ]), max_size=7,
).map("".join)  # fmt: skip
START = st.sampled_from(["", "", "", "- ", "1. ", "> ", "    ", "## ", "| "])
BODIES = st.lists(
    st.one_of(
        st.just(""), st.sampled_from(["[a]: x.md", "[b]: #s", "[C  D]: x.md"]),
        st.tuples(START, LINE).map("".join),
    ), min_size=1, max_size=6,
).map("\n".join)  # fmt: skip
SITE = markdown.Markdown(
    extensions=["attr_list", "tables", "sane_lists", "pymdownx.tasklist", "pymdownx.superfences"]
)
KEY = ("en", "evidence/capture.md")
BOOK = books.book({
    PAGE: books.front(), "docs/en/evidence/x.md": books.front(), "docs/images/f.svg": "<svg></svg>",
})  # fmt: skip


def shown(body: str) -> list[str]:
    """Return the targets of links and pictures on the built page, sorted."""
    SITE.reset()
    built = re.sub(r"<(pre|code)\b.*?</\1>", "", SITE.convert(body), flags=re.DOTALL)
    found = re.findall(r'<a href="([^"]*)"|<img alt="[^"]*" src="([^"]*)"', built)
    return sorted(html.unescape(link or picture) for link, picture in found)


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(BODIES)
def test_a_link_that_passes_is_one_for_both_parsers(body):
    text = "# Capture\n\n## S { #s }\n\n" + body
    page = parse_page(books.front() + text, PAGE, *KEY)
    ours = [link.target for link in page.text.links]
    ours += [image.target for image in page.text.images]
    if shown(text) != sorted(ours):
        book = dataclasses.replace(BOOK, pages={**BOOK.pages, KEY: page})
        assert any(found.path == PAGE for found in check(book, OURS)), body
