"""Every rule against its own two trees, which are also the example on its page.

`tests/rules/HBnnn/bad` and `good` are laid over `tests/rules/_base`, in memory where they are content
alone, and `expected.txt` beside them
says what the bad one gives. A rule with more than one example has a folder for each in their place:
`tests/rules/HBnnn/<case>/{bad,good,expected.txt}`. What a repository cannot hold on every system (a link, a huge file, a reserved name) is named in `more.txt` and made for the bad
tree only. The trees of a rule over print files are printed, `warnings.txt` in a tree is what mkdocs
logged, and `made.txt` the SHA-256 of each file when it was made. With HANDBOOK_GOLDEN=1 the expected lines are written anew: read the difference.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.build import as_finding
from handbook.catalog import FOLDER, RETIRED, rule
from handbook.catalog import RULES as CATALOG
from handbook.check import content_gate, judge
from handbook.findings import Finding, Severity
from handbook.overlay import read_overlay
from handbook.press import Prints
from handbook.progress import Progress
from handbook.rules import ALL, RULES, check, check_site
from handbook.rules.base import CHECKS
from handbook.rules.registers import NAMES
from handbook.site import read_site
from handbook.site.reviews import load_reviewed
from handbook.store import load, load_example

ROOT = Path(__file__).parents[1]
TREES = ROOT / "tests" / "rules"
DATA = ROOT / "docs" / "data"
CODES = [one.code for one in ALL]
CASES = sorted(
    path.parent.relative_to(TREES).as_posix()
    for pattern in ("*/bad", "*/*/bad")
    for path in TREES.glob(pattern)
)
"""Folders with a bad and a good tree: `HB001`, or `HB026/config` where a rule has several."""
PRINTED = {one.code for one in ALL if one.reads == "prints"}
MARKED = [
    pytest.param(case, marks=[pytest.mark.print] if case[:5] in PRINTED else []) for case in CASES
]
TODAY = dt.date(2026, 11, 25)
"""The day on which the trees are judged."""
SIFTED = {"HB080"}
BEHIND = "HB409"
LAGGING = frozenset({"HB078", "HB401", BEHIND})
"""Rules that warn of a translation which lacks what the English has."""
AT_RELEASE = frozenset({"HB703", "HB707"})
"""Rules that speak at a release only."""


def found_in(case: str, side: str, root: Path) -> list[Finding]:
    """Return what is to mend in the base tree with one side of a case laid over it."""
    code = case[:5]
    more = TREES / case / "more.txt"
    if (
        code not in PRINTED
        and not more.exists()
        and (texts := contents(TREES / case / side)) is not None
    ):
        book = replace(load(TREES / "_base", texts), today=TODAY, release=code in AT_RELEASE)
        return told(code, content_gate(book))
    shutil.copytree(TREES / "_base", root)
    shutil.copytree(TREES / case / side, root, dirs_exist_ok=True, symlinks=True)
    if side == "bad" and more.exists():
        for line in more.read_text(encoding="utf-8").splitlines():
            make(root, *line.split())
    book = replace(load(root), today=TODAY, release=code in AT_RELEASE)
    made = root / "made.txt"
    noted = made.read_text(encoding="utf-8").split() if made.exists() else []
    hashes = dict(zip(noted[1::2], noted[::2], strict=True))
    site = read_site(root / "site", {}, book, load_reviewed(root), hashes)
    found = content_gate(book) + check_site(site)
    if code in PRINTED:
        found = Prints(replace(book, edition="2026.11")).write(root / "site", Progress())
    if (overlay := root / "overlay").exists():
        found += read_overlay(overlay, "overlay", book, TODAY)[1]
    if (warnings := root / "warnings.txt").exists():
        found += map(as_finding, warnings.read_text(encoding="utf-8").splitlines())
    return told(code, found)


def contents(tree: Path) -> dict[str, bytes] | None:
    """Return the files of a tree as an editor holds them; None where it is more than content."""
    files = {
        path.relative_to(tree).as_posix(): path
        for path in tree.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }
    if any(path.is_symlink() for path in files.values()):
        return None
    if {name.partition("/")[0] for name in files} - {"docs", "checklists", "mkdocs.yml"}:
        return None
    return {name: path.read_bytes() for name, path in files.items()}


def told(code: str, found: list[Finding]) -> list[Finding]:
    """Return what is told of a tree of a rule and is not ignored."""
    # nearly every tree changes the English, so that the Urdu page of the base is behind it
    ours = (one for one in found if one.code != BEHIND or code == BEHIND)
    return [finding for finding in ours if finding.ignored is None]


def make(root: Path, verb: str, one: str, other: str) -> None:
    """Do one line of a more.txt."""
    if verb == "copy":
        shutil.copy(root / one, root / other)
    elif verb == "link":
        (root / one).symlink_to(other)
    elif verb == "grow":
        path = root / one
        path.write_bytes(path.read_bytes().ljust(int(other), b"\n"))
    else:
        pytest.fail(f"more.txt knows copy, link and grow, not “{verb}”")


@pytest.mark.parametrize("case", MARKED)
def test_bad_tree_gives_exactly_the_expected_lines(case, tmp_path):
    """Texts are part of the promise: path, line, message and remedy are compared to the letter."""
    found = found_in(case, "bad", tmp_path / "tree")
    lines = "".join(f"{finding}\n" for finding in found)
    golden = TREES / case / "expected.txt"
    if os.environ.get("HANDBOOK_GOLDEN"):
        golden.write_text(lines, encoding="utf-8", newline="\n")
    assert lines == golden.read_text(encoding="utf-8")
    others = {finding.code for finding in found} - {case[:5]}
    assert others == set(), f"mend what else is wrong in tests/rules/{case}/bad"
    assert found, f"nothing is wrong in tests/rules/{case}/bad"
    if (kind := case[6:]) in CATALOG[case[:5]].kinds:
        assert {finding.kind for finding in found} == {kind}


@pytest.mark.parametrize("case", MARKED)
def test_good_tree_gives_nothing(case, tmp_path):
    assert [str(finding) for finding in found_in(case, "good", tmp_path / "tree")] == []


def test_a_rule_says_why_and_how_below_its_code_and_name():
    """The text begins with a promise in one line; two headings follow, in order."""
    for one in ALL:
        assert one.text.splitlines()[0].endswith("."), one.code
        headings = re.findall(r"^#.*", one.text, re.MULTILINE)
        assert headings == ["## Why it matters", "## How to fix it"], one.code
        for said in [one.message, *(words["message"] for words in one.kinds.values())]:
            assert not re.search(r"\binvalid\b|\berror\b|\bwrong\b", said, re.IGNORECASE), one.code
        assert one.message or one.kinds, one.code
        text = (FOLDER / f"{one.code}.md").read_text(encoding="utf-8")
        assert f"\n---\n\n# {one.code} {one.name}\n\n{one.text}\n" in text
        assert text.startswith(f"---\ncode: {one.code}\n")


def test_every_tree_belongs_to_a_rule():
    folders = {path.name for path in TREES.iterdir() if path.is_dir()} - {"_base"}
    assert folders == set(CODES) == {case[:5] for case in CASES}
    for case in CASES:
        sides = {path.name for path in (TREES / case).iterdir() if path.is_dir()}
        assert sides == {"bad", "good"}, case
    for code in set(CODES) - set(CASES):  # what holds cases holds nothing else
        inside = {f"{code}/{path.name}" for path in (TREES / code).iterdir()}
        assert inside <= set(CASES), code


def test_the_example_of_a_rule_with_cases_is_its_first_one():
    first = next(case for case in CASES if case.startswith("HB028/"))
    assert load_example(TREES / "HB028") == load_example(TREES / first) != load_example(TREES)


def test_every_kind_has_a_tree_and_a_check():
    bound = {(one.code, one.kind) for its in CHECKS.values() for one in its}
    for one in ALL:
        for kind in one.kinds:
            assert f"{one.code}/{kind}" in CASES, kind
            assert (one.code, kind) in bound or (one.code, "") in bound, kind


def test_codes_and_names_are_given_once():
    assert len({one.name for one in ALL}) == len(ALL)
    assert all(re.fullmatch(r"HB\d{3}", code) for code in CODES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", one.name) for one in ALL)


@pytest.mark.parametrize("reads", ["sources", "site"])
def test_each_rule_over_sources_and_site_is_reported_by_a_check_and_no_other_is(reads):
    """That about what is ignored is reported by the gate, when every other rule has spoken."""
    reported = {one.code for rules in CHECKS.values() for one in rules if one.reads == reads}
    meant = {one.code for one in ALL if one.reads == reads and one.code not in SIFTED}
    assert reported == meant
    assert all(len({one.reads for one in rules}) == 1 for rules in CHECKS.values())


def test_a_slip_in_the_code_or_name_of_a_rule_is_told_when_the_check_is_read():
    assert rule("HB301", "link-target", "link-missing").code == "HB301"
    for code, name in (
        ("HB301", "link-mising"),
        ("HB3O1", "link-missing"),
        ("HB302", "link-missing"),
    ):
        with pytest.raises(LookupError, match=f"no rule {code} {name}"):
            rule(code, name)
    assert rule("HB028", "wrong-value", "title").message.startswith("the title")
    with pytest.raises(LookupError, match="no rule HB028 wrong-value titel"):
        rule("HB028", "wrong-value", "titel")


def test_retired_codes_stay_retired():
    """A code that is gone stands in RETIRED and in retired.yaml, and on no rule."""
    register = (DATA / "retired.yaml").read_text(encoding="utf-8")
    written = re.findall(r"^ *- .*\bid: (HB\d{3})", register, re.MULTILINE)
    assert set(written) == RETIRED
    assert RETIRED.isdisjoint(CODES)


def test_the_handbook_itself_has_nothing_to_mend():
    """What is ignored for a while is in docs/data/ignore.yaml, with its reason and its end.

    English comes first: a translation may lag, which is a warning until a release.
    """
    found = [finding for finding in judge(ROOT).findings if finding.ignored is None]
    assert [
        str(finding)
        for finding in found
        if finding.code not in LAGGING or finding.severity is not Severity.WARNING
    ] == []


@pytest.mark.parametrize(
    "path",
    ["docs/en/evidence/capture.md", "docs/en/templates/record.md", "checklists/en/capture.md"],
)
@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (rb"\Z", b"\xe9\n", "HB001"),
        (rb"\n---\n", b"\n", "HB020"),
        (rb"title: ", b"title: [", "HB020"),
        (rb"(title: .*)", rb"\1\n\1", "HB022"),
    ],
)
def test_a_text_that_cannot_be_read_has_only_that_fault(path, old, new, code):
    """Nothing follows from it, also not on the pages that link to it and to its headings."""
    other = "docs/en/checklists/capture.md"
    beside = (TREES / "_base" / other).read_bytes()
    texts = {
        path: re.sub(old, new, (TREES / "_base" / path).read_bytes(), count=1),
        other: beside + b"\nSee [steps](../evidence/capture.md#steps).\n",
    }
    assert [finding.code for finding in check(load(TREES / "_base", texts))] == [code]


@pytest.mark.parametrize("name", NAMES)
def test_a_data_file_that_cannot_be_read_has_only_that_fault(name):
    path = f"docs/data/{name}.yaml"
    found = check(load(TREES / "_base", {path: b"a: b: c\n"}))
    assert [(f.path, f.line, f.code) for f in found] == [(path, 1, "HB020")]


def test_what_is_found_does_not_depend_on_line_ends_or_order(tmp_path):
    here, there = tmp_path / "lf", tmp_path / "crlf"
    before = found_in("HB028/front-matter", "bad", here)
    shutil.copytree(TREES / "_base", here)
    shutil.copytree(TREES / "HB028/front-matter/bad", here, dirs_exist_ok=True)
    shutil.copytree(here, there)
    for path in there.rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    for rules in (RULES, tuple(reversed(RULES))):
        assert [one for one in check(load(there), rules) if one.code != BEHIND] == before


def test_findings_are_sorted_and_told_once(tmp_path):
    found = found_in("HB301/link-missing", "bad", tmp_path / "tree")
    assert found == sorted(set(found))
