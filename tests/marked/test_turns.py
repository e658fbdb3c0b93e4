"""Each gate left out in turn: what once got through both of them is stopped by either, and is text without them."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import NamedTuple

import pytest

from handbook import check
from handbook.build import sources_of
from handbook.rules import check_site
from handbook.site import read_site
from handbook.site.reviews import load_reviewed
from tests.hostile.holes import HIDDEN
from tests.marked.test_marked import ungated

HELD = re.compile(r'<span class="whole">([^<]*)</span>')
"""What `render.whole` puts around a word of a code span, so that it is not broken."""


class Way(NamedTuple):
    """One way in: `old` of the source becomes `new`, and `tag` of it would act on `page`."""

    source: str
    old: str
    new: str
    tag: str
    page: str


WAYS = (
    Way(
        "docs/en/evidence/hashing.md", "## Make the hash", f"## Make the `{HIDDEN}` hash",
        HIDDEN, "evidence/hashing.html",
    ),
    Way(
        "checklists/en/child-material-stop.md", "Make no copy:", "Make `<span hidden>`no`</span>` copy:",
        "<span hidden>", "checklists/child-material-stop.html",
    ),
    Way(
        "docs/en/templates/capture-record.md", "`U7/CASE/2026/031`", "é `<style>.band { display: none }</style>`",
        "<style>.band { display: none }</style>", "templates/capture-record.html",
    ),
)  # fmt: skip


def told(project, made=None):
    """Return the place and code of each finding of the output gate."""
    book = check.judge(project.root).book()
    site = read_site(project.site, sources_of(book), book, load_reviewed(project.root), made)
    return {(found.place.partition(":")[0], found.code) for found in check_site(site)}


@pytest.mark.slow
def test_what_passed_both_gates_is_stopped_by_each_and_is_text_without_them(project):
    for way in WAYS:
        project.change(way.source, way.old, way.new)
    refused = project.build()
    assert refused.code == 1
    for way in WAYS:
        line = project.text(way.source)[: project.text(way.source).index(way.new)].count("\n") + 1
        assert f"{way.source}:{line}: HB504" in refused.said

    done = ungated(project, HANDBOOK_NO_PDF="1")
    assert done.code == 0, done.said[-3000:]
    clean = told(project)
    for way in WAYS:
        page = project.site / way.page
        text = HELD.sub(r"\1", page.read_text(encoding="utf-8"))
        assert way.tag not in text
        written = next(
            one for one in (escape(way.tag), escape(way.tag, quote=False)) if one in text
        )
        page.write_text(text.replace(written, unescape(written)), encoding="utf-8")
        assert any(place in (f"site/{way.page}", way.source) for place, _ in told(project) - clean)
        page.write_text(text, encoding="utf-8")
