"""Each kind of broken link gives one finding, with the code and the line that a person needs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook.rules import check
from handbook.store import load
from tests.links.cases import CASES, Case

BASE = Path(__file__).parents[1] / "rules" / "_base"


def broken(root: Path, case: Case) -> int:
    """Write the tree of a case; return the line on which its fault stands."""
    shutil.copytree(BASE, root)
    for path, text in case.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for path, text in case.also.items():
        with (root / path).open("a", encoding="utf-8") as stream:
            stream.write(f"\n{text}\n")
    page = root / case.path
    old = page.read_text(encoding="utf-8")
    assert case.change[0] in old
    text = old.replace(*case.change, 1)
    page.write_text(f"{text}\n{case.more}\n" if case.more else text, encoding="utf-8")
    return text.count("\n") + 1 + case.line if case.more else case.line


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_broken_link_gives_one_finding(case, tmp_path):
    line = broken(tmp_path / "tree", case)
    # the case changes the English, so that the Urdu page of the base is behind it
    found = [one for one in check(load(tmp_path / "tree")) if one.code != "HB409"]
    wanted = [(case.at or case.path, line, case.code)]
    assert [(one.path, one.line, one.code) for one in found] == wanted, "\n".join(map(str, found))


def test_all_kinds_that_link_checkers_are_compared_on_are_here():
    numbers = [case.id[:2] for case in CASES if case.id[:2].isdigit()]
    assert numbers == [f"{number:02}" for number in range(1, 29)]


def test_every_case_has_its_name():
    assert len({case.id for case in CASES}) == len(CASES)


def test_the_base_of_all_cases_has_no_fault():
    assert [str(one) for one in check(load(BASE))] == []
