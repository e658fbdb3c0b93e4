"""Every link and picture that the checks see is one on the page, and no other is there."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.parse import parse_page
from handbook.render.markdown import page_html
from tests import books

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
KEY = ("en", "evidence/capture.md")


def shown(source: str) -> list[str]:
    """Return the targets of links and pictures of a page, sorted."""
    found = re.findall(r'<a href="([^"]*)"|<img src="([^"]*)"', page_html(source))
    return sorted(html.unescape(link or picture) for link, picture in found)


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(BODIES)
def test_what_is_checked_is_what_is_shown(body):
    page = parse_page(f"{books.front()}# Capture\n\n## S {{ #s }}\n\n{body}", PAGE, *KEY)
    ours = [link.target for link in page.text.links]
    ours += [image.target for image in page.text.images]
    assert shown(page.body) == sorted(ours)
