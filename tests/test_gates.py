"""The gates give what the rules find, and all of it, also after a change."""

import shutil

import pytest

from handbook.check import judge
from handbook.gates import _LONE, ALONE, _only, content_gate, output_gate
from handbook.model import BuiltPage, Site
from handbook.rules import check, check_site
from handbook.store import load
from tests import books
from tests.test_rules import CASES, TODAY, TREES, contents

BROKEN = books.front() + "# Capture\n\nSee [help](help.md).\n"


def test_the_content_gate_gives_every_finding_of_the_sources():
    found = content_gate(books.book({"docs/en/evidence/capture.md": BROKEN}))
    assert "HB301" in {finding.code for finding in found}


def test_the_output_gate_gives_every_finding_of_a_site():
    page = BuiltPage("index.html", "", frozenset(), (), (), "", "", "", "", ())
    site = Site(pages=(page,), files=frozenset({"index.html"}))
    found = output_gate(site)
    assert found == check_site(site)
    assert {"HB801", "HB805"} <= {finding.code for finding in found}


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """Give the folder of a handbook whose sound texts are remembered."""
    root = tmp_path_factory.mktemp("judged")
    shutil.copytree(TREES / "_base", root, dirs_exist_ok=True)
    assert not any(one.stops for one in judge(root, day=TODAY).findings)
    return root


@pytest.mark.parametrize("case", {case[:5]: case for case in CASES if case[:5] in ALONE}.values())
def test_a_change_is_told_as_if_nothing_were_remembered(judged, case):
    changed = contents(TREES / case / "bad")
    assert changed
    after = judge(judged, instead=changed, day=TODAY)
    assert list(after.findings) == content_gate(after.book())
    assert case[:5] in {one.code for one in after.findings}


@pytest.mark.parametrize("case", [case for case in CASES if case[:5] in ALONE])
def test_a_rule_of_each_text_by_itself_says_the_same_of_all_together(case):
    book = load(TREES / "_base", contents(TREES / case / "bad") or {})
    paths = [page.path for page in book.pages.values()]
    paths += [shown.path for shown in book.checklists.values()]
    apart = {found for path in ("", *paths) for found in check(_only(book, {path}), _LONE)}
    assert apart == set(check(book, _LONE))
    assert apart
