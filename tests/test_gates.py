"""The gate gives what the rules find, and all of it, also where texts were sound before."""

import shutil
from dataclasses import replace

import pytest

from handbook.cache import open_cache
from handbook.check import content_gate, judge
from handbook.layout import Excerpts
from handbook.rules.base import ASKS, CHECKS, only
from handbook.store import load
from tests import books
from tests.test_rules import CASES, TODAY, TREES, contents

BROKEN = books.front() + "# Capture\n\nSee [help](help.md).\n"


def cases(asks):
    """Return each check that asks so, with each case of its rules."""
    looks = [look for look in CHECKS if ASKS.get(look) == asks]
    return [
        pytest.param(look, case, id=f"{look.__name__}-{case}")
        for look in looks
        for case in CASES
        if case[:5] in {its.code for its in CHECKS[look]} and contents(TREES / case / "bad")
    ]


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


def test_texts_that_were_sound_stay_so_beside_data_that_are_not(tmp_path):
    root, data = tmp_path / "beside", "docs/data/hosts.yaml"
    shutil.copytree(TREES / "_base", root)
    (root / data).write_text("host.example: {owner: Nobody}\n", encoding="utf-8")
    kept = []
    for _ in range(2):
        assert data in {one.path for one in judge(root, day=TODAY).findings}
        kept.append(open_cache(root).sound("texts"))
        with (root / "docs/ur/evidence/capture.md").open("a", encoding="utf-8") as page:
            page.write("\nایک اور جملہ۔\n")
    assert kept[0]
    assert len(kept[0] & kept[1]) == len(kept[0]) - 1


@pytest.mark.parametrize(("look", "case"), cases("text") + cases("data"))
def test_a_change_is_told_as_if_nothing_were_remembered(judged, look, case):
    after = judge(judged, instead=contents(TREES / case / "bad"), day=TODAY)
    assert list(after.findings) == content_gate(after.book())
    assert set(look(after.book())) <= {replace(one, ignored=None) for one in after.findings}


@pytest.mark.parametrize(("look", "case"), cases("text"))
def test_a_check_of_each_text_by_itself_says_the_same_of_all_together(look, case):
    book = load(TREES / "_base", contents(TREES / case / "bad"))
    paths = [one.path for one in (*book.pages.values(), *book.checklists.values())]
    apart = {found for path in paths for found in look(only(book, {path}))}
    data = {found for found in look(book) if found.path not in paths}
    assert apart | data == set(look(book))


@pytest.mark.parametrize(("look", "case"), cases("data"))
def test_a_check_of_data_reads_no_text_below_front_matter(look, case):
    book = replace(load(TREES / "_base", contents(TREES / case / "bad")), today=TODAY)
    shut = Excerpts(book)._shut
    roles = {
        role: tuple(shut.pages[one.lang, one.slug] for one in those)
        for role, those in book.roles.items()
    }
    closed = replace(
        book, pages=shut.pages, checklists=shut.checklists, templates=shut.templates, roles=roles
    )
    assert list(look(closed)) == list(look(book))
