"""Each kind of broken link gives one finding, with the code and the line that a person needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.rules import check
from handbook.store import load
from tests.links.cases import CASES, Case

BASE = Path(__file__).parents[1] / "rules" / "_base"


def broken(case: Case) -> tuple[dict[str, bytes], int]:
    """Return the files that a case has in place of those of the base, and the line of its fault."""
    files = dict(case.files)
    for path, text in case.also.items():
        files[path] = f"{files.get(path) or held(path)}\n{text}\n"
    old = files.get(case.path) or held(case.path)
    assert case.change[0] in old
    text = old.replace(*case.change, 1)
    files[case.path] = f"{text}\n{case.more}\n" if case.more else text
    line = text.count("\n") + 1 + case.line if case.more else case.line
    return {path: text.encode() for path, text in files.items()}, line


def held(path: str) -> str:
    return (BASE / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_broken_link_gives_one_finding(case):
    files, line = broken(case)
    # the case changes the English, so that the Urdu page of the base is behind it
    found = [one for one in check(load(BASE, files)) if one.code != "HB409"]
    wanted = [(case.at or case.path, line, case.code)]
    assert [(one.path, one.line, one.code) for one in found] == wanted, "\n".join(map(str, found))


def test_all_kinds_that_link_checkers_are_compared_on_are_here():
    numbers = [case.id[:2] for case in CASES if case.id[:2].isdigit()]
    assert numbers == [f"{number:02}" for number in range(1, 29)]


def test_every_case_has_its_name():
    assert len({case.id for case in CASES}) == len(CASES)


def test_the_base_of_all_cases_has_no_fault():
    assert [str(one) for one in check(load(BASE))] == []
