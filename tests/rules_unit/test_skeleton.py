"""HB047: what a skeleton still asks for is told, each place once; at a release it stops."""

from __future__ import annotations

import dataclasses

from handbook.findings import Severity
from handbook.rules import check
from tests import books

PAGE = "---\ntitle: Capture\ncode: E-03\nable: {able}\n---\n\n# Capture\n\n{body}\n"


def found(body: str, able: str = "You can.", *, release: bool = False) -> list[tuple[int, str]]:
    book = books.book({"docs/en/evidence/capture.md": PAGE.format(body=body, able=able)})
    found = check(dataclasses.replace(book, release=release))
    ours = [one for one in found if one.code == "HB047"]
    weight = Severity.ERROR if release else Severity.WARNING
    assert all(one.severity is weight for one in ours)
    return [(one.line, one.message.partition(" is still")[0]) for one in ours]


def test_sentence_that_opens_a_line_is_told():
    for line in (
        "To be written: why.", "- To be written: why.", "> To be written: why.",
        "1. To be written: why.", "    **Check** To be written: why.",
        "> **Stop.** To be written: why.", "- **Question 1.** To be written: why.",
        "| first | To be written: why. | last |",
    ):  # fmt: skip
        assert found(line) == [(9, "“why.”")]


def test_front_matter_is_read_too():
    assert found("Text.", able='"To be written: what."') == [(4, "“what.”")]


def test_the_words_elsewhere_are_words():
    for line in (
        "This is To be written: never.", "`To be written:` is a mark.", "to be written: small.",
        "**Check** that To be written: stands.",
    ):  # fmt: skip
        assert found(line) == []


def test_code_block_may_show_it():
    assert found("```text\nTo be written: why.\n```") == []


def test_release_waits_for_it():
    assert found("To be written: why.", release=True) == [(9, "“why.”")]
