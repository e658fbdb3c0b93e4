"""Every hostile input is refused with path, line, code and remedy; none hangs, none is a traceback."""

from __future__ import annotations

import datetime as dt
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unicodedata import category

import pytest

from handbook.findings import Finding
from handbook.render.markdown import page_html
from handbook.report import visible
from handbook.rules import ALL as RULES
from handbook.rules import check, check_site
from handbook.site import read_site
from handbook.site.reviews import load_reviewed
from handbook.store import load
from tests.hostile import (
    active_files,
    beacons,
    faults,
    hidden,
    holes,
    includes,
    links,
    losses,
    offices,
    output,
    output_files,
    persons,
    scripts,
    supply,
    yaml_tricks,
)
from tests.hostile.case import BASE, LIST, THREATS, Case, base, in_front, in_page
from tests.hostile.papers import pdf
from tests.hostile.pictures import svg

MODULES = (
    beacons, scripts, active_files, includes, yaml_tricks, hidden, links, persons, supply, losses,
    faults, output, output_files, offices, holes,
)  # fmt: skip
CASES: tuple[Case, ...] = tuple(case for module in MODULES for case in module.CASES)
BY_ID = {case.id: case for case in CASES}
STUDY = {
    "beacons": 20, "active": 20, "includes": 4, "jinja": 1, "front-matter": 4, "unicode": 5,
    "links": 3,
}  # fmt: skip
"""The inputs with which the defences of others were measured, by group: 57 in all."""
LEAST = {
    "a": 157, "b1": 180, "b2": 75, "b3": 16, "b4": 39, "b5": 94, "b6": 45, "c": 104,
    "d": 113, "e": 88, "f": 47, "g": 120, "h": 94, "i": 12, "j": 87,
}  # fmt: skip
TODAY = dt.date(2026, 11, 25)
HANG = 30
"""Seconds after which an input counts as one that hangs; nobody measures speed here."""
JOINERS = "\u200c\u200d"


@contextmanager
def no_hang(case: str) -> Iterator[None]:
    """Fail where the work below takes so long that a contributor would give up."""

    def ring(*_: object) -> None:
        pytest.fail(f"{case} hangs")

    able = hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread()
    if able:
        signal.signal(signal.SIGALRM, ring)
        signal.alarm(HANG)
    try:
        yield
    finally:
        if able:
            signal.alarm(0)


def findings(case: Case, root) -> list[Finding]:
    """Return what the gate in whose way the input stands says of it."""
    unsaved = case.unsaved()
    if unsaved is None:
        case.lay(root)
    with no_hang(case.id):
        if case.path.startswith("site/"):
            return check_site(read_site(root / "site", {}, None, load_reviewed(root)))
        return check(replace(load(root if unsaved is None else BASE, unsaved), today=TODAY))


def answers(case: Case, found: list[Finding]) -> list[Finding]:
    """Return the findings that name the input by its place, with a code that fits."""
    place = (case.path, case.line)
    return [f for f in found if f.stops and f.code in case.codes and (f.path, f.line) == place]


@pytest.mark.parametrize("case", CASES, ids=list(BY_ID))
def test_each_input_is_refused_by_its_place_and_rule(case, tmp_path):
    """A finding quotes the input, which may turn lines round: what is told must still be readable."""
    found = findings(case, tmp_path / "tree")
    told = [visible(str(finding)) for finding in found]

    assert answers(case, found), "\n".join([f"{sorted(case.codes)} {case.path}:{case.line}", *told])
    assert all(finding.message.strip() and finding.hint.strip() for finding in found)
    for line in told:
        assert "Traceback" not in line
        assert not [char for char in line if category(char)[0] == "C" and char not in JOINERS]


@pytest.mark.parametrize("path", ["docs/en/evidence/capture.md", "checklists/en/capture.md"])
def test_the_same_places_with_harmless_text_are_clean(path, tmp_path):
    """So it is the input that is refused, and not the way in which it is laid."""
    name = "site_name: Field Handbook"
    assert name in base("mkdocs.yml")
    clean = {"mkdocs.yml": base("mkdocs.yml")}
    if path.startswith("docs/"):
        (case,) = in_page("a", "", {"harmless": "A plain sentence."}, path)
        clean |= {name: str(content) for name, content in case.files.items()}
    Case("harmless", "a", frozenset(), clean, path, 0).lay(tmp_path / "tree")

    found = check(load(tmp_path / "tree"))
    # the English page is another one than the Urdu page of the base follows
    assert [str(finding) for finding in found if finding.code != "HB409"] == []
    assert (
        check_site(
            read_site(tmp_path / "tree" / "site", {}, None, load_reviewed(tmp_path / "tree"))
        )
        == []
    )


@pytest.mark.parametrize(
    ("path", "content", "codes"),
    [
        ("docs/images/a.svg", svg(""), {"HB542"}),
        ("site/print/en/a.pdf", pdf(), {"HB811", "HB815"}),
    ],
)
def test_the_makers_make_sound_files(path, content, codes, tmp_path):
    """A picture without an entry and a sheet without a title: nothing else is said of them."""
    case = Case("sound", "b2", frozenset(), {path: content}, path, 0)
    assert {finding.code for finding in findings(case, tmp_path / "tree")} <= codes


def test_a_line_that_is_added_to_front_matter_is_the_line_that_is_named():
    (case,) = in_front("b6", "HB026", {"x": "hide: true"})
    assert str(case.files[case.path]).splitlines()[case.line - 1] == "hide: true"


def test_there_are_as_many_inputs_as_we_say():
    """A case that is lost in an edit is missed here; whoever adds some raises the number."""
    counts = Counter(case.threat for case in CASES)
    assert len(BY_ID) == len(CASES)
    assert set(counts) == set(THREATS)
    assert {threat: number for threat, number in LEAST.items() if counts[threat] < number} == {}


def test_all_57_of_the_study_are_here():
    groups = Counter(id_.split(".")[1] for id_ in BY_ID if id_.startswith("57."))
    assert groups == STUDY
    assert sum(STUDY.values()) == 57


def test_every_code_that_is_named_is_a_rule():
    assert {code for case in CASES for code in case.codes} <= {one.code for one in RULES}


@pytest.mark.parametrize("key", losses.HARMLESS)
def test_what_is_read_as_it_was_meant_is_shown_so(key):
    """It is no hostile input any more: the model of a list, and the HTML of a page, are the same."""
    path, old, new = losses.HARMLESS[key]
    text = base(path)
    assert old in text
    plain, other = (
        replace(load(BASE, {path: one.encode()}), today=TODAY)
        for one in (text, text.replace(old, new))
    )
    assert [one for one in check(other) if one.code != "HB409"] == []
    if path == LIST:
        first, second = (book.checklists["en", "capture"] for book in (plain, other))
        assert [item.id for item in second.items()] == [item.id for item in first.items()]
    else:
        before, after = (book.pages["en", "evidence/capture.md"].body for book in (plain, other))
        assert page_html(after) == page_html(before)
