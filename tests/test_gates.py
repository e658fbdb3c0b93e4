"""The gate gives what the rules find, and all of it, also where texts were sound before."""

import shutil

import pytest

from handbook.check import judge
from handbook.gates import content_gate
from handbook.rules.base import ALONE, CHECKS, only
from handbook.store import load
from tests import books
from tests.test_rules import CASES, TODAY, TREES, contents

BROKEN = books.front() + "# Capture\n\nSee [help](help.md).\n"
ASKED_ALONE = {its.code: look for look in ALONE for its in CHECKS[look]}
"""The check of each rule that asks each text by itself, by code."""
OWN = [case for case in CASES if case[:5] in ASKED_ALONE]


def test_the_content_gate_gives_every_finding_of_the_sources():
    found = content_gate(books.book({"docs/en/evidence/capture.md": BROKEN}))
    assert "HB301" in {finding.code for finding in found}


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """Give the folder of a handbook whose sound texts are remembered."""
    root = tmp_path_factory.mktemp("judged")
    shutil.copytree(TREES / "_base", root, dirs_exist_ok=True)
    assert not any(one.stops for one in judge(root, day=TODAY).findings)
    return root


def test_a_sound_text_is_not_asked_again_by_itself(judged, monkeypatch):
    page = "docs/en/evidence/capture.md"
    changed = {page: (judged / page).read_bytes() + b"\nOne more sentence.\n"}
    asked = []

    def noted(book, new):
        asked.append(new)
        return only(book, new)

    monkeypatch.setattr("handbook.rules.only", noted)
    judge(judged, day=TODAY)
    judge(judged, instead=changed, day=TODAY)
    told = {one.path for one in judge(judged, day=TODAY).findings}
    assert [new - told for new in asked] == [{page}]


@pytest.mark.parametrize("case", {case[:5]: case for case in OWN}.values())
def test_a_change_is_told_as_if_nothing_were_remembered(judged, case):
    changed = contents(TREES / case / "bad")
    assert changed
    after = judge(judged, instead=changed, day=TODAY)
    assert list(after.findings) == content_gate(after.book())
    assert case[:5] in {one.code for one in after.findings}


@pytest.mark.parametrize("case", OWN)
def test_a_check_of_each_text_by_itself_says_the_same_of_all_together(case):
    book, look = load(TREES / "_base", contents(TREES / case / "bad") or {}), ASKED_ALONE[case[:5]]
    paths = [one.path for one in (*book.pages.values(), *book.checklists.values())]
    apart = {found for path in ("", *paths) for found in look(only(book, {path}))}
    assert apart == set(look(book))
    assert apart
