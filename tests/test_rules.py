"""Every rule against its own two trees, which are also the example on its page.

`tests/rules/HBnnn/bad` and `good` are laid over `tests/rules/_base`; what a repository cannot hold
on every system (a link, a huge file, a reserved name) is named in `more.txt` and made for the bad
tree only. With HANDBOOK_GOLDEN=1 the expected lines are written anew: read the difference.
"""

from __future__ import annotations

import inspect
import os
import re
import shutil
from pathlib import Path

import pytest

from handbook.findings import Finding
from handbook.rules import LAWS, RETIRED, RULES, SITE_RULES, check, check_site
from handbook.site import read_site
from handbook.store import load

TREES = Path(__file__).parent / "rules"
DATA = Path(__file__).parents[1] / "docs" / "data"
CODES = [law.code for law in LAWS]


def found_in(code: str, side: str, root: Path) -> list[Finding]:
    """Return all findings of the base tree with one side of a rule's trees laid over it."""
    shutil.copytree(TREES / "_base", root)
    shutil.copytree(TREES / code / side, root, dirs_exist_ok=True, symlinks=True)
    more = TREES / code / "more.txt"
    if side == "bad" and more.exists():
        for line in more.read_text(encoding="utf-8").splitlines():
            make(root, *line.split())
    return check(load(root)) + check_site(read_site(root / "site", {}))


def make(root: Path, verb: str, one: str, other: str) -> None:
    """Do one line of a more.txt."""
    if verb == "copy":
        shutil.copy(root / one, root / other)
    elif verb == "link":
        (root / one).symlink_to(other)
    elif verb == "grow":
        path = root / one
        path.write_bytes(path.read_bytes().ljust(int(other), b"x"))
    else:
        pytest.fail(f"more.txt knows copy, link and grow, not “{verb}”")


@pytest.mark.parametrize("code", CODES)
def test_bad_tree_gives_exactly_the_expected_lines(code, tmp_path):
    """Texts are part of the promise: path, line, message and remedy are compared to the letter."""
    found = found_in(code, "bad", tmp_path / "tree")
    lines = "".join(f"{finding}\n" for finding in found)
    golden = TREES / code / "expected.txt"
    if os.environ.get("HANDBOOK_GOLDEN"):
        golden.write_text(lines, encoding="utf-8", newline="\n")
    assert lines == golden.read_text(encoding="utf-8")
    assert {finding.code for finding in found} == {code}


@pytest.mark.parametrize("code", CODES)
def test_good_tree_gives_nothing(code, tmp_path):
    assert [str(finding) for finding in found_in(code, "good", tmp_path / "tree")] == []


@pytest.mark.parametrize("law", LAWS, ids=CODES)
def test_rule_says_why_and_how(law):
    """Each docstring has a promise in one line, and the two headings of a rule's page, in order."""
    text = inspect.cleandoc(law.__doc__ or "")
    assert text.splitlines()[0].endswith(".")
    assert re.findall(r"^#.*", text, re.MULTILINE) == ["## Why it matters", "## How to fix it"]
    assert not re.search(r"\binvalid\b|\berror\b|\bwrong\b", law.message, re.IGNORECASE)


def test_every_tree_belongs_to_a_rule():
    folders = {path.name for path in TREES.iterdir() if path.is_dir()} - {"_base"}
    assert folders == set(CODES)
    for code in CODES:
        sides = {path.name for path in (TREES / code).iterdir() if path.is_dir()}
        assert sides == {"bad", "good"}, code


def test_codes_and_names_are_given_once_and_sorted_within_their_lists():
    for rules in (RULES, SITE_RULES):
        codes = [rule.code for rule in rules]
        assert codes == sorted(codes)
    assert len(set(CODES)) == len(CODES)
    assert len({law.name for law in LAWS}) == len(LAWS)
    assert all(re.fullmatch(r"HB\d{3}", code) for code in CODES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", law.name) for law in LAWS)


def test_retired_codes_stay_retired():
    """A code that is gone stands in RETIRED and in retired.yaml, and on no rule."""
    register = (DATA / "retired.yaml").read_text(encoding="utf-8")
    written = re.findall(r"^ *- .*\bid: (HB\d{3})", register, re.MULTILINE)
    assert set(written) == RETIRED
    assert RETIRED.isdisjoint(CODES)


def test_findings_are_sorted_and_told_once(tmp_path):
    found = found_in("HB301", "bad", tmp_path / "tree")
    assert found == sorted(set(found))
